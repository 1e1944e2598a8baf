"""Change sets: everything that can happen to a case, as values that can be turned round.

A change set holds each record it concerns before and after. Applying it is the only way to change
a case; applying its inverse is how a change is undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.claim import Appearance, Claim
from workbench.domain.document import Document, Witness
from workbench.domain.evidence import Evidence
from workbench.domain.ruling import Ruling
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict

RECORD_KINDS = (
    Case,
    Article,
    Text,
    Part,
    Zone,
    Claim,
    Appearance,
    Evidence,
    Verdict,
    Answer,
    Document,
    Witness,
    Ruling,
)
"""Every kind of record, owners before what they own: the order in which records can be added."""

Record = (
    Case
    | Article
    | Text
    | Part
    | Zone
    | Claim
    | Appearance
    | Evidence
    | Verdict
    | Answer
    | Document
    | Witness
    | Ruling
)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after. `before` is None when it is added, `after` when it is removed."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a record before or after it")
        if self.before is not None and self.after is not None:
            same = type(self.before) is type(self.after) and self.before.id == self.after.id
            if not same:
                raise ValueError("a change concerns one record")

    @property
    def record(self) -> Record:
        """The record as it will be, or as it was when it is removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None
        return record

    def inverse(self) -> "Change":
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One action of a person: a `label` in words (“Give verdict”) and what it changes, in order."""

    label: str
    changes: tuple[Change, ...]

    def inverse(self) -> "ChangeSet":
        return ChangeSet(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def touches(self, *kinds: type[Record]) -> bool:
        return any(isinstance(change.record, kinds) for change in self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)


def adding(label: str, *records: Record) -> ChangeSet:
    return ChangeSet(label, tuple(Change(None, record) for record in records))


def removing(label: str, *records: Record) -> ChangeSet:
    return ChangeSet(label, tuple(Change(record, None) for record in records))


def replacing(label: str, before: Record, after: Record) -> ChangeSet:
    """An empty change set when nothing is different."""
    return ChangeSet(label, () if before == after else (Change(before, after),))


def joined(label: str, steps: Iterable[ChangeSet]) -> ChangeSet:
    """Several change sets as one: each record from its first `before` to its last `after`.

    Records are added owners first and removed owners last, whatever the order of the steps.
    """
    first: dict[tuple[type[Record], str], Record | None] = {}
    last: dict[tuple[type[Record], str], Record | None] = {}
    for step in steps:
        for change in step.changes:
            key = (type(change.record), change.record.id)
            first.setdefault(key, change.before)
            last[key] = change.after
    changes = [
        Change(first[key], last[key]) for key in first if first[key] != last[key]
    ]  # what came and went again leaves no change
    removals = [change for change in changes if change.after is None]
    others = [change for change in changes if change.after is not None]
    removals.sort(key=_rank, reverse=True)
    others.sort(key=_rank)
    return ChangeSet(label, (*removals, *others))


def _rank(change: Change) -> int:
    return RECORD_KINDS.index(type(change.record))
