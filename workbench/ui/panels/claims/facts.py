"""The head of a claim's page: its words, who said them and when, what they speak about, its tags."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.config.drafts import Drafts
from workbench.domain.claim import Claim
from workbench.ui.panels.claims.drafted import DraftedText
from workbench.ui.panels.claims.tags import TagRow
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_FACTS = (
    ("said_by", "Said by", "Who said it? — add"),
    ("said_on", "Said on", "When was it said? — add"),
    ("speaks_about", "Speaks about", "The time it speaks about — add"),
)
"""Field of Claim, its name on the page, and what stands there while nobody has said."""
_FIELD_EDGE = 4
"""Pixels from the top of a field to its words."""


class ClaimFacts(QWidget):
    """Fields of the claim as text that can be written in. `edit` is given the field and its value, and tells
    whether that was saved; until then they are drafts.
    """

    finished = Signal()
    """The analyst has ended writing in a field, with Enter or Escape."""

    def __init__(
        self, theme: Theme, drafts: Drafts, edit: Callable[[str, object], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._drafts, self._edit = theme, drafts, edit
        self._claim_id = ""
        self.wording = DraftedText(self, drafts, partial(edit, "wording"), enter_ends=True)
        self.wording.setAccessibleName("Wording of the claim")
        self.wording.setPlaceholderText("What is claimed?")
        self.wording.entered.connect(self.finished)
        self.wording.escaped.connect(self.finished)
        self.lines: dict[str, DraftedText] = {}
        self._labels: list[PlainLabel] = []
        grid = QGridLayout()
        grid.setContentsMargins(4, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, (field, name, placeholder) in enumerate(_FACTS):
            grid.addWidget(self._label(name), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._line(field, name, placeholder), number, 1)
        self.tags = TagRow(theme, partial(edit, "tags"), self)
        grid.addWidget(self._label("Tags"), len(_FACTS), 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.tags, len(_FACTS), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.wording)
        column.addLayout(grid)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.wording, *self.lines.values(), *self.tags.stops]

    def show_claim(self, claim: Claim, known_tags: list[str]) -> None:
        if claim.id != self._claim_id:
            self.let_go()
            self._claim_id = claim.id
        self.wording.show_of(f"{claim.id} wording", claim.wording)
        for field, line in self.lines.items():
            line.show_of(f"{claim.id} {field}", getattr(claim, field))
        self.tags.show_tags(claim.tags, known_tags)

    def set_writable(self, writable: bool) -> None:
        self.wording.setReadOnly(not writable)
        for field, _name, placeholder in _FACTS:
            self.lines[field].setReadOnly(not writable)
            self.lines[field].setPlaceholderText(placeholder if writable else "not said")
        self.tags.set_writable(writable)

    def settle(self) -> None:
        """Save what is being typed."""
        self.wording.settle()
        for line in self.lines.values():
            line.settle()
        self.tags.settle()

    def let_go(self) -> None:
        """The claim is shown no longer: what is being typed waits for it."""
        self._claim_id = ""
        self.wording.let_go()
        for line in self.lines.values():
            line.let_go()
        self.tags.field.take_back()

    def edit_wording(self) -> None:
        """Put the caret behind the wording."""
        self.wording.setFocus(Qt.FocusReason.ShortcutFocusReason)
        caret = self.wording.textCursor()
        caret.movePosition(caret.MoveOperation.End)
        self.wording.setTextCursor(caret)

    def _line(self, field: str, name: str, placeholder: str) -> DraftedText:
        def save(words: str) -> bool:
            return self._edit(field, " ".join(words.split()))

        line = DraftedText(self, self._drafts, save, enter_ends=True)
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(name)
        line.entered.connect(self.finished)
        line.escaped.connect(self.finished)
        self.lines[field] = line
        return line

    def _label(self, name: str) -> PlainLabel:
        label = PlainLabel(name, self)
        label.setProperty("role", "small")
        self._labels.append(label)
        return label

    def _dress(self) -> None:
        usual, small = QFontMetrics(self._theme.font(13)), QFontMetrics(self._theme.font(12))
        for label in self._labels:  # on the same line as what is said beside it
            label.setContentsMargins(0, _FIELD_EDGE + usual.ascent() - small.ascent(), 0, 0)
        self.wording.setFont(self._theme.font(18, weight=QFont.Weight.DemiBold))
        for line in self.lines.values():
            line.setFont(self._theme.font(13))
