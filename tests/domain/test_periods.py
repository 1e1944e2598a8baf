"""Stretches of days, as calendars divide them."""

import pytest

from workbench.domain.periods import Unit, around, period_of


@pytest.mark.parametrize("known", ["2020-02-29", "2011-12", "2011", "2020-12"])
def test_a_known_date_is_a_period_and_can_be_told_from_it(known: str) -> None:
    period = period_of(known)
    assert period is not None
    assert period.known_date == known
    assert period_of("") is None


def test_a_day_lies_in_its_month_and_overlaps_it() -> None:
    day, month, other = period_of("2020-01-06"), period_of("2020-01"), period_of("2020-02")
    assert day and month and other
    assert day in month
    assert month not in day
    assert month.overlaps(day)
    assert not month.overlaps(other)
    assert (day.is_day, month.is_day) == (True, False)


def test_months_follow_each_other_over_the_end_of_a_year() -> None:
    december = period_of("2019-12-30")
    assert december
    assert [str(around(december, Unit.MONTH, later)) for later in (-12, 0, 1)] == [
        "Dec 2018",
        "Dec 2019",
        "Jan 2020",
    ]


def test_what_lies_across_a_border_is_in_neither() -> None:
    year = period_of("2020")
    assert year
    assert around(year, Unit.MONTH) is None
    assert str(around(year, Unit.YEAR)) == "2020"
