"""Dates as articles write them, made into dates as cases keep them."""

import re
from functools import cache

from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.reading.cues import any_of, table


def written_date(words: str) -> str:
    """The date that these words are and nothing else: `January 06, 2020` → `2020-01-06`.

    A time of day may follow. Empty for anything else, for days that do not exist, and for
    `01/06/2020`, which is another day in Boston than in Berlin.
    """
    match = _alone().fullmatch(words.strip())
    return _iso(match) if match else ""


def leading_date(words: str) -> tuple[str, int]:
    """The date that the words begin with, and where it ends; `("", 0)` when there is none."""
    match = _leading().match(words)
    date = _iso(match) if match else ""
    return (date, match.end()) if match and date else ("", 0)


def _iso(match: re.Match[str]) -> str:
    said = match.groupdict()
    year = said["year"] or said["year_first"] or said["year_last"] or said["year_of_month"]
    day = said["day"] or said["day_first"] or said["day_last"]
    name = said["month"] or said["month_after"] or said["month_alone"]
    month = f"{_month_number(name):02}" if name else said["month_digits"]
    try:
        return checked_date("-".join(part for part in (year, month, day and f"{int(day):02}") if part))
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
    zone = r"(?:\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2}))?"
    clock = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\.?)?{zone}"
    return re.compile(rf"{_day()}(?:(?:,|T| at| -| \||)\s*{clock})?", re.IGNORECASE)


def _day() -> str:
    """A pattern for a day or a month, with the weekday or without."""
    month = any_of(_months())
    day = r"\d{1,2}"
    nth = r"(?:st|nd|rd|th)?"
    forms = [
        r"(?P<year_first>\d{4})(?P<mark>[-/.])(?P<month_digits>\d\d)(?P=mark)(?P<day_last>\d\d)",
        rf"(?P<month>{month})\.? (?P<day>{day}){nth},? (?P<year>\d{{4}})",
        rf"(?P<day_first>{day}){nth}\.? (?:of )?(?P<month_after>{month})\.?,? (?P<year_last>\d{{4}})",
        rf"(?P<month_alone>{month})\.?,? (?P<year_of_month>\d{{4}})",
    ]
    return rf"(?:{any_of(table('dateline')['days'])}\.?,? )?{any_of(forms)}"
