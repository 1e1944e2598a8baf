"""The model of the suggestions: passages that wait for an answer, or those that were answered."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.domain.anchor import Anchor
from workbench.domain.dates import readable_date
from workbench.domain.evidence import Stance
from workbench.domain.overview import Source
from workbench.domain.suggestion import Answer, Reason, Suggestion
from workbench.services.answering import Answered
from workbench.ui.drags import passage_drag
from workbench.ui.source_names import named

Index = QModelIndex | QPersistentModelIndex

LINE = int(Qt.ItemDataRole.UserRole)

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One passage in the list. `alike` are nearly the same words at other places, folded into it unless
    it `is_unfolded`: then each has a line of its own below, which `is_inner`. `answer` is what was said
    of the passage, None while it waits.
    """

    anchor: Anchor
    source: Source
    lead: str = ""
    tail: str = ""
    reasons: tuple[Reason, ...] = ()
    leaning: Stance | None = None
    alike: tuple[Suggestion, ...] = ()
    is_inner: bool = False
    is_unfolded: bool = False
    answer: Answer | None = None
    is_linked: bool = False

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The passages that an answer is about: those folded into the line, too."""
        folded = () if self.is_unfolded else self.alike
        return (self.anchor, *(one.anchor for one in folded))


def waiting_lines(waiting: Sequence[Suggestion], unfolded: AbstractSet[Anchor]) -> Iterator[Line]:
    """A line for each passage that waits; those with an anchor in `unfolded` show what is alike."""
    for one in waiting:
        line = _line_of(one)
        if one.anchor not in unfolded or not one.alike:
            yield line
            continue
        yield replace(line, is_unfolded=True)
        for alike in one.alike:
            yield replace(_line_of(alike), is_inner=True)


def answered_lines(answered: Sequence[Answered]) -> Iterator[Line]:
    for one in answered:
        anchor = one.answer.anchor
        yield Line(anchor, one.source, one.lead, one.tail, answer=one.answer, is_linked=one.is_linked)


class SuggestionsModel(QAbstractListModel):
    """Lines in the order they were given in. Lines that go or come do not disturb the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        wanted = [line.anchor for line in lines]
        for row in reversed(range(len(self._lines))):
            if self._lines[row].anchor not in wanted:
                self.beginRemoveRows(_ROOT, row, row)
                del self._lines[row]
                self.endRemoveRows()
        for row, line in enumerate(lines):
            if row < len(self._lines) and self._lines[row].anchor == line.anchor:
                continue
            if any(kept.anchor == line.anchor for kept in self._lines):  # in another order
                self.beginResetModel()
                self._lines = list(lines)
                self.endResetModel()
                return
            self.beginInsertRows(_ROOT, row, row)
            self._lines.insert(row, line)
            self.endInsertRows()
        for row, line in enumerate(lines):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def line(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, anchor: Anchor) -> int:
        """The row of a passage, or -1."""
        anchors = [line.anchor for line in self._lines]
        return anchors.index(anchor) if anchor in anchors else -1

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.anchor.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said_of(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        return passage_drag(self._lines[indexes[0].row()].anchor)


def said_of(line: Line) -> str:
    """A line in words, for those who hear the list."""
    said = [line.anchor.quote, named(line.source), readable_date(line.source.attribution.published)]
    if not line.source.zone.is_reporting:
        said.append(f"from the {line.source.zone}")
    if line.answer is not None:
        said.append(f"answered: {line.answer.reply}")
    if line.leaning is not None:
        said.append(leaning_in_words(line.leaning))
    said += [reason.words for reason in line.reasons]
    if line.alike:
        said.append(f"also in {other_outlets(line.alike)}")
    return ". ".join(words for words in said if words)


def leaning_in_words(leaning: Stance) -> str:
    """A proposal never says more than that it may be so."""
    return {
        Stance.SUPPORTS: "may support",
        Stance.REFUTES: "may refute",
        Stance.CONTEXT: "may be context",
    }[leaning]


def other_outlets(alike: Sequence[Suggestion]) -> str:
    return ", ".join(dict.fromkeys(named(one.source) for one in alike))


def _line_of(one: Suggestion) -> Line:
    return Line(one.anchor, one.source, one.lead, one.tail, one.reasons, one.leaning, one.alike)
