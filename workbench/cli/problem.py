"""Packing what those need who mend the program."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json
from workbench.config.problem_report import proposed_name, write_problem_report


def declare(add: Adder) -> None:
    command = add(
        "problem",
        problem,
        help="pack the log and what the program runs on into a file to read and send",
        about="Pack the log, the settings and what the program runs on into a ZIP of plain texts. No case, "
        "article or claim is in it, and nothing is sent: read it before you pass it on.",
        examples=("workbench problem", "workbench problem report.zip"),
    )
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the ZIP to write")


def problem(call: Call) -> Iterator[str]:
    file: Path = call.options.file or Path(proposed_name())
    write_problem_report(file, call.folders)
    if call.json:
        yield as_json({"file": str(file)})
    else:
        yield f"Saved {file}. Look through it before you send it."
