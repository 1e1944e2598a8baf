"""A list of the drawer, in which letters are keys of commands and Enter and Up lead out of it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(QListView):
    """One row is current. `entered` is sent with it when Enter is pressed, `left_upwards` when Up is pressed
    on the first row.
    """

    entered = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def go_to(self, row: int) -> None:
        """Make a row the current one; beyond the ends the first or the last."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.model().index(min(max(row, 0), last), 0))

    def walk(self, by: int) -> None:
        self.go_to(self.currentIndex().row() + by)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER:
            self.entered.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Nothing: what is typed is a key, and the filter field is what finds."""
