"""What the signs of differences mean: a chip for each kind that is to be seen."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.finding.difference_kinds import DifferenceKind
from workbench.ui.panels.quotes.looks import LOOKS, by_weight
from workbench.ui.theme import Theme


class Legend(QWidget):
    """Names the kinds with their signs, the one that matters most first; empty when nothing differs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds: tuple[DifferenceKind, ...] = ()
        self._words = QLabel(self, textFormat=Qt.TextFormat.RichText)
        self._words.setProperty("role", "small")
        self._words.setAccessibleName("What the signs mean")
        self._words.setMinimumWidth(40)  # what has no room is cut off rather than widening the window
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self.indent(16)
        theme.changed.connect(self._write)

    def show_kinds(self, kinds: Iterable[DifferenceKind]) -> None:
        self._kinds = tuple(by_weight(kinds))
        self._write()

    def indent(self, left: int) -> None:
        self._row.setContentsMargins(left, 4, 16, 6)

    @property
    def words(self) -> str:
        return "   ".join(f"{LOOKS[kind].sign} {kind}" for kind in self._kinds)

    def _write(self) -> None:
        self._words.setText("&nbsp;&nbsp;&nbsp; ".join(self._chip(kind) for kind in self._kinds))
        self.setVisible(bool(self._kinds))

    def _chip(self, kind: DifferenceKind) -> str:
        look, ground = LOOKS[kind], self._theme.tint(LOOKS[kind].role)
        colour = self._theme.colour(look.role).name()
        background = f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, {ground.alphaF():.2f})"
        sign = f'<b style="color: {colour}; background-color: {background}">&nbsp;{look.sign}&nbsp;</b>'
        return f"<span style='white-space: nowrap'>{sign}&nbsp;{kind}</span>"
