"""Passages are proposed for a claim with their reasons, and not again once the analyst has answered."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import add_claim, an_import, anchor_of, link, new_session

from workbench.domain.article import ZoneKind
from workbench.domain.claim import Claim
from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground, Reply, Suggestion
from workbench.services import answering
from workbench.services.sample import make_sample
from workbench.services.session import Session
from workbench.services.suggesting import suggest, suggest_for

WIRE = "The Pentagon said that the letter from Baghdad was a draft."
POLITICO = f"{WIRE} It was never signed.\n\nThe letter is a fake, I think."
NPR = f"Washington.\n{WIRE} Rain fell over the Potomac."
LETTER = "The letter was a draft"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A case in which two outlets have the same sentence, and a reader comments on it."""
    with new_session(tmp_path) as session:
        zones = ((ZoneKind.BODY, "The Pentagon"), (ZoneKind.COMMENTS, "The letter is a fake"))
        an_import(POLITICO, zones=zones, title="Letter", outlet="Politico").into(session)
        an_import(NPR, title="Draft", outlet="NPR").into(session)
        yield session


def proposed(session: Session, claim: Claim) -> list[Suggestion]:
    with session.reader() as reader:
        return suggest(reader, reader.claim(claim.id))


def quotes(found: list[Suggestion]) -> list[str]:
    return [one.anchor.quote for one in found]


def outlets(one: Suggestion) -> list[str]:
    return [one.source.name, *(other.source.name for other in one.alike)]


def test_the_same_words_in_two_outlets_are_one_row(session: Session) -> None:
    first, *others = proposed(session, add_claim(session, LETTER))
    assert first.anchor.quote == WIRE
    assert sorted(outlets(first)) == ["NPR", "Politico"]
    assert [one.alike for one in first.alike] == [()]
    assert WIRE not in quotes(others)


def test_a_suggestion_is_where_it_says(session: Session) -> None:
    for one in proposed(session, add_claim(session, LETTER)):
        words = session.words(session.text(one.anchor.text_id))
        assert words[one.anchor.start : one.anchor.end] == one.anchor.quote
        assert words[: one.anchor.start].endswith(one.lead)
        assert words[one.anchor.end :].startswith(one.tail)


def test_comments_are_not_proposed(session: Session) -> None:
    found = proposed(session, add_claim(session, "The letter is a fake"))
    assert found
    assert not any("fake" in quote for quote in quotes(found))


def test_what_is_linked_is_not_proposed_but_the_same_words_elsewhere_are(session: Session) -> None:
    claim = add_claim(session, LETTER)
    first = proposed(session, claim)[0]
    link(session, claim, first.anchor, Stance.SUPPORTS)
    (again,) = [one for one in proposed(session, claim) if one.anchor.quote == WIRE]
    assert again.anchor == first.alike[0].anchor
    assert again.alike == ()


@pytest.mark.parametrize("reply", [Reply.NOT_RELEVANT, Reply.NOT_SURE])
def test_what_was_declined_does_not_come_back_from_another_outlet(session: Session, reply: Reply) -> None:
    claim = add_claim(session, LETTER)
    session.do(answering.answer(claim, [proposed(session, claim)[0].anchor], reply, by="an analyst"))
    assert WIRE not in quotes(proposed(session, claim))
    session.undo()
    assert WIRE in quotes(proposed(session, claim))
    session.redo()
    assert WIRE in quotes(proposed(session, add_claim(session, LETTER))), "another claim is another question"


def test_where_the_claim_was_made_is_no_evidence_for_it(session: Session) -> None:
    text = session.articles()[0].text
    claim = add_claim(session, LETTER, anchor_of(session, text, WIRE))
    found = [one for one in proposed(session, claim) if one.anchor.quote == WIRE]
    assert [one.anchor.text_id == text.id for one in found] == [False]


def test_shared_words_are_told_only_when_there_is_nothing_better(session: Session) -> None:
    an_import("The Kremlin denies that the letter was a draft.", outlet="TASS").into(session)
    found = {one.anchor.quote: one for one in proposed(session, add_claim(session, LETTER))}
    grounds = {quote: [reason.ground for reason in one.reasons] for quote, one in found.items()}
    denial = "The Kremlin denies that the letter was a draft."
    assert grounds[denial]
    assert Ground.WORDS not in grounds[denial]
    rest = found["It was never signed."]
    assert all(rest.reasons), "every row says why it is there"


def test_shared_words_are_shown_in_the_passage(session: Session) -> None:
    an_import("Letters, drafts: all that remains.", outlet="AMN").into(session)
    (one,) = [one for one in proposed(session, add_claim(session, LETTER)) if "remains" in one.anchor.quote]
    (reason,) = (reason for reason in one.reasons if reason.ground is Ground.WORDS)
    assert reason.words == "shares: Letters, drafts"
    assert [one.anchor.quote[slice(*found)] for found in reason.found] == ["Letters", "drafts"]


def test_a_statement_that_is_no_claim_finds_the_same(session: Session) -> None:
    claim = add_claim(session, LETTER)
    with session.reader() as reader:
        assert quotes(suggest_for(reader, LETTER)) == quotes(suggest(reader, claim))
        assert suggest_for(reader, "Nothing whatsoever zzz") == []
        assert suggest_for(reader, "") == []


def test_at_most_so_many_rows_come(session: Session) -> None:
    with session.reader() as reader:
        assert len(suggest_for(reader, LETTER, limit=1)) == 1


def test_an_empty_case_has_nothing_to_propose(tmp_path: Path) -> None:
    with new_session(tmp_path, "Empty.fcase") as session, session.reader() as reader:
        assert suggest_for(reader, LETTER) == []


def test_many_workers_may_ask_at_once(session: Session) -> None:
    claim = add_claim(session, LETTER)
    found: list[list[str]] = []
    workers = [
        threading.Thread(target=lambda: found.append(quotes(proposed(session, claim)))) for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    expected = quotes(proposed(session, claim))
    assert found == [expected] * 4


def test_the_sample_says_why(tmp_path: Path) -> None:
    with make_sample(tmp_path / "Sample.fcase", analyst="an analyst") as session:
        with session.reader() as reader:
            found = suggest_for(reader, "All but 3,000 U.S. troops will be withdrawn from Iraq", limit=10)
        told = [reason.words for one in found for reason in one.reasons]
    assert "same number 3,000" in told
    assert any("the claim says “all but 3,000”" in words for words in told)
    assert len({one.anchor for one in found}) == len(found) == 10
