"""Stretches of days in the calendar: a day, a week, a month, a year, or the last ten days of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbench.domain.dates import readable_date


class Unit(StrEnum):
    """How calendars are divided. Weeks begin on Monday, weekends on Saturday."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both among them."""

    first: date
    last: date

    def __contains__(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        """As people write it: `6 Jan 2020`, `Dec 2011`, `2011`, `3 Jan 2020 – 5 Jan 2020`."""
        if known := self.known_date:
            return readable_date(known)
        return " – ".join(readable_date(day.isoformat()) for day in (self.first, self.last))

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    @property
    def known_date(self) -> str:
        """The date as cases keep it, where this is a day, a month or a year: `2011-12`; else empty."""
        if self.is_day:
            return self.first.isoformat()
        iso = self.first.isoformat()
        return next((known for known in (iso[:7], iso[:4]) if period_of(known) == self), "")

    def overlaps(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last


def may_be_near(one: str, other: str, apart: timedelta) -> bool:
    """Whether two dates as cases keep them lie so far apart at most; one that is not known may."""
    first, second = period_of(one), period_of(other)
    if first is None or second is None:
        return True
    return first.first - second.last <= apart and second.first - first.last <= apart


def period_of(known_date: str) -> Period | None:
    """The days of a date as cases keep it (see `dates`); None for the empty one, which nobody has said."""
    parts = [int(part) for part in known_date.split("-") if part]
    match parts:
        case [year]:
            return the_year(year)
        case [year, month]:
            return the_month(year, month)
        case [year, month, day]:
            return the_day(date(year, month, day))
    return None


def the_day(day: date) -> Period:
    return Period(day, day)


def the_month(year: int, month: int) -> Period:
    """Months count on beyond the year: the 13th is January of the next, the 0th December of the last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1), following - timedelta(1))


def the_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def around(period: Period, unit: Unit, later: int = 0) -> Period | None:
    """The year, month, week … that holds all of a period, or the one so many of them `later`.

    None where the period is longer, or lies across a border, so that it cannot be told. The weekend
    around a Thursday is the one of its week.
    """
    containing = _containing(period.first, unit, later)
    return containing if containing == _containing(period.last, unit, later) else None


def united(periods: Iterable[Period]) -> Period:
    """From the first day of any of them to the last."""
    periods = list(periods)
    return Period(min(one.first for one in periods), max(one.last for one in periods))


def third(period: Period, number: int) -> Period:
    """The first (0), second (1) or last (2) third of a period, in whole months where it is a year."""
    if around(period, Unit.MONTH) is None and around(period, Unit.YEAR) == period:
        year = period.first.year
        return united((the_month(year, 4 * number + 1), the_month(year, 4 * number + 4)))
    days = (period.last - period.first).days + 1
    return Period(
        period.first + timedelta(days * number // 3), period.first + timedelta(days * (number + 1) // 3 - 1)
    )


def opening(period: Period) -> Period:
    """The beginning of a period: the first month of a year, the first third of anything shorter."""
    if around(period, Unit.YEAR) == period:
        return the_month(period.first.year, 1)
    return third(period, 0)


def closing(period: Period) -> Period:
    """The end of a period: the last month of a year, the last third of anything shorter."""
    if around(period, Unit.YEAR) == period:
        return the_month(period.first.year, 12)
    return third(period, 2)


def _containing(day: date, unit: Unit, later: int) -> Period:
    monday = day - timedelta(day.weekday())
    match unit:
        case Unit.DAY:
            return the_day(day + timedelta(later))
        case Unit.WEEK:
            first = monday + timedelta(weeks=later)
            return Period(first, first + timedelta(6))
        case Unit.WEEKEND:
            saturday = monday + timedelta(5, weeks=later)
            return Period(saturday, saturday + timedelta(1))
        case Unit.MONTH:
            return the_month(day.year, day.month + later)
        case Unit.YEAR:
            return the_year(day.year + later)
