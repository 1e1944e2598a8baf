"""Which words the reader has had before them long enough to have seen them."""

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.ui.panels.article.page_view import PageView

_LONG_ENOUGH = 700
"""Milliseconds."""


class Glance(QObject):
    """`took` is sent with the start and end (code points) of the words in view once they have stood still."""

    took = Signal(int, int)

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._still = QTimer(self, interval=_LONG_ENOUGH, singleShot=True)
        self._still.timeout.connect(self._take)
        view.scrolled.connect(self._still.start)
        view.set_anew.connect(self._still.start)

    def _take(self) -> None:
        start, end = self._view.places.in_view()
        if self._view.isVisible() and start < end:
            self.took.emit(start, end)
