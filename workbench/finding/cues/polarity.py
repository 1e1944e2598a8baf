"""Whether a passage says of the same thing that it is so, or that it is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from workbench.finding.cues.lexicon import Side, effects, prefixes, sides
from workbench.finding.cues.terms import Span, Term


class Turn(Enum):
    """How a word of the passage stands to the same word, or its contrary, in the claim."""

    SAME = "same"
    NEGATED = "negated"
    """Only the passage has a “not”."""
    AFFIRMED = "affirmed"
    """Only the claim has a “not”."""
    OPPOSITE = "opposite"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of the claim and what stands for it in the passage; `shared` counts what is beside both."""

    turn: Turn
    claimed: Term
    found: Term
    shared: int
    kind: str
    """What was compared: "word", "plain", "graded" or "effect"."""

    @property
    def span(self) -> Span:
        turned = self.found.turned_by
        return (turned[0], self.found.end) if turned else (self.found.start, self.found.end)


_BESIDE = 8
"""So many words on either side of a word are beside it."""


def contrasts(claimed: Sequence[Term], found: Sequence[Term]) -> list[Contrast]:
    """For each word of the claim that can be turned round, how the passage has it; the surest first.

    A word counts only with another one that both have beside it; where the passage has it both ways,
    nothing is said.
    """
    there = _beside_each(found)
    judged = []
    for term, beside in zip(claimed, _beside_each(claimed), strict=True):
        if term.is_open:
            continue
        pairs = [
            Contrast(turn, term, other, len(beside & near - {term.stem, other.stem}), kind)
            for other, near in zip(found, there, strict=True)
            if not other.is_open
            for turn, kind in _compared(term, other)
        ]
        pairs = [pair for pair in pairs if pair.shared]
        if not pairs:
            continue
        most = max(pair.shared for pair in pairs)
        best = [pair for pair in pairs if pair.shared == most]
        if len({pair.turn is Turn.SAME for pair in best}) == 1:
            judged.append(best[0])
    judged.sort(key=lambda pair: -pair.shared)
    return judged


def _compared(claimed: Term, found: Term) -> Iterator[tuple[Turn, str]]:
    here, there = claimed.turned_by is not None, found.turned_by is not None
    if claimed.stem == found.stem:
        kind = "graded" if _is_graded(claimed) else "word"
        yield (Turn.SAME if here == there else Turn.NEGATED if there else Turn.AFFIRMED), kind
        return
    one, other = sides().get(claimed.stem), sides().get(found.stem)
    if one and other and one.pair == other.pair:
        turn = _between(one, other, here, there)
        if turn is not None:
            yield turn, "graded" if one.graded else "plain"
        return
    if _are_contraries(claimed.plain, found.plain):
        yield (Turn.OPPOSITE if here == there else Turn.SAME), "plain"
        return
    if _tells_of_effect(claimed) and _tells_of_effect(found) and here != there:
        yield (Turn.NEGATED if there else Turn.AFFIRMED), "effect"


def _between(one: Side, other: Side, here: bool, there: bool) -> Turn | None:
    if one.sign == other.sign:
        return Turn.SAME if here == there else Turn.NEGATED if there else Turn.AFFIRMED
    if here == there:
        return Turn.OPPOSITE if not (one.graded and here) else None
    return None if one.graded else Turn.SAME


def _is_graded(term: Term) -> bool:
    side = sides().get(term.stem)
    return side is not None and side.graded


def _tells_of_effect(term: Term) -> bool:
    return term.stem in effects() or _is_graded(term)


def _are_contraries(one: str, other: str) -> bool:
    """`signed` and `unsigned`, `related` and `unrelated`."""
    if len(one) == len(other):
        return False
    short, long = sorted((one, other), key=len)
    turning, not_turning = prefixes()
    if long.startswith(not_turning) or len(short) < 4:
        return False
    return any(long.startswith(start) and _same_beginning(long[len(start) :], short) for start in turning)


def _same_beginning(one: str, other: str) -> bool:
    from workbench.finding.stems import stem

    return stem(one.lstrip("-")) == stem(other)


def _beside_each(those: Sequence[Term]) -> list[frozenset[str]]:
    """For each term the stems of those beside it in its clause or the next."""
    return [
        frozenset(
            other.stem for other in those if other is not term and abs(other.place - term.place) <= _BESIDE
        )
        for term in those
    ]
