"""The line at the foot of a case window: how things stand, and in its place what is to be said."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.notices import NoticeBar
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_HEIGHT = 28


class Foot(QWidget):
    """Says on its left who works on the case, on its right how much is in it. `notices` take its place."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state, self._counted = PlainLabel("Opening…"), PlainLabel()
        self._standing = QFrame(self)
        self._standing.setObjectName("status_bar")
        row = QHBoxLayout(self._standing)
        row.setContentsMargins(16, 0, 16, 0)
        for label in (self._state, self._counted):
            label.setProperty("role", "small")
        row.addWidget(self._state)
        row.addStretch(1)
        row.addWidget(self._counted)
        self.notices = NoticeBar(theme, actions, self)
        self.notices.said.connect(self._standing.setHidden)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._standing)
        column.addWidget(self.notices)
        theme.changed.connect(self._dress)
        self._dress()

    def say(self, state: str, counted: str) -> None:
        self._state.setText(state)
        self._counted.setText(counted)

    def _dress(self) -> None:
        self._standing.setFixedHeight(self._theme.size(_HEIGHT))
