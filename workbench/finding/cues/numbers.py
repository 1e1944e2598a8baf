"""Quantities of a passage against those of a claim, by value and by what they count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from workbench.domain.span import Span
from workbench.finding.counted_nouns import alike
from workbench.finding.cues.statement import Place
from workbench.finding.cues.terms import beside
from workbench.finding.fates import fates, victims
from workbench.finding.folding import lower, same_look
from workbench.finding.quantities import quantities
from workbench.finding.quantity import Quantity
from workbench.finding.wordlists import words_of

_MOST = 3
"""So many other numbers are named; more say no more."""

_BEFORE = 300
"""Characters before a passage that may tell what a number in it counts."""

_LINK = re.compile(r"^(?:of|in|worth of)(?: (?:the|its|his|her|their|our))? |[\W_]+$")

_PEOPLE = "people"
_FIGURES = re.compile(r"\d[\d.,]*")
_SAME_DIGITS, _OTHER_DIGITS = 1, 3
"""So many words must stand beside both of two sums for them to be of the same thing."""

_EXACT = frozenset({"", "only", "as low as", "about", "almost"})
"""Qualifiers that leave a number what it is."""


class Likeness(Enum):
    SAME = "same"
    QUALIFIED = "qualified"
    """The same number, but “up to” in one and “at least” in the other."""
    DIFFERENT = "different"
    OTHER = "other"
    """Another number, which does not rule out the claim's: “at least 12”, “at least 47”."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A quantity of the claim with what the passage has for it, in words; `found` are stretches of it."""

    likeness: Likeness
    words: str
    found: tuple[Span, ...]


def numbers(claim: str, place: Place) -> Iterator[Compared]:
    """Each quantity of the claim that the place has as well, or has another of the same kind for."""
    claimed = _with_victims(claim, quantities(claim))
    found = _with_victims(place.words, _quantities_of(place)) if claimed else ()
    for one in claimed:
        same = [other for other in found if _has_value_of(one, other)]
        exact = [other for other in same if _is_qualified_like(one, other)]
        if exact:
            yield Compared(Likeness.SAME, f"same number {exact[0].written}", _spans(exact))
        elif same:
            yield Compared(Likeness.QUALIFIED, _qualified(one, same[0]), _spans(same[:1]))
        else:
            others = [other for other in found if _differs(one, other) and not _is_claimed(other, claimed)]
            if others:
                apart = any(_are_apart(one, other) for other in others)
                likeness = Likeness.DIFFERENT if apart else Likeness.OTHER
                yield Compared(likeness, _different(others, place), _spans(others))
            elif sums := [other for other in found if _is_other_sum(claim, one, place.words, other)]:
                yield Compared(Likeness.DIFFERENT, _other_sum(one, sums[0]), _spans(sums[:1]))


@lru_cache(maxsize=1024)
def _quantities_of(place: Place) -> tuple[Quantity, ...]:
    """The quantities of a passage; what a bare number counts, the words before it may tell."""
    alone = quantities(place.words)
    if all(one.counts for one in alone):
        return alone
    lead = place.before.rpartition("\n")[2][-_BEFORE:]
    shift = len(lead)
    return tuple(
        replace(one, start=one.start - shift, end=one.end - shift, phrase_end=one.phrase_end - shift)
        for one in quantities(lead + place.words)
        if one.start >= shift
    )


def _has_value_of(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one number of one kind: what is counted agrees as far as it is said."""
    if one.unit != other.unit or one.is_change != other.is_change:
        return False
    if one.counts and other.counts and not _may_be_alike(one.counts, other.counts):
        return False
    return _bounds(one) == _bounds(other)


def _bounds(one: Quantity) -> tuple[object, ...]:
    """The number itself: of “up to 3,000” and “at least 3,000” both times 3,000."""
    if one.qualifier in ("up to", "less than"):
        return (one.high,)
    if one.high is None or one.low == one.high:
        return (one.low,)
    return (one.low, one.high)


def _is_qualified_like(one: Quantity, other: Quantity) -> bool:
    if one.qualifier == other.qualifier:
        return True
    return one.qualifier in _EXACT and other.qualifier in _EXACT


def _differs(one: Quantity, other: Quantity) -> bool:
    """Whether the passage has another number for the same: both say what they count, and it is alike."""
    if one.unit != other.unit or one.is_change != other.is_change:
        return False
    if not one.counts or alike(one.counts) != alike(other.counts) or _are_of_others(one, other):
        return False
    if one.is_remainder != other.is_remainder and _bounds(one) == _bounds(other):
        return True
    if one.qualifier == other.qualifier:  # “at least 80” does not rule out “at least 30”, yet it is another
        return _bounds(one) != _bounds(other)
    return _are_apart(one, other)


def _are_apart(one: Quantity, other: Quantity) -> bool:
    above = other.high is not None and other.high < one.low
    below = one.high is not None and one.high < other.low
    return above or below or one.is_remainder != other.is_remainder


def _with_victims(words: str, those: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, those that count people who were killed as deaths."""
    looks = lower(same_look(words)) if those else ""
    return tuple(
        replace(one, counts=victims(one.counts, fates(one, looks, max(0, one.phrase_start), one.phrase_end)))
        if one.counts
        else one
        for one in those
    )


def _may_be_alike(counted: str, other: str) -> bool:
    """Whether two things may be counted together; of “47 people” nothing need be told."""
    both = {alike(counted), alike(other)}
    return len(both) == 1 or (_PEOPLE in both and both <= set(words_of("quantities")["tolls"]["of"]))


def _is_other_sum(claim: str, one: Quantity, passage: str, other: Quantity) -> bool:
    """Whether the passage has the same digits with another unit or scale, or another sum beside the same
    words: “2 per cent” for “2 percentage points”, “£3bn” for “£3m”.
    """
    if not one.unit or not other.unit or one.is_change != other.is_change or other.start < 0:
        return False
    both = beside(claim, one.start, one.end) & beside(passage, other.start, other.end)
    if one.unit == other.unit and (one.counts or other.counts or _bounds(one) == _bounds(other)):
        return False
    return len(both) >= (_SAME_DIGITS if _digits(one) == _digits(other) else _OTHER_DIGITS)


def _digits(one: Quantity) -> str:
    found = _FIGURES.search(one.written)
    return found[0] if found else one.written.partition(" ")[0].lower()


def _other_sum(one: Quantity, other: Quantity) -> str:
    what = "unit" if one.unit != other.unit else "number"
    return f"different {what}: {_with_qualifier(other)}, the claim says {_with_qualifier(one)}"


def _are_of_others(one: Quantity, other: Quantity) -> bool:
    """“U.S. troops” and “Iraqi troops” are not counted together."""
    names = [{word for word in those.scope.split() if word[0].isupper()} for those in (one, other)]
    return all(names) and not names[0] & names[1]


def _is_claimed(other: Quantity, claimed: Sequence[Quantity]) -> bool:
    return any(_has_value_of(one, other) for one in claimed)


def _qualified(one: Quantity, other: Quantity) -> str:
    here, there = _with_qualifier(other), _with_qualifier(one)
    return f"“{here}”, the claim says “{there}”"


def _with_qualifier(one: Quantity) -> str:
    return f"{one.qualifier} {one.written}".strip()


def _different(others: Sequence[Quantity], place: Place) -> str:
    values = list(dict.fromkeys(_with_qualifier(other) for other in others))[:_MOST]
    listed = ", ".join(values[:-1]) + " and " + values[-1] if len(values) > 1 else values[0]
    return f"different number{'s' if len(values) > 1 else ''}: {listed} for {_counted(others[0], place)}"


def _counted(one: Quantity, place: Place) -> str:
    """What is counted, as the passage writes it: “troops”; by its name where it stands further back."""
    behind = _LINK.sub("", " ".join(place.words[one.end : one.phrase_end].split()))
    if behind and not one.is_carried:
        return behind.removeprefix(one.scope).strip() if one.scope[:1].isupper() else behind
    return one.counts if one.unit else alike(one.counts)


def _spans(those: Sequence[Quantity]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in those)
