"""What stands in the place of a list while there is nothing in it: why, and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

WayOut = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class WordsPage(QWidget):
    """Takes the keyboard while the list is gone, so that no key goes astray into another pane."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        """`icon` is the meaning of what would be listed."""
        super().__init__(parent)
        self._theme, self._meaning = theme, icon
        self._icon = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.words = PlainLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.words.setProperty("role", "muted")
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.buttons: list[QPushButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("words_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self.words)
        column.addLayout(self._row)
        column.addStretch(2)
        self._dress()
        theme.changed.connect(self._dress)

    def say(self, words: str, *ways_out: WayOut) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        while self._row.takeAt(0):
            pass
        self.buttons = []
        self._row.addStretch(1)
        for label, deed in ways_out:
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            button.setAutoDefault(True)  # Enter presses it as well as the space bar
            self._row.addWidget(button)
            button.show()  # the layout would put it off to the next turn
            self.buttons.append(button)
        self._row.addStretch(1)

    def _dress(self) -> None:
        side = self._theme.size(24)
        self._icon.setPixmap(self._theme.icon(self._meaning, colour="faint").pixmap(side, side))
