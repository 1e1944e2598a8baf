"""The head of what is compared: what it is, the facts of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions


class Head(QWidget):
    """A title and a line of facts; at the right a button for each command, the first one the chief one."""

    def __init__(self, actions: Actions, commands: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = Elided(self)
        self.title.setProperty("role", "heading")
        self.facts = Elided(self)
        self.facts.setProperty("role", "small")
        self.buttons = {command: _button(actions, command) for command in commands}
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in self.buttons.values():
            row.addWidget(button)

    def say(self, title: str, facts: str) -> None:
        self.title.setText(title)
        self.facts.setText(facts)


class Elided(QLabel):
    """A label of one line that takes what room there is."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(40, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


def _button(actions: Actions, command: str) -> QPushButton:
    """A button that gives a command: it has its icon, its help, and is greyed with it."""
    action = actions[command]
    button = QPushButton(actions.command(command).plain_text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: action.trigger())

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setIcon(action.icon())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button
