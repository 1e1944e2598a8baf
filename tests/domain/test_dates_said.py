"""What sentences say of when, and the days that are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.dates_said import dates_said
from workbench.domain.periods import Period

A_TUESDAY = "2020-01-07"


def resolved(words: str, said_on: str = "", *, ahead: bool | None = None) -> Period | None:
    (said,) = dates_said(words)
    return said.period(said_on, ahead=ahead)


def meant(words: str, said_on: str = A_TUESDAY, *, ahead: bool | None = None) -> str:
    return str(resolved(words, said_on, ahead=ahead))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("January 6, 2020", "6 Jan 2020"),
        ("Monday, Jan. 6, 2020", "6 Jan 2020"),
        ("the 6th of January 2020", "6 Jan 2020"),
        ("2020-01-06", "6 Jan 2020"),
        ("Jan. 6–8, 2020", "6 Jan 2020 – 8 Jan 2020"),
        ("in December 2011", "Dec 2011"),
        ("in 2011", "2011"),
        ("in 1887", "1887"),
        ("July 4, 1776", "4 Jul 1776"),
        ("the end of 2011", "Dec 2011"),
        ("the beginning of 2012", "Jan 2012"),
        ("early 2012", "1 Jan 2012 – 30 Apr 2012"),
        ("mid-2011", "1 May 2011 – 31 Aug 2011"),
        ("late December 2011", "21 Dec 2011 – 31 Dec 2011"),
        ("the 1990s", "1 Jan 1990 – 31 Dec 1999"),
    ],
)
def test_a_full_date_needs_no_day_on_which_it_was_said(words: str, days: str) -> None:
    assert meant(words, said_on="") == meant(words) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("today", "7 Jan 2020"),
        ("on Tuesday", "7 Jan 2020"),
        ("yesterday", "6 Jan 2020"),
        ("the day before yesterday", "5 Jan 2020"),
        ("last Friday", "3 Jan 2020"),
        ("this Thursday", "9 Jan 2020"),
        ("this past Monday", "6 Jan 2020"),
        ("Jan. 6", "6 Jan 2020"),
        ("on December 29th", "29 Dec 2019"),
        ("Sunday, Dec. 29", "29 Dec 2019"),
        ("in December", "Dec 2019"),
        ("last June", "Jun 2019"),
        ("this June", "Jun 2020"),
        ("this week", "6 Jan 2020 – 12 Jan 2020"),
        ("last month", "Dec 2019"),
        ("this year", "2020"),
        ("the end of the year", "Dec 2020"),
        ("year-end", "Dec 2020"),
        ("the end of last year", "Dec 2019"),
        ("three days ago", "4 Jan 2020"),
        ("two years ago", "2018"),
    ],
)
def test_other_dates_are_told_from_the_day_on_which_they_were_said(words: str, days: str) -> None:
    assert meant(words) == days
    assert resolved(words) is None


def test_a_year_up_to_a_month_ends_with_it_and_nobody_marches() -> None:
    (said,) = dates_said("Prices rose by 3.4 per cent in the year to April.")
    assert str(said.period("2024-05-22")) == "Apr 2024"
    assert dates_said("They went to March in the old town.") == ()


def test_whether_it_lies_ahead_tells_which_monday() -> None:
    assert meant("on Monday", ahead=False) == "6 Jan 2020"
    assert meant("on Monday", ahead=True) == "13 Jan 2020"
    assert meant("December 31", ahead=True) == "31 Dec 2020"
    assert meant("the end of the year", ahead=False) == "Dec 2019"


@pytest.mark.parametrize(
    ("words", "said_on"),
    [
        ("Monday", A_TUESDAY),  # yesterday, or in six days
        ("last Friday", "2020-01-05"),  # a Sunday: two days ago, or nine
        ("next Friday", A_TUESDAY),
        ("July 4", A_TUESDAY),
        ("last March", "2020-05-12"),
        ("yesterday", "2020-01"),
        ("31 June 2020", A_TUESDAY),
        ("February 30", A_TUESDAY),
        ("tomorrow", "9999-12-31"),
    ],
)
def test_of_two_possible_days_none_is_chosen(words: str, said_on: str) -> None:
    assert len(dates_said(words)) == 1
    assert resolved(words, said_on) is None


def test_a_weekday_tells_the_year_of_a_date_without_one() -> None:
    assert meant("Saturday, July 4") == "4 Jul 2020"
    assert meant("Thursday, July 4") == "4 Jul 2019"
    assert meant("Friday, July 4") == "None"


def test_all_dates_of_a_sentence_are_found_where_they_stand() -> None:
    words = (
        "Milley said Monday that the letter of Jan. 6 was a draft, not that all troops had left "
        "by the end of 2011, when 2,011 of 2010 people, cut by 1800, may march in the sun."
    )
    found = dates_said(words)
    assert [said.words for said in found] == ["Monday", "Jan. 6", "the end of 2011"]
    assert all(words[said.start : said.end] == said.words for said in found)


@given(st.text(alphabet="JanMondayofthe .,-6201\n’", max_size=60), st.sampled_from(["", "2020", A_TUESDAY]))
def test_any_words_are_read_without_a_fault(words: str, said_on: str) -> None:
    for said in dates_said(words):
        assert words[said.start : said.end] == said.words
        said.period(said_on)
