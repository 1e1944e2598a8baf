"""Every record lies in its table as it is, whatever the words in it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from workbench.domain.anchor import Anchor
from workbench.domain.changes import RECORD_KINDS, Change, ChangeSet, Record
from workbench.domain.claim import Claim
from workbench.domain.history import Deed
from workbench.store import journal, records
from workbench.store.migrations import steps

numbers = st.integers(min_value=0, max_value=2**53)
anchors = st.builds(Anchor, start=numbers, end=numbers)


def any_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a kind with whatever words UTF-8 can hold."""
    hints = get_type_hints(kind)
    bounded = {int: numbers, Anchor: anchors}
    return st.builds(kind, **{name: bounded[hint] for name, hint in hints.items() if hint in bounded})


any_record = st.sampled_from(RECORD_KINDS).flatmap(any_of)


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        steps.apply(Database(connection))
        yield connection


def test_every_kind_of_record_has_a_table_with_its_columns_and_no_others(
    connection: sqlite3.Connection,
) -> None:
    for kind in RECORD_KINDS:
        stored = connection.execute("SELECT name FROM pragma_table_info(?)", (records.TABLES[kind],))
        assert {name for (name,) in stored} == set(records.columns(kind))


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    likeness = {"fingerprints", "fingerprint_index", "near_copies"}
    derived = {"passages", "term_batches", "term_places", *likeness}
    ours = {*records.TABLES.values(), "contents", "history", *derived}
    assert {name for name, strict in tables if strict} == ours


@given(record=any_record)
def test_a_record_comes_back_from_its_table_as_it_went_in(
    connection: sqlite3.Connection, record: Record
) -> None:
    connection.execute("BEGIN")
    try:
        assert connection.execute(*records.turn(Change(None, record))).rowcount == 1
        row = connection.execute(records.select(type(record), ())).fetchone()
        assert records.read(type(record), iter(row)) == record
        assert connection.execute(*records.turn(Change(record, None))).rowcount == 1
    finally:
        connection.execute("ROLLBACK")


@given(records_of_one_kind=st.sampled_from(RECORD_KINDS).flatmap(lambda k: st.tuples(*[any_of(k)] * 3)))
def test_a_change_takes_hold_only_where_everything_is_as_it_remembers(
    connection: sqlite3.Connection, records_of_one_kind: tuple[Record, ...]
) -> None:
    stored, remembered, after = (replace(record, id="same") for record in records_of_one_kind)
    connection.execute("BEGIN")
    try:
        connection.execute(*records.turn(Change(None, stored)))
        hits = connection.execute(*records.turn(Change(remembered, after))).rowcount
        assert hits == (1 if remembered == stored else 0)
    finally:
        connection.execute("ROLLBACK")


@given(
    changes=st.lists(st.tuples(any_record, st.booleans()), max_size=5),
    label=st.text(),
    by=st.text(),
    number=numbers,
)
def test_an_entry_comes_back_from_the_history_as_it_went_in(
    changes: list[tuple[Record, bool]], label: str, by: str, number: int
) -> None:
    step = ChangeSet(
        label, tuple(Change(None, record) if added else Change(record, None) for record, added in changes)
    )
    row = journal.row_of(number, Deed.DO, None, by, "2026-11-20T08:21:02Z", step, "before")
    entry = journal.entry_of(row)
    assert (entry.step, entry.by, entry.number, entry.previous_hash) == (step, by, number, "before")


def test_what_is_written_into_the_history_is_plain_json() -> None:
    step = ChangeSet("Add claim", (Change(None, Claim("c", "Ünsigned", tags=("letter",))),))
    (((kind, before, after),)) = json.loads(journal.changes_as_json(step))
    assert (kind, before) == ("Claim", None)
    assert after["wording"] == "Ünsigned"
    assert after["tags"] == '["letter"]'


def test_an_entry_from_before_a_field_was_known_has_its_default() -> None:
    claim = Claim("c", "The letter was a draft", tags=("letter",), note="Who wrote it?")
    row = list(journal.row_of(1, Deed.DO, None, "", "", ChangeSet("", (Change(None, claim),)), ""))
    ((kind, _, after),) = json.loads(row[6])
    for unknown in ("tags", "note", "status"):
        del after[unknown]
    row[6] = json.dumps([[kind, None, after]])
    assert journal.entry_of(tuple(row)).step.changes[0].after == Claim("c", "The letter was a draft")
