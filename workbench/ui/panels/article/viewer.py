"""The words of the open article, to be read and selected with mouse and keys."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.domain.span import Span
from workbench.ui.panels.article.page import Kind, can_fold
from workbench.ui.panels.article.pointing import Pointer
from workbench.ui.panels.article.selectable import SelectableView
from workbench.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Viewer(SelectableView):
    """Is read with mouse and keys.

    `clicked` is sent with a point of the viewport; `entered` for Enter at the cursor; `taken` when the
    selected words are dragged away; `escaped` when there was nothing selected to let go of; `zoomed` with a
    number of steps.
    """

    clicked = Signal(QPoint)
    entered = Signal()
    taken = Signal()
    escaped = Signal()
    zoomed = Signal(int)
    turned = Signal(int)
    """A button of the mouse asks for the article before (-1) or after (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pointer = Pointer(self)
        self._pointer.clicked.connect(self.clicked)
        self._pointer.taken.connect(self.taken)
        self._pressed_beside = False

    @property
    def is_pointing(self) -> bool:
        """Whether a selection is being made with the mouse."""
        return self._pointer.is_selecting

    # folding

    def row_at_cursor(self) -> int:
        """The zone whose row the cursor stands on, -1 if on none."""
        line = self.page.lines[self.textCursor().blockNumber()]
        return line.zone if line.kind is Kind.ROW else -1

    def toggle_fold(self) -> None:
        """Fold or unfold the stretch at the cursor; where there is none, all of them."""
        zones = [number for number, zone in enumerate(self.page.zones) if can_fold(zone)]
        here = self.page.lines[self.textCursor().blockNumber()].zone
        if here in zones:
            self.open_zone(here, not self.is_open(here))
            return
        self.open_all(zones, not any(self.is_open(zone) for zone in zones))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        zone = self.row_at_cursor()
        if event.key() in _ENTER and zone >= 0:
            self.open_zone(zone, not self.is_open(zone))
        elif event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif not self.page.is_whole and (ends := self._far_ends(event)):
            self.select(*ends)
            if not event.matches(QKeySequence.StandardKey.SelectAll):
                self.scroll_to(ends[1])
            self.settled.emit()
        else:
            self._move(event)

    def _far_ends(self, event: QKeyEvent) -> Span | None:
        """What a key selects that reaches over all of a text which is not all on the page."""
        end = len(self.page.words)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return 0, end
        for go, select, place in ((*_TO_START, 0), (*_TO_END, end)):
            if event.matches(go):
                return place, place
            if event.matches(select):
                return self.anchor_position(), place
        return None

    def _move(self, event: QKeyEvent) -> None:
        """Let Qt do what a key means, which moves the cursor from where it is."""
        if event.key() in _MOVES:
            self.turn_to(self.cursor_position())
        before, anchor = self.textCursor(), self.anchor_position()
        super().keyPressEvent(event)
        after = self.textCursor()
        if (before.position(), before.anchor()) == (after.position(), after.anchor()):
            return
        self._leave_hidden(before.position())
        if self._beyond is not None:
            self._beyond = None
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.select(anchor, self.cursor_position())
        self.keep_room()
        self.settled.emit()

    def _escape(self) -> None:
        if not self.has_selection:
            self.escaped.emit()
            return
        self.select(self.cursor_position(), self.cursor_position())
        self.settled.emit()

    def _leave_hidden(self, came_from: int) -> None:
        """Take the cursor on to the next line that is shown, in the direction it was moving."""
        cursor = self.textCursor()
        block, forward = cursor.block(), cursor.position() > came_from
        while block.isValid() and not block.isVisible():
            block = block.next() if forward else block.previous()
        if block == cursor.block():
            return
        mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
        if block.isValid():
            cursor.setPosition(block.position() + (0 if forward else block.length() - 1), mode)
        elif not cursor.hasSelection():
            cursor.setPosition(came_from)
        self.setTextCursor(cursor)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() in _TURNS:
            self.turned.emit(_TURNS[event.button()])
        elif event.button() is Qt.MouseButton.LeftButton:
            self._pressed_beside = self._is_beside_words(event.position().toPoint())
            if not self._pressed_beside:
                self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_beside = self._is_beside_words(event.position().toPoint())
        if not self._pressed_beside:
            self._pointer.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_what_a_click_does(event.position().toPoint())
        elif not self._pressed_beside:
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._pressed_beside:
            self.clicked.emit(event.position().toPoint())
        else:
            self._pointer.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps := event.angleDelta().y():
                self.zoomed.emit(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
            self.keep_room()

    def _show_what_a_click_does(self, point: QPoint) -> None:
        if self._is_beside_words(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif self.places.is_on_words(point):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _is_beside_words(self, point: QPoint) -> bool:
        """Whether a point is on something to click that is not words: a row, or an icon in the margin."""
        return self.row_at(point) >= 0 or bool(self.mark_badge_at(point))

    def row_at(self, point: QPoint) -> int:
        """The zone whose row is at a point, -1 if none is."""
        found = self.places.block_at(point.y())
        if found is None:
            return -1
        line = self.page.lines[found[0].blockNumber()]
        inside = self.column.left <= point.x() <= self.column.left + self.column.width
        return line.zone if line.kind is Kind.ROW and inside else -1


_Standard = QKeySequence.StandardKey
_TO_START = (_Standard.MoveToStartOfDocument, _Standard.SelectStartOfDocument)
_TO_END = (_Standard.MoveToEndOfDocument, _Standard.SelectEndOfDocument)
_MOVES = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_TURNS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
