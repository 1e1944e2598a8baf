"""How the rows of the drawer's lists are painted: all of a list equally high, each by a brush of its own."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The view need not ask for the height of each row. `paint_row` is what tells the lists apart."""

    def __init__(self, theme: Theme, height: int, parent: QWidget) -> None:
        """`height` is in logical pixels at the usual size of words."""
        super().__init__(parent)
        self._theme, self._height = theme, height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_row(RowBrush(painter, self._theme), option, index)
        painter.restore()

    def paint_row(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        raise NotImplementedError
