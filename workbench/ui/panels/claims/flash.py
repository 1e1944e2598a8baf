"""A light that says: here."""

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal

_HELD, _FADING = 900, 200
"""Milliseconds that a flash stays, and that it takes to go."""


class Flash(QObject):
    """`strength` goes from 0 to 1 at once, stays, and goes back; `changed` is sent each time it differs."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.strength = 0.0

    def light(self, *, fading: bool) -> None:
        """Light up; go out at once afterwards, or `fading`, where movement is wanted."""
        self._set(1.0)
        QTimer.singleShot(_HELD, self, self._fade if fading else self._go_out)

    def _fade(self) -> None:
        fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADING)
        fading.valueChanged.connect(self._set)
        fading.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _go_out(self) -> None:
        self._set(0.0)

    def _set(self, strength: float) -> None:
        self.strength = strength
        self.changed.emit()
