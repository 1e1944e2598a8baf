"""An answer is kept with what it does, as one action, and can be changed or taken back."""

from collections.abc import Iterator

import pytest
from casemaking import add_claim, an_import, anchor_of, new_session

from workbench.domain.claim import Claim, Status
from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.suggestion import Reply
from workbench.services import answering, checking
from workbench.services.session import Session

QUOTE = "All but 3,000 troops will leave."


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


@pytest.fixture
def claim(session: Session) -> Claim:
    return add_claim(session, "Most troops will leave.")


@pytest.fixture
def anchors(session: Session):
    """The same words in two articles."""
    return [anchor_of(session, an_import().into(session).text, QUOTE) for _ in range(2)]


def reply_to(session: Session, claim: Claim, anchors, reply: Reply) -> None:
    step = answering.answer(
        session.claim(claim.id),
        anchors,
        reply,
        by=session.analyst,
        answers=session.answers_of(claim.id),
        evidence=session.evidence_of(claim.id),
    )
    session.do(step)


def replies(session: Session, claim: Claim) -> list[Reply]:
    return [answer.reply for answer in session.answers_of(claim.id)]


def stances(session: Session, claim: Claim) -> list[Stance]:
    return [evidence.stance for evidence in session.evidence_of(claim.id)]


def test_a_reply_with_a_stance_links_the_passage_and_one_undo_takes_back_both(
    session, claim, anchors
) -> None:
    reply_to(session, claim, anchors[:1], Reply.REFUTES)
    assert (replies(session, claim), stances(session, claim)) == ([Reply.REFUTES], [Stance.REFUTES])
    assert session.claim(claim.id).status is Status.IN_PROGRESS
    assert session.undo_label == "Link passage (refutes)"
    session.undo()
    assert (replies(session, claim), stances(session, claim)) == ([], [])
    assert session.claim(claim.id).status is Status.OPEN


@pytest.mark.parametrize("reply", [Reply.NOT_SURE, Reply.NOT_RELEVANT])
def test_the_other_replies_are_kept_and_link_nothing(session, claim, anchors, reply) -> None:
    reply_to(session, claim, anchors[:1], reply)
    assert (replies(session, claim), stances(session, claim)) == ([reply], [])
    assert session.claim(claim.id).status is Status.OPEN
    assert session.undo_label == f"Set passage aside ({reply})"


def test_passages_that_say_the_same_are_answered_together(session, claim, anchors) -> None:
    reply_to(session, claim, anchors, Reply.SUPPORTS)
    assert stances(session, claim) == [Stance.SUPPORTS] * 2
    assert session.undo_label == "Link 2 alike passages (supports)"
    session.undo()
    assert stances(session, claim) == replies(session, claim) == []


def test_a_changed_answer_changes_what_it_did(session, claim, anchors) -> None:
    reply_to(session, claim, anchors[:1], Reply.SUPPORTS)
    reply_to(session, claim, anchors[:1], Reply.CONTEXT)
    assert (replies(session, claim), stances(session, claim)) == ([Reply.CONTEXT], [Stance.CONTEXT])
    reply_to(session, claim, anchors[:1], Reply.NOT_RELEVANT)
    assert (replies(session, claim), stances(session, claim)) == ([Reply.NOT_RELEVANT], [])
    session.undo()
    assert (replies(session, claim), stances(session, claim)) == ([Reply.CONTEXT], [Stance.CONTEXT])


def test_the_same_answer_again_is_no_action(session, claim, anchors) -> None:
    reply_to(session, claim, anchors[:1], Reply.SUPPORTS)
    before = session.history()[0].number
    reply_to(session, claim, anchors[:1], Reply.SUPPORTS)
    assert session.history()[0].number == before


def test_an_answer_that_is_taken_back_leaves_nothing(session, claim, anchors) -> None:
    reply_to(session, claim, anchors[:1], Reply.SUPPORTS)
    (kept,) = session.answers_of(claim.id)
    session.do(answering.take_back(kept, session.evidence_of(claim.id)))
    assert replies(session, claim) == stances(session, claim) == []
    session.undo()
    assert (replies(session, claim), stances(session, claim)) == ([Reply.SUPPORTS], [Stance.SUPPORTS])


def link_by_hand(session: Session, claim: Claim, anchor) -> None:
    """With a note and a speech act, from the article."""
    step = checking.link(
        session.claim(claim.id),
        anchor,
        Stance.SUPPORTS,
        by=session.analyst,
        note="The key passage",
        speech_act=SpeechAct.CONFIRMS,
        existing=session.evidence_of(claim.id),
    )
    session.do(step)


@pytest.mark.parametrize("reply", [Reply.NOT_SURE, Reply.SUPPORTS])
def test_what_was_linked_by_hand_outlives_the_answer(session, claim, anchors, reply) -> None:
    reply_to(session, claim, anchors[:1], reply)
    link_by_hand(session, claim, anchors[0])
    (kept,) = session.answers_of(claim.id)
    session.do(answering.take_back(kept, session.evidence_of(claim.id)))
    assert replies(session, claim) == []
    assert [one.note for one in session.evidence_of(claim.id)] == ["The key passage"]


def test_an_answer_without_a_stance_unlinks_nothing_that_was_linked_by_hand(session, claim, anchors) -> None:
    link_by_hand(session, claim, anchors[0])
    reply_to(session, claim, anchors[:1], Reply.NOT_SURE)
    assert (replies(session, claim), stances(session, claim)) == ([Reply.NOT_SURE], [Stance.SUPPORTS])


def test_answers_are_told_with_their_source_and_whether_they_still_link(session, claim, anchors) -> None:
    reply_to(session, claim, anchors[:1], Reply.SUPPORTS)
    reply_to(session, claim, anchors[1:], Reply.NOT_SURE)
    session.do(checking.unlink(session.evidence_of(claim.id)[0]))
    told = {one.answer.reply: one for one in answering.answered(session, claim.id)}
    assert not told[Reply.SUPPORTS].is_linked
    assert told[Reply.NOT_SURE].source.name == "The Outlet"
    assert "the general said" in told[Reply.NOT_SURE].lead
