"""Overlapping marks as runs, and walking along marks."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Stance
from workbench.domain.overview import Mark
from workbench.ui.panels.article.marks import (
    DEEPEST,
    Emphasis,
    Layer,
    Run,
    marks_at,
    neighbour,
    runs_of,
    runs_within,
)

STANCES = [*Stance, None]


def mark(start: int, end: int, stance: Stance | None = Stance.SUPPORTS, claim: str = "claim") -> Mark:
    return Mark(
        f"{claim}-{stance}-{start}-{end}", claim, Anchor("text", start, end, "x" * (end - start)), stance
    )


some_marks = st.lists(
    st.builds(
        lambda start, length, stance, claim: mark(start, start + length, stance, claim),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(STANCES),
        st.sampled_from(["one", "two"]),
    ),
    max_size=12,
)


def test_where_two_stances_overlap_both_are_shown() -> None:
    runs = runs_of([mark(0, 10), mark(5, 15, Stance.REFUTES)])
    assert [(run.start, run.end, [layer.role for layer in run.layers]) for run in runs] == [
        (0, 5, ["supports"]),
        (5, 10, ["supports", "refutes"]),
        (10, 15, ["refutes"]),
    ]


def test_marks_of_one_stance_on_the_same_words_are_deeper() -> None:
    runs = runs_of([mark(0, 4, claim=f"claim {number}") for number in range(9)])
    assert runs == [Run(0, 4, (Layer("supports", Emphasis.PLAIN, DEEPEST),))]


def test_marks_of_the_current_claim_stand_out_and_the_others_are_paler() -> None:
    runs = runs_of([mark(0, 4, claim="mine"), mark(4, 8, claim="other")], "mine")
    assert [run.layers[0].emphasis for run in runs] == [Emphasis.STRONG, Emphasis.PALE]


def test_the_current_claim_shows_through_where_another_lies_on_it() -> None:
    (run,) = runs_of([mark(0, 4, claim="mine"), mark(0, 4, claim="other")], "mine")
    assert run.layers == (Layer("supports", Emphasis.STRONG, 2),)


@given(some_marks)
def test_a_character_has_the_layers_of_exactly_the_marks_on_it(marks: list[Mark]) -> None:
    runs = runs_of(marks, "one")
    for place in range(45):
        on_it = marks_at(marks, place)
        run = next((run for run in runs if run.start <= place < run.end), None)
        roles = {layer.role for layer in run.layers} if run else set()
        assert roles == {mark.stance.value if mark.stance else "claim" for mark in on_it}


@given(some_marks, st.integers(0, 45), st.integers(1, 10))
def test_the_runs_within_a_line_are_those_that_touch_it(marks: list[Mark], start: int, length: int) -> None:
    runs = runs_of(marks)
    touching = [run for run in runs if run.start < start + length and run.end > start]
    assert list(runs_within(runs, start, start + length)) == touching


@given(some_marks)
def test_walking_forward_comes_by_every_mark_and_back_to_the_first(marks: list[Mark]) -> None:
    places = sorted({(mark.start, mark.end) for mark in marks})
    walked, here = [], (-1, -1)
    for _ in places:
        found = neighbour(marks, here, 1)
        assert found is not None
        here = (found.start, found.end)
        walked.append(here)
    assert walked == places
    again = neighbour(marks, here, 1)
    assert (again is None) == (not marks)
    assert again is None or (again.start, again.end) == places[0]


def test_walking_back_from_the_first_mark_comes_to_the_last() -> None:
    marks = [mark(0, 4), mark(10, 14)]
    assert neighbour(marks, (0, 4), -1) == marks[1]


def test_of_several_marks_those_of_the_current_claim_come_first() -> None:
    marks = [mark(0, 9, claim="other"), mark(2, 5, claim="mine")]
    assert [found.claim_id for found in marks_at(marks, 3, "mine")] == ["mine", "other"]
