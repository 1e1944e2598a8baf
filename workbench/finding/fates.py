"""What becomes of those whom a number counts: killed, injured, missing, going, staying."""

import re
from collections.abc import Mapping
from functools import cache

from workbench.finding.counted_nouns import alike
from workbench.finding.quantity import Quantity
from workbench.finding.wordlists import words_of

_NEAR = 60
"""Characters on either side of a number in which its fate is told, where its own clause tells none."""

_MOVING = frozenset({"going", "staying"})
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|,? (?:and|but|nor|while|whereas) |, not |\n")


def fates(quantity: Quantity, looks: str, first: int, last: int) -> frozenset[str]:
    """What the words around the number from `first` to `last` tell of those it counts, in its own clause if
    they do so there; nothing for what is measured, nor where they tell contraries.

    `looks` are words of one look, in lower case (see `folding`).
    """
    if quantity.unit:
        return frozenset()
    own = looks[first : clause_end(looks, last)]
    told = _fates_in(own) or _fates_in(looks[max(0, first - _NEAR) : last + _NEAR])
    moving = told & _MOVING
    if len(moving) == 1 and quantity.is_remainder:
        told = told ^ _MOVING  # “all but 3,000 will leave”: those stay
    return frozenset(told - _MOVING if len(moving) == 2 else told)


def victims(counts: str, told: frozenset[str]) -> str:
    """What is counted, under one name: 12 people who were killed are 12 deaths."""
    counts, tolls = alike(counts), words_of("quantities")["tolls"]
    if counts in tolls["of"] and len(told) == 1:
        return str(tolls["names"].get(next(iter(told)), counts))
    return counts


def clause_end(words: str, at: int) -> int:
    """Where the clause ends that goes on at a place."""
    end = _CLAUSE_END.search(words, at)
    return end.start() if end else len(words)


def _fates_in(words: str) -> set[str]:
    return {fate for fate, pattern in _fate_words().items() if pattern.search(words)}


@cache
def _fate_words() -> Mapping[str, re.Pattern[str]]:
    those = words_of("quantities")["fates"]
    return {fate: re.compile(rf"\b(?:{'|'.join(words)})") for fate, words in those.items()}
