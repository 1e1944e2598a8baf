"""A passage is linked to a claim once, also where a list holds out only a part of it."""

from collections.abc import Iterator

import pytest
from casemaking import add_claim, an_import, anchor_of, new_session

from workbench.domain.claim import Claim, Status
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.services import checking
from workbench.services.session import Session

SENTENCE = "All but 3,000 troops will leave."
PART = "3,000 troops"


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


@pytest.fixture
def text(session: Session):
    return an_import().into(session).text


@pytest.fixture
def claim(session: Session) -> Claim:
    return add_claim(session, "Most troops will leave.")


def link_found(session: Session, claim: Claim, anchor, stance: Stance) -> bool:
    """Whether it changed anything."""
    existing = session.evidence_of(claim.id)
    claim = session.claim(claim.id)
    return session.do(checking.link_found(claim, anchor, stance, by="Ana", existing=existing)) is not None


def cited(session: Session, claim: Claim) -> list[tuple[str, Stance]]:
    return [(one.anchor.quote, one.stance) for one in session.evidence_of(claim.id)]


def test_what_a_list_holds_out_is_linked_like_any_passage(session, claim, text) -> None:
    assert link_found(session, claim, anchor_of(session, text, SENTENCE), Stance.SUPPORTS)
    assert cited(session, claim) == [(SENTENCE, Stance.SUPPORTS)]
    assert session.claim(claim.id).status is Status.IN_PROGRESS


def test_a_part_of_what_is_cited_changes_its_stance_and_is_not_cited_beside_it(session, claim, text) -> None:
    link_found(session, claim, anchor_of(session, text, SENTENCE), Stance.SUPPORTS)
    assert link_found(session, claim, anchor_of(session, text, PART), Stance.REFUTES)
    assert cited(session, claim) == [(SENTENCE, Stance.REFUTES)]
    assert session.undo_label == "Change stance"


def test_with_the_stance_it_has_nothing_is_to_be_done(session, claim, text) -> None:
    link_found(session, claim, anchor_of(session, text, PART), Stance.CONTEXT)
    assert not link_found(session, claim, anchor_of(session, text, SENTENCE), Stance.CONTEXT)


def test_a_passage_that_is_linked_again_takes_the_note_and_act_that_are_given(session, claim, text) -> None:
    anchor = anchor_of(session, text, SENTENCE)

    def link(**given: object) -> bool:
        existing, now = session.evidence_of(claim.id), session.claim(claim.id)
        step = checking.link(now, anchor, Stance.SUPPORTS, by="Ana", existing=existing, **given)
        return session.do(step) is not None

    assert link()
    assert link(note="Said under oath", speech_act=SpeechAct.CONFIRMS)
    (cited,) = session.evidence_of(claim.id)
    assert (cited.note, cited.speech_act) == ("Said under oath", SpeechAct.CONFIRMS)
    assert link(note="Said under oath, twice")
    assert session.undo_label == "Edit note"
    assert not link(), "what is not given stays as it is"
    assert session.evidence_of(claim.id)[0].note == "Said under oath, twice"


def test_of_several_that_share_words_the_very_passage_is_meant(session, claim, text) -> None:
    whole, part = anchor_of(session, text, SENTENCE), anchor_of(session, text, PART)
    existing: list[Evidence] = []
    for anchor in (whole, part):  # as one marks them in the article, where both may be wanted
        step = checking.link(claim, anchor, Stance.SUPPORTS, by="Ana", existing=existing)
        session.do(step)
        existing = session.evidence_of(claim.id)
        claim = session.claim(claim.id)
    assert link_found(session, claim, part, Stance.REFUTES)
    assert set(cited(session, claim)) == {(SENTENCE, Stance.SUPPORTS), (PART, Stance.REFUTES)}


def test_the_same_place_of_another_article_is_another_passage(session, claim, text) -> None:
    other = an_import().into(session).text
    link_found(session, claim, anchor_of(session, text, SENTENCE), Stance.SUPPORTS)
    assert link_found(session, claim, anchor_of(session, other, SENTENCE), Stance.SUPPORTS)
    assert len(cited(session, claim)) == 2
