"""Dates as articles write them, made into dates as cases keep them."""

import re
from functools import cache

from workbench.domain.dates import checked_date
from workbench.domain.dates_said import dates_said
from workbench.domain.errors import UserError
from workbench.reading.cues import any_of, table

_ZONE = r"(?:\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2}))?"
_AT = r"(?:,|T| at| à| um| a las| alle| às| в| -| \||)"
_TIME_OF_DAY = rf"(?:{_AT}\s*\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\.?|Uhr)?{_ZONE})?"


def written_date(words: str) -> str:
    """The date that these words are and nothing else: `January 06, 2020` → `2020-01-06`.

    A time of day may follow. Empty for anything else, for days that do not exist, and for
    `01/06/2020`, which is another day in Boston than in London. With points the day comes first everywhere.
    """
    match = _alone().fullmatch(words.strip())
    return _iso(match) if match else ""


def leading_date(words: str) -> tuple[str, int]:
    """The date that the words begin with, and where it ends; `("", 0)` when there is none."""
    match = _leading().match(words)
    date = _iso(match) if match else ""
    return (date, match.end()) if match and date else ("", 0)


def said_day(words: str) -> str:
    """A day that these words name without its year, and nothing else: `Monday`, `yesterday`, `Jan. 6`.

    A time of day may follow. Empty for anything else. Which day it is has to be told from another.
    """
    for said in dates_said(words):
        if said.start == 0 and _clock().fullmatch(words[said.end :]):
            return said.words
    return ""


def day_meant(said: str, known: str, *, later: bool) -> str:
    """The date of a day without its year, told from a `known` one that it does not precede, or does not
    follow; empty when that leaves it open.

    Whoever writes “Monday” means one that is less than a week away. “Updated yesterday” counts from a day
    that nobody knows, while “published yesterday” was still there on the day of the last update.
    """
    for found in dates_said(said):
        meant = None if later and found.is_counted else found.period(known, ahead=later)
        if meant and meant.is_day and (known <= meant.known_date if later else meant.known_date <= known):
            return meant.known_date
    return ""


def _iso(match: re.Match[str]) -> str:
    said = match.groupdict()
    if said["year_of_numbers"]:
        return _of_numbers(said["year_of_numbers"], said["one"], said["other"], said["sign"])
    year = said["year"] or said["year_first"] or said["year_last"] or said["year_of_month"]
    day = said["day"] or said["day_first"] or said["day_last"]
    name = said["month"] or said["month_after"] or said["month_alone"]
    month = f"{_month_number(name):02}" if name else said["month_digits"]
    return _checked("-".join(part for part in (year, month, day and f"{int(day):02}") if part))


def _of_numbers(year: str, one: str, other: str, sign: str) -> str:
    """`13.1.2020` and `13/1/2020`; empty where both orders give a day, and not the same."""
    day_first, month_first = (
        _checked(f"{year}-{int(month):02}-{int(day):02}") for day, month in ((one, other), (other, one))
    )
    if sign == "." or day_first == month_first or not month_first:
        return day_first
    return month_first if not day_first else ""


def _checked(date: str) -> str:
    try:
        return checked_date(date)
    except UserError:  # the 31st of June is no date that the text says
        return ""


def _month_number(name: str) -> int:
    return next(i for i, form in enumerate(_months(), 1) if re.fullmatch(form, name, re.IGNORECASE))


def _months() -> list[str]:
    months: list[str] = table("dateline")["months"]
    return months


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(_day() + r"(?!\w)", re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_day() + _TIME_OF_DAY, re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(_TIME_OF_DAY, re.IGNORECASE)


def _day() -> str:
    """A pattern for a day or a month, with the weekday or without."""
    month = any_of(_months())
    day = r"\d{1,2}"
    nth = r"(?:st|nd|rd|th|er|º)?"
    of = "(?:of |de )?"
    forms = [
        r"(?P<year_first>\d{4})(?P<mark>[-/.])(?P<month_digits>\d\d)(?P=mark)(?P<day_last>\d\d)",
        rf"(?P<month>{month})\.? (?P<day>{day}){nth},? (?P<year>\d{{4}})",
        rf"(?P<day_first>{day}){nth}\.? {of}(?P<month_after>{month})\.?,? {of}(?P<year_last>\d{{4}})",
        rf"(?P<month_alone>{month})\.?,? (?P<year_of_month>\d{{4}})",
        rf"(?P<one>{day})(?P<sign>[./])(?P<other>{day})(?P=sign)(?P<year_of_numbers>\d{{4}})",
    ]
    weekday = rf"(?:{any_of(table('dateline')['days'])}\.?,? )?(?:den |le )?"
    return rf"{weekday}{any_of(forms)}(?: ?(?:г\.|года|року))?"
