"""The verdict on a claim: the ratings of the case's scale, the rationale, and what was said before."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.config.drafts import Drafts
from workbench.domain.claim import Claim
from workbench.domain.dates import checked_date, readable_date
from workbench.domain.errors import UserError
from workbench.domain.moments import day_of
from workbench.domain.scale import Scale
from workbench.domain.verdict import Verdict, standing
from workbench.ui.panels.claims.earlier import EarlierVerdicts
from workbench.ui.panels.claims.fields import ENDING, GrowingText, InlineLine
from workbench.ui.panels.claims.ratings import RatingRow
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_PAUSE = 400
"""Milliseconds without a key after which what was typed is kept as a draft."""


class VerdictSection(QWidget):
    """Shows the standing verdict and gives new ones. `given` carries rating, rationale and as-of date.

    What is typed here is a draft until it is part of a verdict: it is kept in `drafts`, claim by
    claim, and is there again whenever the claim is shown, also after the program was killed.
    """

    given = Signal(str, str, str)

    def __init__(self, theme: Theme, scale: Scale, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._drafts = theme, drafts
        self._scale = scale
        self._claim_id = ""
        self._standing: Verdict | None = None
        self._writable = True
        self.ratings = RatingRow(theme, scale, self)
        self.rationale = GrowingText(self)
        self.rationale.setProperty("kind", "field")
        self.rationale.setPlaceholderText("Why? What do the passages show, what not?")
        self.rationale.setAccessibleName("Rationale of the verdict")
        self.rationale.lines_around = 6  # the button that saves it stands below
        self.as_of = InlineLine(self)
        self.as_of.setPlaceholderText("today")
        self.as_of.setAccessibleName("As of: the date up to which sources were considered")
        self._problem = PlainLabel(self, wordWrap=True)
        self._problem.setProperty("role", "problem")
        self._problem.setIndent(4)
        self._as_of_label = PlainLabel(self)
        self._as_of_label.setProperty("role", "small")
        self._given_by = PlainLabel(self, wordWrap=True)
        self._given_by.setProperty("role", "small")
        self._given_by.setIndent(4)
        self._save = QPushButton("Save as new verdict", self)
        self._save.setProperty("kind", "primary")
        key = ENDING.toString(QKeySequence.SequenceFormat.NativeText)
        self._save.setToolTip(f"The verdict that stands now stays among the earlier ones ({key})")
        self._discard = QPushButton("Discard", self)
        self._discard.setProperty("kind", "quiet")
        self._discard.setToolTip("Go back to the rationale of the verdict that stands")
        self._hint = PlainLabel("Kept as a draft until you choose a rating.", self)
        self._hint.setProperty("role", "small")
        self.earlier = EarlierVerdicts(theme, self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._lay_out()
        self._wire()
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        ratings = self.ratings.buttons.values()
        return [*ratings, self.rationale, self.as_of, self._save, self._discard, self.earlier.fold]

    def show_scale(self, scale: Scale) -> None:
        """Offer the ratings of this scale."""
        self._scale = scale
        self.ratings.show_scale(scale)

    def show_verdicts(self, claim: Claim, verdicts: Sequence[Verdict]) -> None:
        """Show the verdicts of a claim; what is typed for this claim and not saved stays as it is."""
        is_other_claim = claim.id != self._claim_id
        if is_other_claim:
            self.keep_draft()
        was_edited = self.is_edited and not is_other_claim
        self._claim_id, self._standing = claim.id, standing(verdicts)
        if not was_edited:
            draft = self._drafts.of(claim.id)
            self.rationale.set_words(draft if draft is not None else self._said)
            self.as_of.is_edited = False
            self.as_of.show_words("")
            if date := self._drafts.of(self._date_key):
                self.as_of.write(date)
            self._say_problem("")
        self.earlier.show_verdicts(verdicts[:-1], self._scale)
        self._show_standing()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        self.rationale.setReadOnly(not writable)
        self.as_of.setReadOnly(not writable)
        self.ratings.set_writable(writable)

    @property
    def is_edited(self) -> bool:
        """Whether something was typed that no verdict says."""
        return self.rationale.words.strip() != self._said.strip() or bool(self.as_of.text().strip())

    def give(self, rating_id: str) -> None:
        """Give a verdict with what is typed. The one that stands is not given once more."""
        if self._standing and self._standing.rating == rating_id and not self.is_edited:
            return
        try:
            as_of = checked_date(self.as_of.text())
        except UserError as error:
            self._say_problem(str(error))
            return
        self.given.emit(rating_id, self.rationale.words, as_of)

    def was_given(self) -> None:
        """What was typed is part of a verdict now."""
        self._pause.stop()
        self._drafts.drop(self._claim_id)
        self._drafts.drop(self._date_key)
        self.as_of.is_edited = False
        self.as_of.clear()
        self._show_edited()

    def save(self) -> None:
        """Give the standing rating again, with the reasons as they are now; without one, ask for it."""
        if self._standing is None:
            self.ratings.focus_first()
        elif self.is_edited:
            self.give(self._standing.rating)

    def discard(self) -> None:
        """Go back to what the standing verdict says."""
        self.rationale.set_words(self._said)
        self.as_of.clear()
        self._say_problem("")
        self.keep_draft()
        self._show_standing()

    def keep_draft(self) -> None:
        """Write down at once what was typed and is in no verdict."""
        self._pause.stop()
        if not self._claim_id:
            return
        if self.rationale.words.strip() != self._said.strip():
            self._drafts.keep(self._claim_id, self.rationale.words)
        else:
            self._drafts.drop(self._claim_id)
        if date := self.as_of.text().strip():
            self._drafts.keep(self._date_key, date)
        else:
            self._drafts.drop(self._date_key)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        title = PlainLabel("VERDICT", self)
        title.setProperty("role", "section")
        title.setIndent(4)
        dated = QHBoxLayout()
        dated.setContentsMargins(4, 0, 0, 0)
        dated.setSpacing(8)
        dated.addWidget(self._as_of_label)
        dated.addWidget(self.as_of)
        dated.addStretch(1)
        saving = QHBoxLayout()
        saving.setSpacing(8)
        saving.addWidget(self._save)
        saving.addWidget(self._discard)
        saving.addWidget(self._hint)
        saving.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.ratings)
        column.addWidget(self._given_by)
        column.addWidget(self.rationale)
        column.addLayout(dated)
        column.addWidget(self._problem)
        column.addLayout(saving)
        column.addWidget(self.earlier)
        self._problem.hide()

    def _wire(self) -> None:
        self.ratings.chosen.connect(self.give)
        self.rationale.typed.connect(self._on_typed)
        self.rationale.left.connect(self.keep_draft)
        self.rationale.entered.connect(self.save)
        self.as_of.textEdited.connect(self._on_date_typed)
        self.as_of.committed.connect(self._check_date)
        self._pause.timeout.connect(self.keep_draft)
        self._save.clicked.connect(self.save)
        self._discard.clicked.connect(self.discard)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.rationale.setFont(self._theme.font(13))
        self.as_of.setFixedWidth(self._theme.size(96))

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    @property
    def _date_key(self) -> str:
        return f"{self._claim_id} as of"

    @property
    def _said(self) -> str:
        return self._standing.rationale if self._standing else ""

    def _show_standing(self) -> None:
        stands = self._standing
        self.ratings.show_standing(stands.rating if stands else "")
        self._given_by.setVisible(stands is not None)
        self._as_of_label.setText("New verdict as of" if stands else "As of")
        if stands is not None:
            as_of, given = readable_date(stands.as_of), readable_date(day_of(stands.given_at))
            self._given_by.setText(f"As of {as_of} · given by {stands.given_by}, {given}")
        self._show_edited()

    def _show_edited(self) -> None:
        edited = self.is_edited and self._writable
        self._save.setVisible(edited and self._standing is not None)
        self._discard.setVisible(edited and self._standing is not None)
        self._hint.setVisible(edited and self._standing is None)

    def _say_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.as_of.setProperty("invalid", bool(words))
        self.as_of.style().polish(self.as_of)

    def _on_typed(self) -> None:
        self._pause.start()
        self._show_edited()

    def _on_date_typed(self) -> None:
        self._pause.start()
        self._say_problem("")
        self._show_edited()

    def _check_date(self, words: str) -> None:
        try:
            checked_date(words)
        except UserError as error:
            self._say_problem(str(error))
