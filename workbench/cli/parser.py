"""What can be typed after `workbench`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from workbench import __version__
from workbench.cli import (
    answers,
    appearing,
    articles,
    backups,
    cases,
    claims,
    copies,
    doctor,
    documents,
    extract,
    history,
    importing,
    judging,
    linking,
    locating,
    mending,
    numbers,
    originals,
    orphans,
    problem,
    quotes,
    recognising,
    removing,
    reports,
    ruling,
    searching,
    settings,
    suggesting,
    worth,
    zones,
)
from workbench.cli.arguments import case_path
from workbench.cli.call import Command
from workbench.cli.layout import wrapped
from workbench.services.case_files import is_case_name

_ABOUT = (
    "Fact-Check Workbench: link claims to the passages that support or refute them, judge them, and hand "
    "over a report that a stranger can re-check. Without a command the window opens."
)

_EXAMPLES = """\
a first walk:
  workbench demo sample               make the sample case in the folder “sample”
  workbench claims sample/*.fcase
  workbench claim sample/*.fcase unsigned
  workbench report sample/*.fcase -o report.pdf

A case is one file, NAME.fcase; the ending may be left out. Claims and articles are named by
the beginning of their id or by some of their words, as long as only one matches.
“workbench COMMAND --help” says more about a command.

exit codes: 0 done, 1 not done (a line on the standard error says why), 2 not understood,
130 interrupted, 141 nobody reads what is printed
"""

_SUBJECTS = (
    cases,
    importing,
    extract,
    articles,
    originals,
    zones,
    recognising,
    mending,
    searching,
    worth,
    claims,
    linking,
    appearing,
    judging,
    suggesting,
    answers,
    locating,
    orphans,
    copies,
    ruling,
    numbers,
    quotes,
    documents,
    reports,
    removing,
    history,
    doctor,
    backups,
    settings,
    problem,
)
"""The modules that declare commands, in the order in which the help lists them."""


def build_parser() -> argparse.ArgumentParser:
    common = _common_options()
    parser = argparse.ArgumentParser(
        prog="workbench",
        description=_paragraph(_ABOUT),
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"workbench {__version__}")
    parser.add_argument(
        "--selftest", action="store_true", help="check that every part of the program is there and works"
    )
    parser.set_defaults(do=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def add(
        name: str, do: Command | None, *, help: str, about: str = "", examples: Sequence[str] = ()
    ) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(
            name,
            help=help,
            description=_paragraph(about or f"{help[0].upper()}{help[1:]}."),
            epilog="\n  ".join(("examples:", *examples)) if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common],
        )
        command.set_defaults(do=do)
        return command

    opens = add("open", None, help="open the window, with a case or the start page")
    opens.add_argument("case", nargs="?", type=case_path, metavar="CASE", help="the case file")
    for module in _SUBJECTS:
        module.declare(add)
    return parser


def understood(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that were typed. A case alone means to open it: that is what a double click does.

    Leaves the program with a usage message when they make no sense.
    """
    _, rest = _common_options().parse_known_args(arguments)
    if len(rest) == 1 and is_case_name(rest[0]):
        arguments = [*(word for word in arguments if word != rest[0]), "open", rest[0]]
    return build_parser().parse_args(arguments)


def _paragraph(words: str) -> str:
    return "\n".join(wrapped(words))


def _common_options() -> argparse.ArgumentParser:
    """Options that may stand before the command or after it."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument(
        "--analyst", metavar="NAME", help="whose work this is (default: the name in the settings)"
    )
    options.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep settings, logs and recent cases in DIR"
    )
    options.add_argument("--json", action="store_true", help="print JSON, for other programs")
    return options
