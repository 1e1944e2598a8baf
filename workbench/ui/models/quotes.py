"""The models of the quote ledger: sayings and documents in one list, a document's variations in another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.counting import counted
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.folding import folded
from workbench.services.collating import Collation, Variation
from workbench.services.quote_ledger import LedgerRow
from workbench.ui.models.lines import LinesModel
from workbench.ui.plain import plain_tooltip
from workbench.ui.source_names import named

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole

_ROOT = QModelIndex()


@dataclass(frozen=True)
class SayingLine:
    row: LedgerRow

    @property
    def key(self) -> tuple[str, int]:
        """What it is told by when the case has been read again."""
        anchor = self.row.wordings[0].quotes[0].anchor
        return anchor.text_id, anchor.start

    @property
    def title(self) -> str:
        return self.row.speaker or "Nobody named"

    @property
    def words(self) -> str:
        return f"“{self.row.words}”"

    @property
    def worst(self) -> DifferenceKind | None:
        return self.row.worst

    @property
    def is_compared(self) -> bool:
        """Whether there is more than one wording."""
        return len(self.row.wordings) > 1

    @cached_property
    def counts(self) -> str:
        """`5 outlets · 7 quotations`"""
        told = [counted(self.row.outlets, "outlet")]
        if len(self.row.wordings) > self.row.outlets:
            told.append(counted(len(self.row.wordings), "quotation"))
        return " · ".join(told)

    @cached_property
    def looked_through(self) -> str:
        wordings = self.row.wordings
        named = {one.speaker for one in wordings} | {one.source.name for one in wordings}
        return folded(" ".join((self.title, *named, *(one.words for one in wordings))))


@dataclass(frozen=True)
class DocumentLine:
    collation: Collation

    @property
    def key(self) -> tuple[str, int]:
        anchor = min(one.anchor for one in self.collation.copies)
        return anchor.text_id, anchor.start

    @property
    def title(self) -> str:
        return self.collation.title

    @property
    def words(self) -> str:
        return ", ".join(dict.fromkeys(named(one.source) for one in self.collation.copies))

    @property
    def worst(self) -> DifferenceKind | None:
        return self.collation.worst

    @property
    def is_compared(self) -> bool:
        return len(self.collation.copies) > 1

    @cached_property
    def counts(self) -> str:
        """`4 copies · 11 differences`"""
        copies = counted(len(self.collation.copies), "copy", "copies")
        return f"{copies} · {counted(len(self.collation.variations), 'difference')}"

    @cached_property
    def looked_through(self) -> str:
        return folded(
            " ".join((self.title, self.words, *(one.anchor.quote for one in self.collation.copies)))
        )


Line = SayingLine | DocumentLine


def narrowed(lines: Sequence[Line], words: str) -> list[Line]:
    """The lines in which all the words are somewhere."""
    wanted = folded(words).split()
    return [line for line in lines if all(word in line.looked_through for word in wanted)]


class QuotesModel(LinesModel[Line]):
    def row_of(self, key: tuple[str, int]) -> int:
        """-1 when no line has it."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            differs = f", differs: {line.worst}" if line.worst else ""
            return f"{line.title}: {line.words}, {line.counts}{differs}"
        if role == Qt.ItemDataRole.ToolTipRole:
            differs = f" · differs most in: {line.worst}" if line.worst else ""
            told = (line.title, line.words[:400], f"{line.counts}{differs}")
            return plain_tooltip("\n".join(told))
        return None


class VariationsModel(QAbstractListModel):
    """The apparatus of one collation."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._collation: Collation | None = None

    def show(self, collation: Collation | None) -> None:
        self.beginResetModel()
        self._collation = collation
        self.endResetModel()

    def variation(self, index: Index) -> Variation | None:
        if self._collation is None or not index.isValid():
            return None
        return self._collation.variations[index.row()]

    def outlets(self, variation: Variation) -> str:
        """Who differs there."""
        assert self._collation is not None
        copies = self._collation.copies
        return ", ".join(named(copies[reading.copy].source) for reading in variation.readings)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() or self._collation is None else len(self._collation.variations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.variation(index)
        if one is None:
            return None
        if role == LINE:
            return one
        told = (in_place(one), f"{one.kind} · {self.outlets(one)}")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(told)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(told))
        return None


def in_place(one: Variation) -> str:
    """`“operations” → “missions”`"""
    readings = dict.fromkeys(
        f"“{reading.difference.words}”" if reading.difference.words else "left out"
        for reading in one.readings
    )
    if not one.words:
        return f"adds {' / '.join(readings)}"
    return f"“{one.words}” → {' / '.join(readings)}"
