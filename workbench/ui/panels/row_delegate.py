"""How high the rows of the drawer's lists are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """All rows of a list are equally high, so that the view need not ask for each."""

    def __init__(self, theme: Theme, height: int, parent: QWidget) -> None:
        """`height` is in logical pixels at the usual size of words."""
        super().__init__(parent)
        self._theme, self._height = theme, height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(self._height))
