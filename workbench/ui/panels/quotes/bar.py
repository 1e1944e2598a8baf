"""The head of the quote ledger: filter, sayings or documents, and how many are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.segment import segment
from workbench.ui.theme import Theme


class QuotesBar(QWidget):
    """`narrowed` is sent when something else is to be shown, `left_downwards` when Down or Enter leaves
    the field.
    """

    narrowed = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = FilterField("Filter the quotes", "Filter by words, speaker or outlet", self)
        self.words.setMinimumWidth(80)
        self.words.textChanged.connect(self.narrowed)
        self.words.left_downwards.connect(self.left_downwards)
        Lens(self.words, theme)
        self.sayings = segment("Sayings", "What people are quoted with (T)", self)
        self.documents = segment(
            "Documents", "Letters and statements that several articles copy out (T)", self
        )
        self.sayings.setChecked(True)
        self._group = QButtonGroup(self)
        for button in (self.sayings, self.documents):
            self._group.addButton(button)
            button.clicked.connect(self.narrowed)
        self.shared = segment("Told by several", "Only sayings that several outlets tell", self)
        self.shared.clicked.connect(self.narrowed)
        self._count = QLabel()
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.sayings)
        row.addWidget(self.documents)
        row.addSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.shared)
        row.addSpacing(8)
        row.addWidget(self._count)

    @property
    def shows_documents(self) -> bool:
        return self.documents.isChecked()

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words.text().strip()) or (self.shared.isChecked() and not self.shows_documents)

    def turn(self) -> None:
        """From sayings to documents, or back."""
        (self.sayings if self.shows_documents else self.documents).setChecked(True)
        self.narrowed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.shared.setChecked(False)
        self.words.clear()
        self.narrowed.emit()

    def say_totals(self, sayings: int, documents: int) -> None:
        self.sayings.setText(f"Sayings {sayings:,}" if sayings else "Sayings")
        self.documents.setText(f"Documents {documents:,}" if documents else "Documents")
        self.shared.setVisible(not self.shows_documents)

    def say_count(self, words: str) -> None:
        self._count.setText(words)
