"""Looking after a case file."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.arguments import case_path, takes_case
from workbench.cli.call import Adder, Call
from workbench.cli.layout import as_json, wrapped
from workbench.domain.errors import UserError
from workbench.services import health


def declare(add: Adder) -> None:
    command = add(
        "doctor",
        doctor,
        help="look a case over, mend its index, recover a damaged one",
        about="Look over everything in a case: its pages, its history, every quote, its search index. "
        "Nothing is changed unless an option asks for it. The exit code is 0 when the case is sound.",
        examples=("workbench doctor iraq", "workbench doctor iraq --recover rescued.fcase"),
    )
    takes_case(command)
    command.add_argument(
        "--rebuild-index", action="store_true", help="rebuild the sentences and the search index"
    )
    command.add_argument(
        "--recover",
        type=case_path,
        metavar="FILE",
        nargs="?",
        const=Path(),
        help="save what can be saved into a new case (default: beside the damaged one)",
    )


def doctor(call: Call) -> Iterator[str]:
    options = call.options
    if options.recover is not None:
        yield from _recover(call)
        return
    if options.rebuild_index:
        health.renew_index(options.case)
    findings = health.examine(options.case)
    if call.json:
        yield as_json({"sound": findings.is_sound, "findings": findings})
    else:
        for problem in (*findings.damage, *findings.index, *findings.review):
            yield from wrapped(problem, "  ", "- ")
        if findings.is_sound:
            yield f"{options.case.name} is sound."
    if findings.damage:
        raise UserError(
            f"{options.case.name} is damaged.", "Save what can be saved: workbench doctor CASE --recover."
        )
    if findings.index:
        raise UserError(
            f"The search index of {options.case.name} is out of step.",
            "Rebuild it: workbench doctor CASE --rebuild-index.",
        )


def _recover(call: Call) -> Iterator[str]:
    options = call.options
    into = None if options.recover == Path() else options.recover
    recovery = health.recover_case(options.case, into)
    if call.json:
        yield as_json({"into": recovery.into, "saved": dict(recovery.saved), "lost": recovery.lost})
        return
    yield from wrapped(f"Saved into {recovery.into}: {health.saved_in_words(recovery)}.")
    for loss in recovery.lost:
        yield from wrapped(loss, "  ", "- ")
