"""The history of a case: who did what, and when; also the audit trail and the memory of undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.changes import ChangeSet, Record
from workbench.domain.errors import Conflict


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

        Raises Conflict when it takes back or repeats another entry than the next one.
        """
        match deed:
            case Deed.DO:
                return Course((*self.done, number), ())
            case Deed.UNDO:
                return Course(self.done[:-1], (*self.undone, _next(self.done, target)))
            case Deed.REDO:
                return Course((*self.done, _next(self.undone, target)), self.undone[:-1])


def course_of(deeds: Iterable[tuple[int, Deed, int | None]]) -> Course:
    """The course that a history of (number, deed, target) has led to.

    What was taken back or repeated out of turn counts all the same: it has happened.
    """
    return _followed(deeds)[0]


def out_of_turn(deeds: Iterable[tuple[int, Deed, int | None]]) -> list[int]:
    """The numbers of entries that took back or repeated another than the next one. One program alone never
    does; two that wrote into the case at the same time do.
    """
    return _followed(deeds)[1]


def _followed(deeds: Iterable[tuple[int, Deed, int | None]]) -> tuple[Course, list[int]]:
    done: list[int] = []
    undone: list[int] = []
    astray: list[int] = []
    for number, deed, target in deeds:
        if deed is Deed.DO:
            done.append(number)
            undone.clear()
            continue
        taken, given = (done, undone) if deed is Deed.UNDO else (undone, done)
        if target is None or not taken or taken[-1] != target:
            astray.append(number)
        if target is not None and target in reversed(taken):
            taken.remove(target)
            given.append(target)
    return Course(tuple(done), tuple(undone)), astray


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


def _next(stack: Sequence[int], target: int | None) -> int:
    if not stack or stack[-1] != target:
        raise Conflict(
            "Something else has been done in the case in the meantime.",
            "Look at it again and repeat the action.",
        )
    return stack[-1]
