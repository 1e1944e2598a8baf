"""Passages that are nearly the same words: what a wire story is in several outlets."""

from collections import Counter

from rapidfuzz.distance import Indel

from workbench.finding.differences import differences
from workbench.finding.folding import folded, squeezed
from workbench.finding.quantities import quantities

_NEARLY = 0.9
"""So much of their letters two passages share that may be the same; what differs decides then."""


def are_alike(one: str, other: str) -> bool:
    """Whether two passages say the same in nearly the same words.

    Another number, another name, a “not” or a telling word more or less makes them two.
    """
    here, there = squeezed(folded(one)), squeezed(folded(other))
    if here == there:
        return True
    if not Indel.normalized_similarity(here, there, score_cutoff=_NEARLY):
        return False
    if differences(one, other).reasons or differences(other, one).reasons:
        return False
    return _amounts(one) == _amounts(other)


def _amounts(words: str) -> Counter[tuple[object, ...]]:
    """How many of what, and how exactly: “all but 3,000” is not “3,000”."""
    return Counter((said.low, said.high, said.unit, said.qualifier) for said in quantities(words))
