"""When a passage was published and of what time it speaks, against the time of the claim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.dates import checked_date
from workbench.domain.dates_said import dates_said
from workbench.domain.errors import UserError
from workbench.domain.periods import Period, period_of
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import beside

_VAGUE = 7
"""Days that vague words may be off: “the end of the year” goes over into January."""

_VAGUE_WORDS = re.compile(r"\b(?:end|beginning|start|early|late|middle|mid|around)\b", re.IGNORECASE)

_TO_COME = re.compile(
    r"\b(?:will|shall|would|won.t|plans? to|planned to|(?:is|are|was|were) to|going to)\b"
    r"|\b(?:by|until)(?: [A-Za-z]+){0,3} ?$"  # not “rose by 3.4 per cent in the year to”
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


def differing(statement: Statement, place: Place) -> Iterator[Reason]:
    """What warns that the passage may speak of another time than the claim."""
    published = list(_published(statement, place))
    yield from published
    for one, near in () if published else _compared(statement, place):
        others = [other for other in near if _differs(one, other)]
        if others and not any(_is_same(one, other) for other in near):
            words = f"different date: “{others[0].written}”, the claim says “{one.written}”"
            yield Reason(Ground.DATE, words, None, ((others[0].start, others[0].end),))


def agreeing(statement: Statement, place: Place) -> Iterator[Reason]:
    """The dates that the claim and the passage both say of the same thing."""
    for one, near in _compared(statement, place):
        same = [other for other in near if _is_same(one, other)]
        if same:
            spans = tuple((other.start, other.end) for other in same)
            yield Reason(Ground.DATE, f"same date: {same[0].written}", None, spans)


def _published(statement: Statement, place: Place) -> Iterator[Reason]:
    """“published 2011, the claim speaks of 2020”: what was written in other years says little."""
    published = period_of(place.published)
    claimed = _dated(statement.wording, statement.said_on)
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


def _compared(statement: Statement, place: Place) -> Iterator[tuple[Dated, list[Dated]]]:
    """The dates of a claim, each with those of the passage that stand beside the same words."""
    claimed = _dated(statement.wording, statement.said_on)
    found = _dated(place.words, place.published) if claimed else ()
    for one in claimed:
        yield one, [other for other in found if one.beside & other.beside or not one.beside]


def _is_same(one: Dated, other: Dated) -> bool:
    if one.period and other.period:
        return one.period == other.period
    return one.written.lower() == other.written.lower()


def _differs(one: Dated, other: Dated) -> bool:
    if one.period and other.period:
        vague = any(_VAGUE_WORDS.search(those.written) for those in (one, other))
        return _are_apart(one.period, other.period, _VAGUE if vague else 0)
    # “Monday” and “last Tuesday” are different days in whatever week they were said
    days = {_weekday(one.written), _weekday(other.written)}
    return "" not in days and len(days) == 2


def _are_apart(one: Period, other: Period, at_least: int) -> bool:
    first, later = sorted((one, other), key=lambda period: period.first)
    return (later.first - first.last).days > at_least


def _weekday(written: str) -> str:
    """The weekday that a date ends with; "" for none."""
    last = written.lower().rpartition(" ")[2]
    return last if last.endswith("day") and last not in ("day", "today", "yesterday") else ""


@lru_cache(maxsize=1024)
def _dated(words: str, said_on: str) -> tuple[Dated, ...]:
    said = dates_said(words)
    if not said:
        return ()
    known = known_date(said_on)
    return tuple(
        Dated(
            one.start,
            one.end,
            one.words,
            one.period(known, ahead=_lies_ahead(words, one.start)),
            beside(words, one.start, one.end),
        )
        for one in said
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
