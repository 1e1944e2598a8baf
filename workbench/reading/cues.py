"""The cues by which parts of a page are told: patterns read from `resources/reading/cues.toml`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.domain.article import ZoneKind
from workbench.places import resource


@dataclass(frozen=True, slots=True)
class Mark:
    """What a paragraph was found to be."""

    kind: ZoneKind
    label: str = ""


@cache
def table(section: str) -> Mapping[str, Any]:
    """A section of the file: its numbers, and its words that are no patterns."""
    found: Mapping[str, Any] = _file()[section]
    return found


def cue(section: str, name: str, words: str) -> re.Match[str] | None:
    """The cue of this list that the words begin with, if any."""
    return _pattern(section, name).match(folded(words))


def paragraph_mark(words: str) -> Mark | None:
    """What a paragraph is that needs no neighbours to tell: a teaser, a caption, boilerplate."""
    words = folded(words)
    for at_most, pattern, mark in _paragraph_rules():
        if len(words) <= at_most and pattern.match(words):
            return mark
    return None


@cache
def cues(section: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The cues of this list one by one, the surest first."""
    return tuple(_compiled([pattern]) for pattern in table(section)[name])


def folded(words: str) -> str:
    """The words with one kind of apostrophe; every position stays."""
    return words.replace("'", "’")


def any_of(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return _compiled(table(section)[name])


@cache
def _paragraph_rules() -> tuple[tuple[int, re.Pattern[str], Mark], ...]:
    return tuple(
        (rule["at_most"], _compiled(rule["cues"]), Mark(ZoneKind(rule["kind"]), rule.get("label", "")))
        for rule in _file()["paragraph"]
    )


def _compiled(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(any_of(patterns), re.IGNORECASE)


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/cues.toml").read_text("utf-8"))
