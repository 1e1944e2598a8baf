"""Which of several sources seem to have their story from one place.

They are by one outlet, they share words that are not only somebody's quoted ones, they print the same
agency's story, or one credits the other, or both credit a third; or both only pass on, for the claim that
is checked, one and the same statement. Each tie has its reason; whoever reads it decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from workbench.domain.origin import TieKind
from workbench.domain.periods import may_be_near
from workbench.finding.credits import Credit, is_same_outlet
from workbench.finding.duplicates import NEAR, SHINGLE, shingles
from workbench.finding.quotation_marks import quoted
from workbench.finding.retelling import Statement, repetitions
from workbench.finding.stretches import Stretch, shared_stretches

_LONG = 25
"""So many words in a row are no chance, where enough of them are the writer's own."""

_TELLING = 8
"""Words in a row; of those that two stories share, shorter stretches do not show who wrote them."""

_OWN, _OWN_OF_COPIES = 12, 6
"""Of the shared words so many have to stand outside quotation marks: anybody may quote the same statement."""

_FORTNIGHT = timedelta(days=14)
"""A credit is to a story of about the same time, not to one of nine years later."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One source, as far as it matters for where its story comes from.

    `words` is what the outlet itself answers for, without documents that it copies out; `agency` whose
    story it prints, `credits` whom it names for the story or for what is cited from it. `passes_on` are the
    statements of others that are all it has to say of the claim; none when it has something of its own.
    """

    key: str
    outlet: str
    published: str
    words: str = field(repr=False)
    agency: Credit | None = None
    credits: tuple[Credit, ...] = ()
    passes_on: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two voices, by their keys, seem to have their story from one place."""

    one: str
    other: str
    kind: TieKind
    reason: str
    words: tuple[str, ...]


_Told = tuple[str, tuple[str, ...]]
"""A reason and the words it rests on."""


def bonds(voices: Sequence[Voice]) -> list[Bond]:
    """What ties pairs of voices together, at most one bond of each kind for a pair."""
    found = [bond for one, other in combinations(voices, 2) for bond in _between(one, other)]
    passed_on = {voice.key: voice.passes_on for voice in voices if voice.passes_on}
    return [
        *found,
        *(
            Bond(one.one, one.other, TieKind.STATEMENT, one.reason, one.words)
            for one in repetitions(passed_on)
        ),
    ]


def _between(one: Voice, other: Voice) -> Iterator[Bond]:
    if one.outlet and is_same_outlet(one.outlet, other.outlet):
        yield Bond(one.key, other.key, TieKind.OUTLET, f"both are by {one.outlet}", ())
        return
    if told := _shared_words(one.words, other.words):
        yield Bond(one.key, other.key, TieKind.WORDS, *told)
    if one.agency and other.agency and one.agency.outlet == other.agency.outlet:
        reason = f"both print what {one.agency.outlet} wrote"
        yield Bond(one.key, other.key, TieKind.AGENCY, reason, _both(one.agency, other.agency))
    elif told := _credited(one, other):
        yield Bond(one.key, other.key, TieKind.CREDIT, *told)


@lru_cache(maxsize=4096)
def _shared_words(one: str, other: str) -> _Told | None:
    """What two stories share, as a reason and the longest words of it; None for what may be chance."""
    (runs, known), (_, others) = _runs(one), _runs(other)
    share = len(known & others) / max(1, min(len(known), len(others)))
    if share < NEAR and not _has_long_row([run in others for run in runs]):
        return None
    stretches = shared_stretches(one, other, _TELLING)
    own = {stretch: _own_words(one, stretch) for stretch in stretches}
    if share >= NEAR and sum(own.values()) >= _OWN_OF_COPIES:
        longest = max(stretches, key=lambda stretch: stretch.words)
        return f"{share:.0%} of the shorter one stands in the other word for word", _words(one, longest)
    for stretch in stretches:
        if stretch.words >= _LONG and own[stretch] >= _OWN:
            reason = f"{stretch.words} words in a row are the same, and not only quoted ones"
            return reason, _words(one, stretch)
    return None


@lru_cache(maxsize=256)
def _runs(words: str) -> tuple[list[int], frozenset[int]]:
    """The runs of five words of a story in their order, and each once."""
    found = shingles(words)
    return found, frozenset(found)


def _has_long_row(is_shared: Sequence[bool]) -> bool:
    """Whether so many runs follow each other that a long stretch may be the same."""
    return "1" * (_LONG - SHINGLE + 1) in "".join("1" if one else "0" for one in is_shared)


def _words(words: str, stretch: Stretch) -> tuple[str, ...]:
    return (" ".join(words[stretch.start : stretch.end].split()),)


@lru_cache(maxsize=256)
def _quoted_spans(words: str) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in quoted(words) if not one.depth)


def _own_words(words: str, stretch: Stretch) -> int:
    """How many words of a stretch stand outside quotation marks."""
    left, reached = [], stretch.start
    for start, end in _quoted_spans(words):
        if end > stretch.start and start < stretch.end:
            left.append(words[reached : max(reached, start)])
            reached = max(reached, end)
    left.append(words[reached : stretch.end])
    return sum(len(piece.split()) for piece in left)


def _credited(one: Voice, other: Voice) -> _Told | None:
    if not may_be_near(one.published, other.published, _FORTNIGHT):
        return None
    for giver, taker in ((one, other), (other, one)):
        for credit in _named(taker):
            if giver.outlet and is_same_outlet(credit.outlet, giver.outlet):
                return f"{taker.outlet or 'one'} has it from {giver.outlet}", (credit.words,)
    for credit in _named(one):
        for its in _named(other):
            if is_same_outlet(credit.outlet, its.outlet):
                return f"both have it from {credit.outlet}", _both(credit, its)
    return None


def _named(voice: Voice) -> Iterator[Credit]:
    """Whom a voice has its story from; nobody credits themselves."""
    for credit in (*((voice.agency,) if voice.agency else ()), *voice.credits):
        if not (voice.outlet and is_same_outlet(credit.outlet, voice.outlet)):
            yield credit


def _both(one: Credit, other: Credit) -> tuple[str, ...]:
    return tuple(dict.fromkeys((one.words, other.words)))
