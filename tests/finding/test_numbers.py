"""Numbers are compared by value, however they are written."""

from decimal import Decimal

import pytest

from workbench.finding.numbers import as_written, values_in


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("all but 3,000 troops", [3000]),
        ("three thousand troops", [3000]),
        ("$6.4 million or 20% of sales", [6_400_000, 20]),
        ("nine point seven million dollars", [9_700_000]),
        ("down point nine per cent", [Decimal("0.9")]),
        ("one hundred and four", [104]),
        ("a hundred and fifty", [150]),
        ("twenty-seven thousand", [27_000]),
        ("in two thousand twenty two", [2022]),
        ("twenty twenty", [2020]),
        ("nineteen eighty four", [1984]),
        ("on November 3rd", [3]),
        ("the fourth quarter", [4]),
        ("1933 and 1934", [1933, 1934]),
        ("$1.2bn", [1_200_000_000]),
        ("one of them said so", []),
        ("no number at all, and none", []),
    ],
)
def test_a_number_is_its_value(words: str, values: list[int]) -> None:
    assert list(values_in(words)) == [Decimal(value) for value in values]


def test_a_value_is_written_for_people() -> None:
    assert as_written(values_in("6.5 million")[0]) == "6,500,000"
    assert as_written(Decimal("3.50")) == "3.5"
