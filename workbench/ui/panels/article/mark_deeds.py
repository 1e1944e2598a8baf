"""What can be done with the highlights: look what they say, go to their card, walk along them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from workbench.domain.overview import Mark
from workbench.ui.desk import Desk
from workbench.ui.panels.article.gutter import ICONS
from workbench.ui.panels.article.marks import marks_at, neighbour, role_of
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.plain import plain_label, plain_tooltip

_LONGEST = 80
_MOST_LINES = 8


class MarkDeeds(QObject):
    """Answers clicks on the highlights of `viewer`, and the mouse that rests on them."""

    def __init__(self, desk: Desk, viewer: Viewer) -> None:
        super().__init__(viewer)
        self._desk, self._viewer = desk, viewer
        self._marks: Sequence[Mark] = ()
        self._at: Mark | None = None
        self.menu = QMenu(viewer)
        viewer.viewport().installEventFilter(self)

    def show(self, marks: Sequence[Mark]) -> None:
        """The marks of the open article are these."""
        self._marks = marks
        if self._at not in marks:
            self._at = None
        # what the tip says may have been about a mark that is gone
        QToolTip.hideText()
        self._viewer.set_marks(marks, self._desk.claim_id)

    def at(self, point: QPoint) -> list[Mark]:
        """The marks at a point of the viewport: of an icon in the margin, or of the words there."""
        if found := self._viewer.mark_badge_at(point):
            return list(found)
        if not self._viewer.places.is_on_words(point):
            return []
        return self.on(self._viewer.places.position_at(point))

    def on(self, position: int) -> list[Mark]:
        """The marks on the word at a code point."""
        return marks_at(self._marks, position, self._desk.claim_id)

    def click(self, point: QPoint) -> None:
        """Show the card of the mark at a point; of several, the one chosen from a menu."""
        self.choose(self.at(point), point)

    def choose(self, marks: Sequence[Mark], point: QPoint) -> None:
        """Show the card of the only mark, or a menu of the marks at a point of the viewport."""
        if len(marks) == 1:
            self.open(marks[0])
        elif marks:
            self.menu.clear()
            self.list_in(self.menu, marks)
            self.menu.popup(self._viewer.viewport().mapToGlobal(point))

    def list_in(self, menu: QMenu, marks: Sequence[Mark]) -> None:
        """Add an entry for each mark, which shows its card."""
        for mark in marks:
            icon, words = self._desk.theme.icon(ICONS[role_of(mark)]), plain_label(self.describe(mark))
            action = menu.addAction(icon, words)
            action.triggered.connect(lambda _checked=False, mark=mark: self.open(mark))

    def open(self, mark: Mark) -> None:
        self._at = mark
        self._desk.show_evidence(mark.record_id, mark.claim_id)

    def describe(self, mark: Mark) -> str:
        """“Supports: the claim’s wording”."""
        wording = self._desk.session.claim(mark.claim_id).wording
        said = mark.stance.value.capitalize() if mark.stance else "Claimed here"
        return f"{said}: {_short(wording)}"

    def step(self, by: int) -> Mark | None:
        """Go to the next mark (1) or the one before (-1); the mark it came to, if there is any."""
        here = self._viewer.cursor_position()
        seen = (self._at.start, self._at.end) if self._at and self._at.start == here else (here, here)
        self._at = neighbour(self._marks, seen, by)
        return self._at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        marks = self.at(event.pos())
        lines = [self.describe(mark) for mark in marks[:_MOST_LINES]]
        if len(marks) > _MOST_LINES:
            lines.append(f"and {len(marks) - _MOST_LINES} more")
        QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(lines)), self._viewer.viewport())
        return True


def _short(wording: str) -> str:
    return wording if len(wording) <= _LONGEST else wording[: _LONGEST - 1].rstrip() + "…"
