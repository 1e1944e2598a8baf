"""What the analyst says of proposed passages: each answer is kept, and one with a stance links the passage.

Each function returns the change set of one action, so that one undo takes back both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.domain.anchor import Anchor
from workbench.domain.changes import ChangeSet, adding, joined, removing, replacing
from workbench.domain.claim import Claim
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.overview import Source
from workbench.domain.suggestion import Answer, Reply
from workbench.services import checking
from workbench.services.session import Session

STANCES = {Reply.SUPPORTS: Stance.SUPPORTS, Reply.REFUTES: Stance.REFUTES, Reply.CONTEXT: Stance.CONTEXT}
"""What a reply makes of a passage; the other replies make nothing of it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it is shown: where its passage is from, and the words around it.

    `is_linked` tells whether the passage is evidence for the claim now.
    """

    answer: Answer
    source: Source
    lead: str
    tail: str
    is_linked: bool


def answer(
    claim: Claim,
    anchors: Sequence[Anchor],
    reply: Reply,
    *,
    by: str,
    answers: Iterable[Answer] = (),
    evidence: Iterable[Evidence] = (),
) -> ChangeSet:
    """Give one reply to a passage, or to several that say the same.

    `answers` and `evidence` are the claim's so far: an earlier answer is replaced, and a passage that
    is linked takes the new stance. Where the reply has none, a passage is no longer linked if it was the
    earlier answer that linked it.
    """
    kept = {_place(one.anchor): one for one in answers}
    linked = {_place(one.anchor): one for one in evidence}
    steps = []
    for anchor in anchors:
        place = _place(anchor)
        steps.append(_linking(claim, anchor, reply, by, linked.get(place), kept.get(place)))
        steps.append(_keeping(claim, anchor, reply, by, kept.get(place)))
    return joined(_label(reply, len(anchors)), steps)


def take_back(kept: Answer, evidence: Iterable[Evidence] = ()) -> ChangeSet:
    """Forget an answer, so that its passage is proposed again. The passage is no longer linked if it was the
    answer that linked it; what the analyst has linked or added to by hand stays.
    """
    linked = [one for one in evidence if _place(one.anchor) == _place(kept.anchor) and _only_by(kept, one)]
    steps = [*(checking.unlink(one) for one in linked), removing("", kept)]
    return joined("Take back an answer", steps)


def answered(session: Session, claim_id: str) -> list[Answered]:
    """The answers given for a claim, the last one first. For a worker: on `session.reader()`."""
    answers = sorted(session.answers_of(claim_id), key=lambda one: one.answered_at, reverse=True)
    linked = {_place(one.anchor) for one in session.evidence_of(claim_id)}
    around = session.surroundings({one.anchor.text_id for one in answers})
    contexts = around.contexts([one.anchor for one in answers])
    return [
        Answered(one, around.source(one.anchor), lead, tail, _place(one.anchor) in linked)
        for one, (lead, tail) in zip(answers, contexts, strict=True)
    ]


def _linking(
    claim: Claim, anchor: Anchor, reply: Reply, by: str, linked: Evidence | None, kept: Answer | None
) -> ChangeSet:
    if stance := STANCES.get(reply):
        return checking.link(claim, anchor, stance, by=by, existing=[linked] if linked else [])
    if linked and kept and _only_by(kept, linked):
        return checking.unlink(linked)
    return ChangeSet("", ())


def _only_by(kept: Answer, linked: Evidence) -> bool:
    """Whether all that the evidence says comes from the answer."""
    says_more = linked.note or linked.speech_act is not SpeechAct.UNSTATED
    return linked.stance is STANCES.get(kept.reply) and not says_more


def _keeping(claim: Claim, anchor: Anchor, reply: Reply, by: str, kept: Answer | None) -> ChangeSet:
    if kept is None:
        return adding("", Answer(new_id(), claim.id, anchor, reply, by, now()))
    if kept.reply is reply:
        return ChangeSet("", ())
    return replacing("", kept, replace(kept, reply=reply, answered_by=by, answered_at=now()))


def _label(reply: Reply, count: int) -> str:
    things = "passage" if count == 1 else f"{count:,} alike passages"
    return f"Link {things} ({reply})" if reply in STANCES else f"Set {things} aside ({reply})"


def _place(anchor: Anchor) -> tuple[str, int, int]:
    return anchor.text_id, anchor.start, anchor.end
