"""What two texts have word for word is told with its places in both."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.stretches import SHORTEST, shared_stretches

some_words = st.lists(st.sampled_from(("troops", "leave", "Iraq", "and", "nobody")), max_size=60)


def test_a_stretch_is_told_with_its_places_whatever_the_points_are() -> None:
    one = "He said: “That letter is a draft — it was a mistake,” and left."
    other = "'That letter is a draft, it was a mistake,' Milley said, and went."
    (stretch,) = shared_stretches(one, other)
    assert one[stretch.start : stretch.end] == "That letter is a draft — it was a mistake"
    assert other[stretch.other_start : stretch.other_end] == "That letter is a draft, it was a mistake"
    assert stretch.words == 9


def test_of_two_places_the_longer_run_is_taken() -> None:
    other = "all of the troops will go. Then all of the troops will leave Iraq by the end of the year."
    (stretch,) = shared_stretches("all of the troops will leave Iraq by the end of", other)
    assert other[stretch.other_start : stretch.other_end] == "all of the troops will leave Iraq by the end of"


def test_scripts_without_blanks_are_told_by_their_characters() -> None:
    (stretch,) = shared_stretches("他说，那封信只是草稿。", "那封信只是草稿，没有签名。")
    assert stretch.words == 7


def test_little_in_common_is_nothing() -> None:
    assert shared_stretches("the end of the year", "by the end of May") == []
    assert shared_stretches("", "by the end of May") == []


@given(some_words, some_words)
def test_stretches_are_the_same_words_and_do_not_overlap(one: list[str], other: list[str]) -> None:
    text, another = " ".join(one), ", ".join(other)
    reached = 0
    for stretch in shared_stretches(text, another):
        here = text[stretch.start : stretch.end].split()
        assert here == another[stretch.other_start : stretch.other_end].split(", ")
        assert len(here) == stretch.words >= SHORTEST
        assert stretch.start >= reached
        reached = stretch.end
