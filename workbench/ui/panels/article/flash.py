"""The light that shows where a jump has landed."""

from PySide6.QtCore import QObject, QTimer, QVariantAnimation

from workbench.config.settings import REDUCED_MOTION
from workbench.domain.span import Span
from workbench.ui.desk import Desk
from workbench.ui.panels.article.page_view import PageView

_HOLD = 600
_FADE = 200


class Flash(QObject):
    """Lights words up, holds for a moment and fades; with reduced motion it goes out at once."""

    def __init__(self, desk: Desk, view: PageView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._span: Span = (0, 0)
        self._hold = QTimer(self, interval=_HOLD, singleShot=True)
        self._hold.timeout.connect(self._fade)
        self._fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADE)
        self._fading.valueChanged.connect(lambda strength: self._view.show_flash(self._span, strength))

    def at(self, start: int, end: int) -> None:
        self.stop()
        self._span = (start, end)
        self._view.show_flash(self._span, 1.0)
        self._hold.start()

    def stop(self) -> None:
        self._hold.stop()
        self._fading.stop()
        self._view.show_flash(self._span, 0.0)

    def _fade(self) -> None:
        if self._desk.settings[REDUCED_MOTION]:
            self.stop()
        else:
            self._fading.start()
