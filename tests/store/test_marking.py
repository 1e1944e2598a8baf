"""The words that a query finds are marked as the index of the case would mark them."""

import sqlite3
from contextlib import closing

import pytest
from casemaking import Import, an_import
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.services.session import Session
from workbench.store.marking import found_in, marked_stretches

HIGHLIGHTED = "SELECT rowid, highlight(passage_index, 0, char(2), char(3)) FROM passage_index(?)"

QUERIES = (
    '"letter"',
    '"gen" *',
    '"a draft"',
    '"draft, it was" AND "mis" *',
    '"cafe" AND "own" *',
    '("troop" OR "draft")',
    '"bagdad"',
)


@pytest.mark.parametrize("query", QUERIES)
def test_the_marks_are_those_of_the_index_of_the_case(session: Session, story: Import, query: str) -> None:
    with closing(sqlite3.connect(session.path)) as connection:
        words = dict(connection.execute("SELECT id, words FROM passages"))
        marked = dict(connection.execute(HIGHLIGHTED, (query,)))
    assert marked
    expected = [marked_stretches(words[id], highlighted) for id, highlighted in marked.items()]
    assert found_in([words[id] for id in marked], query) == expected
    assert all(expected)


def test_both_indexes_make_the_same_terms_of_words(session: Session) -> None:
    from workbench.store import marking

    with closing(sqlite3.connect(session.path)) as connection:
        ((made,),) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'passage_index'")
    (terms,) = (part.strip() for part in made.rstrip(")\n ").split(",") if "tokenize=" in part)
    assert terms in marking._MAKE


def test_what_the_query_does_not_find_has_no_marks_and_leaves_none_behind() -> None:
    assert found_in(["A letter.", "No message.", "Two letters."], '"letter"') == [((2, 8),), (), ((4, 11),)]
    assert found_in(["No message."], '"letter"') == [()]
    assert found_in([], '"letter"') == []


def test_after_a_query_that_nothing_can_answer_others_are_answered() -> None:
    with pytest.raises(sqlite3.OperationalError):
        found_in(["A letter."], '"')
    assert found_in(["A letter."], '"letter"') == [((2, 8),)]


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\x02\x03")), st.booleans())))
def test_marks_are_taken_out_again_exactly(pieces: list[tuple[str, bool]]) -> None:
    words = "".join(piece for piece, _ in pieces)
    highlighted = "".join(f"\x02{piece}\x03" if is_marked else piece for piece, is_marked in pieces)
    stretches = marked_stretches(words, highlighted)
    assert [words[start:end] for start, end in stretches] == [piece for piece, marked in pieces if marked]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(words=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_words_can_be_marked(words: str) -> None:
    (stretches,) = found_in([f"{words} letter"], '"letter"')
    assert all(0 <= start < end <= len(words) + 7 for start, end in stretches)


def test_words_with_the_marking_characters_in_them_are_found_unmarked(session: Session) -> None:
    words = "A \x02strange\x03 letter."
    an_import(words).into(session)
    (hit,) = session.search("letter")
    assert hit.anchor.quote == words
    assert hit.found == ()
