"""The list of orphans: for each its quote, and the claim it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.evidence import Evidence
from workbench.services.versions import Orphan
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole

_HEIGHT = 44
_LEFT, _RIGHT = 44, 12
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """An orphan with the wording of its claim."""

    orphan: Orphan
    claim: str

    @property
    def meaning(self) -> str:
        """Which icon tells what the passage is for the claim."""
        record = self.orphan.record
        return f"stance.{record.stance}" if isinstance(record, Evidence) else "claim.appearance"


class OrphansModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[OrphanLine] = ()

    def show(self, lines: Sequence[OrphanLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> OrphanLine | None:
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, record_id: str) -> int:
        """-1 when the record is no orphan."""
        return next((row for row, line in enumerate(self._lines) if line.orphan.record.id == record_id), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"“{line.orphan.record.anchor.quote}”, for the claim: {line.claim}"
        return None


class OrphansView(QListView):
    """One orphan is current; which keys settle it is the panel's matter."""

    def __init__(self, model: OrphansModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Passages to review")
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Letters are keys of commands here."""


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush, line, rect = RowBrush(painter, self._theme), index.data(LINE), option.rect
        size = self._theme.size
        brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
        upper = QRect(rect.left() + _LEFT, rect.top() + 4, rect.width() - _LEFT - _RIGHT, size(20))
        lower = QRect(upper.left(), upper.bottom(), upper.width(), size(18))
        brush.picture(line.meaning, rect.left() + 16, upper)
        brush.write(upper, line.orphan.record.anchor.quote, 13, "ink", weight=QFont.Weight.Medium)
        brush.write(lower, line.claim, 12, "muted")
        painter.restore()
