"""The model of the number ledger: groups as small tables, one below the other in one list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.evidence import Evidence, Stance
from workbench.finding.counted_nouns import plural
from workbench.finding.number_ledger import NumberGroup, NumberRow, Relation, relation
from workbench.ui.drags import passage_drag
from workbench.ui.models.linked import Linked
from workbench.ui.plain import plain_tooltip
from workbench.ui.source_names import named

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]
"""What tells groups apart from one reading of the case to the next: what is counted, and its unit."""

Place = tuple[str, int]
"""Where a number stands: its text and its position. It is the same number as long as this is the same."""

LINE = int(Qt.ItemDataRole.UserRole)
STANCE = LINE + 1
"""The stance, as its name, of the evidence that cites the sentence for the current claim, or None."""

TOLD_ONCE = "told only once"
"""The name of the group of those that stand alone."""

MOST = 500
"""Rows of a group that are shown at a time: more are not read, and to list them all would take its time."""

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the head of a group, one of its rows, or, of a very large group, how many `more`
    it has than are shown; `reference` is the row that the group is compared with.
    """

    group: NumberGroup
    reference: NumberRow
    row: NumberRow | None = None
    more: int = 0

    @property
    def relation(self) -> Relation | None:
        """How the row stands to the one that the group is compared with; None for that one itself."""
        if self.group.relation is Relation.ALONE:
            return None
        is_compared = self.row is not None and self.row is not self.reference
        return relation(self.reference, self.row) if is_compared and self.row else None

    @property
    def value(self) -> str:
        """The number as the text has it; what it counts beside it, where neither it nor the head tells."""
        if self.row is None:
            return ""
        quantity = self.row.mention.quantity
        is_told = not quantity.is_carried or self.group.name != TOLD_ONCE
        return self.row.written if is_told else f"{self.row.written} ({plural(quantity.counts)})"

    @property
    def is_reference(self) -> bool:
        return self.row is self.reference and self.group.relation is not Relation.ALONE

    @property
    def who(self) -> str:
        """`U.S. generals want it`, `one source`: who is told to want the number, else to say it."""
        if self.row is None:
            return ""
        mention = self.row.mention
        wanting = f"{mention.wanted_by} (wanted)" if mention.wanted_by else ""
        return " · ".join(filter(None, (wanting, mention.said_by)))


class NumbersModel(QAbstractListModel):
    """The lines of the groups that are shown; each row can be dragged as its passage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[NumberGroup] = ()
        self._references: dict[Key, NumberRow] = {}
        self.lines: list[Line] = []
        self._places: dict[Place, int] = {}
        self._linked = Linked()

    def show(self, groups: Sequence[NumberGroup]) -> None:
        """Show the groups one below the other; those of a single number together at the end."""
        self.beginResetModel()
        self._groups = [*(group for group in groups if not _is_single(group)), *_told_once(groups)]
        self.lines = [line for group in self._groups for line in self._lines_of(group)]
        self._places = {_place(line.row): at for at, line in enumerate(self.lines) if line.row}
        self.endResetModel()

    def compare_with(self, line: Line) -> None:
        """Compare the rows of a line's group with this one from now on."""
        if line.row is None or line.group.relation is Relation.ALONE:
            return
        self._references[key_of(line.group)] = line.row
        first = next(at for at, one in enumerate(self.lines) if one.group is line.group)
        lines = list(self._lines_of(line.group))
        self.lines[first : first + len(lines)] = lines
        self.dataChanged.emit(self.index(first), self.index(first + len(lines) - 1), [LINE])

    def show_linked(self, evidence: Sequence[Evidence]) -> None:
        """The evidence of the current claim: sentences that it cites show their stance."""
        self._linked = Linked(evidence)
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1), [STANCE])

    def line(self, index: Index) -> Line | None:
        return self.lines[index.row()] if index.isValid() else None

    def row_of(self, row: NumberRow) -> int:
        """Where the line of a row is now, or of the same number after the case was read again; else -1."""
        return self._places.get(_place(row), -1)

    def _lines_of(self, group: NumberGroup) -> Iterator[Line]:
        reference = self._reference_of(group)
        yield Line(group, reference)
        for row in group.rows[:MOST]:
            yield Line(group, reference, row)
        if len(group.rows) > MOST:
            yield Line(group, reference, more=len(group.rows) - MOST)

    def _reference_of(self, group: NumberGroup) -> NumberRow:
        """The row that the analyst chose for the group, as long as it is there."""
        chosen = self._references.get(key_of(group))
        if chosen is None:
            return group.reference
        return next((row for row in group.rows if _place(row) == _place(chosen)), chosen)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == STANCE:
            return self._stance_of(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.value if line.row else told_more(line) if line.more else line.group.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.row.anchor.quote) if line.row else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said_of(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.line(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if line and line.row else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        row = self.lines[indexes[0].row()].row
        return passage_drag(row.anchor) if row else QMimeData()

    def _stance_of(self, line: Line) -> Stance | None:
        return self._linked.stance_of(line.row.anchor) if line.row else None

    def _said_of(self, line: Line) -> str:
        """A line in words, for those who hear the list."""
        if line.more:
            return told_more(line)
        if line.row is None:
            return f"{line.group.name}. {in_words(line.group)}. {told_relation(line.group)}"
        source = line.row.source
        said = [
            line.value,
            line.who,
            named(source),
            readable_date(source.attribution.published),
            line.row.mention.time,
            "the others are compared with it" if line.is_reference else str(line.relation or ""),
            "" if line.row.is_counted else f"from the {source.zone}",
            line.row.anchor.quote,
        ]
        if stance := self._stance_of(line):
            said.append(f"linked to the claim as {stance}")
        return ". ".join(words for words in said if words)


def _place(row: NumberRow) -> Place:
    return row.anchor.text_id, row.mention.quantity.start


def _is_single(group: NumberGroup) -> bool:
    return group.relation is Relation.ALONE and len(group.rows) == 1


def _told_once(groups: Sequence[NumberGroup]) -> Iterator[NumberGroup]:
    """The numbers that nothing else counts the same as, as one group; none where there are none."""
    rows = tuple(group.rows[0] for group in groups if _is_single(group))
    if rows:
        yield NumberGroup(TOLD_ONCE, "", "", rows, Relation.ALONE, rows[0])


def key_of(group: NumberGroup) -> Key:
    return group.counts, group.unit


def in_words(group: NumberGroup) -> str:
    """How many numbers a group has: `8 numbers`."""
    return counted(len(group.rows), "number")


def told_more(line: Line) -> str:
    """`1,200 more: type to filter them`"""
    return f"{line.more:,} more: type to filter them"


def told_relation(group: NumberGroup) -> str:
    """What is said of a whole group: `some disagree`; nothing of a number that stands alone."""
    return {
        Relation.DISAGREE: "some disagree",
        Relation.AGREE: "agree",
        Relation.OTHER_DATE: "different dates",
        Relation.OTHER_SCOPE: "different scopes",
        Relation.ALONE: "",
    }[group.relation]
