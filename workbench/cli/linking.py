"""Passages and claims: link, evidence, unlink."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import (
    takes_act,
    takes_article,
    takes_case,
    takes_claim,
    takes_quote,
    takes_stance,
)
from workbench.cli.call import Adder, Call, given
from workbench.cli.changed import told
from workbench.cli.claim_page import described_passage, passage_lines
from workbench.cli.layout import ID_SHOWN, as_json
from workbench.cli.naming import passage_named
from workbench.domain.changes import joined
from workbench.domain.counting import counted
from workbench.domain.evidence import SpeechAct
from workbench.domain.overview import CitedPassage
from workbench.services import checking
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "link",
        link,
        help="link a passage to a claim",
        about="Link a passage to a claim and say what it does there. The same passage linked again changes "
        "its stance. Straight quotation marks and plain spaces will do where the article has others.",
        examples=(
            'workbench link iraq unsigned AMN --quote "it was unsigned" --supports --act asserts',
            'workbench link iraq 3fa2 Duran --quote "a draft" --within "is in fact a draft" --context',
        ),
    )
    takes_case(command)
    takes_claim(command)
    takes_article(command)
    takes_quote(command)
    takes_stance(command, required=True)
    takes_act(command)
    command.add_argument("--note", default="", metavar="WORDS", help="why the passage matters here")

    command = add(
        "evidence",
        evidence,
        help="show a passage that is linked to a claim; edit what is said of it",
        about="Show a linked passage with the words around it. With one of the options it is edited; "
        "--claim moves it to another claim.",
        examples=(
            "workbench evidence iraq 7c21",
            'workbench evidence iraq 7c21 --refutes --act denies --note "Hours later."',
        ),
    )
    takes_case(command)
    command.add_argument("evidence", metavar="EVIDENCE", help="beginning of its id, or words of its quote")
    takes_stance(command, required=False)
    takes_act(command)
    command.add_argument("--note", metavar="WORDS", help="why the passage matters here")
    command.add_argument("--claim", metavar="CLAIM", help="the claim that it is to be linked to instead")

    command = add(
        "unlink",
        unlink,
        help="take passages away from their claims",
        about="Take passages away from the claims they are linked to. The articles keep their words, and "
        "undo links them again.",
        examples=("workbench unlink iraq 7c21",),
    )
    takes_case(command)
    command.add_argument(
        "evidence", nargs="+", metavar="EVIDENCE", help="beginning of its id, or words of its quote"
    )


def link(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        claim = session.find_claim(options.claim)
        anchor = passage_named(session, options.article, options.quote, options.within)
        step = checking.link(
            claim,
            anchor,
            options.stance,
            by=session.analyst,
            speech_act=SpeechAct(options.act or ""),
            note=options.note,
            existing=session.evidence_of(claim.id),
        )
        done = session.do(step)
        source = session.source_of(anchor)
        linked = next(one for one in session.evidence_of(claim.id) if one.anchor == anchor)
    what = "Linked" if done else "Already linked"
    sentence = f"{what}: {source.name} {options.stance} “{claim.wording}”"
    yield from told(call, done, sentence, claim=claim.id, evidence=linked.id)


def evidence(call: Call) -> Iterator[str]:
    fields = given(call.options, "stance", "act", "note", "claim")
    if fields:
        yield from _edit(call, fields)
        return
    with call.read() as session:
        cited = _cited(session, call.options.evidence)
        claim = session.claim(cited.evidence.claim_id)
    if call.json:
        yield as_json({"claim": claim.id, "lead": cited.lead, "tail": cited.tail, **described_passage(cited)})
        return
    yield f"{cited.evidence.stance} “{claim.wording}”"
    yield from passage_lines("", cited)


def unlink(call: Call) -> Iterator[str]:
    with call.change() as session:
        found = {one.id: one for one in map(session.find_evidence, call.options.evidence)}
        steps = [checking.unlink(one) for one in found.values()]
        label = steps[0].label if len(steps) == 1 else f"Remove {len(steps):,} passages"
        done = session.do(joined(label, steps))
    yield from told(call, done, f"Unlinked {counted(len(found), 'passage')}.", evidence=[*found])


def _edit(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    with call.change() as session:
        before = session.find_evidence(call.options.evidence)
        if "act" in fields:
            fields["speech_act"] = SpeechAct(fields.pop("act"))
        if "note" in fields:
            fields["note"] = fields["note"].strip()
        if "claim" in fields:
            fields["claim_id"] = session.find_claim(fields.pop("claim")).id
        done = session.do(checking.edit_evidence(before, **fields))
        after = session.evidence(before.id)
    sentence = f"{done.label if done else 'Nothing changed'}: “{' '.join(after.anchor.quote.split())}”"
    yield from told(
        call, done, f"{sentence}  [{after.id[:ID_SHOWN]}]", evidence=after.id, claim=after.claim_id
    )


def _cited(session: Session, words: str) -> CitedPassage:
    found = session.find_evidence(words)
    page = session.claim_page(found.claim_id)
    return next(cited for cited in page.evidence if cited.evidence.id == found.id)
