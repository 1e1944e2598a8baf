"""The stretches of words that two texts share, told by their letters and digits alone."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

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
    ours, theirs = _words(text), _words(other)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(theirs) - shortest + 1):
        places[tuple(word for word, _, _ in theirs[at : at + shortest])].append(at)
    found = []
    at = 0
    while at <= len(ours) - shortest:
        starts = places.get(tuple(word for word, _, _ in ours[at : at + shortest]), ())
        length, there = max(((_run(ours, at, theirs, one), -one) for one in starts[:_PLACES]), default=(0, 0))
        if length:
            last, other_last = at + length - 1, length - 1 - there
            found.append(
                Stretch(ours[at][1], ours[last][2], theirs[-there][1], theirs[other_last][2], length)
            )
        at += length or 1
    return found


_Placed = tuple[str, int, int]
"""A word in lower case with its place."""


def _words(text: str) -> list[_Placed]:
    return [(found[0], *found.span()) for found in _WORD.finditer(lower(same_look(text)))]


def _run(ours: Sequence[_Placed], at: int, theirs: Sequence[_Placed], there: int) -> int:
    """How many words are the same from these two places on."""
    length = 0
    for one, other in zip(ours[at:], theirs[there:], strict=False):
        if one[0] != other[0]:
            break
        length += 1
    return length
