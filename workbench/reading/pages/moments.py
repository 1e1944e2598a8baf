"""Moments as pages write them, and the day that each is where it was written."""

import re

from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.reading.dates import leading_date, written_date

_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$")
_MAIL = re.compile(r"(?:\w{3}, )?(\d{1,2} \w{3} \d{4})\b")


def date_in(moment: str) -> str:
    """The day of a moment as `domain.dates` has it; empty for what is none.

    The day is taken as it stands, in the time zone of whoever wrote it: a reader of the paper saw
    that date.
    """
    if match := _ISO.match(moment) or _COMPACT.match(moment):
        return _existing("-".join(part for part in match.groups() if part))
    if match := _MAIL.match(moment):
        return written_date(match[1])
    return written_date(moment) or leading_date(moment.strip())[0]


def _existing(date: str) -> str:
    try:
        return checked_date(date)
    except UserError:  # the 31st of June
        return ""
