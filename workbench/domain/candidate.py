"""Passages as they are found for a claim, before it is known how well each of them fits."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the newest text of an article, from `start` to `end` in code points.

    `in_text` says of each term that was asked for in how many passages of the text it stands, and
    `text_length` how many terms the text has. `title` is its article's.
    """

    text_id: str
    start: int
    end: int
    words: str = field(repr=False)
    title: str
    in_text: Sequence[int] = field(repr=False)
    text_length: int


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for some terms, best first by those alone, and what the whole case says of them.

    `rarity` and `text_rarity` say of each term how much it tells, since few passages or few texts have
    it; `mean_length` and `mean_text_length` are how many terms a passage and a text have.
    """

    terms: tuple[str, ...] = ()
    rarity: tuple[float, ...] = ()
    text_rarity: tuple[float, ...] = ()
    mean_length: float = 1.0
    mean_text_length: float = 1.0
    candidates: tuple[Candidate, ...] = ()
