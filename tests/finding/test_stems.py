"""Forms of one English word have one stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "leave leaves leaving left",
        "withdraw withdrew withdrawn withdrawing withdrawal",
        "troop troops",
        "deny denies denied denying denial",
        "associate associated association",
        "plan plans planned planning",
        "increase increases increased increasing",
        "city cities",
        "authorised authorized authorise",
        "approve approved approval",
    ],
)
def test_forms_of_a_word_are_one(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1, {form: stem(form) for form in forms.split()}


@pytest.mark.parametrize(
    ("one", "other"), [("letter", "let"), ("news", "new"), ("depart", "department"), ("red", "reed")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_possessives_are_taken_off() -> None:
    assert stem("iraq's") == stem("iraq’s") == stem("iraq")


@given(st.text(max_size=30))
def test_every_word_has_a_stem_no_longer_than_itself_and_a_letter(word: str) -> None:
    assert len(stem(word)) <= max(len(word) + 2, 20)
