"""The head of the quote ledger: filter, sayings or documents, and how many are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.plain import PlainLabel
from workbench.ui.segment import segment, toggle
from workbench.ui.theme import Theme

_SAYINGS = "What people are quoted with."
_DOCUMENTS = "Letters and statements that several articles copy out."


class QuotesBar(QWidget):
    """`narrowed` is sent when something else is to be shown, `left_downwards` when Down or Enter leaves
    the field.
    """

    narrowed = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = FilterField("Filter the quotes", "Filter by words, speaker or outlet", self)
        self.words.setMinimumWidth(80)
        self.words.textChanged.connect(self.narrowed)
        self.words.left_downwards.connect(self.left_downwards)
        Lens(self.words, theme)
        self.sayings = segment("Sayings", _SAYINGS, self)
        self.documents = segment("Documents", _DOCUMENTS, self)
        self.sayings.setChecked(True)
        self._group = QButtonGroup(self)
        for button, help in ((self.sayings, _SAYINGS), (self.documents, _DOCUMENTS)):
            actions.explain(button, "quote.turn", help)
            self._group.addButton(button)
            button.clicked.connect(self.narrowed)
            button.toggled.connect(self._offer_what_narrows)
        self.shared = toggle("In several outlets", "Show only sayings that several outlets have", self)
        self.shared.clicked.connect(self.narrowed)
        self._count = PlainLabel()
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.sayings)
        row.addWidget(self.documents)
        row.addSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.shared)
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

    def _offer_what_narrows(self) -> None:
        self.shared.setHidden(self.shows_documents)

    def say_totals(self, sayings: int, shared: int, documents: int) -> None:
        """How many there are of each; `shared` are the sayings that several outlets have."""
        self.sayings.setText(f"Sayings {sayings:,}" if sayings else "Sayings")
        self.documents.setText(f"Documents {documents:,}" if documents else "Documents")
        self.shared.setText(f"In several outlets {shared:,}" if shared else "In several outlets")

    def say_count(self, words: str) -> None:
        self._count.setText(words)
        self._count.setVisible(bool(words))
