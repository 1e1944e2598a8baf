"""The model of the history: days, and under each what was done, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.history import Deed
from workbench.domain.moments import exact_moment, local
from workbench.services.history import Told
from workbench.ui.models.source_lines import folding
from workbench.ui.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

LINE = int(Qt.ItemDataRole.UserRole)

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DayLine:
    """The head of a day: it is the analyst's own day, where they are."""

    day: date


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry; `undone` when it is not in force now."""

    entry: Told
    undone: bool


Line = DayLine | EntryLine


class HistoryModel(QAbstractListModel):
    """Holds the newest entries of the history, as many as somebody has looked back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Told] = []
        self._words: list[str] = []
        self._lines: list[Line] = []
        self._day: date | None = None
        self._in_force: dict[int, bool] = {}

    # what is shown

    def show(self, entries: Sequence[Told]) -> None:
        """These are the newest entries, and no others are shown."""
        self._entries = list(entries)
        self._start_over()

    def add_newer(self, entries: Sequence[Told]) -> None:
        """These have come since."""
        if entries:
            self.show([*entries, *self._entries])

    def add_older(self, entries: Sequence[Told]) -> None:
        """These came before. Of a filtered history they may add no line."""
        self._entries += entries
        lines = self._lines_of(entries)
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def filter(self, words: str) -> None:
        """Leave only entries whose label, object or analyst hold all of the words."""
        self._words = folding(words).split()
        self._start_over()

    @property
    def count(self) -> int:
        """How many entries there are here, shown or not."""
        return len(self._entries)

    @property
    def newest(self) -> int:
        """The number of the last entry; 0 when nothing has been done yet."""
        return self._entries[0].number if self._entries else 0

    @property
    def oldest(self) -> int | None:
        """The number of the first entry that is here."""
        return self._entries[-1].number if self._entries else None

    def entry(self, index: Index) -> Told | None:
        line = self._lines[index.row()] if index.isValid() else None
        return line.entry if isinstance(line, EntryLine) else None

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, DayLine):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return line.day.isoformat() if is_text else None
        entry = line.entry
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                said = [entry.what, entry.subject, entry.by, exact_moment(entry.at)]
                return ". ".join([*said, "undone"] if line.undone else said)
            case Qt.ItemDataRole.ToolTipRole:
                who_and_when = f"{entry.by}, {exact_moment(entry.at)}"
                return plain_tooltip("\n".join((entry.subject, who_and_when, f"Entry {entry.number}")))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], DayLine):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # lines

    def _start_over(self) -> None:
        """Make the lines of all entries."""
        self.beginResetModel()
        self._day = None
        self._in_force = {}
        self._lines = self._lines_of(self._entries)
        self.endResetModel()

    def _lines_of(self, entries: Sequence[Told]) -> list[Line]:
        """The lines of further entries, which are older than all before."""
        lines: list[Line] = []
        for entry in entries:
            if entry.target is not None:
                # the newest word on an entry, which is read first, is the one that holds
                self._in_force.setdefault(entry.target, entry.deed is Deed.REDO)
            if not self._passes(entry):
                continue
            if (day := local(entry.at).date()) != self._day:
                self._day = day
                lines.append(DayLine(day))
            lines.append(EntryLine(entry, undone=not self._in_force.get(entry.number, True)))
        return lines

    def _passes(self, entry: Told) -> bool:
        if not self._words:
            return True
        haystack = folding(f"{entry.what}\n{entry.subject}\n{entry.by}")
        return all(word in haystack for word in self._words)
