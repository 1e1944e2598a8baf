"""What in the words of a mail is its writer's own, what is quoted, and what is a signature."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from workbench.domain.article import ZoneKind
from workbench.places import resource
from workbench.reading.cues import Mark, any_of
from workbench.reading.extracted import Block

_QUOTED = Mark(ZoneKind.DOCUMENT, "quoted mail")
_FORWARDED = Mark(ZoneKind.DOCUMENT, "forwarded mail")
_SIGNATURE = Mark(ZoneKind.BOILERPLATE, "signature")

_SIGNS = re.compile(r"(?:>[ ]?)+")
_GAP = 3
"""Lines, blank ones among them, in which a quotation begins behind what introduces it."""

_Line = tuple[Mark | None, str]


def told_apart(words: str) -> Iterator[Block]:
    """The words as blocks, without the signs of quoting.

    What is quoted in quoted mail is told apart from it by its label: “quoted mail, 2 deep”.
    """
    for mark, lines in groupby(_marked(words.splitlines()), key=lambda line: line[0]):
        said = "\n".join(line for _, line in lines).strip("\n")
        if said.strip():
            yield Block(said, mark.kind if mark else None, mark.label if mark else "")


def unfolded(words: str, *, delete_blanks: bool) -> str:
    """Words in which a blank at the end of a line says that it goes on in the next (format=flowed)."""
    paragraphs: list[list[str]] = []
    depth, goes_on = 0, False
    for line in words.splitlines():
        signs = _SIGNS.match(line)
        deep = signs[0].count(">") if signs else 0
        said = line[line.rfind(">", 0, signs.end()) + 1 :] if signs else line
        said = said.removeprefix(" ")  # put before what would look like a sign
        is_signature = said == "-- "
        if not goes_on or deep != depth or is_signature:
            paragraphs.append([f"{'>' * deep} "] if deep else [])
        depth, goes_on = deep, said.endswith(" ") and not is_signature
        paragraphs[-1].append(said[:-1] if goes_on and delete_blanks else said)
    return "\n".join("".join(pieces) for pieces in paragraphs)


def _marked(lines: Sequence[str]) -> Iterator[_Line]:
    below: Mark | None = None  # what all is from here on
    signed = False
    index = 0
    while index < len(lines):
        line = lines[index]
        signs = _SIGNS.match(line)
        introduction = 0 if signs else _introduction(lines, index)
        kind = "" if signs or introduction else _kind(line)
        if signs:
            signed = False
            yield _deep(signs[0].count(">")), line[signs.end() :]
        elif introduction:
            signed = False
            for said in lines[index : index + introduction]:
                yield below or _QUOTED, said
            index += introduction
            continue
        elif kind == "forwarded" or (kind == "answered" and _has_words(lines, index)):
            below, signed = (_FORWARDED if kind == "forwarded" else _QUOTED), False
            yield below, line
        else:
            signed = signed or kind == "signatures"
            yield below or (_SIGNATURE if signed else None), line
        index += 1


def _introduction(lines: Sequence[str], index: int) -> int:
    """How many lines from here say who wrote what is quoted below them; 0 when they say no such thing."""
    most = _rules()["lines"]
    if not any(line.startswith(">") for line in lines[index + 1 : index + most + _GAP]):
        return 0
    for count in range(1, most + 1):
        said = " ".join(line.strip() for line in lines[index : index + count])
        if not lines[index].strip() or len(said) > _rules()["at_most"]:
            return 0
        if _introductions().fullmatch(said):
            below = next((line for line in lines[index + count : index + count + _GAP] if line.strip()), "")
            return count if below.startswith(">") else 0
    return 0


def _has_words(lines: Sequence[str], index: int) -> bool:
    """Whether anything follows: a bare rule at the end is no mail that was answered."""
    return any(line.strip() for line in lines[index + 1 : index + 4])


def _deep(depth: int) -> Mark:
    return _QUOTED if depth == 1 else Mark(ZoneKind.DOCUMENT, f"{_QUOTED.label}, {depth} deep")


def _kind(line: str) -> str:
    """What kind of line in the list of rules this is; empty for one of words."""
    if len(line) > _rules()["at_most"]:
        return ""
    found = _kinds().fullmatch(line.strip())
    return found.lastgroup or "" if found else ""


@cache
def _introductions() -> re.Pattern[str]:
    return re.compile(any_of(_rules()["introductions"]), re.IGNORECASE)


@cache
def _kinds() -> re.Pattern[str]:
    kinds = (f"(?P<{kind}>{any_of(_rules()[kind])})" for kind in ("answered", "forwarded", "signatures"))
    return re.compile("|".join(kinds), re.IGNORECASE)


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/mail.toml").read_text("utf-8"))
