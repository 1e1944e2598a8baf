"""How the lines of the number ledger are painted: heads of groups, and rows in columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from workbench.domain.dates import readable_date
from workbench.finding.number_ledger import NumberRow, Relation
from workbench.ui.models.numbers import LINE, STANCE, Line, in_words, told_more, told_relation
from workbench.ui.panels.numbers.columns import EDGE, GUTTER, Columns, columns_of
from workbench.ui.panels.row_brush import RowBrush, row_brush
from workbench.ui.panels.row_delegate import RowDelegate
from workbench.ui.positions import Positions
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 30
_PIXELS = 13
_SMALL = 12
_BEFORE_NUMBER = 24
"""Characters of a sentence that are shown before its number, where it is too long to be shown whole."""

_Weight = QFont.Weight
_LOOKS = {
    Relation.DISAGREE: "refutes",
    Relation.AGREE: "supports",
    Relation.OTHER_DATE: "open",
    Relation.OTHER_SCOPE: "open",
}
"""The role that a relation is tinted with; its icon and its word tell it as well."""


class NumbersDelegate(RowDelegate):
    """Heads of groups and rows are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _HEIGHT, parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with row_brush(painter, self._theme) as brush:
            self._paint(brush, option, index)

    def _paint(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = index.data(LINE), option.rect
        if line.row is None and not line.more:
            self._paint_head(brush, option, line)
            return
        brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
        if line.more:
            brush.write(rect.adjusted(GUTTER, 0, -EDGE, 0), told_more(line), _PIXELS, "muted")
            return
        if stance := index.data(STANCE):
            brush.picture(f"stance.{stance}", rect.left() + 12, rect, 18)
        self._paint_number(brush, columns_of(rect, self._theme), line, line.row)

    def _paint_head(self, brush: RowBrush, option: QStyleOptionViewItem, line: Line) -> None:
        """The name of the group on the left, how its numbers stand to each other right behind it."""
        rect = option.rect
        brush.fill(rect.adjusted(0, 0, 0, -1), "chrome")
        brush.fill(QRect(rect.left(), rect.bottom(), rect.width(), 1), "hairline")
        brush.ground(rect.adjusted(4, 2, -4, -2), option.state)
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        name = brush.write(room, line.group.name, _PIXELS, "ink", weight=_Weight.DemiBold)
        room.setLeft(room.left() + name + 12)
        room.setLeft(room.left() + brush.write(room, in_words(line.group), _SMALL, "muted") + 12)
        relation, words = line.group.relation, told_relation(line.group)
        if words:
            chip = brush.chip(room, words, f"relation.{relation}", self._theme.tint(_LOOKS[relation]))
            room.setLeft(room.left() + chip + 12)
            compared = f"compared with {line.reference.written}, {named(line.reference.source)}"
            brush.write(room, compared, _SMALL, "muted")

    def _paint_number(self, brush: RowBrush, columns: Columns, line: Line, row: NumberRow) -> None:
        role = "ink" if row.is_counted else "faint"
        weight = _Weight.DemiBold if row.is_counted else _Weight.Normal
        brush.write(columns.value, line.value, _PIXELS, role, weight=weight)
        brush.write(columns.who, line.who, _PIXELS, role)
        if columns.words.width():
            words = self._words_of(row, columns.words.width())
            brush.set_words(columns.words, words, "muted" if row.is_counted else "faint")
        source = row.source
        date = readable_date(source.attribution.published)
        said = " · ".join(filter(None, (named(source), date, row.mention.time)))
        brush.write(columns.where, said, _SMALL, "muted" if row.is_counted else "faint")
        self._paint_relation(brush, columns.chip, line, row)

    def _paint_relation(self, brush: RowBrush, room: QRect, line: Line, row: NumberRow) -> None:
        """How it stands to the number that the group is compared with, or why it is not compared."""
        theme = self._theme
        if line.is_reference:
            brush.chip(room, "compared with", "relation.reference", theme.colour("pressed"))
        elif not row.is_counted:
            brush.chip(room, row.source.zone, "article.zones", theme.colour("pressed"))
        elif line.relation is not None:
            tint = theme.tint(_LOOKS[line.relation])
            brush.chip(room, line.relation, f"relation.{line.relation}", tint)

    def _words_of(self, row: NumberRow, width: int) -> QTextLayout:
        """The sentence on one line, its number in bold, from shortly before it where that is far in."""
        theme, quantity = self._theme, row.mention.quantity
        quote, font = row.anchor.quote.replace("\n", " "), theme.reading_font(_PIXELS)
        start, end = quantity.phrase_start - row.anchor.start, quantity.phrase_end - row.anchor.start
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(quote[:end]) > width * 3 // 4:
            cut = quote.find(" ", max(start - _BEFORE_NUMBER, 0), start) + 1 or start
            quote, start, end = f"… {quote[cut:]}", start - cut + 2, end - cut + 2
        shown = metrics.elidedText(quote, Qt.TextElideMode.ElideRight, int(width * 0.97))
        kept = len(shown) - (shown != quote)
        layout = QTextLayout(shown, font)
        at = Positions(shown)
        bold = QTextLayout.FormatRange()
        bold.start = at.to_qt(min(start, kept))
        bold.length = at.to_qt(min(end, kept)) - bold.start
        look = QTextCharFormat()
        look.setFontWeight(_Weight.DemiBold)
        look.setForeground(theme.colour("ink" if row.is_counted else "faint"))
        bold.format = look
        layout.setFormats([bold])
        layout.beginLayout()
        layout.createLine().setLineWidth(width * 2)
        layout.endLayout()
        return layout
