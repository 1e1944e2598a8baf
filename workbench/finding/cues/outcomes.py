"""What happened to somebody, where a passage tells of something else: injured, not killed."""

from collections.abc import Iterator
from functools import cache

from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.pair import Pair
from workbench.finding.cues.terms import Term, beside, terms
from workbench.finding.stems import stem
from workbench.finding.wordlists import words_of

_REACH = 10
"""So many words on either side tell whether it happened to the same."""


def differing(pair: Pair) -> Iterator[Reason]:
    """Where the passage has another fate of the same people, and not the one that the claim tells."""
    told = {place for term in terms(pair.passage) if (place := _fate(term))}
    for term in terms(pair.claim):
        claimed = _fate(term)
        if claimed is None or claimed in told:
            continue
        for other in terms(pair.passage):
            fate = _fate(other)
            if fate and fate[0] == claimed[0] and _is_of_same(pair, term, other):
                words = f"something else: “{pair.passage[other.start : other.end]}” for “{term.plain}”"
                yield pair.reason(Ground.POLARITY, words, ((other.start, other.end),))
                break


def _is_of_same(pair: Pair, one: Term, other: Term) -> bool:
    here = beside(pair.claim, one.start, one.end, _REACH)
    return bool(here & beside(pair.passage, other.start, other.end, _REACH))


def _fate(term: Term) -> tuple[int, int] | None:
    """The set of fates and which of them; None for other words."""
    return _fates().get(term.stem)


@cache
def _fates() -> dict[str, tuple[int, int]]:
    return {
        stem(word): (number, place)
        for number, kinds in enumerate(words_of("cues")["something_else"]["fates"])
        for place, words in enumerate(kinds)
        for word in words.split()
    }
