"""When a passage was published and of what time it speaks, against the time of the claim."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.dates import checked_date
from workbench.domain.dates_said import dates_said
from workbench.domain.errors import UserError
from workbench.domain.periods import Period, period_of
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import Term, terms

_BESIDE = 7
"""So many words on either side of a date are beside it."""


_VAGUE = 7
"""Days that a period which is not a day may be told too short or too long."""

_TO_COME = re.compile(
    r"\b(?:will|shall|would|won.t|plans? to|planned to|(?:is|are|was|were) to|going to|by|until)\b"
)
_OVER = re.compile(r"\b(?:said|says|told|was|were|had|did|[a-z]{3,}ed)\b")
_GOES_ON = re.compile(r"\b(?:since|from|on|onwards?)\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in some words: where it stands, how it is written, the days it means if that can be told,
    and the stems of what stands beside it.
    """

    start: int
    end: int
    written: str
    period: Period | None
    beside: frozenset[str]


def dates(statement: Statement, place: Place) -> Iterator[Reason]:
    claimed = _dated(statement.wording, statement.said_on)
    yield from _published(statement, place, claimed)
    if claimed:
        yield from _compared(claimed, _dated(place.words, place.published))


def _published(statement: Statement, place: Place, claimed: Sequence[Dated]) -> Iterator[Reason]:
    """“published 2011, the claim speaks of 2020”: what was written in other years says little."""
    published = period_of(place.published)
    meant = _meant(statement.speaks_about, statement.said_on) or tuple(
        one.period for one in claimed if one.period
    )
    if published is None or not meant:
        return
    years = sorted({year for one in meant for year in range(one.first.year, one.last.year + 1)})
    said = period_of(known_date(statement.said_on))
    if published.first.year in years or (said and published.first.year == said.first.year):
        return
    if published.first.year > years[-1] and _GOES_ON.search(statement.speaks_about):
        return
    spoken = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    yield Reason(Ground.DATE, f"published {published.first.year}, the claim speaks of {spoken}")


def _compared(claimed: Sequence[Dated], found: Sequence[Dated]) -> Iterator[Reason]:
    """The dates of a passage that stand beside the same words as one in the claim."""
    for one in claimed:
        near = [other for other in found if one.beside & other.beside] if one.beside else list(found)
        same = [other for other in near if _is_same(one, other)]
        if same:
            spans = tuple((other.start, other.end) for other in same)
            yield Reason(Ground.DATE, f"same date: {same[0].written}", None, spans)
            continue
        others = [other for other in near if _differs(one, other)]
        if others:
            words = f"different date: “{others[0].written}”, the claim says “{one.written}”"
            yield Reason(Ground.DATE, words, None, ((others[0].start, others[0].end),))


def _is_same(one: Dated, other: Dated) -> bool:
    if one.period and other.period:
        return one.period == other.period
    return one.written.lower() == other.written.lower()


def _differs(one: Dated, other: Dated) -> bool:
    if one.period and other.period:
        return _are_apart(one.period, other.period)
    # “Monday” and “Tuesday” are different days in whatever week they were said
    return one.period is other.period is None and _is_weekday(one.written) and _is_weekday(other.written)


def _are_apart(one: Period, other: Period) -> bool:
    """Whether two periods surely mean other days: “the end of the year” goes over into January."""
    first, later = sorted((one, other), key=lambda period: period.first)
    gap = (later.first - first.last).days
    return gap > (0 if one.is_day and other.is_day else _VAGUE)


def _is_weekday(written: str) -> bool:
    return written.lower().endswith("day") and " " not in written


@lru_cache(maxsize=1024)
def _dated(words: str, said_on: str) -> tuple[Dated, ...]:
    said = dates_said(words)
    if not said:
        return ()
    those = terms(words)
    known = known_date(said_on)
    return tuple(
        Dated(
            one.start,
            one.end,
            one.words,
            one.period(known, ahead=_lies_ahead(words, one.start)),
            _beside(those, one.start, one.end),
        )
        for one in said
    )


def _beside(those: Sequence[Term], start: int, end: int) -> frozenset[str]:
    inside = [term.place for term in those if start <= term.start < end]
    if not inside:
        return frozenset()
    first, last = inside[0] - _BESIDE, inside[-1] + _BESIDE
    return frozenset(
        term.stem for term in those if first <= term.place <= last and not start <= term.start < end
    )


def _lies_ahead(words: str, at: int) -> bool | None:
    """Whether a date lies ahead of the day on which the words were said; None where both may be."""
    before = words[:at]
    if _TO_COME.search(before):
        return None if _OVER.search(before) else True
    return False if _OVER.search(words) else None


@lru_cache(maxsize=1024)
def known_date(words: str) -> str:
    """The date, as cases keep it, that an analyst's words name; empty where they name none."""
    try:
        return checked_date(words)
    except UserError:
        periods = (one.period() for one in dates_said(words))
        return next((found.known_date for found in periods if found), "")


@lru_cache(maxsize=1024)
def _meant(words: str, said_on: str) -> tuple[Period, ...]:
    """The periods that a claim speaks about, in the analyst's words."""
    known = known_date(said_on)
    periods = [one.period(known) for one in dates_said(words)] or [period_of(known_date(words))]
    return tuple(found for found in periods if found)
