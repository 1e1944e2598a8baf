"""The history as it is written: change sets as JSON, each entry chained to the one before by hash."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.domain.article import sha256
from workbench.domain.changes import Change, ChangeSet, Record
from workbench.domain.history import Deed, Entry
from workbench.store import records

COLUMNS = 'number, deed, target, "by", "at", label, changes, previous_hash, hash'
_ENTRIES = f"SELECT {COLUMNS} FROM history "  # noqa: S608 - names of ours

NEWEST = _ENTRIES + (
    "WHERE number > :after AND (:before IS NULL OR number < :before) ORDER BY number DESC LIMIT :limit"
)
ONE = _ENTRIES + "WHERE number = ?"
LABEL = "SELECT label FROM history WHERE number = ?"
WEIGHT = "SELECT length(changes) FROM history WHERE number = ?"
ALL = _ENTRIES + "ORDER BY number"
ADD = f"INSERT INTO history ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - names of ours

_read_one = json.JSONDecoder().raw_decode
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode

Row = tuple[Any, ...]


def changes_as_json(step: ChangeSet) -> str:
    """The changes of a step as canonical JSON: `[[kind, before, after], …]`, null for no record."""
    # one by one, because no other thread goes on while Python writes a single piece of JSON, or reads it
    told = (
        _canonical([type(change.record).__name__, _plain(change.before), _plain(change.after)])
        for change in step.changes
    )
    return f"[{','.join(told)}]"


def row_of(
    number: int, deed: Deed, target: int | None, by: str, at: str, step: ChangeSet, previous_hash: str
) -> Row:
    """The row of a new entry, its hash included."""
    said = (number, deed.value, target, by, at, step.label, changes_as_json(step), previous_hash)
    return (*said, _hash(said))


def entry_of(row: Row) -> Entry:
    number, deed, target, by, at, label, changes, previous_hash, own_hash = row
    step = ChangeSet(label, tuple(_changes(changes)))
    return Entry(number, Deed(deed), target, by, at, step, previous_hash, own_hash)


def broken_links(rows: Iterable[Row]) -> Iterator[str]:
    """In words, each place where the chain of entries, oldest first, does not hold."""
    expected_number, expected_hash = 1, ""
    for row in rows:
        number, previous_hash, own_hash = row[0], row[-2], row[-1]
        if number != expected_number:
            yield f"The history goes from entry {expected_number - 1} to entry {number}."
        elif previous_hash != expected_hash:
            yield f"Entry {number} of the history does not follow from the one before."
        if _hash(row[:-1]) != own_hash:
            yield f"Entry {number} of the history was altered after it was written."
        expected_number, expected_hash = number + 1, own_hash


def unbroken(rows: Iterable[Row]) -> list[Row]:
    """The entries, oldest first, up to the first place where the chain does not hold."""
    whole: list[Row] = []
    for row in rows:
        follows = row[0] == len(whole) + 1 and row[-2] == (whole[-1][-1] if whole else "")
        if not follows or _hash(row[:-1]) != row[-1]:
            break
        whole.append(row)
    return whole


def _changes(told: str) -> Iterator[Change]:
    """What `changes_as_json` has written, one by one."""
    place = 1
    while place < len(told) - 1:
        (kind_name, before, after), place = _read_one(told, place)
        kind = records.KINDS[kind_name]
        yield Change(_record(kind, before), _record(kind, after))
        place += 1  # the comma


def _plain(record: Record | None) -> dict[str, records.Value] | None:
    return None if record is None else records.write(record)


def _record(kind: type[Record], plain: dict[str, records.Value] | None) -> Record | None:
    return None if plain is None else records.read_named(kind, plain)


def _hash(said: Row) -> str:
    return sha256(_canonical(said).encode())
