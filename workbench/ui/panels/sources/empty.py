"""What the pane says while it has no source to show."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class EmptyPage(QWidget):
    """Says how articles come in, and offers to choose files."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._import = actions["case.import"]
        self._said = words_page()
        self._import.changed.connect(self._say)
        self._say()
        button = QPushButton("Import articles")
        button.setAutoDefault(True)  # Enter presses it as well as the space bar
        button.clicked.connect(actions["case.import"].trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(self._said)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self._dress()
        theme.changed.connect(self._dress)

    def _say(self) -> None:
        keys = self._import.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        drop = "Drop files, folders or a page from your browser here"
        self._said.setText(f"{drop},\nor press {keys}." if keys else f"{drop}.")

    def _dress(self) -> None:
        side = self._theme.size(32)
        self._mark.setPixmap(self._theme.icon("drop").pixmap(side, side))


def words_page() -> QLabel:
    """A label in the middle of its room, for one sentence."""
    label = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", "muted")
    label.setMargin(16)
    return label
