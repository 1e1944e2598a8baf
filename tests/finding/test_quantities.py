"""Every quantity is found with its place, value, unit and what it counts; nothing else is taken for one."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.counted_nouns import alike
from workbench.finding.quantities import Quantity, quantities


def only(words: str) -> Quantity:
    (found,) = quantities(words)
    return found


def phrase(words: str, found: Quantity) -> str:
    return words[found.phrase_start : found.phrase_end]


@pytest.mark.parametrize(
    ("words", "low", "high", "counts", "qualifier", "told"),
    [
        ("all but 3,000 U.S. troops will go", 3000, 3000, "troop", "all but", "all but 3,000 U.S. troops"),
        ("between 3,000 and 5,000 troops", 3000, 5000, "troop", "", "between 3,000 and 5,000 troops"),
        ("3,000 to 5,000 soldiers", 3000, 5000, "soldier", "", "3,000 to 5,000 soldiers"),
        ("3,000–5,000 soldiers", 3000, 5000, "soldier", "", "3,000–5,000 soldiers"),
        ("at least 10,000 people died", 10_000, None, "person", "at least", "at least 10,000 people"),
        ("no fewer than 12 men", 12, None, "man", "at least", "no fewer than 12 men"),
        ("up to 500 jobs", 0, 500, "job", "up to", "up to 500 jobs"),
        ("as many as 40 soldiers", 0, 40, "soldier", "up to", "as many as 40 soldiers"),
        ("more than 20 women", 20, None, "woman", "more than", "more than 20 women"),
        ("fewer than 100 troops", 0, 100, "troop", "less than", "fewer than 100 troops"),
        ("about 27,000 troops", 27_000, 27_000, "troop", "about", "about 27,000 troops"),
        ("nearly 4,500 US troops", 4500, 4500, "troop", "almost", "nearly 4,500 US troops"),
        ("only 3,000 troops", 3000, 3000, "troop", "only", "only 3,000 troops"),
        ("as low as 3,000 troops", 3000, 3000, "troop", "as low as", "as low as 3,000 troops"),
        ("another 30 officers", 30, 30, "officer", "another", "another 30 officers"),
        ("3,000 or more soldiers", 3000, None, "soldier", "at least", "3,000 or more soldiers"),
        ("3,000+ troops", 3000, None, "troop", "at least", "3,000+ troops"),
        ("a dozen soldiers", 12, 12, "soldier", "", "a dozen soldiers"),
        ("three dozen soldiers", 36, 36, "soldier", "", "three dozen soldiers"),
        ("6.5 million people", 6_500_000, 6_500_000, "person", "", "6.5 million people"),
        ("half a million people", 500_000, 500_000, "person", "", "half a million people"),
        ("twenty-seven thousand troops", 27_000, 27_000, "troop", "", "twenty-seven thousand troops"),
        ("a 27,000-strong force in Iraq", 27_000, 27_000, "force", "", "27,000-strong force"),
        ("10,000 service members", 10_000, 10_000, "service member", "", "10,000 service members"),
        ("three or four journalists", 3, 4, "journalist", "", "three or four journalists"),
        ("tens of thousands of protesters", 20_000, 100_000, "protester", "", None),
        ("several hundred police officers", 200, 900, "police officer", "", None),
        ("5 to 6 million refugees", 5_000_000, 6_000_000, "refugee", "", None),
        ("3 000 soldiers", 3000, 3000, "soldier", "", None),
        ("3\u202f000 soldiers", 3000, 3000, "soldier", "", None),
        ("3.000 Soldaten, 3'000 soldiers", None, None, "soldier", "", None),
        ("500 of the 2,000 refugees", 500, 500, "refugee", "", "500 of the 2,000 refugees"),
        ("2000 troops left", 2000, 2000, "troop", "", "2000 troops"),
        ("one soldier was killed", 1, 1, "soldier", "", "one soldier"),
        ("30 to 40 U.S. and coalition soldiers", 30, 40, "soldier", "", None),
    ],
)
def test_what_is_counted_is_told_with_its_interval_and_qualifier(
    words: str, low: int | None, high: int | None, counts: str, qualifier: str, told: str | None
) -> None:
    found = quantities(words)[-1]
    if low is not None:
        assert (found.low, found.high) == (Decimal(low), None if high is None else Decimal(high))
    assert (found.counts, found.qualifier, found.unit) == (counts, qualifier, "")
    if told is not None:
        assert phrase(words, found) == told


@pytest.mark.parametrize(
    ("words", "low", "unit", "counts"),
    [
        ("$2.5bn in aid", "2500000000", "dollar", "aid"),
        ("US$500 million in military aid", "500000000", "dollar", "aid"),
        ("EUR 3 million", "3000000", "euro", ""),
        ("£5m", "5000000", "pound", ""),
        ("27.000.000 Euro", "27000000", "euro", ""),
        ("1.234,56 €", "1234.56", "euro", ""),
        ("2,50,000 rupees", "250000", "rupee", ""),
        ("a $1.2 trillion deficit", "1200000000000", "dollar", "deficit"),
        ("unemployment fell to 5.4% in May", "5.4", "percent", "unemployment"),
        ("20 per cent of voters", "20", "percent", "voter"),
        ("rose by 2 percentage points", "2", "percentage-point", ""),
        ("two-thirds of the troops", "0.666667", "share", "troop"),
        ("half of voters", "0.5", "share", "voter"),
        ("half the troops", "0.5", "share", "troop"),
        ("one in four Americans", "0.25", "share", "american"),
        ("3 out of every 10 adults", "0.3", "share", "adult"),
        ("half an hour", "0.5", "hour", ""),
        ("17 years of military occupation", "17", "year", "occupation"),
        ("a 10-year sentence", "10", "year", "sentence"),
        ("a 54-year-old man", "54", "year", "age"),
        ("Anna Smith, 54, left", "54", "year", "age"),
        ("3.5 km", "3.5", "kilometre", ""),
        ("5 m tall", "5", "metre", ""),
        ("80,000 square feet", "80000", "square-foot", ""),
        ("3½ years", "3.5", "year", ""),
        ("minus: -5 degrees", "-5", "degree", ""),
        ("two million barrels a day", "2000000", "barrel", ""),
        ("two and a half million dollars", "2500000", "dollar", ""),
    ],
)
def test_what_is_measured_is_told_with_its_unit(words: str, low: str, unit: str, counts: str) -> None:
    found = only(words)
    assert (found.low, found.unit, found.counts) == (Decimal(low), unit, counts)


def test_pounds_are_money_unless_something_is_weighed() -> None:
    assert only("It cost 300 pounds.").unit == "pound"
    assert only("It weighs 300 pounds.").unit == "pound-weight"
    assert only("500 pounds of explosives").unit == "pound-weight"


def test_a_year_before_a_number_is_no_beginning_of_an_interval() -> None:
    assert only("from 2014 to 28.1 million units").low == Decimal(28_100_000)


def test_over_a_time_is_during_it() -> None:
    assert only("over three years").qualifier == ""
    assert only("over 3,000 troops").qualifier == "more than"


def test_dollars_by_the_billion_are_told_as_far_as_they_go() -> None:
    found = only("It cost billions of dollars to build.")
    assert (found.low, found.high, found.unit) == (Decimal(2 * 10**9), Decimal(10**12), "dollar")
    assert found.written == "billions of dollars"


@pytest.mark.parametrize(
    "words",
    [
        "on Jan. 6, 2020, and January 6th",
        "in 2011, since 2003, by 1 January 2012",
        "in 2011 troops left; the 2012 elections",
        "the 1990s and the '90s",
        "2020-01-06T10:30:00Z, 06/01/2020, 6.1.2020",
        "at 10:30 a.m., at 5 pm, at ten o'clock, 14:00 GMT",
        "the 3rd Infantry Division and the 82nd Airborne",
        "CH-47, UH-60 and AH-64 helicopters, COVID-19, G7, B-52s",
        "call +1 202 555 0123 or (202) 555-0123",
        "18 U.S.C. § 793, Section 12, Articles 5 and 6, Resolution 1441",
        "page 3 of 10, pp. 10-12, chapter 4",
        "version 2.1.3, v2.0",
        "1. First\n2. Second\n(3) Third",
        "as was said [12]",
        "one of them said so; the two of them; one another; no one",
        "one day, one source said",
        "the number one reason",
        "Boeing 737, Apollo 11, Flight 93, Windows 10",
        "9/11, 24/7, a 50-50 chance",
        "a score of 3-2 in 1910-2010",
        "a three-star general in a two-way street",
        "https://t.co/P3BdjLUYsc12 and someone1990@example.org, @rabrowne75",
        "the first half of the third quarter",
        "Group of Seven",
        "the iPhone 6 Plus and the iPhone 6",
        "the 1 World Trade Center offices",
        "on September, 11, 2001",
        "12.14 The minister speaks",
        "width = 468;",
        "call the helpline at 03000 999 999",
        "tests between Feb. 9 and 16 at the store",
    ],
)
def test_what_is_no_quantity_is_left_alone(words: str) -> None:
    assert [phrase(words, found) for found in quantities(words)] == []


def test_a_number_that_stands_alone_is_explained_by_what_stands_before_it() -> None:
    words = (
        "The generals had requested that the number of troops reach about 27,000. But there was pushback, "
        "so that the number was then reduced to 10,000."
    )
    first, second = quantities(words)
    assert (first.counts, first.is_carried, second.counts, second.is_carried) == (
        "troop",
        True,
        "troop",
        True,
    )


def test_another_paragraph_explains_nothing() -> None:
    (_, alone) = quantities("It named 27,000 troops.\n\nThe number was reduced to 10,000.")
    assert alone.counts == ""


def test_the_ends_of_a_change_are_two_numbers_and_its_size_is_a_change() -> None:
    words = "The force was cut from 10,000 to 3,000 troops; prices rose by 5 percent."
    first, second, third = quantities(words)
    assert (first.low, first.counts, second.low) == (Decimal(10_000), "troop", Decimal(3000))
    assert (second.is_change, third.is_change) == (False, True)


def test_words_for_the_same_are_comparable_and_kept_apart() -> None:
    troops, soldiers, members = quantities("3,000 troops, 3,000 soldiers and 3,000 service members")
    assert (troops.counts, soldiers.counts, members.counts) == ("troop", "soldier", "service member")
    assert len({alike(one.counts) for one in (troops, soldiers, members)}) == 1
    assert alike("letter") == "letter"


def test_those_who_are_left_out_are_a_remainder() -> None:
    assert only("all but 3,000 troops").is_remainder
    assert not only("3,000 troops").is_remainder


def test_long_words_are_read_in_pieces_and_places_stay_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["The army kept 3,000 troops, and later 10,000.", "", "It cost $2.5bn in aid.", "Nothing."]
    words = "\n".join(lines * 20)
    whole = quantities(words)
    monkeypatch.setattr("workbench.finding.quantities._PIECE", 150)
    monkeypatch.setattr("workbench.finding.quantities._CACHED", 0)
    assert quantities(words) == whole
    unbroken = " ".join(["We kept 3,000 troops there."] * 40)
    assert all(unbroken[one.start : one.end] == one.written for one in quantities(unbroken))
    assert len(quantities(unbroken)) >= 38, "a line is cut at blanks, which may part a number from its troops"


_PIECES = st.sampled_from(
    [
        *(
            "3,000",
            "12",
            "one",
            "two",
            "half",
            "a",
            "dozen",
            "million",
            "$",
            "€",
            "%",
            "percent",
            "km",
            "U.S.",
        ),
        *(
            "troops",
            "people",
            "of",
            "the",
            "between",
            "and",
            "to",
            "from",
            "about",
            "all but",
            "at least",
            "-",
        ),
        *(
            " ",
            " ",
            " ",
            ",",
            ".",
            "\n",
            "\n\n",
            "’s",
            "“",
            "January",
            "2011",
            "½",
            "İ",
            "٣",
            "𝟛",
            "ﬁ",
            "é",
            "👍",
        ),
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES).map(" ".join)))
def test_places_are_exact_in_any_words(words: str) -> None:
    found = quantities(words)
    for one in found:
        assert words[one.start : one.end] == one.written
        assert 0 <= one.phrase_start <= one.start < one.end <= one.phrase_end <= len(words)
        assert one.high is None or one.low <= one.high
        assert one.written.strip() == one.written
    assert all(one.end <= following.start for one, following in pairwise(found))


_TIRESOME = """1|1,|1.|12,34,|1 000 |one |twenty-|half |3 to |$|a dozen |from 1 |no. |@|5 and |-1|million
between |1/
tens of |aaaa|'|+1-""".replace("\n", "|")


@pytest.mark.parametrize("piece", _TIRESOME.split("|"))
def test_the_time_grows_with_the_length(piece: str) -> None:
    def seconds(size: int) -> float:
        words = (piece * (size // len(piece) + 1))[:size]
        start = time.perf_counter()
        quantities(words)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(16_000) < 40 * seconds(2_000) + 0.05


def test_percentage_points_and_percent_are_no_interval() -> None:
    by, to = quantities("Core inflation fell by 0.3 percentage points to 3.9 per cent.")
    assert (by.low, by.unit, by.is_change) == (Decimal("0.3"), "percentage-point", True)
    assert (to.low, to.high, to.unit, to.counts) == (
        Decimal("3.9"),
        Decimal("3.9"),
        "percent",
        "core inflation",
    )


def test_sums_in_two_currencies_are_no_interval() -> None:
    assert [one.unit for one in quantities("They want $3 to £5 for it.")] == ["dollar", "pound"]


def test_one_in_so_many_is_a_share_of_them() -> None:
    found = only("Energy support reached one household in twenty, auditors find")
    assert (found.low, found.unit, found.counts) == (Decimal("0.05"), "share", "household")


def test_a_comma_right_behind_a_number_ends_what_it_counts() -> None:
    assert [one.counts for one in quantities("Of the soldiers he saw thirty, generals say.")] == ["soldier"]


def test_a_magnitude_counts_nobody() -> None:
    dead, magnitude = quantities("12 people died in a quake of magnitude 6.9 on Monday.")
    assert (dead.counts, magnitude.counts, magnitude.low) == ("person", "magnitude", Decimal("6.9"))


def test_what_is_told_of_a_lone_number_behind_it_is_what_it_counts() -> None:
    hurt, missing = quantities("Some 300 people were injured. Between 15 and 20 are still missing.")
    assert (hurt.counts, missing.counts) == ("person", "missing")
    assert (missing.low, missing.high) == (15, 20)


def test_a_time_of_day_with_a_point_is_no_quantity() -> None:
    assert quantities("The alarm was acknowledged at 04.10 on 27 January and was not passed on.") == ()
    assert [one.low for one in quantities("The rate stood at 10.25 per cent.")] == [Decimal("10.25")]
