"""The line in which a new claim is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from workbench.ui.plain import PlainLabel


class NewClaimField(QFrame):
    """Hidden until it is opened; Enter sends the words with `entered`, Escape closes it.

    What was typed stays in the field when it is closed, so that Escape loses nothing.
    """

    entered = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = _Line(self)
        self.line.setPlaceholderText("What is claimed? One checkable sentence.")
        self.line.setAccessibleName("Words of the new claim")
        self.line.returnPressed.connect(self._enter)
        self.line.escaped.connect(self.close_)
        hint = PlainLabel("Enter adds it · Esc closes", self)
        hint.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(hint)
        self.hide()

    def open(self) -> None:
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_(self) -> None:
        self.hide()
        self.closed.emit()

    def clear(self) -> None:
        """Forget the words, once the claim has been made of them, and close."""
        self.line.clear()
        self.close_()

    def _enter(self) -> None:
        self.entered.emit(self.line.text())


class _Line(QLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
