"""The stretches of words that two texts share, told by their letters and digits alone."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.finding.folding import lower, same_look

SHORTEST = 5
"""Words; fewer in a row are shared by chance."""

_WORD = re.compile(r"[\u3000-\u9fff\uac00-\ud7af]|[^\W_\u3000-\u9fff\uac00-\ud7af]+")
"""Of the scripts that put no blanks between words each character is a word."""

_PLACES = 8
"""As many places of the same five words are compared."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The same words in two texts: where they are in each (code points), and how many they are."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


def shared_stretches(text: str, other: str, shortest: int = SHORTEST) -> list[Stretch]:
    """What both texts have word for word, in the order of the first; at least `shortest` words in a row.

    No word of the first text is in two stretches.
    """
    (ours, our_places), (theirs, their_places) = _words(text), _words(other)
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, row in enumerate(_rows(theirs, shortest)):
        starts[row].append(at)
    found = []
    reached = 0
    for at, row in enumerate(_rows(ours, shortest)):
        if at < reached or row not in starts:
            continue
        length, there = max((_same(ours, at, theirs, one), -one) for one in starts[row][:_PLACES])
        reached, there = at + length, -there
        (start, _), (_, end) = our_places[at], our_places[reached - 1]
        (other_start, _), (_, other_end) = their_places[there], their_places[there + length - 1]
        found.append(Stretch(start, end, other_start, other_end, length))
    return found


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words in lower case, and where each is."""
    looks = lower(same_look(text))
    places = [found.span() for found in _WORD.finditer(looks)]
    return [looks[start:end] for start, end in places], places


def _rows(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """All words with those that follow them, so many in a row."""
    return zip(*(words[shift:] for shift in range(length)), strict=False)


def _same(ours: Sequence[str], at: int, theirs: Sequence[str], there: int) -> int:
    """How many words are the same from these two places on."""
    length = 0
    most = min(len(ours) - at, len(theirs) - there)
    while length < most and ours[at + length] == theirs[there + length]:
        length += 1
    return length
