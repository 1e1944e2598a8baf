"""Claims: claims, claim."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from workbench.cli.arguments import takes_case, takes_claim
from workbench.cli.call import Adder, Call, given
from workbench.cli.changed import told
from workbench.cli.claim_page import described, described_verdict, label_of, shown
from workbench.cli.layout import ID_SHOWN, as_json, table
from workbench.domain.claim import Status
from workbench.domain.errors import UserError
from workbench.domain.origin import Independence
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Scale
from workbench.services import checking
from workbench.services.independence import Provenance

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
    takes_claim(command, optional=True)
    command.add_argument("--new", metavar="WORDING", help="add this claim")
    command.add_argument("--wording", metavar="WORDS", help="what is claimed, in one sentence")
    command.add_argument("--said-by", metavar="WHO", help="who said it")
    command.add_argument("--said-on", metavar="DATE", help="when it was said")
    command.add_argument("--speaks-about", metavar="TIME", help="the time it is about")
    command.add_argument(
        "--tags", metavar="A,B", help="its tags, separated by commas; they replace those it has"
    )
    command.add_argument("--status", choices=_STATUSES, help="how far the work on it has got")
    command.add_argument("--note", metavar="WORDS", help="what to remember about it")


_NO_CLAIMS = "No claims yet. Add one with: workbench claim CASE --new WORDING"


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
        provenance = Provenance(session)
        origins = {row.claim.id: provenance.of_claim(row.claim.id) for row in rows}
    if call.json:
        yield as_json([_described_row(row, scale, origins[row.claim.id]) for row in rows])
    elif not rows:
        yield "No such claims." if options.status or options.tag else _NO_CLAIMS
    else:
        yield from table(
            (_line(row, scale, origins[row.claim.id]) for row in rows),
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


def _add(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    if "wording" in fields:
        raise UserError("--new already gives the wording.", "Leave --wording out.")
    with call.change() as session:
        claim, step = checking.new_claim(call.options.new, **fields)
        done = session.do(step)
    yield from told(call, done, f"Added {claim.id[:ID_SHOWN]}: “{claim.wording}”", claim=claim.id)


def _edit(call: Call, fields: dict[str, Any]) -> Iterator[str]:
    with call.change() as session:
        claim = session.find_claim(call.options.claim)
        done = session.do(checking.edit_claim(claim, **fields))
        wording = session.claim(claim.id).wording
    sentence = f"{done.label if done else 'Nothing changed'}: “{wording}”"
    yield from told(call, done, sentence, claim=claim.id)


def _show(call: Call) -> Iterator[str]:
    with call.read() as session:
        page = session.claim_page(session.find_claim(call.options.claim).id)
        scale, independence = session.case.scale, Provenance(session).of(page)
    if call.json:
        yield as_json(described(page, scale, independence))
    else:
        yield from shown(page, scale, independence)


def _line(row: ClaimRow, scale: Scale, independence: Independence) -> tuple[str, ...]:
    verdict = label_of(scale, row.verdict.rating) if row.verdict else f"({row.claim.status})"
    numbers = (str(row.supports), str(row.refutes), str(row.context))
    origins, sources = len(independence.origins), independence.sources
    of = f"{origins} of {sources}" if origins != sources else str(origins)
    return row.claim.id[:ID_SHOWN], verdict, *numbers, of, row.claim.wording


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
