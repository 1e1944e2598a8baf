"""Whole cases: an empty one, and the sample."""

from collections.abc import Iterator
from pathlib import Path

from workbench.cli.call import Adder, Call, takes_case
from workbench.config.settings import SCALE
from workbench.services.scales import known_scale
from workbench.services.session import Session


def declare(add: Adder) -> None:
    command = add(
        "new",
        new,
        help="make an empty case",
        examples=(
            'workbench new iraq --title "Reports of a withdrawal"',
            "workbench new iraq --scale truth-six",
        ),
    )
    takes_case(command, "the file to make")
    command.add_argument("--title", metavar="WORDS", help="what the case is called (else: its file name)")
    command.add_argument("--scale", metavar="ID", help="the scale claims are judged on: averitec, truth-six")

    command = add(
        "demo",
        demo,
        help="make the sample case in a folder",
        about="Make the sample case: five articles on reports of a U.S. withdrawal from Iraq, with claims of "
        "which some are judged, some half done and some open.",
    )
    command.add_argument("folder", type=Path, metavar="DIR", help="the folder, made when it is not there")


def new(call: Call) -> Iterator[str]:
    options = call.options
    scale = known_scale(options.scale or call.settings[SCALE])
    with Session.create(options.case, options.title or options.case.stem, call.analyst, scale) as session:
        yield f"Made {session.path}, to be judged on the scale “{scale.name}”."


def demo(call: Call) -> Iterator[str]:
    from workbench.services.sample import FILE_NAME, make_sample

    with make_sample(call.options.folder / FILE_NAME, call.analyst) as session:
        articles, claims = session.counts()
        yield f"Made {session.path}: {articles} articles, {claims} claims."
