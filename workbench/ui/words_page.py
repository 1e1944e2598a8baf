"""What is said where there is nothing to list: why, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.ui.plain import PlainLabel


class WordsPage(QWidget):
    """`way_out_taken` is sent when its button is pressed."""

    way_out_taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.said.setProperty("role", "muted")
        self.way_out = QPushButton()
        self.way_out.clicked.connect(self.way_out_taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self.way_out, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def say(self, words: str, way_out: str = "") -> None:
        self.said.setText(words)
        self.way_out.setText(way_out)
        self.way_out.setVisible(bool(way_out))
