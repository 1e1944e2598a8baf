"""The cards of one stance, and where passages are dropped to take it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.domain.overview import CitedPassage
from workbench.ui.commands import Actions
from workbench.ui.drags import dragged_evidence, dragged_passage
from workbench.ui.panels.claims.card import Card
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_EMPTY = {
    Stance.SUPPORTS: "Nothing supports it so far.",
    Stance.REFUTES: "Nothing refutes it so far.",
    Stance.CONTEXT: "No context so far.",
}
_APART = {
    ZoneKind.COMMENTS: "reader comments",
    ZoneKind.TEASER: "teasers",
    ZoneKind.BOILERPLATE: "boilerplate",
}


class EvidenceGroup(QWidget):
    """Heading, cards, and what is left out of the count. Lights up under what can be dropped here."""

    passage_dropped = Signal(object, str)
    """Anchor, stance."""
    card_dropped = Signal(str, str)
    """Evidence id, stance."""
    dragged_at = Signal(object)
    """Something is dragged over the group, at a QPoint of the screen."""
    drag_left = Signal()

    def __init__(self, theme: Theme, actions: Actions, stance: Stance, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._actions, self._stance = theme, actions, stance
        self.accepts_drops = True
        self._lit = False
        self._cards: list[Card] = []
        self.setAcceptDrops(True)
        self._icon = QLabel(self)
        self._name = PlainLabel(str(stance).upper(), self)
        self._name.setProperty("role", "section")
        self._count = PlainLabel(self)
        self._count.setProperty("role", "small")
        heading = QHBoxLayout()
        heading.setContentsMargins(4, 0, 0, 0)
        heading.setSpacing(8)
        heading.addWidget(self._icon)
        heading.addWidget(self._name)
        heading.addWidget(self._count)
        heading.addStretch(1)
        self._apart = PlainLabel(self, wordWrap=True)
        self._apart.setProperty("role", "small")
        self._empty = PlainLabel(self, wordWrap=True)
        self._empty.setProperty("role", "muted")
        for label in (self._apart, self._empty):
            label.setIndent(4)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 8)
        whole.setSpacing(8)
        whole.addLayout(heading)
        whole.addWidget(self._empty)
        whole.addLayout(self._column)
        whole.addWidget(self._apart)
        self._dress()
        theme.changed.connect(self._dress)
        actions.follow(f"link.{stance}", self._say_how_to_link)

    @property
    def cards(self) -> list[Card]:
        return list(self._cards)

    def say(self, passages: Sequence[CitedPassage]) -> None:
        """Count the passages, without those an outlet does not answer for, and say how many these are."""
        apart = Counter(cited.source.zone for cited in passages if not cited.source.zone.is_reporting)
        counted = len(passages) - apart.total()
        self._count.setText(str(counted))
        self.setAccessibleName(f"{self._stance}: {counted}")
        self._empty.setVisible(not passages)
        listed = " and ".join(f"{number} from {_APART[zone]}" for zone, number in apart.items())
        self._apart.setText(f"{listed}, not counted")
        self._apart.setVisible(bool(apart))

    def _say_how_to_link(self) -> None:
        linking = self._actions.giving(f"link.{self._stance}")
        self._empty.setText(f"{_EMPTY[self._stance]} Select a passage and {linking}.")

    def hold(self, cards: list[Card]) -> None:
        """Show these cards, in this order."""
        if cards == self._cards:
            return
        for card in set(self._cards) - set(cards):
            self._column.removeWidget(card)
        for place, card in enumerate(cards):
            if self._column.indexOf(card) != place:
                had_focus = card.hasFocus()
                self._column.insertWidget(place, card)
                if had_focus:
                    card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cards = cards

    def _dress(self) -> None:
        size = self._theme.size(16)
        self._icon.setPixmap(self._theme.icon(f"stance.{self._stance}").pixmap(QSize(size, size)))

    # ── drops ───────────────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        data = event.mimeData()
        if self.accepts_drops and (dragged_evidence(data) or dragged_passage(data) is not None):
            event.acceptProposedAction()
            self._light(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.dragged_at.emit(self.mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._light(False)
        self.drag_left.emit()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._light(False)
        self.drag_left.emit()
        event.acceptProposedAction()
        data = event.mimeData()
        if evidence_id := dragged_evidence(data):
            self.card_dropped.emit(evidence_id, self._stance)
        else:
            self.passage_dropped.emit(dragged_passage(data), self._stance)

    def _light(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._lit:
            return
        role = str(self._stance)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.tint(role))
        painter.setPen(QPen(self._theme.colour(role), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
