"""A found passage laid out in lines: the words that matched marked, the words around it greyed."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from workbench.domain.overview import Hit
from workbench.ui.positions import Positions, shown

_AROUND = 90
"""About how many characters of the words before and after are shown."""


class Snippet:
    """The words of a hit in lines of `width` pixels; `height` is what they take."""

    def __init__(self, hit: Hit, font: QFont, width: float, *, muted: QColor, find: QColor) -> None:
        lead, tail = _end_of(hit.lead), _beginning_of(hit.tail)
        words = f"{lead}{hit.anchor.quote}{tail}"
        at = Positions(words)
        # one paragraph: a line feed inside a quote is only where its outlet broke the line
        self._layout = QTextLayout(shown(words).replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        start, end = len(lead), len(lead) + len(hit.anchor.quote)
        formats = [
            _coloured(at, 0, start, muted),
            _coloured(at, end, len(words), muted),
            *(_marked(at, start + first, start + last, find) for first, last in hit.found),
        ]
        self._layout.setFormats([one for one in formats if one.length])
        self.height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height() * 1.15
        self._layout.endLayout()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines in the painter's pen, their upper left corner at (x, y)."""
        self._layout.draw(painter, QPointF(x, y))


def _coloured(at: Positions, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(colour)
    return _range(at, start, end, look)


def _marked(at: Positions, start: int, end: int, find: QColor) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(find)
    look.setFontWeight(QFont.Weight.DemiBold)
    return _range(at, start, end, look)


def _range(at: Positions, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start = at.to_qt(start)
    stretch.length = at.to_qt(end) - stretch.start
    stretch.format = look
    return stretch


def _end_of(lead: str) -> str:
    """The last words before the passage, from the beginning of a word on."""
    if len(lead) <= _AROUND:
        return lead
    kept = lead[-_AROUND:]
    return f"… {kept.partition(' ')[2] or kept}"


def _beginning_of(tail: str) -> str:
    if len(tail) <= _AROUND:
        return tail
    kept = tail[:_AROUND]
    return f"{kept.rpartition(' ')[0] or kept} …"
