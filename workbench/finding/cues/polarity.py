"""Whether a passage says of the same thing that it is so, or that it is not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from workbench.domain.span import Span
from workbench.finding.counted_nouns import alike
from workbench.finding.cues.lexicon import Side, directions, effects, losses, prefixes
from workbench.finding.cues.terms import Term, terms
from workbench.finding.stems import stem


class Turn(Enum):
    """How a word of the passage stands to the same word, or its contrary, in the claim."""

    SAME = "same"
    NEGATED = "negated"
    """Only the passage has a “not”."""
    AFFIRMED = "affirmed"
    """Only the claim has a “not”."""
    OPPOSITE = "opposite"


class Kind(Enum):
    """What was compared: the same word, plain or graded opposites, or whether there is any effect."""

    WORD = "word"
    PLAIN = "plain"
    GRADED = "graded"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of the claim and what stands for it in the passage.

    `closeness` is how near to both the same other words stand.
    """

    turn: Turn
    kind: Kind
    claimed: Term
    found: Term
    closeness: float

    @property
    def span(self) -> Span:
        """The word in the passage, with its negation where that is what makes the difference."""
        turned = self.found.turned_by
        return (turned[0], self.found.end) if turned else (self.found.start, self.found.end)


_BESIDE = 15
"""So many words on either side of a word are beside it."""

_RIVAL = 0.75
"""A reading of a word that is so nearly as close as the best one is as good."""

_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ance")

_RANKS: Mapping[Kind, int] = {Kind.WORD: 1, Kind.PLAIN: 2, Kind.GRADED: 2, Kind.EFFECT: 2}
"""How many terms a negation may have turned before it reaches the word that is compared."""


@lru_cache(maxsize=256)
def contrasts(claim: str, passage: str) -> tuple[Contrast, ...]:
    """For each word of the claim that can be turned round, how the passage has it; the surest first.

    A word counts only with another one that both have beside it; where the passage has it both ways,
    nothing is said. A negation is told once, by the word that it turns first.
    """
    found = _index(passage)
    both_ways = _said_both_ways(claim) | _said_both_ways(passage)
    has_not = has_negation(claim) or has_negation(passage)
    judged = []
    for claimed in terms(claim):
        pairs = [
            pair
            for other in found.like(claimed, has_not)
            if other.is_open is claimed.is_open and (pair := _paired(claim, claimed, passage, other))
        ]
        # whether there is any effect is asked only where the word itself does not stand
        pairs = [pair for pair in pairs if pair.kind is not Kind.EFFECT] or pairs
        pairs = [pair for pair in pairs if not _tells_apart(pair, both_ways)]
        best = max(pairs, key=lambda pair: pair.closeness, default=None)
        if best is None:
            continue
        rivals = {pair.turn is Turn.SAME for pair in pairs if pair.closeness > best.closeness * _RIVAL}
        if len(rivals) == 1:
            judged.append(best)
    return tuple(_each_told_once(sorted(judged, key=_by_negation)))


@lru_cache(maxsize=1024)
def _said_both_ways(words: str) -> frozenset[str]:
    """The stems of words that stand beside their contrary: “vertebral and non-vertebral fractures”."""
    stems = {term.stem for term in terms(words)}
    roots = {root: term.stem for term in terms(words) for root in _inner_roots(term.plain)}
    return frozenset(stem for root in stems & roots.keys() for stem in (root, roots[root]))


def _tells_apart(pair: Contrast, both_ways: frozenset[str]) -> bool:
    """Whether the contrary only tells two sorts apart, of which there is talk."""
    is_contrary = pair.turn is Turn.OPPOSITE and pair.kind is Kind.PLAIN
    return is_contrary and bool({pair.claimed.stem, pair.found.stem} & both_ways)


def _by_negation(one: Contrast) -> tuple[int, float]:
    """What a negation turns first comes before what it turns then; else the closest comes first."""
    behind = (term.start - term.turned_by[1] for term in (one.claimed, one.found) if term.turned_by)
    return min(behind, default=0), -one.closeness


def _each_told_once(judged: Sequence[Contrast]) -> list[Contrast]:
    """The contrasts without those that rest on the negation or on the word of one before."""
    told: set[tuple[str, Span]] = set()
    kept = []
    for one in judged:
        rests_on = {("found", (one.found.start, one.found.end))}
        if one.turn in (Turn.NEGATED, Turn.AFFIRMED):
            rests_on |= {("turn", by) for by in (one.found.turned_by, one.claimed.turned_by) if by}
        if not rests_on & told:
            kept.append(one)
        told |= rests_on
    return kept


def _paired(claim: str, claimed: Term, passage: str, other: Term) -> Contrast | None:
    compared = _compared(claimed, other)
    if compared is None:
        return None
    turn, kind = compared
    if turn is Turn.AFFIRMED and kind is not Kind.EFFECT and _is_other_form(passage, claimed, other):
        return None
    turned = other if turn is Turn.NEGATED else claimed if turn is Turn.AFFIRMED else None
    if turned and (turned.rank > _RANKS[kind] or claimed.is_name):
        return None
    here, there = _beside(claim, claimed.place), _beside(passage, other.place)
    both = (here.keys() & there.keys()) - {claimed.stem, other.stem}
    closeness = sum(1 / (here[word] * there[word]) for word in both)
    return Contrast(turn, kind, claimed, other, closeness) if both else None


def _is_other_form(passage: str, claimed: Term, found: Term) -> bool:
    """Whether a passage need not say that something is so that the claim says is not: it has another word
    for it, or only “to leave”.
    """
    return claimed.stem != found.stem or passage[: found.start].lower().endswith(" to ")


def _compared(claimed: Term, found: Term) -> tuple[Turn, Kind] | None:
    here, there = claimed.turned_by is not None, found.turned_by is not None
    negation = Turn.SAME if here == there else Turn.NEGATED if there else Turn.AFFIRMED
    if claimed.stem == found.stem:
        return negation, Kind.GRADED if _is_graded(claimed) else Kind.WORD
    one, other = claimed.side, found.side
    contraries = _are_contraries(claimed, found)
    if one and other and one.pair == other.pair:
        if one.graded and is_noun(claimed) != is_noun(found) and not contraries:
            return None  # “the activation of” is what does something, not what is done
        turn = negation if one.sign == other.sign else _opposed(one, here, there)
        return (turn, Kind.GRADED if one.graded else Kind.PLAIN) if turn else None
    if contraries:
        return (Turn.OPPOSITE if here == there else Turn.SAME), Kind.PLAIN
    is_told = _tells_of_effect(claimed) and _tells_of_effect(found)
    if here != there and is_told and not _is_direction_noun(found):
        return negation, Kind.EFFECT
    return None


def _opposed(side: Side, here: bool, there: bool) -> Turn | None:
    """How opposites stand to each other; what does not increase need not decrease."""
    if here == there:
        return None if side.graded and here else Turn.OPPOSITE
    return None if side.graded else Turn.SAME


@dataclass(frozen=True, slots=True)
class _Index:
    """The terms of a passage by what they can be compared by."""

    by_topic: Mapping[str, Sequence[Term]]
    by_root: Mapping[str, Sequence[Term]]
    """Those that begin like a contrary, by what is left without that: `unsigned` by `sign`."""
    effects: Sequence[Term]

    def like(self, claimed: Term, has_not: bool) -> Iterator[Term]:
        """What may stand for a term of the claim. Without a “not” on either side only opposites can."""
        if has_not or claimed.side:
            yield from self.by_topic.get(claimed.topic, ())
        if has_not and _tells_of_effect(claimed):
            yield from (term for term in self.effects if term.topic != claimed.topic)
        yield from self.by_root.get(claimed.stem, ())
        for root in _inner_roots(claimed.plain):
            yield from (term for term in self.by_topic.get(alike(root), ()) if term.stem == root)


@lru_cache(maxsize=1024)
def _index(words: str) -> _Index:
    by_topic: dict[str, list[Term]] = defaultdict(list)
    by_root: dict[str, list[Term]] = defaultdict(list)
    for term in terms(words):
        by_topic[term.topic].append(term)
        for root in _inner_roots(term.plain):
            by_root[root].append(term)
    return _Index(by_topic, by_root, [term for term in terms(words) if _tells_of_effect(term)])


@lru_cache(maxsize=16384)
def _inner_roots(word: str) -> tuple[str, ...]:
    """What a word turns into its contrary, if it does: `unsigned` → `sign`."""
    turning, not_turning = prefixes()
    if not word.startswith(turning) or word.startswith(not_turning):
        return ()
    inner = {word.removeprefix(start).lstrip("-") for start in turning if word.startswith(start)}
    return tuple(stem(rest) for rest in sorted(inner) if len(rest) > 3)


def _are_contraries(one: Term, other: Term) -> bool:
    """`signed` and `unsigned`, `related` and `unrelated`."""
    return one.stem in _inner_roots(other.plain) or other.stem in _inner_roots(one.plain)


def is_noun(term: Term) -> bool:
    """Whether a word names what is done rather than saying that it is: “the reduction of”."""
    return term.plain.endswith(_NOUN_ENDINGS)


def _is_direction_noun(term: Term) -> bool:
    return is_noun(term) and term.stem in directions()


def _is_graded(term: Term) -> bool:
    return term.side is not None and term.side.graded


def _tells_of_effect(term: Term) -> bool:
    return term.stem in effects() or term.stem in directions()


@lru_cache(maxsize=8192)
def _beside(words: str, place: int) -> Mapping[str, int]:
    """The stems beside a word, each with how many words lie between."""
    found: dict[str, int] = {}
    for term in terms(words):
        apart = abs(term.place - place)
        if 0 < apart <= _BESIDE:
            found[term.stem] = min(apart, found.get(term.stem, apart))
    return found


@lru_cache(maxsize=1024)
def has_loss(words: str) -> bool:
    """Whether an odd number of words says that something is missing or was stopped: “deficiency”."""
    return sum(term.stem in losses() for term in terms(words)) % 2 == 1


@lru_cache(maxsize=1024)
def has_negation(words: str) -> bool:
    return any(term.turned_by for term in terms(words))
