"""Records as rows: the one place that knows how a dataclass lies in its table.

A record has a table of its own, and a column for each field. An anchor or an attribution inside a
record is laid flat into the columns of its own fields; mappings, scales and lists are JSON. The
names put into statements here are those of our own tables and fields; values are always parameters.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, asdict, fields
from enum import StrEnum
from operator import attrgetter
from string import Template
from typing import Any, TypeVar, cast, get_type_hints

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Attribution, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.changes import Change, Record
from workbench.domain.claim import Appearance, Claim
from workbench.domain.document import Document, Witness
from workbench.domain.evidence import Evidence
from workbench.domain.ruling import Ruling
from workbench.domain.scale import Rating, Scale
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict

R = TypeVar("R")
Value = str | int
Reader = Callable[[Iterator[Any]], Any]
Writer = tuple[Callable[[Any], tuple[Any, ...]], Sequence[tuple[int, Callable[[Any], Value]]]]
"""Takes all values out of a record at once, and makes columns of those that are neither words nor numbers."""

TABLES: dict[type, str] = {
    Case: "cases",
    Article: "articles",
    Text: "texts",
    Part: "parts",
    Zone: "zones",
    Claim: "claims",
    Appearance: "appearances",
    Evidence: "evidence",
    Verdict: "verdicts",
    Answer: "answers",
    Document: "documents",
    Witness: "witnesses",
    Ruling: "rulings",
}

_BY_PLACE = "(SELECT texts.rowid FROM texts WHERE texts.id = text_id), start, rowid"
"""In the order in which the texts came into the case, not that of their random ids."""

NATURAL_ORDER: dict[type, str] = {
    Case: "created",
    Article: "rowid",
    Text: "article_id, version",
    Part: "text_id, start",
    Zone: "text_id, start",
    Claim: "created, rowid",
    Appearance: _BY_PLACE,
    Evidence: _BY_PLACE,
    Verdict: "claim_id, number",
    Answer: _BY_PLACE,
    Document: "created, rowid",
    Witness: _BY_PLACE,
    Ruling: "ruled_at, rowid",
}

KINDS: dict[str, type[Record]] = {kind.__name__: kind for kind in TABLES}
"""The kinds by the name that the history calls them."""

_FLAT = (Anchor, Attribution)

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write(record: Record) -> dict[str, Value]:
    """The columns of a record and what they hold."""
    return dict(zip(_COLUMNS[type(record)], _values(record), strict=True))


def read(kind: type[R], values: Iterator[Any]) -> R:
    """The record of `kind` from the next values of a row, which holds its columns in order."""
    return cast(R, _READERS[kind](values))


def read_named(kind: type[R], named: Mapping[str, Value]) -> R:
    """The record of `kind` with these columns. One that is not named, since it was not known yet when
    they were written, has the default of its field.
    """
    whole = {**_DEFAULTS[kind], **named}
    return read(kind, iter([whole[column] for column in _COLUMNS[kind]]))


def columns(kind: type) -> tuple[str, ...]:
    """The columns of a kind in the order of its fields."""
    return _COLUMNS[kind]


def sql(template: str) -> str:
    """A statement in which `$claims` stands for all columns of the claims, and so for every table."""
    return Template(template).substitute(_COLUMN_LISTS)


def select(kind: type, equals: Iterable[str]) -> str:
    """The statement that reads the records whose columns `equals` have given values, in natural order."""
    strangers = set(equals) - set(columns(kind))
    if strangers:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(strangers))}")
    table, order = TABLES[kind], NATURAL_ORDER[kind]
    return sql(f"SELECT ${table} FROM {table} WHERE {_all_equal(equals)} ORDER BY {order}")  # noqa: S608


def turn(change: Change) -> tuple[str, tuple[Value, ...]]:
    """The statement that makes a change, and its values.

    It concerns one row when everything stored is as the change remembers it, else none.
    """
    if change.before is None:
        kind = type(change.record)
        return _INSERTS[kind], tuple(_values(change.record))
    table = TABLES[type(change.before)]
    before = write(change.before)
    if change.after is None:
        return f"DELETE FROM {table} WHERE {_all_equal(before)}", tuple(before.values())  # noqa: S608
    after = write(change.after)
    news = ", ".join(f'"{column}" = ?' for column in after)
    statement = f"UPDATE {table} SET {news} WHERE {_all_equal(before)}"  # noqa: S608
    return statement, (*after.values(), *before.values())


def _insert(kind: type) -> str:
    names = ", ".join(f'"{column}"' for column in _COLUMNS[kind])
    marks = ", ".join("?" for _ in _COLUMNS[kind])
    return f"INSERT INTO {TABLES[kind]} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608


def _all_equal(names: Iterable[str]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in names) or "TRUE"


def _values(record: Record) -> list[Value]:
    """What the columns of a record hold, in their order."""
    fields_of, others = _WRITERS[type(record)]
    values: list[Any] = list(fields_of(record))
    for place, as_column in others:
        values[place] = as_column(values[place])
    return values


def _writer(kind: type) -> Writer:
    paths = list(_paths(kind))
    others = tuple(
        (place, _column_of(hint)) for place, (_, hint) in enumerate(paths) if hint not in (str, int)
    )
    return attrgetter(*(path for path, _ in paths)), others


def _paths(kind: type, path: str = "") -> Iterator[tuple[str, Any]]:
    """For each column of a kind, how its value is reached from a record, and of what type it is."""
    for name, hint in _hints(kind):
        if hint in _FLAT:
            yield from _paths(hint, f"{path}{name}.")
        else:
            yield path + name, hint


def _column_of(hint: Any) -> Callable[[Any], Value]:
    """What makes a column of a value of this type that is neither words nor a number."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return attrgetter("value")
    if hint is Scale:
        return lambda scale: _ENCODER.encode(asdict(scale))
    if hint == Mapping[str, str]:
        return lambda mapping: _ENCODER.encode(dict(mapping))
    return lambda values: _ENCODER.encode(values) if values else "[]"  # most are empty, and there are many


def _column_names(kind: type) -> Iterator[str]:
    for name, hint in _hints(kind):
        if hint in _FLAT:
            yield from _column_names(hint)
        else:
            yield name


def _defaults(kind: type) -> Iterator[tuple[str, Value]]:
    for field, (_, hint) in zip(fields(kind), _hints(kind), strict=True):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        if hint in _FLAT:
            yield from _defaults(hint)
        elif default is not MISSING:
            yield field.name, default if hint in (str, int) else _column_of(hint)(default)


def _reader(kind: type) -> Reader:
    """A function that takes the values of one record from the front of a row."""
    parts = tuple(_value_reader(hint) for _, hint in _hints(kind))

    def read_fields(values: Iterator[Any]) -> Any:
        return kind(*[part(values) for part in parts])

    return read_fields


def _value_reader(hint: Any) -> Reader:
    if hint in _FLAT:
        return _reader(hint)
    if hint in (str, int):
        return next
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda values: hint(next(values))
    if hint is Scale:
        return lambda values: _scale(json.loads(next(values)))
    if hint in (tuple[str, ...], tuple[int, ...]):
        return lambda values: _list(next(values))
    if hint == Mapping[str, str]:
        return lambda values: json.loads(next(values))
    raise TypeError(f"no column can hold {hint}")


def _list(words: str) -> tuple[Any, ...]:
    return () if words == "[]" else tuple(json.loads(words))  # most are empty, and there are many


def _scale(plain: dict[str, Any]) -> Scale:
    return Scale(plain["id"], plain["name"], tuple(Rating(**rating) for rating in plain["ratings"]))


def _hints(kind: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


_COLUMNS: dict[type, tuple[str, ...]] = {kind: tuple(_column_names(kind)) for kind in TABLES}
_DEFAULTS: dict[type, dict[str, Value]] = {kind: dict(_defaults(kind)) for kind in TABLES}
_READERS: dict[type, Reader] = {kind: _reader(kind) for kind in (*TABLES, Attribution)}
_WRITERS: dict[type, Writer] = {kind: _writer(kind) for kind in TABLES}
_INSERTS = {kind: _insert(kind) for kind in TABLES}
_COLUMN_LISTS = {
    table: ", ".join(f'{table}."{column}"' for column in _COLUMNS[kind]) for kind, table in TABLES.items()
}
