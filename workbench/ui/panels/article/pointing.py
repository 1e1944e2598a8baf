"""What the mouse does in the article: it selects whole words, and picks up what is selected."""

from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent

from workbench.domain.span import Span
from workbench.ui.panels.article.selectable import SelectableView
from workbench.ui.panels.article.snapping import grown, word_at

_SCROLL_EVERY = 50
"""Milliseconds between two lines when a selection is drawn beyond the edge of the view."""


class _State(Enum):
    IDLE = auto()
    PRESSED = auto()
    SELECTING = auto()
    ON_SELECTION = auto()
    """Pressed on what is selected: a drag takes it along, a click lets go of it."""


class Pointer(QObject):
    """Follows presses, moves and releases of the left button in one view. `clicked` is sent with a point of
    its viewport, `taken` when the selected words are dragged away.
    """

    clicked = Signal(QPoint)
    taken = Signal()

    def __init__(self, viewer: SelectableView) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._state = _State.IDLE
        self._origin: Span = (0, 0)
        self._by_sentence = False
        self._pressed_at = self._last_at = QPoint()
        self._free = False
        self._since_double = QElapsedTimer()
        self._scrolling = QTimer(viewer, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    @property
    def is_selecting(self) -> bool:
        return self._state is _State.SELECTING

    def press(self, event: QMouseEvent) -> None:
        self._pressed_at = self._last_at = event.position().toPoint()
        place = self._viewer.places.position_at(self._pressed_at)
        if self._is_triple():
            self._select_origin(self._viewer.sentence_at(place) or word_at(self._viewer.page.words, place))
            self._by_sentence = True
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            anchor = self._viewer.anchor_position()
            self._origin = (anchor, anchor)
            self._state = _State.SELECTING
            self._reach(place)
        elif self._is_on_selection():
            self._state = _State.ON_SELECTION
        else:
            self._viewer.select(place, place)
            self._origin, self._by_sentence = (place, place), False
            self._state = _State.PRESSED

    def double(self, event: QMouseEvent) -> None:
        self._since_double.start()
        self._pressed_at = event.position().toPoint()
        place = self._viewer.places.position_at(self._pressed_at)
        self._by_sentence = False
        self._select_origin(word_at(self._viewer.page.words, place))

    def move(self, event: QMouseEvent) -> None:
        self._last_at = event.position().toPoint()
        self._free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        way = (self._last_at - self._pressed_at).manhattanLength()
        far = way >= QGuiApplication.styleHints().startDragDistance()
        if self._state is _State.ON_SELECTION and far:
            self._state = _State.IDLE
            self.taken.emit()
        elif self._state is _State.PRESSED and far:
            self._state = _State.SELECTING
        if self._state is _State.SELECTING:
            self._reach(self._viewer.places.position_at(self._last_at))
            inside = 0 <= self._last_at.y() <= self._viewer.viewport().height()
            if inside:
                self._scrolling.stop()
            elif not self._scrolling.isActive():
                self._scrolling.start()

    def release(self, event: QMouseEvent) -> None:
        self._scrolling.stop()
        state, self._state = self._state, _State.IDLE
        point = event.position().toPoint()
        if state is _State.SELECTING:
            self._viewer.settled.emit()
        elif state is not _State.IDLE:
            place = self._viewer.places.position_at(point)
            self._viewer.select(place, place)
            self._viewer.settled.emit()
            self.clicked.emit(point)

    def _is_triple(self) -> bool:
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        again = self._since_double.isValid() and self._since_double.elapsed() < interval
        self._since_double.invalidate()
        return again

    def _is_on_selection(self) -> bool:
        start, end = self._viewer.selected()
        rects = self._viewer.places.rects_of(start, end) if start < end else []
        return any(rect.contains(self._pressed_at) for rect in rects)

    def _select_origin(self, span: Span) -> None:
        self._origin = span
        self._viewer.select(*span)
        self._state = _State.SELECTING

    def _reach(self, place: int) -> None:
        """Select from where the selection began to `place`: whole words, or sentences, or just that."""
        start, end = self._origin
        first, last = min(start, place), max(end, place)
        if self._by_sentence:
            here = self._viewer.sentence_at(place) or (place, place)
            first, last = min(first, here[0]), max(last, here[1])
        elif not self._free and first < last:
            first, last = grown(self._viewer.page.words, first, last)
        if place < start:
            self._viewer.select(last, first)
        else:
            self._viewer.select(first, last)

    def _scroll_on(self) -> None:
        bar = self._viewer.verticalScrollBar()
        height = self._viewer.viewport().height()
        beyond = self._last_at.y() - (height if self._last_at.y() > 0 else 0)
        lines = max(1, min(4, abs(beyond) // 24 + 1))
        bar.setValue(bar.value() + (lines if beyond > 0 else -lines))
        edge = QPoint(self._last_at.x(), max(0, min(height, self._last_at.y())))
        self._reach(self._viewer.places.position_at(edge))
