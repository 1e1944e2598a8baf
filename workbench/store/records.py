"""Records as rows: the one place that knows how a dataclass lies in its table.

A record has a table of its own, and a column for each field. An anchor or an attribution inside a
record is laid flat into the columns of its own fields; mappings, scales and lists are JSON.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from string import Template
from typing import Any, TypeVar, cast, get_type_hints

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Attribution, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.changes import Record
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence
from workbench.domain.scale import Rating, Scale
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict

R = TypeVar("R")
Value = str | int
Reader = Callable[[Iterator[Any]], Any]

TABLES: dict[type[Record], str] = {
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
}

NATURAL_ORDER: dict[type[Record], str] = {
    Case: "created",
    Article: "rowid",
    Text: "article_id, version",
    Part: "text_id, start",
    Zone: "text_id, start",
    Claim: "created, rowid",
    Appearance: "text_id, start, rowid",
    Evidence: "text_id, start, rowid",
    Verdict: "claim_id, number",
    Answer: "text_id, start, rowid",
}

KINDS: dict[str, type[Record]] = {kind.__name__: kind for kind in TABLES}
"""The kinds by the name that the history calls them."""

_FLAT = (Anchor, Attribution)


def write(record: Record) -> dict[str, Value]:
    """The columns of a record and what they hold."""
    return dict(_laid_flat(record))


def read(kind: type[R], values: Iterator[Any]) -> R:
    """The record of `kind` from the next values of a row, which holds its columns in order."""
    return cast(R, _READERS[kind](values))


def columns(kind: type[Record]) -> tuple[str, ...]:
    """The columns of a kind in the order of its fields."""
    return _COLUMNS[kind]


def sql(template: str) -> str:
    """A statement in which `$claims` stands for all columns of the claims, and so for every table."""
    return Template(template).substitute(_COLUMN_LISTS)


def _laid_flat(record: Any) -> Iterator[tuple[str, Value]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, _FLAT):
            yield from _laid_flat(value)
        elif isinstance(value, StrEnum):
            yield field.name, value.value
        elif isinstance(value, str | int):
            yield field.name, value
        else:
            yield field.name, _as_json(value)


def _as_json(value: Any) -> str:
    plain = asdict(value) if isinstance(value, Scale) else value
    if isinstance(plain, Mapping):
        plain = dict(plain)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _column_names(kind: type) -> Iterator[str]:
    for name, hint in _hints(kind):
        if hint in _FLAT:
            yield from _column_names(hint)
        else:
            yield name


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
    if hint == tuple[str, ...]:
        return lambda values: tuple(json.loads(next(values)))
    if hint == Mapping[str, str]:
        return lambda values: json.loads(next(values))
    raise TypeError(f"no column can hold {hint}")


def _scale(plain: dict[str, Any]) -> Scale:
    return Scale(plain["id"], plain["name"], tuple(Rating(**rating) for rating in plain["ratings"]))


def _hints(kind: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in fields(kind)]


_COLUMNS = {kind: tuple(_column_names(kind)) for kind in TABLES}
_READERS: dict[type, Reader] = {kind: _reader(kind) for kind in (*TABLES, Attribution)}
_COLUMN_LISTS = {
    table: ", ".join(f'{table}."{column}"' for column in _COLUMNS[kind]) for kind, table in TABLES.items()
}
