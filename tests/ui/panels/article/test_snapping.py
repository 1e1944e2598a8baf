"""What counts as a word when a selection grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.panels.article.snapping import grown, word_at


def grown_from(words: str, touched: str) -> str:
    start = words.index(touched)
    first, last = grown(words, start, start + len(touched))
    return words[first:last]


@pytest.mark.parametrize(
    ("words", "touched", "whole"),
    [
        ("All but 3,000 troops", "00 tr", "3,000 troops"),
        ("he doesn’t agree", "oes", "doesn’t"),
        ("the U.S. military", "S", "U.S"),
        ("CH-47, UH-60", "47", "CH-47"),
        ("“That letter,” he said", "lett", "letter"),
        ("naïve re\u0301sume\u0301 reader", "sum", "re\u0301sume\u0301"),
        ("عربي كلمة", "ربي", "عربي"),
        ("one – two", "ne", "one"),
        ("It ended. Then", "nded", "ended"),
    ],
)
def test_a_selection_grows_to_whole_words(words: str, touched: str, whole: str) -> None:
    assert grown_from(words, touched) == whole


def test_a_selection_of_whole_words_stays_as_it_is() -> None:
    assert grown_from("one two three", "two") == "two"
    assert grown_from("one two three", " two ") == " two "


def test_the_word_at_a_blank_is_the_one_it_touches_else_the_blank_itself() -> None:
    assert word_at("one  two", 3) == (0, 3)
    assert word_at("a   b", 2) == (2, 3)
    assert word_at("", 0) == (0, 0)


@given(st.text(alphabet="ab ’.,\n\u0301", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_growing_again_changes_nothing(words: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(words)), min(other, len(words))))
    first = grown(words, start, end)
    assert first[0] <= start <= end <= first[1]
    assert grown(words, *first) == first
