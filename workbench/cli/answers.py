"""What is said of proposed passages: answer, answers."""

from collections.abc import Iterator
from typing import Any

from workbench.cli.arguments import takes_article, takes_case, takes_claim, takes_quote
from workbench.cli.call import Adder, Call
from workbench.cli.changed import told
from workbench.cli.layout import ID_SHOWN, as_json, place_told, source_line, wrapped
from workbench.cli.naming import passage_named
from workbench.domain.errors import NotFound, UserError
from workbench.domain.suggestion import Reply
from workbench.services import answering
from workbench.services.answering import Answered

_REPLIES = {
    Reply.SUPPORTS: "link it: it speaks for the claim",
    Reply.REFUTES: "link it: it speaks against the claim",
    Reply.CONTEXT: "link it: it helps to understand the claim",
    Reply.NOT_SURE: "put it aside",
    Reply.NOT_RELEVANT: "put it aside: it says nothing about the claim",
}


def declare(add: Adder) -> None:
    command = add(
        "answer",
        answer,
        help="say what a proposed passage is to a claim",
        about="Say what a passage that “suggest” proposes is to the claim. It is not proposed again. An "
        "earlier answer is replaced; one that is taken back is forgotten, and its passage is proposed "
        "again.",
        examples=(
            'workbench answer iraq unsigned npr --quote "The letter is a draft" --not-sure',
            'workbench answer iraq unsigned npr --quote "The letter is a draft" --take-back',
        ),
    )
    takes_case(command)
    takes_claim(command)
    takes_article(command)
    takes_quote(command)
    reply = command.add_mutually_exclusive_group()
    for value, about in _REPLIES.items():
        reply.add_argument(
            f"--{value.replace(' ', '-')}", dest="reply", action="store_const", const=value, help=about
        )
    command.add_argument("--take-back", action="store_true", help="forget what was answered")

    command = add("answers", answers, help="list what was answered to passages proposed for a claim")
    takes_case(command)
    takes_claim(command)


def answer(call: Call) -> Iterator[str]:
    options = call.options
    reply: Reply | None = options.reply
    if options.take_back is (reply is not None):
        raise UserError(
            "What is the passage to the claim?", "Say one of --supports, --refutes … or --take-back."
        )
    with call.change() as session:
        claim = session.find_claim(options.claim)
        anchor = passage_named(session, options.article, options.quote, options.within)
        kept, evidence = session.answers_of(claim.id), session.evidence_of(claim.id)
        if reply is None:
            given = next((one for one in kept if one.anchor.shares_words_with(anchor)), None)
            if given is None:
                raise NotFound(
                    "Nothing was answered to this passage.", "See what was: workbench answers CASE CLAIM."
                )
            anchor = given.anchor
            step = answering.take_back(given, evidence)
        else:
            step = answering.answer(
                claim, [anchor], reply, by=session.analyst, answers=kept, evidence=evidence
            )
        done = session.do(step)
        source = session.source_of(anchor)
    what = "Taken back" if reply is None else f"Answered ({reply})" if done else "Already answered so"
    yield from told(call, done, f"{what}: {source.name} · “{claim.wording}”", claim=claim.id, reply=reply)


def answers(call: Call) -> Iterator[str]:
    with call.read() as session:
        claim = session.find_claim(call.options.claim)
        given = answering.answered(session, claim.id)
    if call.json:
        yield as_json([_described(one) for one in given])
        return
    for one in given:
        yield f"{one.answer.reply}  {source_line(one.source)}  [{one.answer.id[:ID_SHOWN]}]"
        yield from wrapped(f"“{one.answer.anchor.quote}”", "    ")
    if not given:
        yield "Nothing was answered for this claim."


def _described(one: Answered) -> dict[str, Any]:
    return {
        "id": one.answer.id,
        "reply": one.answer.reply,
        "answered_by": one.answer.answered_by,
        "answered_at": one.answer.answered_at,
        "is_linked": one.is_linked,
        **place_told(one.answer.anchor, one.source),
    }
