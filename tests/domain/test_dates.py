"""Dates as far as they are known."""

import pytest

from workbench.domain.dates import checked_date, readable_date
from workbench.domain.errors import UserError


@pytest.mark.parametrize(
    ("value", "readable"),
    [
        ("2020-01-06", "6 Jan 2020"),
        ("2020-01", "Jan 2020"),
        ("2011", "2011"),
        ("2020-02-29", "29 Feb 2020"),
        ("", ""),
    ],
)
def test_a_date_is_kept_and_read_as_far_as_it_is_known(value: str, readable: str) -> None:
    assert checked_date(f" {value} ") == value
    assert readable_date(value) == readable


@pytest.mark.parametrize(
    "value",
    [
        "6 Jan 2020",
        "2020-13",
        "2020-02-30",
        "2020-00",
        "2020-01-00",
        "20",
        "2020-1-6",
        "2020-01-06T08:21",
        "٢٠٢٠",
    ],
)
def test_what_is_no_date_is_refused_and_shown_as_it_stands(value: str) -> None:
    with pytest.raises(UserError, match=f"“{value}” is not a date") as caught:
        checked_date(value)
    assert "2020-01-06" in caught.value.hint
    assert readable_date(value) == value
