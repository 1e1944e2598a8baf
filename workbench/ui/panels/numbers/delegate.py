"""How the lines of the number ledger are painted: heads of groups, and rows in columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.dates import readable_date
from workbench.finding.number_ledger import NumberRow, Relation
from workbench.ui.models.numbers import LINE, STANCE, Line, in_words, told_more, told_relation
from workbench.ui.panels.numbers.columns import EDGE, GUTTER, Columns, columns_of
from workbench.ui.panels.row_brush import LEFT, RowBrush
from workbench.ui.positions import Positions
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 30
_PIXELS = 13
_SMALL = 12
_CHIP_HEIGHT = 20
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


class NumbersDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush, line = RowBrush(painter, self._theme), index.data(LINE)
        if line.more:
            brush.ground(option.rect.adjusted(4, 1, -4, -1), option.state)
            brush.write(option.rect.adjusted(GUTTER, 0, -EDGE, 0), told_more(line), _PIXELS, "muted")
        elif line.row is None:
            self._paint_head(painter, brush, option, line)
        else:
            brush.ground(option.rect.adjusted(4, 1, -4, -1), option.state)
            if stance := index.data(STANCE):
                brush.picture(f"stance.{stance}", option.rect.left() + 12, option.rect, 18)
            self._paint_row(painter, brush, columns_of(option.rect, self._theme), line, line.row)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, brush: RowBrush, option: QStyleOptionViewItem, line: Line
    ) -> None:
        """The name of the group on the left, how its numbers stand to each other right behind it."""
        theme, rect = self._theme, option.rect
        painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour("chrome"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("hairline"))
        brush.ground(rect.adjusted(4, 2, -4, -2), option.state)
        room = rect.adjusted(EDGE, 0, -EDGE, 0)
        room.setLeft(
            room.left() + brush.write(room, line.group.name, _PIXELS, "ink", weight=_Weight.DemiBold) + 12
        )
        room.setLeft(room.left() + brush.write(room, in_words(line.group), _SMALL, "muted") + 12)
        words = told_relation(line.group)
        if not words:
            return
        relation = line.group.relation
        width = self._paint_chip(painter, room, words, f"relation.{relation}", _LOOKS[relation])
        room.setLeft(room.left() + width + 12)
        compared = f"compared with {line.reference.written}, {named(line.reference.source)}"
        brush.write(room, compared, _SMALL, "muted")

    def _paint_row(
        self, painter: QPainter, brush: RowBrush, columns: Columns, line: Line, row: NumberRow
    ) -> None:
        role = "ink" if row.is_counted else "faint"
        weight = _Weight.DemiBold if row.is_counted else _Weight.Normal
        brush.write(columns.value, line.value, _PIXELS, role, weight=weight)
        brush.write(columns.who, line.who, _PIXELS, role if row.is_counted else "faint")
        if columns.words.width():
            self._paint_words(painter, columns.words, row)
        source = row.source
        date = readable_date(source.attribution.published)
        said = " · ".join(filter(None, (named(source), date, row.mention.time)))
        brush.write(columns.where, said, _SMALL, "muted" if row.is_counted else "faint")
        if line.is_reference:
            self._paint_chip(painter, columns.chip, "compared with", "relation.reference")
        elif not row.is_counted:
            self._paint_chip(painter, columns.chip, source.zone, "article.zones")
        elif line.relation is not None:
            look = _LOOKS[line.relation]
            self._paint_chip(painter, columns.chip, line.relation, f"relation.{line.relation}", look)

    def _paint_words(self, painter: QPainter, room: QRect, row: NumberRow) -> None:
        """The sentence on one line, its number in bold, from shortly before it where that is far in."""
        theme, quantity = self._theme, row.mention.quantity
        quote, font = row.anchor.quote.replace("\n", " "), theme.reading_font(_PIXELS)
        start, end = quantity.phrase_start - row.anchor.start, quantity.phrase_end - row.anchor.start
        metrics = QFontMetrics(font)
        if metrics.horizontalAdvance(quote[:end]) > room.width() * 3 // 4:
            cut = quote.find(" ", max(start - _BEFORE_NUMBER, 0), start) + 1 or start
            quote, start, end = f"… {quote[cut:]}", start - cut + 2, end - cut + 2
        shown = metrics.elidedText(quote, Qt.TextElideMode.ElideRight, int(room.width() * 0.97))
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
        text_line = layout.createLine()
        text_line.setLineWidth(room.width() * 2)
        layout.endLayout()
        painter.save()
        painter.setClipRect(room)
        painter.setPen(theme.colour("muted" if row.is_counted else "faint"))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - text_line.height()) / 2))
        painter.restore()

    def _paint_chip(self, painter: QPainter, room: QRect, words: str, icon_of: str, role: str = "") -> int:
        """A chip at the left of `room`, tinted with a role if one is given; how wide it is."""
        theme, brush = self._theme, RowBrush(painter, self._theme)
        height, icon = theme.size(_CHIP_HEIGHT), theme.size(14)
        width = brush.width_of(words, _SMALL, _Weight.Medium) + icon + theme.size(20)
        chip = QRect(
            room.left(), room.top() + (room.height() - height) // 2, min(width, room.width()), height
        )
        brush.pill(chip, theme.tint(role) if role else theme.colour("pressed"))
        brush.picture(icon_of, chip.left() + theme.size(7), chip, 14)
        inner = chip.adjusted(theme.size(10) + icon, 0, -theme.size(6), 0)
        brush.write(inner, words, _SMALL, "ink", LEFT, weight=_Weight.Medium)
        return chip.width()
