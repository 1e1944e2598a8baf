"""One saying: who said it, and its wordings word under word, with what the signs mean."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.services.quote_ledger import LedgerRow
from workbench.ui.commands import Actions
from workbench.ui.elided import ElidedLabel
from workbench.ui.models.quotes import SayingLine
from workbench.ui.panels.quotes.head import Head
from workbench.ui.panels.quotes.legend import Legend
from workbench.ui.panels.quotes.wordings_view import WordingsView
from workbench.ui.plain import plain_tooltip
from workbench.ui.theme import Theme

_SAID = 320
"""The room that what is current has at least."""


class SayingPage(QWidget):
    """`opened` is sent with the number of a wording that is to be shown in its article."""

    opened = Signal(int)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget, *, is_large: bool = False) -> None:
        super().__init__(parent)
        commands = ("quote.claim",) if is_large else ("quote.claim", "quote.larger")
        self.head = Head(actions, commands, self)
        self.view = WordingsView(theme, self)
        self.view.opened.connect(self.opened)
        self.legend = Legend(theme, self)
        self.said = ElidedLabel("small", 40, self)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setAccessibleName("Current wording")
        self.view.told.connect(self._say)
        line = QFrame(self)
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        column.addWidget(line)
        self._theme = theme
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(16, 0, 0, 0)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.said, 1)
        self._foot.addWidget(self.legend)
        column.addLayout(self._foot)

    def show_row(self, row: LedgerRow) -> None:
        line = SayingLine(row)
        facts = line.counts
        if row.worst:
            facts += f" · differs most in: {row.worst}"
        self.head.say(line.title, facts)
        self.view.show_row(row)
        self.legend.show_kinds(self.view.kinds())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is current stands beside the legend where there is room for both, else above it."""
        left = self.width() - self.legend.sizeHint().width()
        is_wide = self.legend.isHidden() or left >= self._theme.size(_SAID)
        sides = QBoxLayout.Direction
        self._foot.setDirection(sides.LeftToRight if is_wide else sides.TopToBottom)
        self.said.setContentsMargins(0, 0 if is_wide else 6, 0, 0)
        self.legend.indent(16 if is_wide else 0)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setToolTip(plain_tooltip(words))

    def step(self, by: int) -> None:
        self.view.step(by)
