"""How a suggestion is painted in the list: where it is from and why it is proposed, and its words below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.models.suggestions import LINE, Line
from workbench.ui.panels.row_brush import LEFT, RowBrush, row_brush
from workbench.ui.panels.source_line import write_source
from workbench.ui.panels.suggestions.chips import (
    Chip,
    chip_height,
    chip_width,
    chips_of,
    icon_width,
    paint_chip,
)
from workbench.ui.panels.suggestions.emphasis import Emphasis, look_of, stretches
from workbench.ui.positions import Positions, shown
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_EDGE = 16
_INDENT = 16
_ABOVE = 7
_LINE = 22
_LEAST_SOURCE = 0.45
"""The share of a line that the source has at least, if it needs it."""
_QUOTE = 13
_MOST = 400
"""So many characters of a passage are looked at for one line."""
_BEFORE_MARK = 24
"""Characters that are left to be read before the first mark, where that would be cut off."""


class SuggestionDelegate(QStyledItemDelegate):
    """All rows are two lines high, so that the view need not ask for each."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(2 * _LINE) + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        theme, rect = self._theme, option.rect
        left = rect.left() + _EDGE + (theme.size(_INDENT) if line.is_inner else 0)
        upper = QRect(left, rect.top() + _ABOVE, rect.right() - left - _EDGE, theme.size(_LINE))
        lower = upper.translated(0, upper.height())
        with row_brush(painter, theme) as brush:
            brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
            self._paint_upper(painter, brush, upper, line)
            brush.set_words(lower, _one_line(line, theme, lower.width()), "muted" if line.answer else "ink")

    def _paint_upper(self, painter: QPainter, brush: RowBrush, room: QRect, line: Line) -> None:
        """The answer or the source at the left, the reasons at the right, folded passages at its end."""
        theme, side = self._theme, self._theme.size(16)
        if line.answer is not None:
            brush.picture(reply_icon(line), room.left(), room)
            room = room.adjusted(side + 8, 0, 0, 0)
        if line.alike:
            words = f"+{len(line.alike)}"
            width = brush.width_of(words, 12) + side + 4
            brush.picture("alike", room.right() - width, room, 14)
            brush.write(room.adjusted(room.width() - width + side + 2, 0, 0, 0), words, 12, "muted", LEFT)
            room = room.adjusted(0, 0, -width - 8, 0)
        chips = chips_of(line.reasons, line.leaning)
        taken = write_source(
            brush,
            theme,
            QRect(room.topLeft(), QSize(_source_room(room.width(), theme, chips), room.height())),
            line.source,
            title=line.answer is not None,
        )
        self._paint_chips(painter, room.adjusted(taken + 12, 0, 0, 0), chips)

    def _paint_chips(self, painter: QPainter, room: QRect, chips: list[Chip]) -> None:
        """As many as there is room for; one without room for its words shows its icon only."""
        theme = self._theme
        height = chip_height(theme)
        x, y = room.left(), room.top() + (room.height() - height) // 2
        for chip in chips:
            width = chip_width(theme, chip)
            if x + width > room.right():
                width = icon_width(theme)
            if x + width > room.right():
                return
            paint_chip(painter, theme, QRect(x, y, width, height), chip)
            x += width + 4


def reply_icon(line: Line) -> str:
    """The icon that tells what was answered."""
    assert line.answer is not None
    reply = line.answer.reply
    return f"reply.{reply}" if reply.startswith("not") else f"stance.{reply}"


def _source_room(width: int, theme: Theme, chips: list[Chip]) -> int:
    """What the chips leave of a line, but never less than its share."""
    wanted = sum(chip_width(theme, chip) + 4 for chip in chips) + 12 if chips else 0
    return max(width - wanted, int(width * _LEAST_SOURCE))


def _one_line(line: Line, theme: Theme, width: int) -> QTextLayout:
    """The words of a passage on one line, marked and elided; from shortly before the first strong mark."""
    quote, font = line.anchor.quote, theme.font(_QUOTE)
    metrics = QFontMetrics(font)
    marked = list(stretches(len(quote), line.reasons, line.leaning))
    begin = _beginning(quote, marked, metrics, width)
    lead = "… " if begin else ""
    words = shown(lead + quote[begin : begin + _MOST]).replace("\n", " ")
    # bold words are wider than those that are measured
    elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(width * 0.96))
    kept = len(elided) - (elided != words)
    layout = QTextLayout(elided, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    at = Positions(elided)
    formats = []
    for start, end, emphasis in marked:
        first, last = (min(max(edge - begin, 0) + len(lead), kept) for edge in (start, end))
        if emphasis and first < last:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length = at.to_qt(first), at.to_qt(last) - at.to_qt(first)
            stretch.format = look_of(emphasis, theme)
            formats.append(stretch)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def _beginning(quote: str, marked: list[tuple[int, int, Emphasis]], metrics: QFontMetrics, width: int) -> int:
    """Where to begin so that the first strong mark is on the line: 0, or the start of a word before it."""
    first = next((start for start, _end, emphasis in marked if emphasis >= Emphasis.CUE), 0)
    if metrics.horizontalAdvance(quote[:first]) < width * 2 // 3:
        return 0
    begin = max(first - _BEFORE_MARK, 0)
    return quote.find(" ", begin, first) + 1 or begin
