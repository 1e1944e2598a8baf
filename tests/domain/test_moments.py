"""When something happened, as a person would say it."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import workbench
from workbench.domain.moments import day_name, day_of, exact_moment, relative_moment, short_moment, today


def moment(ago: timedelta) -> str:
    return (datetime.now(UTC) - ago).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_what_is_recent_is_told_in_minutes() -> None:
    assert relative_moment(moment(timedelta(seconds=20))) == "just now"
    assert relative_moment(moment(timedelta(minutes=5, seconds=10))) == "5 min ago"


def test_a_clock_that_runs_ahead_does_not_tell_of_the_future() -> None:
    assert relative_moment(moment(timedelta(minutes=-3))) == "just now"


def test_what_is_longer_ago_is_told_by_the_clock() -> None:
    told = relative_moment(moment(timedelta(hours=3)))
    assert len(told) == 5 and told[2] == ":"


def test_the_exact_moment_names_utc_too() -> None:
    assert exact_moment("2026-11-20T08:21:02Z").endswith("(08:21:02 UTC)")


def test_days_near_by_have_names() -> None:
    today = datetime.now().astimezone().date()
    assert day_name(today) == "Today"
    assert day_name(today - timedelta(days=1)) == "Yesterday"
    assert day_name(date(2020, 1, 6)) == "Monday, 6 January 2020"


def test_a_moment_late_in_utc_is_on_the_next_day_of_an_analyst_in_the_east(in_tokyo) -> None:
    assert day_of("2026-11-20T22:30:00Z") == "2026-11-21"
    assert short_moment("2026-11-20T22:30:00Z") == "21 Nov 2026 07:30"
    assert today() == (datetime.now(UTC) + timedelta(hours=9)).date().isoformat()


def test_days_and_months_have_english_names_whatever_the_system_speaks() -> None:
    """Qt takes over the language of the system, and `%B` would name a month in it among English words."""
    source = Path(workbench.__file__).parent
    translated = re.compile(r"\{[^{}]*:[^{}]*%[aAbBcpxX]|strftime\([^)]*%[aAbBcpxX]")
    assert [file.name for file in source.rglob("*.py") if translated.search(file.read_text("utf-8"))] == []


def test_what_has_no_moment_has_no_day() -> None:
    assert day_of("") == ""
