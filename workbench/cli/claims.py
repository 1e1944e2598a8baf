"""Claims: list, show, add, edit, link passages, judge."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from workbench.cli.call import Adder, Call, given, takes_case, typed_or_piped
from workbench.cli.claim_page import described, described_verdict, label_of, shown
from workbench.cli.layout import ID_SHOWN, as_json, table
from workbench.domain.claim import Status
from workbench.domain.errors import UserError
from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.origin import Independence
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Rating, Scale
from workbench.services import checking
from workbench.services.independence import Witnesses
from workbench.services.quoting import place_quote

_NAMED = "beginning of its id, or some of its words"
_STATUSES = [status.value for status in Status]
_DETAILS = ("said_by", "said_on", "speaks_about", "note")


def declare(add: Adder) -> None:
    command = add("claims", claims, help="list the claims of a case with their verdicts")
    takes_case(command)
    command.add_argument(
        "--status",
        choices=_STATUSES,
        help="only those that are open, in progress or done",
    )
    command.add_argument("--tag", metavar="WORD", help="only those with this tag")

    command = add(
        "claim",
        claim,
        help="show a claim with its evidence; add or edit one",
        about="Show a claim with everything that speaks for and against it. With --new a claim is added; "
        "with one of the other options the claim is edited.",
        examples=(
            "workbench claim iraq unsigned",
            'workbench claim iraq --new "The base cost billions" --said-by "Donald Trump"',
            "workbench claim iraq 3fa2 --status done --tags letter,2020",
        ),
    )
    takes_case(command)
    command.add_argument("claim", nargs="?", metavar="CLAIM", help=_NAMED)
    command.add_argument("--new", metavar="WORDING", help="add this claim")
    command.add_argument("--wording", metavar="WORDS", help="what is claimed, in one sentence")
    command.add_argument("--said-by", metavar="WHO", help="who said it")
    command.add_argument("--said-on", metavar="DATE", help="when it was said")
    command.add_argument("--speaks-about", metavar="TIME", help="the time it is about")
    command.add_argument("--tags", metavar="A,B", help="its tags, between commas; replaces those it has")
    command.add_argument("--status", choices=_STATUSES, help="how far the work on it is")
    command.add_argument("--note", metavar="WORDS", help="what to remember about it")

    command = add(
        "link",
        link,
        help="link a passage to a claim",
        about="Link a passage to a claim and say what it does there. The same passage linked again changes "
        "its stance. Straight quotation marks and plain blanks will do where the article has others.",
        examples=(
            'workbench link iraq unsigned AMN --quote "it was unsigned" --supports --act asserts',
            'workbench link iraq 3fa2 Duran --quote "a draft" --within "is in fact a draft" --context',
        ),
    )
    takes_case(command)
    command.add_argument("claim", metavar="CLAIM", help=_NAMED)
    command.add_argument(
        "article", metavar="ARTICLE", help="beginning of its id, or words of title or outlet"
    )
    command.add_argument("--quote", required=True, metavar="WORDS", help="the passage, in its own words")
    command.add_argument(
        "--within", default="", metavar="WORDS", help="words around a quote that stands twice"
    )
    stance = command.add_mutually_exclusive_group(required=True)
    for value in Stance:
        stance.add_argument(
            f"--{value}", dest="stance", action="store_const", const=value, help=_STANCES[value]
        )
    acts = [act.value for act in SpeechAct if act]
    command.add_argument(
        "--act",
        choices=acts,
        default="",
        metavar="ACT",
        help=f"what the speaker does with the words: {', '.join(acts)}",
    )
    command.add_argument("--note", default="", metavar="WORDS", help="why the passage matters here")

    command = add(
        "judge",
        judge,
        help="give a verdict on a claim",
        about="Give a verdict on a claim. It supersedes an earlier one, which stays on record.",
        examples=(
            'workbench judge iraq unsigned supported --because "Two outlets heard it." --as-of 2020-01-07',
            "workbench judge iraq 3fa2 refuted --because - < reasons.txt",
        ),
    )
    takes_case(command)
    command.add_argument("claim", metavar="CLAIM", help=_NAMED)
    command.add_argument("rating", metavar="RATING", help="a rating of the case's scale, such as refuted")
    command.add_argument(
        "--because",
        required=True,
        metavar="WORDS",
        help="the reasons; - reads them from the standard input",
    )
    command.add_argument(
        "--as-of", default="", metavar="DATE", help="up to when sources were considered (today)"
    )


_NO_CLAIMS = "No claims yet. Add one with: workbench claim CASE --new WORDING"

_STANCES = {
    Stance.SUPPORTS: "it speaks for the claim",
    Stance.REFUTES: "it speaks against the claim",
    Stance.CONTEXT: "it helps to understand the claim",
}


def claims(call: Call) -> Iterator[str]:
    options = call.options
    with call.read() as session:
        rows = [
            row
            for row in session.claims()
            if (not options.status or row.claim.status == options.status)
            and (not options.tag or options.tag in row.claim.tags)
        ]
        scale = session.case.scale
        witnesses = Witnesses(session)
        told = {row.claim.id: witnesses.of_claim(row.claim.id) for row in rows}
    if call.json:
        yield as_json([_described_row(row, scale, told[row.claim.id]) for row in rows])
    elif not rows:
        yield "No such claims." if options.status or options.tag else _NO_CLAIMS
    else:
        yield from table(
            (_line(row, scale, told[row.claim.id]) for row in rows),
            ("ID", "VERDICT", "FOR", "AGAINST", "CONTEXT", "ORIGINS", "CLAIM"),
        )


def claim(call: Call) -> Iterator[str]:
    options = call.options
    if (options.claim is None) == (options.new is None):
        raise UserError("Which claim?", "Name one by words or id, or add one with --new WORDING.")
    fields = given(options, "wording", "status", *_DETAILS)
    if options.tags is not None:
        fields["tags"] = checking.tidy_tags(options.tags.split(","))
    if "status" in fields:
        fields["status"] = Status(fields["status"])
    if options.new is not None:
        yield from _add(call, fields)
    elif fields:
        yield from _edit(call, fields)
    else:
        yield from _show(call)


def link(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        claim = session.find_claim(options.claim)
        article = session.find_article(options.article)
        text = session.newest_text(article.id)
        anchor = session.anchor(text.id, *place_quote(session.words(text), options.quote, options.within))
        step = checking.link(
            claim,
            anchor,
            options.stance,
            by=session.analyst,
            speech_act=SpeechAct(options.act),
            note=options.note,
            existing=session.evidence_of(claim.id),
        )
        done = session.do(step)
        source = session.source_of(anchor)
    what = "Linked" if done else "Was linked already"
    yield f"{what}: {source.name} {options.stance} “{claim.wording}”"


def judge(call: Call) -> Iterator[str]:
    options = call.options
    with call.change() as session:
        claim = session.find_claim(options.claim)
        rating = _rating(session.case.scale, options.rating)
        rationale = typed_or_piped(options.because)
        if not rationale.strip():
            raise UserError("A verdict needs its reasons.", "Write them after --because.")
        done = session.do(
            checking.judge(
                claim,
                session.verdicts_of(claim.id),
                session.case.scale,
                rating.id,
                rationale,
                as_of=options.as_of,
                by=session.analyst,
            )
        )
    yield f"{'Judged' if done else 'Was judged so already'}: {rating.label} · “{claim.wording}”"


def _add(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    if "wording" in fields:
        raise UserError("The wording stands after --new already.", "Leave --wording out.")
    with call.change() as session:
        claim, step = checking.new_claim(call.options.new, **fields)
        session.do(step)
    yield f"Added {claim.id[:ID_SHOWN]}: “{claim.wording}”"


def _edit(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    with call.change() as session:
        claim = session.find_claim(call.options.claim)
        done = session.do(checking.edit_claim(claim, **fields))
        wording = session.claim(claim.id).wording
    yield f"{done.label if done else 'Nothing is different'}: “{wording}”"


def _show(call: Call) -> Iterator[str]:
    with call.read() as session:
        page = session.claim_page(session.find_claim(call.options.claim).id)
        scale, independence = session.case.scale, Witnesses(session).of(page)
    if call.json:
        yield as_json(described(page, scale, independence))
    else:
        yield from shown(page, scale, independence)


def _rating(scale: Scale, words: str) -> Rating:
    """The rating with this id or label. Raises NotFound, naming those there are."""
    for rating in scale.ratings:
        if words.strip().casefold() in (rating.id.casefold(), rating.label.casefold()):
            return rating
    return scale.rating(words)


def _line(row: ClaimRow, scale: Scale, independence: Independence) -> tuple[str, ...]:
    verdict = label_of(scale, row.verdict.rating) if row.verdict else f"({row.claim.status})"
    numbers = (str(row.supports), str(row.refutes), str(row.context))
    origins, sources = len(independence.origins), independence.sources
    told = f"{origins} of {sources}" if origins != sources else str(origins)
    return row.claim.id[:ID_SHOWN], verdict, *numbers, told, row.claim.wording


def _described_row(row: ClaimRow, scale: Scale, independence: Independence) -> dict[str, Any]:
    return {
        **asdict(row.claim),
        "verdict": row.verdict and described_verdict(row.verdict, scale),
        "supports": row.supports,
        "refutes": row.refutes,
        "context": row.context,
        "outlets": row.outlets,
        "sources": independence.sources,
        "origins": len(independence.origins),
        "independence": independence.told,
    }
