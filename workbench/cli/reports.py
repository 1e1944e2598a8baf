"""The report: what leaves the house."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.arguments import takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json
from workbench.domain.counting import counted
from workbench.domain.moments import today
from workbench.services import reporting


def declare(add: Adder) -> None:
    command = add(
        "report",
        report,
        help="write the report on a case",
        about="Write the report: every claim with its verdict, reasons and passages, and the sources they "
        "come from. The ending of the file says what it will be: "
        + ", ".join(f"{suffix} ({name})" for suffix, name in reporting.FORMATS.items())
        + ".",
        examples=(
            "workbench report iraq -o report.pdf",
            "workbench report iraq -o letter.html --claim unsigned --claim 3fa2",
        ),
    )
    takes_case(command)
    command.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="the file to write, or to replace",
    )
    command.add_argument(
        "--claim",
        action="append",
        metavar="CLAIM",
        help="only this claim and what it cites; may be given more than once",
    )
    command.add_argument("--on", metavar="DATE", help="the date of the report (today)")


def report(call: Call) -> Iterator[str]:
    options = call.options
    with call.read() as session:
        chosen = options.claim and [session.find_claim(words).id for words in options.claim]
        made = reporting.build_report(session, chosen, prepared_by=call.analyst, on=options.on or today())
    reporting.write_report(made, options.output)
    if call.json:
        yield as_json({"file": str(options.output), "claims": len(made.claims)})
    else:
        yield f"Wrote {options.output}: {counted(len(made.claims), 'claim')}."
