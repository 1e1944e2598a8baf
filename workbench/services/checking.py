"""The work of checking: claims, the passages linked to them, and the verdicts given.

Each function returns the change set of one action; `Session.do` makes it happen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.anchor import Anchor
from workbench.domain.changes import Change, ChangeSet, Record, adding, replacing
from workbench.domain.claim import Appearance, Claim, Status
from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.moments import today
from workbench.domain.overview import ClaimPage
from workbench.domain.scale import Scale
from workbench.domain.suggestion import Answer
from workbench.domain.verdict import Verdict, standing


def new_claim(wording: str, *, appears_at: Anchor | None = None, **details: Any) -> tuple[Claim, ChangeSet]:
    """A claim, and the change set that adds it with the place it was found at.

    `details` are further fields of Claim: said_by, said_on, speaks_about, tags, note.
    """
    claim = Claim(new_id(), _checked_wording(wording), created=now(), **details)
    records: list[Claim | Appearance] = [claim]
    if appears_at is not None:
        records.append(Appearance(new_id(), claim.id, appears_at))
    return claim, adding("Add claim", *records)


def edit_claim(claim: Claim, **fields: Any) -> ChangeSet:
    """Change fields of a claim. The label names the field when there is only one."""
    if "wording" in fields:
        fields["wording"] = _checked_wording(fields["wording"])
    if "tags" in fields:
        fields["tags"] = tidy_tags(fields["tags"])
    label = f"Edit {next(iter(fields)).replace('_', ' ')}" if len(fields) == 1 else "Edit claim"
    return replacing(label, claim, replace(claim, **fields))


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags without blanks around them, each once, in the order they were written."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def remove_claim(page: ClaimPage, answers: Iterable[Answer] = ()) -> ChangeSet:
    """Remove a claim and everything that hangs on it; undo brings all of it back."""
    owned: tuple[Record, ...] = (
        *answers,
        *reversed(page.verdicts),
        *(cited.evidence for cited in page.evidence),
        *(cited.appearance for cited in page.appearances),
    )
    return ChangeSet("Remove claim", tuple(Change(record, None) for record in (*owned, page.claim)))


def add_appearance(claim: Claim, anchor: Anchor) -> ChangeSet:
    return adding("Add appearance", Appearance(new_id(), claim.id, anchor))


def remove_appearance(appearance: Appearance) -> ChangeSet:
    return ChangeSet("Remove appearance", (Change(appearance, None),))


def link(
    claim: Claim,
    anchor: Anchor,
    stance: Stance,
    *,
    by: str,
    speech_act: SpeechAct = SpeechAct.UNSTATED,
    note: str = "",
    existing: Iterable[Evidence] = (),
) -> ChangeSet:
    """Link a passage to a claim. An open claim is in progress from its first evidence on.

    The same passage is linked to a claim once: linked again it takes the stance, and the speech act and the
    note if they are given; the change set is empty when it has them all. `existing` is the claim's evidence.
    """
    for evidence in existing:
        if (evidence.anchor.text_id, evidence.anchor.start, evidence.anchor.end) == (
            anchor.text_id,
            anchor.start,
            anchor.end,
        ):
            given = {"speech_act": speech_act, "note": note}
            return edit_evidence(
                evidence, stance=stance, **{name: value for name, value in given.items() if value}
            )
    evidence = Evidence(new_id(), claim.id, anchor, stance, speech_act, note, by, now())
    changes: list[Change] = [Change(None, evidence)]
    if claim.status is Status.OPEN:
        changes.append(Change(claim, replace(claim, status=Status.IN_PROGRESS)))
    return ChangeSet(f"Link passage ({stance})", tuple(changes))


def link_found(
    claim: Claim, anchor: Anchor, stance: Stance, *, by: str, existing: Sequence[Evidence]
) -> ChangeSet:
    """Link a passage that a list holds out. Where the claim cites it or a part of it already, that evidence
    takes the stance, so that the same words do not count twice.
    """
    cited = [one for one in existing if one.anchor.shares_words_with(anchor)]
    known = next((one for one in cited if one.anchor == anchor), cited[0] if cited else None)
    return edit_evidence(known, stance=stance) if known else link(claim, anchor, stance, by=by)


def edit_evidence(evidence: Evidence, **fields: Any) -> ChangeSet:
    """Change the stance, the speech act, the note, or the claim a passage is linked to. The label names what
    is other than before when that is one thing.
    """
    fields = {name: value for name, value in fields.items() if value != getattr(evidence, name)}
    labels = {
        "stance": "Change stance",
        "speech_act": "Set speech act",
        "note": "Edit note",
        "claim_id": "Move passage",
    }
    label = labels[next(iter(fields))] if len(fields) == 1 else "Edit evidence"
    return replacing(label, evidence, replace(evidence, **fields))


def move_evidence(evidence: Evidence, claim: Claim, stance: Stance) -> ChangeSet:
    """What dragging a card does: the passage now speaks to this claim, with this stance."""
    if evidence.claim_id == claim.id:
        return edit_evidence(evidence, stance=stance)
    return edit_evidence(evidence, claim_id=claim.id, stance=stance)


def unlink(evidence: Evidence) -> ChangeSet:
    return ChangeSet("Remove passage", (Change(evidence, None),))


def judge(
    claim: Claim,
    given: Iterable[Verdict],
    scale: Scale,
    rating: str,
    rationale: str,
    *,
    as_of: str,
    by: str,
) -> ChangeSet:
    """Give a verdict that supersedes the ones `given` so far; the claim is done.

    Raises UserError for a rating the scale does not have or an `as_of` that is not a date.
    The change set is empty when the standing verdict already says exactly this.
    """
    scale.rating(rating)
    before = standing(given)
    verdict = Verdict(
        new_id(),
        claim.id,
        number=before.number + 1 if before else 1,
        rating=rating,
        rationale=rationale.strip(),
        as_of=checked_date(as_of) or today(),
        given_by=by,
        given_at=now(),
    )
    if before and (before.rating, before.rationale, before.as_of) == (
        verdict.rating,
        verdict.rationale,
        verdict.as_of,
    ):
        return ChangeSet("Give verdict", ())
    changes = [Change(None, verdict)]
    if claim.status is not Status.DONE:
        changes.append(Change(claim, replace(claim, status=Status.DONE)))
    return ChangeSet("Give verdict", tuple(changes))


def _checked_wording(wording: str) -> str:
    wording = " ".join(wording.split())
    if not wording:
        raise UserError("A claim needs words.", "Write what is claimed in one sentence.")
    return wording
