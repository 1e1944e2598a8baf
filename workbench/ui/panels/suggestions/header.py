"""The head of the suggestions: the claim they are for, and whether the open or the answered are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from workbench.ui.elided import ElidedLabel
from workbench.ui.plain import plain_tooltip
from workbench.ui.segment import segment
from workbench.ui.theme import Theme


class SuggestionsHeader(QWidget):
    """`answered_asked` is sent with whether the answered passages are to be shown."""

    answered_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel(self)
        self._claim = ElidedLabel("strong", 80, self)
        self.waiting = segment("", "Passages that wait for an answer", self)
        self.answered = segment("", "Passages that have been answered for this claim", self)
        group = QButtonGroup(self)
        for button in (self.waiting, self.answered):
            group.addButton(button)
        self.waiting.clicked.connect(lambda: self.answered_asked.emit(False))
        self.answered.clicked.connect(lambda: self.answered_asked.emit(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._claim, 1)
        row.addWidget(self.waiting)
        row.addWidget(self.answered)
        self._dress()
        theme.changed.connect(self._dress)

    def show_claim(self, wording: str) -> None:
        self._claim.setText(wording)
        self._claim.setToolTip(plain_tooltip(wording))

    def show_counts(self, waiting: int, answered: int, *, shows_answered: bool) -> None:
        self.waiting.setText(f"To answer {waiting:,}")
        self.answered.setText(f"Answered {answered:,}")
        self.answered.setEnabled(answered > 0)
        (self.answered if shows_answered else self.waiting).setChecked(True)

    def _dress(self) -> None:
        side = self._theme.size(16)
        self._icon.setPixmap(self._theme.icon("claim").pixmap(side, side))
