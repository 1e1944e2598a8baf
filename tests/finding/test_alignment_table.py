"""Wordings stand beside each other word under word."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.alignment_table import table
from workbench.finding.comparing import compare
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.wordings import Wording


def wording(words: str) -> Wording:
    return Wording.of(words, [(0, len(words))])


def lines(base: str, *others: str) -> list[list[str]]:
    """The table line by line, a dot for nothing and a dash for what is missing."""
    first = wording(base)
    slots = table(first, [(wording(other), compare(first, wording(other))) for other in others])
    return [
        ["." if cell is None else cell.words or "-" for cell in line] for line in zip(*slots, strict=True)
    ]


def test_the_same_word_stands_in_the_same_slot() -> None:
    assert lines(
        "it was a mistake, it was unsigned, it is out",
        "it was a mistake, it is out",
        "a very big mistake, it was unsigned",
    ) == [
        ["“it", "was", "a", ".", ".", "mistake,", "it", "was", "unsigned,", "it", "is", "out”"],
        ["“it", "was", "a", ".", ".", "mistake,", "-", "-", "-", "it", "is", "out”"],
        [".", ".", "“a", "very", "big", "mistake,", "it", "was", "unsigned”", ".", ".", "."],
    ]


def test_a_word_in_place_of_another_stands_under_it() -> None:
    base = wording("the air base there is ours")
    other = wording("the airbase there is ours")
    slots = table(base, [(other, compare(base, other))])
    own, under = slots[1]
    assert own is not None
    assert under is not None
    assert (own.words, own.difference) == ("air", 0)
    assert (under.words, under.kind, under.begins) == ("airbase", DifferenceKind.SPELLING, True)
    assert slots[2][1] is None


WORDS = st.lists(st.sampled_from(["we", "will", "not", "go", "there", "[sic]", "a,", "b"]), max_size=10)


@given(WORDS, st.lists(WORDS, max_size=3))
def test_no_word_is_lost_and_each_line_keeps_its_order_but_for_what_was_moved(
    base: list[str], others: list[list[str]]
) -> None:
    found = lines(" ".join(base), *map(" ".join, others)) if base else []
    for line, words in zip(found, [base, *others], strict=False):
        told = " ".join(cell for cell in line if cell not in "-.").strip("“”")
        assert told == " ".join(words)
