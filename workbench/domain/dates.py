"""Dates as people know them: a day, a month, or only a year.

A date is kept as the part of an ISO 8601 date that is known: `2020-01-06`, `2020-01` or `2011`.
An empty string means that nobody has said.
"""

import re
from datetime import date

from workbench.domain.errors import UserError

_KNOWN_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def checked_date(value: str) -> str:
    """`value` without surrounding blanks, when it is a date that exists or is empty.

    Raises UserError for anything else.
    """
    value = value.strip()
    if value and not _exists(value):
        raise UserError(
            f"“{value}” is not a date.", "Write a day, a month or a year: 2020-01-06, 2020-01 or 2020."
        )
    return value


def readable_date(value: str) -> str:
    """`6 Jan 2020`, `Jan 2020`, `2020`; what is not such a date is returned as it stands."""
    if not _exists(value):
        return value
    year, month, day = _parts(value)
    words = [str(day) if day else "", _MONTHS[month - 1] if month else "", f"{year:04}"]
    return " ".join(word for word in words if word)


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
