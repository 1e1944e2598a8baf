"""Verdicts: judge, verdicts."""

from collections.abc import Iterator

from workbench.cli.arguments import takes_case, takes_claim
from workbench.cli.call import Adder, Call, typed_or_piped
from workbench.cli.changed import told
from workbench.cli.claim_page import described_verdict, label_of
from workbench.cli.layout import as_json, wrapped
from workbench.domain.dates import readable_date
from workbench.domain.errors import UserError
from workbench.domain.moments import day_of
from workbench.domain.scale import Rating, Scale
from workbench.services import checking


def declare(add: Adder) -> None:
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
    takes_claim(command)
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

    command = add("verdicts", verdicts, help="list the verdicts given on a claim, the standing one first")
    takes_case(command)
    takes_claim(command)


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
        verdict = session.verdicts_of(claim.id)[-1]
    sentence = f"{'Judged' if done else 'Already judged so'}: {rating.label} · “{claim.wording}”"
    yield from told(call, done, sentence, claim=claim.id, verdict=verdict.id)


def verdicts(call: Call) -> Iterator[str]:
    with call.read() as session:
        claim, scale = session.find_claim(call.options.claim), session.case.scale
        given = list(reversed(session.verdicts_of(claim.id)))
    if call.json:
        yield as_json([described_verdict(verdict, scale) for verdict in given])
        return
    yield from wrapped(f"“{claim.wording}”")
    if not given:
        yield "No verdict yet"
    for verdict in given:
        yield ""
        yield f"{verdict.number}  {label_of(scale, verdict.rating)}"
        about = f"as of {readable_date(verdict.as_of)}, by {verdict.given_by} on {day_of(verdict.given_at)}"
        yield from wrapped(about, "   ")
        yield from wrapped(verdict.rationale, "   ")


def _rating(scale: Scale, words: str) -> Rating:
    """The rating with this id or label. Raises NotFound, naming those there are."""
    for rating in scale.ratings:
        if words.strip().casefold() in (rating.id.casefold(), rating.label.casefold()):
            return rating
    return scale.rating(words)
