"""Records as rows: the one place that knows how a dataclass lies in its table.

A record has a table of its own, and a column for each field. An anchor or an attribution inside a
record is laid flat into the columns of its own fields; mappings, scales and lists are JSON. The
names put into statements here are those of our own tables and fields; values are always parameters.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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
from workbench.domain.scale import Rating, Scale
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict

R = TypeVar("R")
Value = str | int
Reader = Callable[[Iterator[Any]], Any]
Writer = Callable[[Any], Value]

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
}

KINDS: dict[str, type[Record]] = {kind.__name__: kind for kind in TABLES}
"""The kinds by the name that the history calls them."""

_FLAT = (Anchor, Attribution)

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write(record: Record) -> dict[str, Value]:
    """The columns of a record and what they hold."""
    return {name: value_of(record) for name, value_of in _WRITERS[type(record)]}


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
    table = TABLES[type(change.record)]
    before = write(change.before) if change.before is not None else {}
    after = write(change.after) if change.after is not None else {}
    if not before:
        names, marks = ", ".join(f'"{column}"' for column in after), ", ".join("?" for _ in after)
        statement = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608
    elif not after:
        statement = f"DELETE FROM {table} WHERE {_all_equal(before)}"  # noqa: S608
    else:
        news = ", ".join(f'"{column}" = ?' for column in after)
        statement = f"UPDATE {table} SET {news} WHERE {_all_equal(before)}"  # noqa: S608
    return statement, (*after.values(), *before.values())


def _all_equal(names: Iterable[str]) -> str:
    return " AND ".join(f'"{name}" = ?' for name in names) or "TRUE"


def _writers(kind: type, path: str = "") -> Iterator[tuple[str, Writer]]:
    """For each column of a kind, its name and what takes its value out of a record."""
    for name, hint in _hints(kind):
        if hint in _FLAT:
            yield from _writers(hint, f"{path}{name}.")
        elif hint in (str, int):
            yield name, attrgetter(path + name)
        else:
            yield name, _column_writer(attrgetter(path + name))


def _column_writer(value_of: Callable[[Any], Any]) -> Writer:
    return lambda record: _as_column(value_of(record))


def _as_column(value: Any) -> Value:
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, str | int) else _as_json(value)


def _as_json(value: Any) -> str:
    plain = asdict(value) if isinstance(value, Scale) else value
    if isinstance(plain, Mapping):
        plain = dict(plain)
    return _ENCODER.encode(plain)


def _column_names(kind: type) -> Iterator[str]:
    for name, hint in _hints(kind):
        if hint in _FLAT:
            yield from _column_names(hint)
        else:
            yield name


def _defaults(kind: type) -> Iterator[tuple[str, Value]]:
    for field, (_, hint) in zip(fields(kind), _hints(kind), strict=True):
        if hint in _FLAT:
            yield from _defaults(hint)
        elif field.default is not MISSING:
            yield field.name, _as_column(field.default)
        elif field.default_factory is not MISSING:
            yield field.name, _as_column(field.default_factory())


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
_WRITERS: dict[type, tuple[tuple[str, Writer], ...]] = {kind: tuple(_writers(kind)) for kind in TABLES}
_COLUMN_LISTS = {
    table: ", ".join(f'{table}."{column}"' for column in _COLUMNS[kind]) for kind, table in TABLES.items()
}
