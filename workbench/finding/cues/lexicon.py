"""The words by which cues are seen: `resources/finding/cues.toml`, made ready for looking up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
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
def directions() -> frozenset[str]:
    """Stems of words that say that something gets more or less."""
    return frozenset(word for word, side in sides().items() if side.pair == 0)


@cache
def losses() -> frozenset[str]:
    """Stems of words that say that something is missing or was stopped."""
    return frozenset(map(stem, _lists()["losses"]["words"].split()))


@cache
def negators() -> re.Pattern[str]:
    """What turns round the words after it, in lower case with plain apostrophes."""
    lists = _lists()["negation"]
    return re.compile(rf"\b(?:{_either((*lists['words'], *lists['turning'], *lists['brief']))})\b|n't\b")


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
def asking_words() -> frozenset[str]:
    """An “if” behind one of these leaves open all the rest of its sentence."""
    return frozenset(_lists()["negation"]["asking"])


@cache
def passing() -> frozenset[str]:
    """Words that pass a negation on to what follows: `plans` of “no plans to leave”."""
    return frozenset(_lists()["negation"]["passing"])


def reach(negation: str) -> int:
    """How many words a negation turns round at most."""
    lists = _lists()["negation"]
    return int(lists["brief_reach" if negation in lists["brief"] else "reach"])


@cache
def prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings that turn a word into its contrary, and beginnings of words that only look so."""
    lists = _lists()["prefixes"]
    return tuple(lists["turning"]), tuple(lists["not_turning"])


@lru_cache(maxsize=1024)
def is_plain_fact(claim: str) -> bool:
    """Whether a claim says what is so, not what ought to be or be done, nor what would be if."""
    lists, plain = _lists()["no_plain_fact"], claim.lower()
    words = re.findall(r"\w+", plain)
    if not words or words[0] in lists["imperatives"] or any(phrase in plain for phrase in lists["phrases"]):
        return False
    return set(words).isdisjoint(lists["words"])


@cache
def needs_behind() -> Mapping[str, frozenset[str]]:
    """Stems that are on their side only before certain words: “remain in”, not “remain committed”."""
    return {stem(word): frozenset(those) for word, those in _lists()["needs_behind"].items()}


@cache
def nothing_before() -> Mapping[str, frozenset[str]]:
    """Words that are on no side before certain others: “the end of the year”."""
    return {word: frozenset(those) for word, those in _lists()["nothing_before"].items()}


@cache
def intentions() -> frozenset[str]:
    """Stems of words that say what somebody wants or promises."""
    return frozenset(map(stem, _lists()["intentions"]["words"].split()))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _lists() -> Mapping[str, Any]:
    return words_of("cues")
