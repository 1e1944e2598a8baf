"""The head of what is compared: what it is, the facts of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.elided import ElidedLabel

_LEAST = 40
_WORDS = 0.4
"""The share of the head that its title has at least."""


class Head(QWidget):
    """A title and a line of facts; at the right a button for each command, the first one the chief one.

    `renamed` is sent with another title, where one may be given.
    """

    renamed = Signal(str)

    def __init__(self, actions: Actions, commands: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("heading", _LEAST, self)
        self.facts = ElidedLabel("small", _LEAST, self)
        self.buttons = {command: CommandButton(actions, command, self) for command in commands}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name = QLineEdit(self)
        self.name.setProperty("kind", "quiet")
        self.name.setProperty("role", "heading")
        self.name.setAccessibleName("Title of the document")
        self.name.setToolTip("What the document is called")
        self.name.editingFinished.connect(self._tell_name)
        self.name.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.name)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in self.buttons.values():
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where it is narrow the buttons are icons alone."""
        super().resizeEvent(event)
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        needed = sum(button.full_width() for button in shown)
        for button in self.buttons.values():
            button.show_words(self.width() - needed > self.width() * _WORDS)

    def say(self, title: str, facts: str, *, may_rename: bool = False) -> None:
        self.title.setText(title)
        self.title.setVisible(not may_rename)
        self.name.setText(title)
        self.name.setCursorPosition(0)
        self.name.setVisible(may_rename)
        self.facts.setText(facts)

    def _tell_name(self) -> None:
        if self.name.text().strip() and self.name.text() != self.title.text():
            self.renamed.emit(self.name.text())


class CommandButton(QPushButton):
    """Gives a command: it has its icon and its help, and is greyed with it."""

    def __init__(self, actions: Actions, command: str, parent: QWidget) -> None:
        self._words = actions.command(command).plain_text
        super().__init__(self._words, parent)
        self.setAccessibleName(self._words)
        self._action = actions[command]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._give)
        self._action.changed.connect(self._follow)
        self._follow()

    def full_width(self) -> int:
        """How wide it is with its words."""
        return self.fontMetrics().horizontalAdvance(self._words) + 3 * self.fontMetrics().height()

    def show_words(self, wanted: bool) -> None:
        self.setText(self._words if wanted else "")

    def _give(self) -> None:
        self._action.trigger()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setIcon(self._action.icon())
        self.setToolTip(self._action.toolTip())
