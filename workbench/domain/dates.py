"""Dates as people know them: a day, a month, or only a year.

A date is kept as the part of an ISO 8601 date that is known: `2020-01-06`, `2020-01` or `2011`.
An empty string means that nobody has said.
"""

import re
from datetime import date

from workbench.domain.errors import UserError

_KNOWN_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[a-z]+)\.?(?: (?P<day_after>\d{1,2}))?,? (?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LONG_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def checked_date(value: str) -> str:
    """The date that was typed, as cases keep it; empty when nothing was.

    Months may be written out: `6 Jan 2020`, `January 6, 2020`, `Jan 2020`. What `readable_date` shows
    is read back. Raises UserError for anything else.
    """
    value = value.strip()
    kept = _from_words(value) or value
    if kept and not _exists(kept):
        raise UserError(
            f"“{value}” is not a date.",
            "Write a day, a month or a year: 2020-01-06 or 6 Jan 2020, 2020-01 or Jan 2020, 2020.",
        )
    return kept


def readable_date(value: str) -> str:
    """`6 Jan 2020`, `Jan 2020`, `2020`; what is not such a date is returned as it stands."""
    if not _exists(value):
        return value
    year, month, day = _parts(value)
    words = [str(day) if day else "", _MONTHS[month - 1] if month else "", f"{year:04}"]
    return " ".join(word for word in words if word)


def long_date(day: date) -> str:
    """`Monday, 6 January 2020`, in the language of the words around it, whatever the system speaks."""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_LONG_MONTHS[day.month - 1].capitalize()} {day.year}"


def _from_words(value: str) -> str:
    """A date whose month is a word, in digits: `6 Jan 2020` → `2020-01-06`; "" for anything else."""
    match = _IN_WORDS.fullmatch(value)
    month = _month_number(match["month"].lower()) if match else 0
    if match is None or not month or (match["day"] and match["day_after"]):
        return ""
    day = match["day"] or match["day_after"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else "")


def _month_number(word: str) -> int:
    """1 for `jan` and all that goes on to `january`; 0 for what begins no month."""
    months = [number for number, name in enumerate(_LONG_MONTHS, 1) if name.startswith(word)]
    return months[0] if months and len(word) >= len(_MONTHS[0]) else 0


def _parts(value: str) -> tuple[int, int, int]:
    match = _KNOWN_PART.fullmatch(value)
    if match is None:
        return 0, 0, 0
    year, month, day = (int(part) if part else 0 for part in match.groups())
    return year, month, day


def _exists(value: str) -> bool:
    if _KNOWN_PART.fullmatch(value) is None:
        return False
    year, month, day = _parts(value)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    # "2020-00" parses, and would pass as January
    return not re.search(r"-00", value)
