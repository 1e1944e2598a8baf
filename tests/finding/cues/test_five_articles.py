"""What the cues see between the claims of the sample case and every sentence of its five articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.domain.evidence import Stance
from workbench.domain.overview import ClaimRow
from workbench.finding.cues import Place, Statement, leaning, reasons
from workbench.services.sample import make_sample
from workbench.services.session import Session

LEANINGS = {
    ("A withdrawal of U.S. forces", "The Pentagon on Monday disputed that U.S. troops", Stance.REFUTES),
    ("A withdrawal of U.S. forces", "Secretary of Defense Mark Esper announced on Monday", Stance.REFUTES),
    ("A withdrawal of U.S. forces", "On January 6th, Reuters headlined", Stance.REFUTES),
    ("A withdrawal of U.S. forces", "BAGHDAD/WASHINGTON (Reuters)", Stance.REFUTES),
    ("A withdrawal of U.S. forces", "The article that Reuters headlined", Stance.REFUTES),
    ("All but 3,000 U.S. troops", "White House Denies Iraq Troop Withdrawal Report", Stance.REFUTES),
    ("All but 3,000 U.S. troops", "He responded with a flat", Stance.REFUTES),
    ("Commanders asked for 27,000", "The decision has angered U.S. generals", Stance.SUPPORTS),
    ("Commanders asked for 27,000", "The generals on the ground had requested", Stance.SUPPORTS),
    ("The letter was authorised", "‘Mistake’: Pentagon Says", Stance.REFUTES),
    ("Iraq's parliament passed", "On Sunday, Iraq had passed a resolution", Stance.SUPPORTS),
    ("Hillary Clinton advocated", "Adding details to the administration", Stance.SUPPORTS),
    ("AFP and Reuters verified", "The letter that AFP and Reuters claimed", Stance.SUPPORTS),
    ("The U.S. air base in Iraq cost", "“It cost billions of dollars to build.", Stance.SUPPORTS),
    ("The U.S. air base in Iraq cost", "“We have a very extraordinarily expensive airbase", Stance.SUPPORTS),
}
"""All of the pairs that lean to something, by how the claim and the sentence begin."""

REASONS = [
    ("All but 3,000", "The Obama administration has decided", "“3,000”, the claim says “all but 3,000”"),
    ("All but 3,000", "The generals on the ground", "different number: about 27,000 for troops"),
    ("All but 3,000", "Adding details to the administration", "different number: 10,000 for troops"),
    ("All but 3,000", "The Obama administration has decided", "according to Fox News"),
    ("All but 3,000", "“We are re-positioning", "published 2020, the claim speaks of 2011"),
    ("A withdrawal of U.S.", "He responded with a flat", "published 2011, the claim speaks of 2020"),
    ("A withdrawal of U.S.", "Esper told reporters there was", "says not: “no decision whatsoever to leave”"),
    ("A withdrawal of U.S.", "Esper acknowledged only", "acknowledges"),
    ("The letter was unsigned", "“That letter — it was a draft", "quotes Milley"),
    ("The letter was sent", "But Milley, agreeing", "says not: “not been sent”"),
    ("The letter was authorised", "“Beyond that with regard", "declines to comment"),
    (
        "The letter said that forces",
        "Your Excellency, Sir, in due",
        "the words “to prepare for onward movement”",
    ),
    ("Iraq restricted the movement", "Iraq has restricted the movement", "reader comment"),
    ("The U.S. air base", "“It cost billions of dollars", "same number billions of dollars"),
    ("The White House denied", "He responded with a flat", "denies"),
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("case") / "sample.fcase"
    with make_sample(path, analyst="A") as made:
        yield made


@pytest.fixture(scope="module")
def places(session: Session) -> list[Place]:
    return list(_places(session))


def _places(session: Session) -> Iterator[Place]:
    for row in session.articles():
        words = session.words(row.text)
        for start, end in session.passages(row.text.id):
            anchor = session.anchor(row.text.id, start, end)
            source = session.source_of(anchor)
            before, after = words[max(0, start - 400) : start], words[end : end + 300]
            yield Place(anchor.quote, before, after, source.zone, published=source.attribution.published)


def statement_of(row: ClaimRow) -> Statement:
    claim = row.claim
    return Statement(claim.wording, claim.said_by, claim.said_on, claim.speaks_about)


def test_exactly_these_pairs_lean_to_a_stance(session: Session, places: list[Place]) -> None:
    found = {
        (row.claim.wording, place.words, stance)
        for row in session.claims()
        for place in places
        if (stance := leaning(reasons(statement_of(row), place)))
    }
    unexpected = {one for one in found if not any(_fits(one, known) for known in LEANINGS)}
    missing = {known for known in LEANINGS if not any(_fits(one, known) for one in found)}
    assert not unexpected
    assert not missing


def _fits(found: tuple[str, str, Stance], known: tuple[str, str, Stance]) -> bool:
    return found[0].startswith(known[0]) and found[1].startswith(known[1]) and found[2] is known[2]


def test_no_leaning_goes_against_what_the_analysts_decided(session: Session) -> None:
    for row in session.claims():
        for cited in session.claim_page(row.claim.id).evidence:
            quote, source = cited.evidence.anchor.quote, cited.source
            place = Place(quote, cited.lead, cited.tail, source.zone, published=source.attribution.published)
            stance = leaning(reasons(statement_of(row), place))
            if cited.evidence.stance is not Stance.CONTEXT:
                assert stance in (None, cited.evidence.stance), (row.claim.wording, quote)


@pytest.mark.parametrize(("claim", "passage", "words"), REASONS, ids=[words for *_, words in REASONS])
def test_a_reason_is_given_where_a_reader_would_see_it(
    session: Session, places: list[Place], claim: str, passage: str, words: str
) -> None:
    (row,) = [one for one in session.claims() if one.claim.wording.startswith(claim)]
    of_it = [place for place in places if passage in place.words]
    assert of_it, "the passage is not there"
    given = [[reason.words for reason in reasons(statement_of(row), place)] for place in of_it]
    assert any(words in told for told in given), given
