"""The model of a list that is read as a whole."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
L = TypeVar("L")

_ROOT = QModelIndex()


class LinesModel(QAbstractListModel, Generic[L]):
    """Holds the lines it is given, all at once; what is shown of one is said by whom it is made for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[L] = ()

    def show(self, lines: Sequence[L]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> L | None:
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)
