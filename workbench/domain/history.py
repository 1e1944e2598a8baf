"""The history of a case: who did what, and when; also the audit trail and the memory of undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.changes import ChangeSet, Record


class Deed(StrEnum):
    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. `target` is the number of the entry that was undone or redone.

    `hash` covers this entry and the hash of the one before, so that no line can be altered,
    dropped or put in between without breaking every later one.
    """

    number: int
    deed: Deed
    target: int | None
    by: str
    at: str
    step: ChangeSet
    previous_hash: str
    hash: str

    @property
    def label(self) -> str:
        return self.step.label


@dataclass(frozen=True, slots=True)
class Course:
    """What can be undone and redone next: numbers of entries, the next one last."""

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()

    def after(self, number: int, deed: Deed, target: int | None) -> "Course":
        """The course once one more entry has been written.

        Raises ValueError when it takes back or repeats another entry than the next one.
        """
        match deed:
            case Deed.DO:
                return Course((*self.done, number), ())
            case Deed.UNDO:
                return Course(self.done[:-1], (*self.undone, _matching(self.done, target)))
            case Deed.REDO:
                return Course((*self.done, _matching(self.undone, target)), self.undone[:-1])


def course_of(deeds: Iterable[tuple[int, Deed, int | None]]) -> Course:
    """The course that a history of (number, deed, target) has led to."""
    done: list[int] = []
    undone: list[int] = []
    for number, deed, target in deeds:
        match deed:
            case Deed.DO:
                done.append(number)
                undone.clear()
            case Deed.UNDO:
                undone.append(_matching(done, target))
                done.pop()
            case Deed.REDO:
                done.append(_matching(undone, target))
                undone.pop()
    return Course(tuple(done), tuple(undone))


def replayed(
    steps: Iterable[ChangeSet], records: Iterable[Record] = ()
) -> dict[tuple[type[Record], str], Record]:
    """What a case holds once these steps, oldest first, have been taken; by kind and id.

    `records` are those it held before the first.
    """
    held = {(type(record), record.id): record for record in records}
    for step in steps:
        for change in step.changes:
            key = (type(change.record), change.record.id)
            if change.after is None:
                held.pop(key, None)
            else:
                held[key] = change.after
    return held


def _matching(stack: Sequence[int], target: int | None) -> int:
    if not stack or stack[-1] != target:
        raise ValueError(f"entry {target} is not the next to be undone or redone")
    return stack[-1]
