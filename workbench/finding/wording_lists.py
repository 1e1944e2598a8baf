"""The word lists by which two wordings of one statement are compared: `resources/finding/wording.toml`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.finding.wordlists import words_of


@cache
def little_words() -> frozenset[str]:
    """Words that say little by themselves."""
    return frozenset(_lists()["little"]) | fillers()


@cache
def fillers() -> frozenset[str]:
    """Words that are said while one looks for words; they stand for nothing."""
    return frozenset(_lists()["fillers"])


@cache
def negation() -> re.Pattern[str]:
    """What turns a statement round, in folded words."""
    whole, short = _lists()["negations"], _lists()["short_negations"]
    return re.compile(rf"\b(?:{'|'.join(whole)}|(?:{'|'.join(short)}) ?t)\b")


@cache
def opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of beginnings of words that say the contrary of each other."""
    return tuple((_beginning(one), _beginning(other)) for one, other in _lists()["opposites"])


@cache
def numerals() -> Mapping[str, Mapping[str, int]]:
    """The values of `ones`, `ordinals`, `tens` and `scales`."""
    found: Mapping[str, Mapping[str, int]] = _lists()["numbers"]
    return found


def _beginning(pattern: str) -> re.Pattern[str]:
    # short words stand for themselves, longer ones for all that begins so
    alternatives = (part if len(part) > 4 else rf"{part}(?:\w{{0,3}})" for part in pattern.split("|"))
    return re.compile("|".join(alternatives))


def _lists() -> Mapping[str, Any]:
    return words_of("wording")
