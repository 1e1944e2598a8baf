"""Dates as English sentences say them, and the days that they mean.

“Monday”, “on Jan. 6”, “the end of the year” mean nothing by themselves: they are told from the day on
which they were said. Where two days are possible none is given: “Monday” with nothing to tell
whether it is over, “last Friday” said on a Sunday. Other languages are left alone, for no date is
better than a wrong one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from workbench.domain.periods import (
    Period,
    Unit,
    around,
    closing,
    opening,
    period_of,
    the_day,
    the_month,
    the_year,
    third,
    united,
)

_Words = Mapping[str, str]
"""What stands in which group of a form; empty where nothing does."""

_Meaning = Callable[[_Words, Period | None, bool | None], Period | None]
"""Takes the words, the days on which they were said, and whether they lie ahead of those."""


@dataclass(frozen=True, slots=True)
class SaidDate:
    """Words that say when: `words[start:end]` of a sentence, in code points."""

    start: int
    end: int
    words: str
    _groups: _Words = field(repr=False, compare=False)
    _meaning: _Meaning = field(repr=False, compare=False)

    @property
    def is_counted(self) -> bool:
        """Whether the days are counted from the one on which this was said: yesterday, a week ago."""
        return self._meaning in (_beside, _ago)

    def period(self, said_on: str = "", *, ahead: bool | None = None) -> Period | None:
        """The days that are meant, when the words were said on `said_on`, a date as cases keep it.

        `ahead` tells whether the sentence speaks of what was still to come (“will meet on Monday”) or of
        what was over; None when it cannot be told. None where more than one meaning is left.
        """
        try:
            return self._meaning(self._groups, period_of(said_on), ahead)
        except (ValueError, OverflowError):  # the 31st of June, or the year 10,000
            return None


def dates_said(words: str) -> tuple[SaidDate, ...]:
    """All dates that a sentence says, in order; none lies within another."""
    apart: list[SaidDate] = []
    for said in sorted(_found(words), key=lambda said: (said.start, -said.end)):
        if not apart or said.start >= apart[-1].end:
            apart.append(said)
    return tuple(apart)


def _found(words: str) -> Iterator[SaidDate]:
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(words):
            start, end = match.span("said")
            yield SaidDate(start, end, words[start:end], match.groupdict(""), meaning)


# what each form means


def _iso_day(said: _Words, _said_on: Period | None, _ahead: bool | None) -> Period | None:
    return the_day(date.fromisoformat(said["said"]))


def _day(said: _Words, said_on: Period | None, ahead: bool | None) -> Period | None:
    """A day of a month, or several in a row, perhaps with a year or a weekday."""
    month, day = _place(said["month"], _MONTHS) + 1, int(said["day"])
    last = int(said["last"] or day)
    if said["year"]:
        return _days_in(int(said["year"]), month, day, last)
    if said_on is None:
        return None
    possible = [found for year in _years(said_on) if (found := _days_in(year, month, day, last))]
    if said["weekday"]:
        weekday = _place(said["weekday"], _WEEKDAYS)
        return next((found for found in possible if found.first.weekday() == weekday), None)
    return _nearest(possible, said_on, ahead)


def _month_of_year(said: _Words, _said_on: Period | None, _ahead: bool | None) -> Period | None:
    return _edge(said, the_month(int(said["year"]), _place(said["month"], _MONTHS) + 1))


def _month(said: _Words, said_on: Period | None, ahead: bool | None) -> Period | None:
    if said_on is None:
        return None
    which = _which(said)
    possible = [the_month(year, _place(said["month"], _MONTHS) + 1) for year in _years(said_on)]
    if which == "this":
        this_year = around(said_on, Unit.YEAR)
        return next((month for month in possible if this_year and month in this_year), None)
    if which:
        possible = [month for month in possible if not month.overlaps(said_on)]
        ahead = which in ("next", "coming")
    found = _nearest(possible, said_on, ahead)
    is_open = which in ("last", "next") and found and around(found, Unit.YEAR) == around(said_on, Unit.YEAR)
    return None if is_open else _edge(said, found)  # in May, “last March” may be of either year


def _unit(said: _Words, said_on: Period | None, ahead: bool | None) -> Period | None:
    """This week, the next month, the end of the year."""
    unit = Unit(said["unit"].lower())
    if said_on is None or (unit is Unit.WEEKEND and not said_on.is_day):
        return None
    later = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(_which(said), 0)
    found = _edge(said, around(said_on, unit, later))
    if found and not _which(said) and ahead is False and found.first > said_on.last:
        return _edge(said, around(said_on, unit, -1))  # in January, “the end of the year” that is over
    return found


def _year(said: _Words, _said_on: Period | None, _ahead: bool | None) -> Period | None:
    return _edge(said, the_year(int(said["year"])))


def _decade(said: _Words, _said_on: Period | None, _ahead: bool | None) -> Period | None:
    first = int(said["year"])
    return united((the_year(first), the_year(first + 9)))


def _weekday(said: _Words, said_on: Period | None, ahead: bool | None) -> Period | None:
    if said_on is None or not said_on.is_day:
        return None
    today, which = said_on.first, _which(said)
    from_today = _place(said["weekday"], _WEEKDAYS) - today.weekday()
    this_week = today + timedelta(from_today)
    before = today - timedelta(-from_today % 7 or 7)
    after = today + timedelta(from_today % 7 or 7)
    match which:
        case "past":
            return the_day(before)
        case "coming":
            return the_day(after)
        case "last":  # on a Sunday, “last Friday” may be the one before yesterday's week
            return None if before == this_week else the_day(before)
        case "next":
            return None if after == this_week else the_day(after)
    if this_week == today:
        return said_on
    if which == "this" and this_week > today:
        return the_day(this_week)
    return None if ahead is None else the_day(after if ahead else before)


def _beside(said: _Words, said_on: Period | None, _ahead: bool | None) -> Period | None:
    """Yesterday, today, tomorrow."""
    if said_on is None or not said_on.is_day:
        return None
    return around(said_on, Unit.DAY, _BESIDE[said["said"].lower()])


def _ago(said: _Words, said_on: Period | None, _ahead: bool | None) -> Period | None:
    """Three days ago; and the week, month or year in which it was two of them ago."""
    number = said["number"].lower()
    count = int(number) if number.isdecimal() else _COUNTS.split().index(number)
    return around(said_on, Unit(said["unit"].lower()), -count) if said_on else None


# how meanings are told apart


def _years(said_on: Period) -> range:
    return range(said_on.first.year - 1, said_on.last.year + 2)


def _days_in(year: int, month: int, day: int, last: int) -> Period | None:
    try:
        return Period(date(year, month, day), date(year, month, last))
    except ValueError:  # the 29th of February is in some years only
        return None


def _nearest(possible: Iterable[Period], said_on: Period, ahead: bool | None) -> Period | None:
    """The last that is over, or the first to come; untold, the only one less than four months away."""
    if ahead is None:
        close = [period for period in possible if _distance(period, said_on) < _CLOSE]
        return close[0] if len(close) == 1 else None
    there = [
        period
        for period in possible
        if (period.last >= said_on.first if ahead else period.first <= said_on.last)
    ]
    return min(there, key=lambda period: _distance(period, said_on), default=None)


def _distance(one: Period, other: Period) -> timedelta:
    return max(one.first - other.last, other.first - one.last, timedelta(0))


def _edge(said: _Words, period: Period | None) -> Period | None:
    """The end, the beginning or a third of a period, where the words name one; else all of it."""
    edge = (said.get("edge") or said.get("third", "")).lower()
    return _EDGES[edge](period) if edge and period else period


def _which(said: _Words) -> str:
    """last, this, next, past or coming; empty where none is said."""
    return said.get("which", "").lower().removeprefix("this ")


def _place(name: str, names: str) -> int:
    return names.split().index(name[:3].lower())


_CLOSE = timedelta(120)

_WEEKDAYS = "mon tue wed thu fri sat sun"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_COUNTS = "no a two three four five six seven eight nine ten eleven twelve"
_BESIDE = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_EDGES: dict[str, Callable[[Period], Period]] = {
    "beginning": opening,
    "start": opening,
    "early": lambda period: third(period, 0),
    "middle": lambda period: third(period, 1),
    "mid": lambda period: third(period, 1),
    "late": lambda period: third(period, 2),
    "end": closing,
    "close": closing,
}

# Names begin with a capital, so that nobody marches in the sun; other words come as they like.
_MONTH_NAME = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY_NAME = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
)
_DAY_NUMBERS = r"(?P<day>\d{1,2})(?:[-–](?P<last>\d{1,2}))?(?:st|nd|rd|th)?\b(?![:.,]\d)"
_YEAR_NUMBER = r"(?P<year>(?:1[6-9]|20)\d\d)\b(?![.,:%/-]\d)"
_COMMA_YEAR = rf"(?:,? {_YEAR_NUMBER})?"
_WHICH = r"(?P<which>(?i:this (?:past|coming)|last|this|next))"
_EDGE = (
    r"(?:(?i:the )?(?P<edge>(?i:end|close|beginning|start|middle)) of "
    r"|(?P<third>(?i:early|mid|late))(?: in |[ -]))"
)
_COUNT = rf"(?i:{'|'.join(_COUNTS.split())})"
_UNIT = r"(?P<unit>(?i:week|month|year))"
_IN = r"(?i:in|since|until|before|after|by(?! 1[678])) "
_UP_TO = r"(?i:years?|months|quarter|weeks) to "
_IN_YEAR = r"(?i:in|since|until|before|after|by(?! 1[678])|during|through|from) "
_PART_OF = r"(?i:spring|summer|autumn|fall|winter|half|quarter|elections?|season|crisis|war) of "
_NO_COUNT = r"(?! [a-z]+s\b)"  # “by 2010 troops” is no year, and “by 1800” seldom


def _form(said: str, meaning: _Meaning, before: str = "") -> tuple[re.Pattern[str], _Meaning]:
    return re.compile(rf"\b{before}(?P<said>{said})", re.ASCII), meaning


_FORMS = [
    _form(r"(?:19|20)\d\d-\d\d-\d\d\b", _iso_day),
    _form(rf"(?:{_WEEKDAY_NAME},? )?{_MONTH_NAME} {_DAY_NUMBERS}{_COMMA_YEAR}", _day),
    _form(
        rf"(?<![:.,/])(?:{_WEEKDAY_NAME},? )?(?:the )?{_DAY_NUMBERS} (?:of )?{_MONTH_NAME}{_COMMA_YEAR}", _day
    ),
    _form(rf"{_EDGE}?{_MONTH_NAME},?(?: of)? {_YEAR_NUMBER}", _month_of_year),
    _form(rf"(?:{_EDGE}|{_WHICH} ){_MONTH_NAME}(?! \d)", _month),
    _form(rf"{_MONTH_NAME}(?! \d)", _month, before=_IN),
    _form(rf"{_MONTH_NAME}(?! \d)", _month, before=_UP_TO),
    _form(rf"{_EDGE}?{_WHICH} (?P<unit>(?i:weekend|week|month|year))\b", _unit),
    _form(rf"{_EDGE}(?i:the ){_UNIT}\b", _unit),
    _form(rf"(?:(?i:the ))?{_UNIT}(?:[’']s |-)(?P<edge>end)\b", _unit),
    _form(rf"{_EDGE}{_YEAR_NUMBER}{_NO_COUNT}", _year),
    _form(rf"{_YEAR_NUMBER}{_NO_COUNT}", _year, before=_IN_YEAR),
    _form(rf"{_YEAR_NUMBER}{_NO_COUNT}", _year, before=_PART_OF),
    _form(r"(?:(?i:the ))?(?P<year>(?:19|20)\d0)s\b", _decade),
    _form(rf"(?:{_WHICH} )?{_WEEKDAY_NAME}", _weekday),
    _form(rf"(?i:{'|'.join(_BESIDE)})\b", _beside),
    _form(rf"(?P<number>\d{{1,3}}|{_COUNT}) (?P<unit>(?i:day|week|month|year))s? (?i:ago)\b", _ago),
]
