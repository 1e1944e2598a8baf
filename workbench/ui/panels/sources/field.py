"""One field of an article's details: its name, its value, and where the value comes from."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.ui.plain import PlainLabel


class Field(QWidget):
    """`save` is called with the new value on Enter or when the focus leaves, if it is another than shown,
    and tells whether it was saved; if not, it stays as it was typed.

    A date that is not one is told at the field and kept there until it is mended; Esc brings the
    shown value back. `settled` is sent when nothing is left to be saved.
    """

    settled = Signal()

    def __init__(self, label: str, save: Callable[[str], bool], *, is_date: bool = False) -> None:
        super().__init__()
        self._save, self._is_date = save, is_date
        self._shown = self._origin = ""
        self._name = PlainLabel(label)
        self._name.setProperty("role", "small")
        self.line = _Line(self)
        self.line.setAccessibleName(label)
        self._name.setBuddy(self.line)
        self.origin = PlainLabel(wordWrap=True)
        self.origin.setProperty("role", "small")
        self.line.editingFinished.connect(self.commit)
        self.line.given_up.connect(self.give_up)
        self.line.given_up.connect(self.settled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self.line)
        column.addWidget(self.origin)

    def show_value(self, value: str, origin: str, placeholder: str = "") -> None:
        """Show a value and where it was read; what is being typed is left alone."""
        if self._is_being_typed:
            return
        self._shown, self._origin = value, origin
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(placeholder)
        self._say(origin, problem=False)

    @property
    def _is_being_typed(self) -> bool:
        return self.line.hasFocus() and self.line.text() != self._shown

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def commit(self) -> None:
        """Save what was typed, if it is new and can be taken."""
        value = self.line.text().strip()
        if value == self._shown:
            self._say(self._origin, problem=False)
            self.settled.emit()
            return
        if self._is_date:
            try:
                value = checked_date(value)
            except UserError as error:
                self._say(str(error), problem=True)
                return
        # while it is saved, the pane shows it anew
        shown, self._shown = self._shown, value
        self.line.setText(value)
        if not self._save(value):
            self._shown = shown

    def write(self, value: str) -> None:
        """Put a value in as if the analyst had typed it before."""
        if not self._is_being_typed:
            self.line.setText(value)

    def give_up(self) -> None:
        """Bring the shown value back."""
        self.line.setText(self._shown)
        self._say(self._origin, problem=False)

    def _say(self, words: str, *, problem: bool) -> None:
        self.origin.setText(words)
        self.origin.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        if self.line.property("invalid") is not problem:
            self.origin.setProperty("role", "problem" if problem else "small")
            self.line.setProperty("invalid", problem)
            for widget in (self.origin, self.line):
                widget.style().unpolish(widget)
                widget.style().polish(widget)


class _Line(QLineEdit):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
