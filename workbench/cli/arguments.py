"""What several commands take, declared once: the case, a claim, an article, a passage, a stance."""

import argparse
from pathlib import Path

from workbench.domain.evidence import SpeechAct, Stance
from workbench.services.case_files import file_meant_by

_STANCES = {
    Stance.SUPPORTS: "it speaks for the claim",
    Stance.REFUTES: "it speaks against the claim",
    Stance.CONTEXT: "it helps to understand the claim",
}


def case_path(typed: str) -> Path:
    """The file of a case; its ending may be left out."""
    path = Path(typed)
    if not path.name:
        raise argparse.ArgumentTypeError("give the name of a file")
    return file_meant_by(path)


def number_from_one(typed: str) -> int:
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError("give a number from 1 on")
    return int(typed)


def takes_case(command: argparse.ArgumentParser, about: str = "the case file") -> None:
    command.add_argument("case", type=case_path, metavar="CASE", help=about)


def takes_claim(command: argparse.ArgumentParser, *, optional: bool = False) -> None:
    command.add_argument(
        "claim",
        nargs="?" if optional else None,
        metavar="CLAIM",
        help="beginning of its id, or some of its words",
    )


def takes_article(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "article", metavar="ARTICLE", help="beginning of its id, or words of title, outlet or file name"
    )


def takes_quote(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    """A passage, told by its words."""
    command.add_argument("--quote", required=required, metavar="WORDS", help="the passage, in its own words")
    command.add_argument(
        "--within", default="", metavar="WORDS", help="words around a quote that occurs twice"
    )


def takes_stance(command: argparse.ArgumentParser, *, required: bool) -> None:
    stance = command.add_mutually_exclusive_group(required=required)
    for value in Stance:
        stance.add_argument(
            f"--{value}", dest="stance", action="store_const", const=value, help=_STANCES[value]
        )


def takes_act(command: argparse.ArgumentParser) -> None:
    acts = [act.value for act in SpeechAct if act]
    command.add_argument(
        "--act",
        choices=[*acts, ""],
        metavar="ACT",
        help=f"what the speaker does with the words: {', '.join(acts)}",
    )
