"""Passages that are nearly the same words: what a wire story is in several outlets."""

from collections import Counter

from rapidfuzz.distance import Indel

from workbench.finding.differences import differences
from workbench.finding.folding import folded, squeezed
from workbench.finding.quantities import quantities

_NEARLY = 0.9
"""So much of their letters two passages share that may be the same; what differs decides then."""


class Worded:
    """A passage that is compared with many others."""

    __slots__ = ("_plain", "words")

    def __init__(self, words: str) -> None:
        self.words = words
        self._plain = squeezed(folded(words))

    def is_like(self, other: "Worded") -> bool:
        """Whether both say the same in nearly the same words.

        Another number, another name, a “not” or a telling word more or less makes them two.
        """
        here, there = self._plain, other._plain
        if here == there:
            return True
        # so different lengths cannot share enough; most pairs need no closer look
        if 2 * min(len(here), len(there)) < _NEARLY * (len(here) + len(there)):
            return False
        if not Indel.normalized_similarity(here, there, score_cutoff=_NEARLY):
            return False
        one, two = self.words, other.words
        if differences(one, two).reasons or differences(two, one).reasons:
            return False
        return _amounts(one) == _amounts(two)


def _amounts(words: str) -> Counter[tuple[object, ...]]:
    """How many of what, and how exactly: “all but 3,000” is not “3,000”."""
    return Counter((said.low, said.high, said.unit, said.qualifier) for said in quantities(words))
