"""Quotes that are looked for, texts in which they are, and the places found."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from workbench.finding.folding import folded, same_look

_SAMPLE = 20_000
_SENTENCE = 35
"""Words; in a text that somebody has written, sentences are shorter on the average."""


class Kind(StrEnum):
    """What became of a quote: its words stand where they stood (or nobody said where that was), they
    stand elsewhere, the place has other words, or there is no place that could be it.
    """

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to be placed, with what is known of where they stood: those before and after them, and
    the position (code points). `expected` is the position at which a comparison of both texts has them.
    """

    words: str
    before: str = ""
    after: str = ""
    start: int | None = None
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text (code points) that may be the place of a quote.

    `score` goes up to 100. `certain` when no person has to look: the very words, in the company of the
    same words, and no second place like it. `reasons` say in words what speaks against it; a place
    whose kind is ABSENT is the nearest there is, and not taken.
    """

    start: int
    end: int
    score: int
    kind: Kind
    certain: bool = False
    reasons: tuple[str, ...] = ()


class Haystack:
    """A text in which quotes are looked for; it is folded once, when that is first needed."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def is_heard(self) -> bool:
        """Whether this seems to be what a machine has heard: speech in one case, or with few points."""
        letters = self.words[:_SAMPLE]
        points = sum(letters.count(point) for point in ".!?。！？")
        return letters.isupper() or letters.islower() or points * _SENTENCE < letters.count(" ")

    @cached_property
    def looks(self) -> str:
        return same_look(self.words)

    @cached_property
    def folded(self) -> str:
        return folded(self.looks)
