"""The field that narrows the list below it, or searches for what is listed there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_ONWARDS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """Escape empties it; `left_downwards` is sent with Down and Enter, which go on to the list."""

    left_downwards = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget) -> None:
        """`name` is for those who hear it, `hint` stands in it while it is empty."""
        super().__init__(parent)
        self.setProperty("role", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ONWARDS:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
