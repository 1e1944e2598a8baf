"""The model of the search results: passages, and what they already say to the current claim."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.dates import readable_date
from workbench.domain.evidence import Evidence
from workbench.domain.overview import Hit
from workbench.ui.drags import passage_drag
from workbench.ui.models.linked import Linked
from workbench.ui.source_names import named

Index = QModelIndex | QPersistentModelIndex

HIT = int(Qt.ItemDataRole.UserRole)
STANCE = HIT + 1
"""The stance, as its name, of the evidence that cites the passage for the current claim, or None."""

_ROOT = QModelIndex()


class HitsModel(QAbstractListModel):
    """Hits in the order of the search; each can be dragged as a passage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()
        self._linked = Linked()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def add(self, hits: Sequence[Hit]) -> None:
        """Those that come after what is shown."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits = (*self._hits, *hits)
            self.endInsertRows()

    def show_linked(self, evidence: Iterable[Evidence]) -> None:
        """The evidence of the current claim: passages that it cites show their stance."""
        self._linked = Linked(evidence)
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1), [STANCE])

    def hit(self, index: Index) -> Hit | None:
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == STANCE:
            return self._linked.stance_of(hit.anchor)
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.anchor.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said_of(hit)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        return passage_drag(self._hits[indexes[0].row()].anchor)

    def _said_of(self, hit: Hit) -> str:
        """A result in words, for those who hear the list."""
        said = [hit.anchor.quote, named(hit.source), readable_date(hit.source.attribution.published)]
        if hit.source.page_number:
            said.append(f"page {hit.source.page_number:,}")
        if not hit.source.zone.is_reporting:
            said.append(f"from the {hit.source.zone}")
        if stance := self._linked.stance_of(hit.anchor):
            said.append(f"linked to the claim as {stance}")
        return ". ".join(words for words in said if words)
