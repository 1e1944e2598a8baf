"""A quote is found in the right one of many articles, though its words may have changed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from casemaking import an_import, new_session

from workbench.finding.quote_places import Kind, Quote
from workbench.services.locating import Located, Locator
from workbench.services.session import Session

LETTER = (
    "Esper said the letter was a draft.\n\n"
    "“That letter is a draft, it was a mistake, it was unsigned, it should not have been released,” "
    "Milley said."
)
WORDS = (
    "troops",
    "leave",
    "Iraq",
    "soon",
    "because",
    "the",
    "minister",
    "said",
    "so",
    "and",
    "nobody",
    "knows",
)
CHINESE = "美国国防部长埃斯珀周一表示，美国没有决定从伊拉克撤军。他说，那封信只是草稿，是一个错误。"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A case of sixty articles, most of which have nothing to say."""
    with new_session(tmp_path_factory.mktemp("many")) as session:
        chance = Random(3)
        for _ in range(58):
            an_import(" ".join(chance.choices(WORDS, k=80)) + ".").into(session)
        an_import(LETTER, title="The letter", known_id="letter").into(session)
        an_import(CHINESE, title="Chinese", known_id="chinese").into(session)
        yield session


def known_id(found: Located) -> str:
    assert found.text is not None
    return found.text.known_id


@pytest.mark.parametrize(
    "words",
    [
        "it was unsigned, it should not have been released",
        "The letter is a draft, it was a mistake, it was unsigned and should not have been released",
        "it was unsignd, it shuld not have ben released",
    ],
    ids=["the very words", "reworded", "misspelt"],
)
def test_words_lead_to_their_article_among_many(session: Session, words: str) -> None:
    found = Locator(session).find(Quote(words))
    assert found.is_there
    assert known_id(found) == "letter"


def test_where_no_word_leads_to_an_article_all_are_looked_through(session: Session) -> None:
    found = Locator(session).find(Quote("国防部长埃斯珀周一表示，美国没有决定从伊拉克撤军"))
    assert (found.is_there, known_id(found)) == (True, "chinese")


def test_in_one_article_only_it_is_looked_into(session: Session) -> None:
    letter = session.find_article("letter")
    found = Locator(session).find(Quote("国防部长埃斯珀周一表示，美国没有决定从伊拉克撤军"), letter.id)
    assert not found.is_there


def test_what_is_nowhere_is_absent(session: Session) -> None:
    found = Locator(session).find(Quote("The parliament voted for new elections in the autumn"))
    assert found.place is None or found.place.kind is Kind.ABSENT


def test_an_article_is_found_by_the_very_id_of_its_collection(session: Session, tmp_path: Path) -> None:
    an_import("One more story about letters.", title="letter to the editor", known_id="letter 2").into(
        session
    )
    assert session.find_article("letter").attribution.title == "The letter"
