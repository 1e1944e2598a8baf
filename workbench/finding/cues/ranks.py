"""Which one in a row, and how many times as much: “the second quake”, “twice as many”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from workbench.domain.dates_said import dates_said
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.pair import Pair
from workbench.finding.cues.terms import terms
from workbench.finding.folding import lower, same_look
from workbench.finding.numbers import numerals
from workbench.finding.wordlists import words_of

_NOT_BEFORE = re.compile(r"(?:\b(?:a|an|one|two|three|\d+)[ -])$")
"""Before “third” these make a share of it, and before “second” a length of time."""

_NOUN = re.compile(r" (?:[a-z]+ )?([a-z]+)")


@dataclass(frozen=True, slots=True)
class _Rank:
    """A number in a row of what `of` is the stem of, or a multiple, whose `of` is empty."""

    start: int
    end: int
    value: Decimal
    of: frozenset[str]


def differing(pair: Pair) -> Iterator[Reason]:
    """Where the passage has another place in a row, or another multiple, than the claim."""
    claimed = _ranks(pair.claim)
    there = _ranks(pair.passage) if claimed else ()
    for one in claimed:
        like = [other for other in there if one.of & other.of or (not one.of and not other.of)]
        if like and all(other.value != one.value for other in like):
            found = like[0]
            said = " ".join(pair.passage[found.start : found.end].split())
            asked = " ".join(pair.claim[one.start : one.end].split())
            words = f"different number: {said}, the claim says {asked}"
            yield pair.reason(Ground.NUMBER, words, ((found.start, found.end),))


@lru_cache(maxsize=1024)
def _ranks(words: str) -> tuple[_Rank, ...]:
    looks = lower(same_look(words))
    found, ordinals = [*_multiples(looks)], [*_ordinals(looks)]
    dated = [(said.start, said.end) for said in dates_said(words)] if ordinals else []
    for start, end, value in ordinals:
        behind = _NOUN.match(looks, end)
        is_date = any(first <= start < last for first, last in dated)
        if behind is None or is_date or _NOT_BEFORE.search(looks, max(0, start - 8), start):
            continue
        counted = {term.stem for term in terms(words) if end < term.start < behind.end()}
        if counted:
            found.append(_Rank(start, end, value, frozenset(counted)))
    return tuple(found)


def _ordinals(looks: str) -> Iterator[tuple[int, int, Decimal]]:
    yield from ((one.start, one.end, one.value) for one in numerals(looks) if one.is_ordinal)
    for match in _first_or_last().finditer(looks):
        yield *match.span(), Decimal(words_of("cues")["ranks"]["words"][match[0]])


@cache
def _first_or_last() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words_of('cues')['ranks']['words'])})\b")


def _multiples(looks: str) -> Iterator[_Rank]:
    for match in _times().finditer(looks):
        known = words_of("cues")["multiples"]["words"].get(match["word"])
        number = next(numerals(match["number"]), None) if match["number"] else None
        value = Decimal(known) if known else number.value if number else None
        if value is not None:
            yield _Rank(match.start(), match.end(), value, frozenset())


@cache
def _times() -> re.Pattern[str]:
    words, behind = (words_of("cues")["multiples"][name] for name in ("words", "behind"))
    return re.compile(
        rf"\b(?:(?P<word>{'|'.join(words)})|(?P<number>[a-z]+|\d+(?:\.\d+)?) times)"
        rf"(?= (?:{'|'.join(behind)})\b)"
    )
