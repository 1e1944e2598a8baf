"""Moments in UTC as an analyst reads them, on the clock of the place where they are."""

from datetime import UTC, date, datetime, timedelta

from workbench.domain.dates import long_date, readable_date


def today() -> str:
    """The day it is where the analyst is: `2026-11-20`."""
    return datetime.now().astimezone().date().isoformat()


def day_of(moment: str) -> str:
    """The day that a moment fell on where the analyst is, as cases keep dates: `2026-11-20`; "" of ""."""
    return local(moment).date().isoformat() if moment else ""


def is_moment(words: str) -> bool:
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return True


def local(moment: str) -> datetime:
    """A moment in UTC as the clock on the analyst's wall showed it."""
    return datetime.fromisoformat(moment).astimezone()


def exact_moment(moment: str) -> str:
    """`2026-11-20 09:21:02 (08:21:02 UTC)`."""
    return f"{local(moment):%Y-%m-%d %H:%M:%S} ({moment[11:19]} UTC)"


def short_moment(moment: str) -> str:
    """`20 Nov 2026 09:21`."""
    return f"{readable_date(day_of(moment))} {local(moment):%H:%M}"


def relative_moment(moment: str) -> str:
    """`just now`, `5 min ago`, and from an hour on the time of day."""
    minutes = (datetime.now(UTC) - datetime.fromisoformat(moment)) // timedelta(minutes=1)
    if minutes < 1:
        return "just now"
    return f"{minutes} min ago" if minutes < 60 else f"{local(moment):%H:%M}"


def day_name(day: date) -> str:
    """`Today`, `Yesterday`, else `Friday, 20 November 2026`."""
    ago = (datetime.now().astimezone().date() - day).days
    if ago in (0, 1):
        return "Yesterday" if ago else "Today"
    return long_date(day)
