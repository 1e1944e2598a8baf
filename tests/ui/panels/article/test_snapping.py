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
        ("미군이 철수한다", "군", "미군이"),
    ],
)
def test_a_selection_grows_to_whole_words(words: str, touched: str, whole: str) -> None:
    assert grown_from(words, touched) == whole


@pytest.mark.parametrize(
    ("words", "touched", "whole"),
    [
        ("美军宣布三千人撤离伊拉克，国防部长否认了这一说法。", "三千人", "三千人"),
        ("米軍は3000人を撤退させると発表した。", "3000人", "3000人"),
        ("米軍は3000人を撤退させると発表した。", "00人", "3000人"),
        ("トランプ大統領が否定した", "大統領", "大統領"),
        ("美军的CH-47直升机", "H", "CH-47"),
        ("ทหารสหรัฐประกาศถอนกำลัง", "ประกาศ", "ประกาศ"),
        ("ที่นี่มีทหาร", "ท", "ที่"),
        ("ທະຫານອອກຈາກ", "ອອກ", "ອອກ"),
        ("ទាហានចាកចេញ", "ចាក", "ចាក"),
        ("អ្នកកាសែត", "អ", "អ្ន"),
        ("စစ်တပ်ထွက်ခွာ", "တပ်", "တပ်"),
    ],
)
def test_where_no_blanks_part_words_the_reader_says_where_one_ends(
    words: str, touched: str, whole: str
) -> None:
    assert grown_from(words, touched) == whole


def test_a_selection_of_whole_words_stays_as_it_is() -> None:
    assert grown_from("one two three", "two") == "two"
    assert grown_from("one two three", " two ") == " two "


def test_the_word_at_a_blank_is_the_one_it_touches_else_the_blank_itself() -> None:
    assert word_at("one  two", 3) == (0, 3)
    assert word_at("a   b", 2) == (2, 3)
    assert word_at("", 0) == (0, 0)


@given(
    st.text(alphabet="ab ’.,\n\u0301三の\u0e17\u0e35", max_size=20), st.integers(0, 20), st.integers(0, 20)
)
def test_growing_again_changes_nothing(words: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(words)), min(other, len(words))))
    first = grown(words, start, end)
    assert first[0] <= start <= end <= first[1]
    assert grown(words, *first) == first
