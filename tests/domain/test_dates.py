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
    "typed",
    ["6 Jan 2020", "06 January 2020", "January 6, 2020", "jan. 6 2020", "6. January 2020"],
)
def test_a_date_can_be_typed_as_it_is_shown_and_as_papers_write_it(typed: str) -> None:
    assert checked_date(typed) == "2020-01-06"


def test_what_is_shown_of_a_date_can_be_typed_back() -> None:
    for month in range(1, 13):
        for kept in (f"2020-{month:02}-09", f"2020-{month:02}"):
            assert checked_date(readable_date(kept)) == kept


@pytest.mark.parametrize(
    "value",
    [
        "6 Janvier 2020",
        "6 Ja 2020",
        "31 Jun 2020",
        "6 Jan 6 2020",
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
