"""The head of the number ledger: filter, and what of it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.filter_field import FilterField
from workbench.ui.lens import Lens
from workbench.ui.plain import PlainLabel
from workbench.ui.segment import toggle
from workbench.ui.theme import Theme


class NumbersBar(QWidget):
    """`narrowed` is sent when other words are typed or only disagreements are wanted, `comments_wanted`
    with whether comments are, and `left_downwards` when Down or Enter leaves the field.
    """

    narrowed = Signal()
    comments_wanted = Signal(bool)
    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = FilterField("Filter the numbers", "Filter by words, number, speaker or outlet", self)
        self.words.setMinimumWidth(80)
        self.words.textChanged.connect(self.narrowed)
        self.words.left_downwards.connect(self.left_downwards)
        Lens(self.words, theme)
        self.disagreements = toggle("Disagreements", "Show only groups in which numbers disagree", self)
        self.disagreements.toggled.connect(self.narrowed)
        self.comments = toggle(
            "Comments too", "Show numbers of comments, teasers and boilerplate, greyed and uncompared", self
        )
        self.comments.toggled.connect(self.comments_wanted)
        self._count = PlainLabel()
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.disagreements)
        row.addWidget(self.comments)
        row.addWidget(self._count)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words.text().strip()) or self.disagreements.isChecked()

    def clear(self) -> None:
        """Show everything again."""
        self.disagreements.setChecked(False)
        self.words.clear()

    def say_disagreements(self, number: int) -> None:
        """In how many groups of the whole case numbers disagree."""
        self.disagreements.setText(f"Disagreements {number:,}" if number else "Disagreements")

    def say_count(self, words: str) -> None:
        self._count.setText(words)
        self._count.setVisible(bool(words))
