"""The orphans of the case: what a new version has left behind, settled one by one."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Text
from workbench.domain.changes import ChangeSet
from workbench.domain.claim import Appearance, Claim
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence
from workbench.services import checking, versions
from workbench.services.versions import LikelyPlace, Orphan
from workbench.ui.commands import PLACE_COMMANDS, Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.orphans.listing import OrphanLine, OrphansModel, OrphansView
from workbench.ui.panels.orphans.place_card import PlaceCard
from workbench.ui.panels.renewal import Renewal
from workbench.ui.place_keys import PlaceKeys
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Job

_NOTHING = (
    "No passage waits to be reviewed.\n"
    "When an article has a new version, what cannot be placed in it with certainty is listed here."
)


class OrphansPanel(QFrame):
    """On the left the orphans, on the right the current one with the places it may belong to."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._desk, self._actions = desk, actions
        self._renewal = Renewal(self, self.refresh)
        self._job: Job | None = None
        self.places: list[PlaceCard] = []
        self._candidates: list[LikelyPlace] = []
        self.model = OrphansModel(self)
        self.view = OrphansView(self.model, desk.theme, self)
        self.view.setFixedWidth(desk.theme.size(360))
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.entered.connect(self._show_old)
        self.view.doubleClicked.connect(self._show_old)
        self._keys = PlaceKeys(actions, "orphans", self, self.view)
        self._lay_out()
        self._give_deeds()
        desk.changed.connect(self._on_changed)
        desk.theme.changed.connect(self._on_theme)

    @property
    def current(self) -> Orphan | None:
        line = self.model.line(self.view.currentIndex())
        return line.orphan if line else None

    def refresh(self) -> None:
        """Read the orphans of the case again; the current one stays, or the next takes its place."""
        self._renewal.begun()
        before, row = self.current, max(self.view.currentIndex().row(), 0)
        session = self._desk.session
        lines = [
            OrphanLine(orphan, session.claim(orphan.record.claim_id).wording)
            for orphan in versions.orphans(session)
        ]
        self.model.show(lines)
        if not lines:
            self._list.say(_NOTHING)
        else:
            self._list.show_list()
            kept = self.model.row_of(before.record.id) if before else -1
            self.view.setCurrentIndex(self.model.index(kept if kept >= 0 else min(row, len(lines) - 1)))
        self._show_current(self.view.currentIndex())

    def _give_deeds(self) -> None:
        on = self._actions.on
        on("orphan.next", partial(self.view.walk, 1))
        on("orphan.previous", partial(self.view.walk, -1))
        on("orphan.open", self._show_old)
        on("orphan.leave", self._leave)
        on("orphan.remove", self._remove)
        for at in range(PLACE_COMMANDS):
            on(f"orphan.take.{at + 1}", partial(self._take_at, at))

    # ── the current orphan ──────────────────────────────────────────────────────────────────────

    def _show_current(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        self._show_places([])
        self._tell_fact()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        line = self.model.line(index)
        if line is None:
            return
        orphan, session = line.orphan, self._desk.session
        title = orphan.article.attribution.title or orphan.text.file_name
        self._where.setText(f"Cited from version {orphan.text.version} of “{title}”")
        self._quote.setText(orphan.record.anchor.quote)
        self._claim.setText(line.claim)
        self.leave.setText(f"Leave on version {orphan.text.version}")
        self._places_heading.setText("LOOKING FOR PLACES IN THE NEWEST VERSION…")

        def look(_job: Job) -> list[LikelyPlace]:
            with session.reader() as reader:
                return versions.likely_places(reader, orphan)

        self._job = self._desk.tasks.run(look, self._show_places)

    def _show_places(self, candidates: list[LikelyPlace]) -> None:
        self._candidates = candidates
        for card in self.places:
            card.deleteLater()
        orphan = self.current
        self.places = []
        if orphan is None:
            return
        newest = orphan.newest.version
        self._places_heading.setText(
            f"PLACES IN VERSION {newest}" if candidates else f"NO PLACE IN VERSION {newest} COMES NEAR IT"
        )
        may_take = not self._desk.session.read_only
        for number, candidate in enumerate(candidates, 1):
            card = PlaceCard(number, orphan.record.anchor.quote, candidate, self._desk.theme, may_take)
            card.shown.connect(self._show)
            card.taken.connect(self._take)
            self._cards.addWidget(card)
            self.places.append(card)

    # ── settling ────────────────────────────────────────────────────────────────────────────────

    def _take_at(self, at: int) -> None:
        if at < len(self._candidates):
            self._take(self._candidates[at])

    def _take(self, candidate: LikelyPlace) -> None:
        orphan = self.current
        if orphan is None:
            return
        try:
            step = versions.settle(self._desk.session, orphan, candidate.anchor)
        except UserError as problem:
            self._desk.report_problem(problem)
            return
        if self._desk.do(step):
            self._show(candidate)

    def _show(self, candidate: LikelyPlace) -> None:
        """Show a place in the article; the keyboard stays here, where the next orphan waits."""
        self._desk.show_passage(candidate.anchor)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        if self.current is not None:
            self._desk.do(versions.keep_old(self.current))

    def _remove(self) -> None:
        match self.current:
            case Orphan(record=Evidence() as evidence):
                self._desk.do(checking.unlink(evidence))
            case Orphan(record=Appearance() as appearance):
                self._desk.do(checking.remove_appearance(appearance))

    def _show_old(self) -> None:
        if self.current is not None:
            anchor: Anchor = self.current.record.anchor
            self._desk.show_passage(anchor)

    # ── the case changes ────────────────────────────────────────────────────────────────────────

    def _on_changed(self, step: ChangeSet) -> None:
        if step.touches(Article, Text, Evidence, Appearance, Claim):
            self._renewal.want()

    def _on_theme(self) -> None:
        self.view.setFixedWidth(self._desk.theme.size(360))
        self._show_places(self._candidates)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view)
        line = QFrame()
        line.setProperty("role", "vertical")
        row.addWidget(line)
        row.addWidget(self._detail(), 1)
        self._list = ListOrWords(self, self._desk.theme, "orphans", self.view, pair)
        self.words_page = self._list.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def _detail(self) -> QWidget:
        self._where = _plain("muted")
        self._quote = _plain("")
        self._quote.setFont(self._desk.theme.reading_font(15))
        self._claim = _plain("small")
        self._places_heading = _plain("section")
        self.show_old = self._button("Show it there", "orphan.open")
        self.leave = self._button("Leave it there", "orphan.leave")
        self.remove = self._button("Remove", "orphan.remove")
        for button in (self.leave, self.remove):
            button.setEnabled(not self._desk.session.read_only)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.show_old, self.leave, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        for label in (self._where, self._quote, self._claim):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self._places_heading)
        column.addLayout(self._cards)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        inside.setProperty("role", "chrome")
        return scroll

    def _button(self, words: str, command: str) -> QPushButton:
        button = QPushButton(words)
        self._actions.explain(button, command)
        button.clicked.connect(self._actions[command].trigger)
        return button

    def _tell_fact(self) -> None:
        """Commands are about the current orphan only while it is seen."""
        self._desk.set_fact("orphan", self.isVisible() and self.current is not None)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._tell_fact()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if self.window().isVisible():  # else the window is closed, and the case with it
            self._tell_fact()


def _plain(role: str) -> QLabel:
    label = PlainLabel(wordWrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
