"""Passages as they are found for a claim, before it is told how well each of them fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Term(NamedTuple):
    """What is looked for. The fewer passages, or texts, it stands in, the higher is its rarity."""

    name: str
    rarity: float
    text_rarity: float


class Candidate(NamedTuple):
    """A passage of the newest text of an article, from `start` to `end` in code points.

    `in_text` says of each term that was looked for how often the text has it, and `text_length` how many
    terms the whole text has. `title` is that of the article or its part.
    """

    text_id: str
    start: int
    end: int
    words: str
    title: str
    in_text: Sequence[int]
    text_length: int


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for some terms, best first by these alone; and how many terms the passages and the
    texts of the case have on average.
    """

    terms: tuple[Term, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    mean_length: float = 1.0
    mean_text_length: float = 1.0
