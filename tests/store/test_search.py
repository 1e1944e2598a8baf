"""Searching the whole case."""

import pytest
from casemaking import Import, an_import
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.domain.article import Attribution, ZoneKind
from workbench.services import versions
from workbench.services.session import Session
from workbench.store.faults import Stopped
from workbench.store.search import AT_ONCE, terms_of


def found(session: Session, query: str, **filters: str) -> list[str]:
    return [hit.anchor.quote for hit in session.search(query, **filters)]


def marked(session: Session, query: str) -> list[str]:
    return [hit.anchor.quote[start:end] for hit in session.search(query) for start, end in hit.found]


def test_words_are_found_in_every_form_and_without_their_accents(session: Session, story: Import) -> None:
    assert marked(session, "letters drafting ") == ["Letter", "draft", "letter", "draft"]
    assert marked(session, "cafe") == ["café"]
    assert marked(session, "BAGDAD") == ["Bağdad"]


def test_matches_are_marked_in_code_points_after_emoji(session: Session, story: Import) -> None:
    (hit,) = session.search("far away")
    assert hit.anchor.quote.startswith("🇮🇶")
    assert [hit.anchor.quote[start:end] for start, end in hit.found] == ["far", "away"]


def test_all_words_have_to_be_in_one_sentence(session: Session, story: Import) -> None:
    assert len(found(session, "general")) == 2
    assert found(session, "general 3,000") == []


def test_the_last_word_may_be_unfinished(session: Session, story: Import) -> None:
    assert marked(session, "gen") == ["general", "general"]
    assert found(session, "gen ") == []
    assert found(session, '"gen"') == []


def test_quoted_words_are_found_side_by_side(session: Session, story: Import) -> None:
    assert marked(session, '"3,000 troops"') == ["3,000 troops"]
    assert marked(session, "“3,000 troops” leave") == ["3,000 troops", "leave"]
    assert found(session, '"troops 3,000"') == []


def test_where_no_blanks_divide_words_they_are_found_by_their_letters(session: Session) -> None:
    an_import("美军将从伊拉克撤出三千人。100%的F-16战斗机留下。").into(session)
    an_import("ทหารอเมริกันจะถอนกำลังออกจากอิรัก").into(session)
    assert marked(session, "伊拉克") == ["伊拉克"]
    assert marked(session, "三千人 撤出") == ["撤出", "三千人"]
    assert marked(session, "f-16战斗机") == ["F-16战斗机"]
    assert marked(session, "100%的") == ["100%的"]
    assert marked(session, "ถอนกำลัง") == ["ถอนกำลัง"]
    assert found(session, "伊拉克人") == found(session, "伊_克") == []
    assert len(found(session, "伊拉克", outlet="The Outlet")) == 1
    assert found(session, "伊拉克", outlet="Another") == []


def test_a_hit_has_its_place_its_source_and_its_context(session: Session, story: Import) -> None:
    (hit,) = session.search("troops")
    words = session.words(story.text)
    assert words[hit.anchor.start : hit.anchor.end] == hit.anchor.quote == "All but 3,000 troops will leave."
    assert hit.source.name == "The Outlet"
    assert hit.lead == "“That letter is a draft, it was a mistake,” the general said. "
    assert hit.tail == " 🇮🇶 Bağdad and Sağlık are far away."


@pytest.mark.parametrize("query", ["", "  ", "—", '"', '""', "“”", "*", "()", "NEAR", "...", "\0"])
def test_a_query_without_words_finds_nothing_and_fails_nowhere(
    session: Session, story: Import, query: str
) -> None:
    assert found(session, query) == []


@pytest.mark.parametrize(
    "query", ["general AND", "NOT general", "general OR", 'general"', "general*", "words:general"]
)
def test_signs_of_the_index_language_are_only_words(session: Session, story: Import, query: str) -> None:
    session.search(query)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
def test_no_query_is_an_error(session: Session, query: str) -> None:
    session.search(query)


def test_a_query_is_quoted_word_by_word() -> None:
    assert terms_of('U.S. "all but" tro') == (['"U.S."', '"all but"', '"tro"'], True)
    assert terms_of("don't ") == (['"don\'t"'], False)


def test_hits_do_not_go_away_while_a_word_is_typed(session: Session) -> None:
    an_import("The governments announced a withdrawal. Others drew with them.").into(session)
    for word in ("governments", "announced", "withdrawal"):
        for length in range(1, len(word) + 1):
            assert "The governments announced a withdrawal." in found(session, word[:length])
    assert found(session, "withdrawx") == []
    assert found(session, "governed others") == []


# read when they are asked for


@pytest.fixture
def hundred(session: Session) -> Session:
    """A hundred letters in as many articles."""
    for number in range(100):
        an_import(f"Letter {number} came. Nobody answered.", title=f"{number}").into(session)
    return session


def test_hits_are_read_a_few_at_a_time_and_are_the_same_in_the_end(hundred: Session) -> None:
    first = next(hits := hundred.hits("letter"))
    assert sum(hundred.has_at_hand(row.text) for row in hundred.articles()) == AT_ONCE
    assert [first, *hits] == hundred.search("letter")


def test_a_hit_that_goes_away_while_others_are_read_is_left_out(hundred: Session) -> None:
    an_import("The last letter.", title="Last").into(hundred)
    last = hundred.search("letter")[-1].anchor.quote
    hits = hundred.hits("letter", outlet="The Outlet")
    quotes = [next(hits).anchor.quote]
    hundred.undo()
    quotes += [hit.anchor.quote for hit in hits]
    assert last == "The last letter."
    assert len(quotes) == 100
    assert last not in quotes


def test_a_search_that_is_not_wanted_any_more_breaks_off(hundred: Session) -> None:
    wanted = True
    with hundred.reader(stop=lambda: not wanted) as reader:
        hits = reader.hits("letter")
        first = [next(hits).anchor.quote for _ in range(AT_ONCE)]
        wanted = False
        with pytest.raises(Stopped):
            next(hits)
        wanted = True
        assert len(reader.search("letter")) == 100
    assert len(first) == AT_ONCE


def test_one_that_finds_much_breaks_off_in_the_middle(
    hundred: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.store.casefile._STEPS", 10)
    looks: list[bool] = []

    def stop() -> bool:
        looks.append(len(looks) == 3)
        return looks[-1]

    with hundred.reader(stop) as reader, pytest.raises(Stopped):
        reader._file.rows("SELECT rowid FROM passage_index WHERE passage_index MATCH 'letter'")
    assert looks == [False, False, False, True]


def test_passages_of_older_versions_keep_nothing_from_being_found(session: Session) -> None:
    for number in range(30):
        older = an_import(f"Letter, letter and letter {number}.", title=f"{number}").into(session)
        newer = an_import(f"This is now the one letter with the number {number}.").into(session)
        session.do(versions.prepare_joining(session, older.article, newer.article).step)
    an_import("A letter of its own.", title="Own").into(session)
    for limit in (1, 2, 5, 31, 100):
        quotes = [hit.anchor.quote for hit in session.search("letter", limit=limit)]
        assert len(quotes) == len(set(quotes)) == min(limit, 31)
        assert quotes == [hit.anchor.quote for hit in session.search("letter")][:limit]
        assert not any(quote.startswith("Letter,") for quote in quotes)


# filters


@pytest.fixture
def dated(session: Session) -> Session:
    """Troops in six articles: by day, month, year, unknown, and on a page of two parts."""
    for number, (outlet, published) in enumerate(
        [("A", "2020-01-06"), ("B", "2020-01"), ("C", "2020"), ("D", ""), ("A", "2011-10-21")]
    ):
        an_import(f"Troops of story {number} will leave.", outlet=outlet, published=published).into(session)
    an_import(
        "Troops on the first part. Troops on the second part.",
        outlet="The Page",
        published="1999",
        parts=(
            (Attribution(outlet="A", published="2003"), "Troops on the first"),
            (Attribution(outlet="E"), "Troops on the second"),
        ),
    ).into(session)
    return session


def test_an_outlet_is_that_of_the_part_where_there_are_parts(dated: Session) -> None:
    assert len(found(dated, "troops", outlet="A")) == 3
    assert found(dated, "troops", outlet="E") == ["Troops on the second part."]
    assert found(dated, "troops", outlet="The Page") == []


@pytest.mark.parametrize(
    ("since", "until", "numbers"),
    [
        ("2020", "", "012"),
        ("2020-01", "", "012"),
        ("2020-01-06", "", "012"),
        ("2020-01-07", "", "12"),
        ("2020-02", "", "2"),
        ("", "2019", "4f"),
        ("", "2020-01-05", "124f"),
        ("2020-01-06", "2020-01-06", "012"),
        ("2011", "2011", "4"),
        ("1999", "1999", ""),
        ("2021", "", ""),
    ],
)
def test_a_date_known_in_part_lies_in_all_of_its_time_and_no_date_in_none(
    dated: Session, since: str, until: str, numbers: str
) -> None:
    quotes = found(dated, "troops", since=since, until=until)
    said = {"f" if "first" in quote else quote.split()[3] for quote in quotes}
    assert said == set(numbers)


def test_no_more_than_asked_for(dated: Session) -> None:
    assert len(dated.search("troops", limit=3)) == 3


def test_comments_are_found_as_what_they_are(session: Session) -> None:
    an_import(zones=((ZoneKind.BODY, "Letter"), (ZoneKind.COMMENTS, "I do"))).into(session)
    (hit,) = session.search("believe")
    assert hit.source.zone is ZoneKind.COMMENTS
