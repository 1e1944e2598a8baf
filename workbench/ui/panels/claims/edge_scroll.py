"""Scrolling while something is dragged near the edge of what scrolls."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

_EDGE = 32
_STEP, _PAUSE = 10, 16
"""Pixels a step, and milliseconds between steps."""


class EdgeScroll(QObject):
    """Scrolls `area` for as long as a drag stays at its upper or lower edge."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._step = 0
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._scroll)

    def drag_at(self, place: QPoint) -> None:
        """Something is dragged at `place`, on the screen."""
        y = self._area.viewport().mapFromGlobal(place).y()
        below = self._area.viewport().height() - y
        self._step = -_STEP if y < _EDGE else _STEP if below < _EDGE else 0
        if self._step and not self._timer.isActive():
            self._timer.start()
        elif not self._step:
            self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._step)
