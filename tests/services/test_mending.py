"""Garbled letters are mended when the analyst asks: every place moves along, and it can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from casemaking import add_claim, anchor_of, everything_in, link, misplaced_anchors, new_session
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import normalise
from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.reading import read_bytes
from workbench.reading.mojibake import mends
from workbench.services import articles, importing, mending, versions
from workbench.services.mending import _mended_page
from workbench.services.session import Session

MEANT = """Café owner: “I don’t know”

BAGHDAD – The café’s owner said he didn’t know who wrote it. “It wasn’t me,” he said.

The ministry’s spokesman declined to comment. Nobody was hurt.
"""


def garbled(words: str) -> str:
    """As a browser reads UTF-8 that it takes for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in words.encode())


GARBLED = garbled(MEANT)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        importing.add(session, read_bytes(GARBLED.encode(), "cafe.txt"))
        yield session


def test_the_words_are_as_they_were_meant_and_the_old_ones_stay(session: Session) -> None:
    (row,) = session.articles()
    added = mending.mend(session, row.article)
    new = session.newest_text(row.article.id)
    assert new.version == 2
    assert session.words(new) == read_bytes(MEANT.encode(), "cafe.txt").words
    assert session.words(row.text) == added.old_words == GARBLED
    assert new.encoding.endswith("garbled letters mended")
    assert new.original_sha256 == row.text.original_sha256
    assert session.search("didn't know")


def test_title_zones_and_sentences_are_those_of_the_mended_words(session: Session) -> None:
    mending.mend(session, session.articles()[0].article)
    (row,) = session.articles()
    right = read_bytes(MEANT.encode(), "cafe.txt")
    assert row.article.attribution.title == right.attribution.title
    zones = session.zones(row.text.id)
    assert [(zone.start, zone.end, zone.kind) for zone in zones] == [
        (zone.start, zone.end, zone.kind) for zone in right.zones
    ]
    assert tuple(session.passages(row.text.id)) == right.passages


def test_a_cited_passage_moves_along_and_reads_right(session: Session) -> None:
    (row,) = session.articles()
    quote = session.words(row.text)
    start = quote.index("owner said")
    claim = add_claim(session, "He knew", anchor_of(session, row.text, quote[start : start + 30]))
    link(session, claim, anchor_of(session, row.text, "declined to comment"), Stance.CONTEXT)
    added = mending.mend(session, row.article)
    new = session.newest_text(row.article.id)
    assert (added.carried, added.orphans) == (2, 0)
    assert versions.orphans(session) == []
    (appears,) = session.appearances_in(new.id)
    assert appears.anchor.quote.startswith("owner said he didn’t")
    assert misplaced_anchors(session) == []


def test_what_the_analyst_has_said_is_left_alone(session: Session) -> None:
    (row,) = session.articles()
    session.do(articles.edit_attribution(row.article, outlet="The CafÃ© Times"))
    mending.mend(session, session.article(row.article.id))
    assert session.article(row.article.id).attribution.outlet == "The CafÃ© Times"


def test_it_is_one_action_that_undoes_and_redoes(session: Session) -> None:
    before = everything_in(session)
    mending.mend(session, session.articles()[0].article)
    after = everything_in(session)
    assert "Mend garbled letters of “Café owner" in session.undo().label
    assert everything_in(session) == before
    session.redo()
    assert everything_in(session) == after
    assert session.verify() == []


def test_preparing_changes_nothing(session: Session) -> None:
    before = everything_in(session)
    prepared = mending.prepare(session, session.articles()[0].article)
    assert "garbled letters are mended" in prepared.note
    assert everything_in(session) == before


def test_words_that_are_right_are_refused(tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        importing.add(session, read_bytes(MEANT.encode(), "right.txt"))
        with pytest.raises(UserError, match="No letters look garbled"):
            mending.mend(session, session.articles()[0].article)


def test_pages_begin_where_they_did(session: Session) -> None:
    imported = read_bytes(GARBLED.encode(), "paged.txt")
    border = imported.words.index("The ministry")
    importing.add(session, replace(imported, original=b"other", page_starts=(0, border)))
    article = session.articles()[-1].article
    mending.mend(session, article)
    text = session.newest_text(article.id)
    assert session.words(text)[text.page_starts[1] :].startswith("The ministry’s spokesman")


@given(st.text(alphabet="äéß’“– abe\u0301\n", min_size=1, max_size=40), st.data())
def test_any_stretch_of_right_words_is_where_it_was_meant(words: str, data: st.DataObject) -> None:
    pieces = [f"{words[:place]}’{words[place:]}" for place in range(len(words) + 1)]
    meant = data.draw(st.sampled_from(pieces))
    cut = data.draw(st.integers(0, len(meant)))
    lead, whole = garbled(meant[:cut]), garbled(meant)
    page = _mended_page(whole, mends(whole))
    assert page.words == normalise(meant)
    assert page.at(len(lead)) == len(normalise(meant[:cut]))
