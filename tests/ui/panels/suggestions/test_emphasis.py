"""What a reason rests on is marked in the passage; the stronger mark wins where two meet."""

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.ui.panels.suggestions.chips import chips_of
from workbench.ui.panels.suggestions.emphasis import Emphasis, stretches

SHARED = Reason(Ground.WORDS, "shares: troops, leave", found=((0, 10), (20, 30)))
NUMBER = Reason(Ground.NUMBER, "different number: 27,000 for troops", Stance.REFUTES, ((5, 15),))


def test_a_passage_without_reasons_is_one_plain_stretch() -> None:
    assert list(stretches(40, (), None)) == [(0, 40, Emphasis.NONE)]


def test_the_stretches_are_the_whole_passage_in_order_and_the_stronger_mark_wins() -> None:
    assert list(stretches(40, (SHARED, NUMBER), None)) == [
        (0, 5, Emphasis.SHARED),
        (5, 15, Emphasis.CUE),
        (15, 20, Emphasis.NONE),
        (20, 30, Emphasis.SHARED),
        (30, 40, Emphasis.NONE),
    ]


def test_a_cue_wears_a_stance_only_where_the_passage_leans_there() -> None:
    marked = {emphasis for _, _, emphasis in stretches(40, (NUMBER,), Stance.REFUTES)}
    assert Emphasis.REFUTES in marked
    marked = {emphasis for _, _, emphasis in stretches(40, (NUMBER,), Stance.SUPPORTS)}
    assert Emphasis.CUE in marked and Emphasis.REFUTES not in marked


def test_stretches_beyond_the_passage_do_not_lengthen_it() -> None:
    wild = Reason(Ground.NUMBER, "same number 3", found=((35, 90), (-4, 3)))
    found = list(stretches(40, (wild,), None))
    assert (found[0][0], found[-1][1]) == (0, 40)
    assert all(start < end for start, end, _ in found)


def test_the_chip_of_a_leaning_comes_first_and_says_the_cue_with_it() -> None:
    first, second = chips_of((SHARED, NUMBER), Stance.REFUTES)
    assert first.words == "may refute: different number: 27,000 for troops"
    assert first.stance is Stance.REFUTES
    assert (second.words, second.stance) == (SHARED.words, None)
    assert all(chip.stance is None for chip in chips_of((SHARED, NUMBER), None))


def test_the_same_words_are_one_chip() -> None:
    again = Reason(Ground.WORDS, SHARED.words, found=((35, 40),))
    assert len(chips_of((SHARED, again), None)) == 1
