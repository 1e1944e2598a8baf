"""Where the tints, underlines and icons of one line of the article are, and how they are painted.

Places are kept until the line is laid out anew or its marks change, so that a frame only paints.
They lie under the words: a mark never changes how the words themselves are laid out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine

from workbench.domain.article import ZoneKind
from workbench.domain.overview import Mark
from workbench.ui.panels.article.marks import Emphasis, Layer, Run
from workbench.ui.theme import Theme

FOUND = "find"
"""The role of what was found, which is tinted but not underlined."""
FIND = Layer(FOUND, Emphasis.PLAIN, 1)
FIND_HERE = Layer(FOUND, Emphasis.STRONG, 1)

WORTH_CHECKING = "worth checking"
"""The role of sentences that nobody has marked: a fine grey line, and neither tint nor icon."""

_STRENGTH = {Emphasis.PALE: 0.55, Emphasis.PLAIN: 1.0, Emphasis.STRONG: 1.35}
_STRONGEST = 0.45
"""The alpha of a tint at most."""
_HEADLINE = 1.4
"""How much larger than the other words a headline is."""

_LANE = 3.0
"""Distance of the underlines of several stances under the same words, in pixels."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The marks that begin on one shown line; `middle` is how far down in its block."""

    middle: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PageSign:
    """Where a page of the printed article begins; `middle` is how far down in its block."""

    middle: float
    number: int


@dataclass(slots=True)
class BlockInk:
    """What is painted under and beside the words of one block, relative to its top left corner."""

    tints: dict[Layer, list[QRectF]] = field(default_factory=dict)
    underlines: dict[tuple[str, bool], list[QLineF]] = field(default_factory=dict)
    badges: list[Badge] = field(default_factory=list)
    pages: list[PageSign] = field(default_factory=list)


def ink(layout: QTextLayout, runs: Sequence[Run], two_ways: bool) -> BlockInk:
    """The ink of a block that is laid out; the runs count Qt's positions within the block."""
    drawn = BlockInk()
    for run in runs:
        for line, rect in stretches(layout, run.start, run.end, two_ways):
            bottom = line.y() + line.ascent() + _LANE
            for lane, layer in enumerate(run.layers):
                drawn.tints.setdefault(layer, []).append(rect)
                if layer.role != FOUND:
                    y = bottom + lane * _LANE
                    style = (layer.role, layer.emphasis is Emphasis.PALE)
                    drawn.underlines.setdefault(style, []).append(QLineF(rect.left(), y, rect.right(), y))
    return drawn


def underline(
    drawn: BlockInk, layout: QTextLayout, spans: Sequence[tuple[int, int]], role: str, two_ways: bool
) -> None:
    """Add underlines without a tint to the ink of a block."""
    strokes = drawn.underlines.setdefault((role, False), [])
    for start, end in spans:
        for line, rect in stretches(layout, start, end, two_ways):
            y = line.y() + line.ascent() + _LANE
            strokes.append(QLineF(rect.left(), y, rect.right(), y))


def stretches(
    layout: QTextLayout, start: int, end: int, two_ways: bool
) -> Iterator[tuple[QTextLine, QRectF]]:
    """The rectangles that the words from `start` to `end` (Qt's positions in the block) cover.

    `two_ways` says that some of the block's words run from right to left.
    """
    first = layout.lineForTextPosition(start)
    for number in range(first.lineNumber() if first.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        line_start, line_end = line.textStart(), line.textStart() + line.textLength()
        if line_start >= end:
            return
        begin, stop = max(start, line_start), min(end, line_end)
        if begin >= stop:
            continue
        for left, right in _two_way_spans(line, begin, stop) if two_ways else [_span(line, begin, stop)]:
            if left < right:
                yield line, QRectF(left, line.y(), right - left, line.height())


def _span(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    # the blank at the end of a line is not seen, so it is not marked either
    return _x(line, start), min(_x(line, end), line.naturalTextRect().right())


def _two_way_spans(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Words that run both ways may lie in several places of a line.

    They are asked for by their glyphs: a position between the two directions has two places.
    """
    rects = sorted(
        (run.boundingRect() for run in line.glyphRuns(start, end - start)), key=lambda rect: rect.left()
    )
    spans: list[tuple[float, float]] = []
    for rect in rects:
        if spans and rect.left() <= spans[-1][1] + 0.5:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rect.right()))
        else:
            spans.append((rect.left(), rect.right()))
    return spans


def _x(line: QTextLine, position: int) -> float:
    # the binding returns the place and the position that it belongs to
    return float(line.cursorToX(position)[0])  # type: ignore[index]


class Inks:
    """The colours and pens of marks in the present theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._tints: dict[Layer, QColor] = {}
        self._pens: dict[tuple[str, bool], QPen] = {}

    def forget(self) -> None:
        """The theme is another."""
        self._tints.clear()
        self._pens.clear()

    def paint(self, painter: QPainter, drawn: BlockInk) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for layer, rects in drawn.tints.items():
            painter.setBrush(self.tint(layer))
            painter.drawRects(rects)
        for style, strokes in drawn.underlines.items():
            painter.setPen(self._pen(*style))
            painter.drawLines(strokes)

    def tint(self, layer: Layer) -> QColor:
        """The wash of a layer, to be painted over those before it."""
        if layer not in self._tints:
            self._tints[layer] = self._mixed(layer)
        return self._tints[layer]

    def _mixed(self, layer: Layer) -> QColor:
        if layer.role == FOUND:
            return self._theme.colour(FOUND, 1.0 if layer.emphasis is Emphasis.STRONG else 0.55)
        tint = self._theme.tint(layer.role)
        strength = _STRENGTH[layer.emphasis] * (1 + 0.4 * (layer.depth - 1))
        if layer.role == "claim":
            # where a claim is made is told apart by its underline more than by its tint
            strength *= 0.5
        # the words have to stay readable under any number of marks
        tint.setAlphaF(min(tint.alphaF() * strength, _STRONGEST) / layer.sharing**0.7)
        return tint

    def _pen(self, role: str, pale: bool) -> QPen:
        if (role, pale) not in self._pens:
            shown = "muted" if role == WORTH_CHECKING else role
            self._pens[role, pale] = underline_pen(self._theme.colour(shown, 0.6 if pale else 1.0), role)
        return self._pens[role, pale]


def underline_pen(colour: QColor, role: str) -> QPen:
    """Solid for what supports, dashed for what refutes, dotted for context, thin for a claim's own words, and
    for what is only worth checking fine dots far apart.
    """
    pen = QPen(colour, 1.0 if role in ("claim", WORTH_CHECKING) else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if role == "refutes":
        pen.setDashPattern([3.5, 2.0])
    elif role == "context":
        pen.setDashPattern([1.0, 1.5])
    elif role == WORTH_CHECKING:
        pen.setDashPattern([1.5, 3.0])
    return pen


def word_formats(theme: Theme, font: QFont) -> dict[ZoneKind, QTextCharFormat]:
    """How the words of some zones are set, if the others are set in `font`: headlines larger, and what
    the outlet does not answer for greyed.
    """
    greyed = QTextCharFormat()
    greyed.setForeground(theme.colour("muted"))
    headline = QTextCharFormat()
    headline.setFontWeight(QFont.Weight.DemiBold)
    headline.setProperty(QTextCharFormat.Property.FontPixelSize, round(font.pixelSize() * _HEADLINE))
    apart = {kind: greyed for kind in ZoneKind if not kind.is_reporting}
    return {**apart, ZoneKind.CAPTION: greyed, ZoneKind.HEADLINE: headline}
