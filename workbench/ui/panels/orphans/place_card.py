"""A place in the newest version that an orphan may belong to, told against the quote it had."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.finding.word_diff import word_diff
from workbench.services.versions import LikelyPlace
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme
from workbench.ui.word_changes import as_html, runs

_ROLE = "card"


class PlaceCard(QFrame):
    """A click shows the place in the article; the button, or its number's key, takes it.

    `shown` and `taken` are sent with the LikelyPlace.
    """

    shown = Signal(object)
    taken = Signal(object)

    def __init__(self, number: int, quote: str, candidate: LikelyPlace, theme: Theme, may_take: bool) -> None:
        super().__init__()
        self.setProperty("role", _ROLE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._candidate = candidate
        place, there = candidate.place, candidate.anchor.quote
        self.setAccessibleName(f"Place {number}: {there}")
        heading = PlainLabel(f"{number} · {_likeness(place.score)}")
        heading.setProperty("role", "section")
        words = QLabel(wordWrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(as_html(runs(quote, there, word_diff(quote, there)), theme))
        words.setFont(theme.reading_font(15))
        words.setAccessibleName(there)
        self.take = QPushButton("Cite this")
        self.take.setToolTip(f"The passage is cited here from now on ({number})")
        self.take.setEnabled(may_take)
        self.take.clicked.connect(lambda: self.taken.emit(candidate))
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(words)
        if place.reasons:
            column.addWidget(_reasons(place.reasons))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.shown.emit(self._candidate)


def _likeness(score: int) -> str:
    return "THE SAME WORDS" if score == 100 else f"{score} OF 100 ALIKE"


def _reasons(reasons: Sequence[str]) -> QWidget:
    said = "; ".join(reasons)
    label = PlainLabel(f"{said[:1].upper()}{said[1:]}.", wordWrap=True)
    label.setProperty("role", "small")
    return label
