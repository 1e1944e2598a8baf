"""The list of orphans: for each its quote, and the claim it belongs to."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from workbench.domain.evidence import Evidence
from workbench.services.versions import Orphan
from workbench.ui.models.lines import LinesModel
from workbench.ui.panels.row_brush import RowBrush, row_brush
from workbench.ui.panels.row_delegate import RowDelegate
from workbench.ui.panels.row_list import RowList
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole

_HEIGHT = 44
_LEFT, _RIGHT = 44, 12


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


class OrphansModel(LinesModel[OrphanLine]):
    def row_of(self, record_id: str) -> int:
        """-1 when the record is no orphan."""
        return next((row for row, line in enumerate(self._lines) if line.orphan.record.id == record_id), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"“{line.orphan.record.anchor.quote}”, for the claim: {line.claim}"
        return None


class OrphansView(RowList):
    """One orphan is current; which keys settle it is the panel's matter."""

    def __init__(self, model: OrphansModel, theme: Theme, parent: QWidget) -> None:
        super().__init__("Passages to review", parent)
        self.setUniformItemSizes(True)
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, _HEIGHT, self))


class _Delegate(RowDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with row_brush(painter, self._theme) as brush:
            self._paint(brush, option, index)

    def _paint(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect, size = index.data(LINE), option.rect, self._theme.size
        brush.ground(rect.adjusted(4, 1, -4, -1), option.state)
        upper = QRect(rect.left() + _LEFT, rect.top() + 4, rect.width() - _LEFT - _RIGHT, size(20))
        lower = QRect(upper.left(), upper.bottom(), upper.width(), size(18))
        brush.picture(line.meaning, rect.left() + 16, upper)
        brush.write(upper, line.orphan.record.anchor.quote, 13, "ink", weight=QFont.Weight.Medium)
        brush.write(lower, line.claim, 12, "muted")
