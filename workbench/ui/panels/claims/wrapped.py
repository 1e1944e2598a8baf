"""Words broken into lines, for what is painted rather than built of widgets."""

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_ENOUGH = 600
"""How many characters of an elided line are looked at; no line is that long."""


class Wrapped:
    """`words` in lines of at most `width` pixels. Of more than `most` lines the last shown one is elided."""

    def __init__(self, words: str, font: QFont, width: float, most: int = 0) -> None:
        # line feeds would be drawn as nothing; a blank line between paragraphs is not shown
        words = "\u2028".join(line for line in words.split("\n") if line.strip())
        self._layouts: list[tuple[float, QTextLayout]] = []
        self.height = 0.0
        self.width = 0.0
        self.is_cut = False
        layout = _layout_of(words, font)
        layout.beginLayout()
        lines = 0
        cut_at = 0
        while (line := layout.createLine()).isValid():
            if most and lines == most:
                self.is_cut = True
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
            self.width = max(self.width, line.naturalTextWidth())
            lines += 1
            cut_at = line.textStart()
        layout.endLayout()
        self._layouts.append((0.0, layout))
        if self.is_cut:
            self._elide(words, cut_at, font, width, most)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines in the painter's pen, their upper left corner at (x, y)."""
        for top, layout in self._layouts:
            layout.draw(painter, QPointF(x, y + top))

    def _elide(self, words: str, start: int, font: QFont, width: float, most: int) -> None:
        """Lay out again what fits whole, and the last line with an ellipsis."""
        whole = Wrapped(_slice(words, 0, start).rstrip("\u2028"), font, width) if most > 1 else None
        rest = _slice(words, start, start + _ENOUGH).replace("\u2028", " ")
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
        last = Wrapped(elided, font, width)
        top = whole.height if whole else 0.0
        self._layouts = [
            *(whole._layouts if whole else ()),
            *((top + offset, layout) for offset, layout in last._layouts[:1]),
        ]
        self.height = top + last.height


def _layout_of(words: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(words, font)
    option = QTextOption()
    if _reads_from_the_right(words):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _reads_from_the_right(words: str) -> bool:
    """Whether the first letter that has a direction is, say, Arabic or Hebrew."""
    directions = (bidirectional(letter) for letter in words[:_ENOUGH])
    return next((way in ("R", "AL") for way in directions if way in ("L", "R", "AL")), False)


def _slice(words: str, start: int, end: int) -> str:
    """A stretch of the words by Qt's positions, which count UTF-16 units."""
    return words.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le", "ignore")
