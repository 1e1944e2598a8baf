"""The words by which cues are seen: `resources/finding/cues.toml`, made ready for looking up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.finding.stems import stem
from workbench.finding.wordlists import words_of


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair of opposites: the pair's number, +1 or -1, and whether there is a middle."""

    pair: int
    sign: int
    graded: bool


@cache
def sides() -> Mapping[str, Side]:
    """The side that a stem is on."""
    found: dict[str, Side] = {}
    for number, pair in enumerate(_lists()["opposites"]):
        for sign, words in zip((1, -1), pair["sides"], strict=True):
            for word in words.split():
                found.setdefault(stem(word), Side(number, sign, pair["kind"] == "graded"))
    return found


@cache
def effects() -> frozenset[str]:
    """Stems of words that say that one thing has to do with another."""
    return frozenset(map(stem, _lists()["effects"]["words"].split()))


@cache
def negators() -> re.Pattern[str]:
    """What turns round the words after it, in lower case with plain apostrophes."""
    lists = _lists()["negation"]
    return re.compile(rf"\b(?:{_either((*lists['words'], *lists['turning']))})\b|n't\b")


@cache
def harmless() -> re.Pattern[str]:
    """What looks like a negation and is none."""
    return re.compile(rf"\b(?:{_either(_lists()['negation']['harmless'])})(?!\w)")


@cache
def borders() -> frozenset[str]:
    return frozenset(_lists()["negation"]["borders"])


@cache
def open_words() -> frozenset[str]:
    """After these something is not said to be so: `if`, `whether`, `might`."""
    return frozenset(_lists()["negation"]["open"])


@cache
def reach() -> int:
    """So many words further than a negation its turn does not go."""
    return int(_lists()["negation"]["reach"])


@cache
def prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings that turn a word into its contrary, and beginnings of words that only look so."""
    lists = _lists()["prefixes"]
    return tuple(lists["turning"]), tuple(lists["not_turning"])


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _lists() -> Mapping[str, Any]:
    return words_of("cues")
