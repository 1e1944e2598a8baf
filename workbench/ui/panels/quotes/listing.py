"""The lists of the quote ledger: sayings and documents, and the variations of a document."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from workbench.ui.models.quotes import LINE, DocumentLine, Line, QuotesModel, VariationsModel, in_place
from workbench.ui.panels.quotes.looks import LOOKS, icon_of
from workbench.ui.panels.row_brush import RIGHT, RowBrush, row_brush
from workbench.ui.panels.row_delegate import RowDelegate
from workbench.ui.panels.row_list import RowList
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _VARIATION_HEIGHT = 52, 46
_EDGE = 16
_NARROW = 220


class QuotesView(RowList):
    """One saying or document is current. `opened` is sent when Enter or a double click asks for it."""

    opened = Signal()

    def __init__(self, model: QuotesModel, theme: Theme, parent: QWidget) -> None:
        super().__init__("Sayings and documents", parent)
        self.setUniformItemSizes(True)
        self.setModel(model)
        self.setItemDelegate(_QuotesDelegate(theme, _HEIGHT, self))
        self.entered.connect(self.opened)
        self.doubleClicked.connect(self.opened)


class VariationsView(RowList):
    """The apparatus: every place at which a copy differs. One of them is current; `opened` as for quotes."""

    opened = Signal()

    def __init__(self, model: VariationsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__("Differences of the copies", parent)
        self.setUniformItemSizes(True)
        self.setModel(model)
        self.setItemDelegate(_VariationsDelegate(model, theme, self))
        self.entered.connect(self.opened)
        self.doubleClicked.connect(self.opened)


class _QuotesDelegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with row_brush(painter, self._theme) as brush:
            self._paint(brush, option, index)

    def _paint(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect, size = index.data(LINE), option.rect, self._theme.size
        brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
        upper = QRect(rect.left() + _EDGE, rect.top() + size(6), rect.width() - 2 * _EDGE, size(20))
        lower = QRect(upper.left(), upper.bottom() + 1, upper.width(), size(18))
        upper.setLeft(upper.left() + self._paint_icon(brush, line, upper))
        upper.setRight(upper.right() - self._paint_worst(brush, line, upper))
        brush.write(upper, line.title, 13, "ink", weight=QFont.Weight.DemiBold)
        if lower.width() >= size(_NARROW):
            brush.write(lower, line.counts, 12, "muted", RIGHT)
            lower.setRight(lower.right() - brush.width_of(line.counts, 12) - 12)
        brush.write(lower, line.words, 12, "muted")

    def _paint_icon(self, brush: RowBrush, line: Line, room: QRect) -> int:
        """The icon of a document; the room it takes."""
        if not isinstance(line, DocumentLine):
            return 0
        brush.picture("document", room.left(), room)
        return self._theme.size(22)

    def _paint_worst(self, brush: RowBrush, line: Line, room: QRect) -> int:
        """The gravest difference, as icon and word, at the right; the room it takes."""
        size = self._theme.size
        if isinstance(line, DocumentLine) and line.collation.is_proposed:
            words, meaning, role = "proposed", "", "accent"
        elif line.worst:
            words, meaning, role = str(line.worst), icon_of(line.worst), LOOKS[line.worst].role
        elif line.is_compared:
            words, meaning, role = "no difference", icon_of(None), "muted"
        else:
            return 0
        if room.width() < size(_NARROW):  # the icon says it, and the word is in the tooltip
            words = "" if meaning else words
        brush.write(room, words, 12, role, RIGHT, weight=QFont.Weight.Medium)
        width = brush.width_of(words, 12, QFont.Weight.Medium)
        if meaning:
            brush.picture(meaning, room.right() - width - size(18), room, 14)
            width += size(20)
        return width + 12


class _VariationsDelegate(RowDelegate):
    def __init__(self, model: VariationsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _VARIATION_HEIGHT, parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with row_brush(painter, self._theme) as brush:
            self._paint(brush, option, index)

    def _paint(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        one, rect, size = index.data(LINE), option.rect, self._theme.size
        brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
        left = rect.left() + _EDGE + size(26)
        upper = QRect(left, rect.top() + size(4), rect.right() - left - _EDGE, size(20))
        lower = QRect(left, upper.bottom() + 1, upper.width(), size(16))
        brush.picture(icon_of(one.kind), rect.left() + _EDGE, upper)
        brush.write(upper, in_place(one), 13, "ink")
        role = LOOKS[one.kind].role
        taken = brush.write(lower, one.kind, 12, role, weight=QFont.Weight.Medium)
        brush.write(lower.adjusted(taken + 8, 0, 0, 0), self._model.outlets(one), 12, "muted")
