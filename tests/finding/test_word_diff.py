"""Two versions are told apart word by word, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workbench.finding.word_diff import Stretch, place_after, word_diff

PIECES = some.lists(some.sampled_from(["a ", "b ", "c\n", "3,000 ", "ü.", "\n"]), max_size=14).map("".join)

OLD = "All but 3,000 troops will leave. Nobody knows.\nSecond line.\n"
NEW = "All but 10,000 troops will leave soon. Nobody knows.\nA new line.\nSecond line.\n"


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [
        (old[one.old_start : one.old_end], new[one.new_start : one.new_end])
        for one in word_diff(old, new)
        if not one.is_same
    ]


def test_words_that_were_replaced_and_added_are_told() -> None:
    assert changes(OLD, NEW) == [("3,000", "10,000"), ("", " soon"), ("", "A new line.\n")]


@given(PIECES, PIECES)
def test_the_stretches_cover_both_texts_in_order(old: str, new: str) -> None:
    old_at = new_at = 0
    before: Stretch | None = None
    for one in word_diff(old, new):
        assert (one.old_start, one.new_start) == (old_at, new_at)
        if one.is_same:
            assert old[one.old_start : one.old_end] == new[one.new_start : one.new_end]
        assert before is None or before.is_same is not one.is_same
        old_at, new_at, before = one.old_end, one.new_end, one
    assert (old_at, new_at) == (len(old), len(new))


def test_the_same_text_has_no_differences() -> None:
    assert word_diff(OLD, OLD) == [Stretch(True, 0, len(OLD), 0, len(OLD))]
    assert word_diff("", "") == []


def test_a_place_that_kept_its_words_is_carried_over() -> None:
    stretches = word_diff(OLD, NEW)
    start = OLD.index("Nobody knows")
    assert place_after(stretches, start, start + 6) == (NEW.index("Nobody"), NEW.index("Nobody") + 6)
    assert place_after(stretches, OLD.index("3,000"), OLD.index(" troops")) is None
    assert place_after(stretches, OLD.index("but"), OLD.index("troops")) is None


@pytest.mark.timeout(20)
def test_large_texts_are_compared_without_being_squared() -> None:
    lines = [f"Line {number} says {number * 7919 % 10_007} of {number % 13}.\n" for number in range(60_000)]
    newer = [
        line.replace("says", "tells") if number % 500 == 0 else line for number, line in enumerate(lines)
    ]
    newer[100:100] = lines[50_000:50_020]
    old, new = "".join(lines), "".join(newer)
    told = [change for change in changes(old, new) if change == ("says", "tells")]
    assert len(told) == 120
    assert word_diff("a " * 100_000, "b a " * 90_000)
