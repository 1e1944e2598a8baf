"""The model of the history: days, and under each what was done, newest first, read page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.history import Deed, Entry
from workbench.domain.moments import exact_moment, local
from workbench.ui.models.source_lines import folding
from workbench.ui.plain import plain_tooltip

Index = QModelIndex | QPersistentModelIndex

LINE = int(Qt.ItemDataRole.UserRole)
SUBJECT = LINE + 1
"""What the entry was about, in words that are looked for when the line is first shown."""
PAGE = 100
"""How many entries are read at a time."""

_ROOT = QModelIndex()
_DEEDS = {Deed.DO: "", Deed.UNDO: "Undone: ", Deed.REDO: "Redone: "}


@dataclass(frozen=True, slots=True)
class DayLine:
    """The head of a day: it is the analyst's own day, where they are."""

    day: date


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry; `undone` when it is not in force now."""

    entry: Entry
    undone: bool

    @property
    def what(self) -> str:
        return what_was_done(self.entry)


def what_was_done(entry: Entry) -> str:
    """`Give verdict`, `Undone: Give verdict`."""
    return f"{_DEEDS[entry.deed]}{entry.label}"


Line = DayLine | EntryLine
Read = Callable[[int, int | None], Sequence[Entry]]


class HistoryModel(QAbstractListModel):
    """`read` gives at most so many entries below a number, newest first; `subject_of` says in words what
    an entry was about.
    """

    def __init__(self, read: Read, subject_of: Callable[[Entry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._subject_of = read, subject_of
        self._entries: list[Entry] = []
        self._subjects: dict[int, str] = {}
        self._words: list[str] = []
        self._lines: list[Line] = []
        self._day: date | None = None
        self._in_force: dict[int, bool] = {}
        self._at_the_end = False

    # what is shown

    def refresh(self) -> None:
        """Read what is new since the last time."""
        self._entries = [*self._newer(), *self._entries]
        self._start_over()

    def forget_subjects(self) -> None:
        """Claims or the scale are worded in another way: look for the words again."""
        self._subjects.clear()

    def filter(self, words: str) -> None:
        """Leave only entries whose label, object or analyst hold all of the words."""
        self._words = folding(words).split()
        self._start_over()

    @property
    def newest(self) -> int:
        """The number of the last entry; 0 when nothing has been done yet."""
        return self._entries[0].number if self._entries else 0

    @property
    def has_more(self) -> bool:
        """Whether there are older entries that have not been read."""
        return not self._at_the_end

    def entry(self, index: Index) -> Entry | None:
        line = self._lines[index.row()] if index.isValid() else None
        return line.entry if isinstance(line, EntryLine) else None

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        return not parent.isValid() and self.has_more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Read one page; of a filtered history it may add no line."""
        page = list(self._read(PAGE, self._entries[-1].number if self._entries else None))
        self._at_the_end = len(page) < PAGE
        self._entries += page
        lines = self._lines_of(page)
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, DayLine):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return line.day.isoformat() if is_text else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                said = [line.what, self._subject(line.entry), line.entry.by, exact_moment(line.entry.at)]
                return ". ".join([*said, "undone"] if line.undone else said)
            case Qt.ItemDataRole.ToolTipRole:
                who_and_when = f"{line.entry.by}, {exact_moment(line.entry.at)}"
                told = (self._subject(line.entry), who_and_when, f"Entry {line.entry.number}")
                return plain_tooltip("\n".join(told))
        return self._subject(line.entry) if role == SUBJECT else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._lines[index.row()], DayLine):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # reading

    def _newer(self) -> list[Entry]:
        """The entries that have come since the first time; of a history not yet read, its first page."""
        if not self._entries:
            page = list(self._read(PAGE, None))
            self._at_the_end = len(page) < PAGE
            return page
        newer: list[Entry] = []
        before: int | None = None
        while True:
            page = list(self._read(PAGE, before))
            newer += [entry for entry in page if entry.number > self.newest]
            if not page or page[-1].number <= self.newest:
                return newer
            before = page[-1].number

    def _start_over(self) -> None:
        """Make the lines of all entries that have been read."""
        self.beginResetModel()
        self._day = None
        self._in_force = {}
        self._lines = self._lines_of(self._entries)
        self.endResetModel()

    def _lines_of(self, entries: Sequence[Entry]) -> list[Line]:
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

    def _subject(self, entry: Entry) -> str:
        if entry.number not in self._subjects:
            self._subjects[entry.number] = self._subject_of(entry)
        return self._subjects[entry.number]

    def _passes(self, entry: Entry) -> bool:
        if not self._words:
            return True
        haystack = folding(f"{_DEEDS[entry.deed]}{entry.label}\n{self._subject(entry)}\n{entry.by}")
        return all(word in haystack for word in self._words)
