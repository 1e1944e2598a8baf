"""The course of a history: what can be undone and redone next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import Conflict
from workbench.domain.history import Course, Deed, course_of, out_of_turn


@given(st.lists(st.sampled_from(Deed), max_size=40))
def test_the_course_is_the_same_step_by_step_and_at_once(wanted: list[Deed]) -> None:
    course, deeds = Course(), []
    for deed in wanted:
        stack = {Deed.DO: (0,), Deed.UNDO: course.done, Deed.REDO: course.undone}[deed]
        if stack:
            number = len(deeds) + 1
            target = None if deed is Deed.DO else stack[-1]
            deeds.append((number, deed, target))
            course = course.after(number, deed, target)
    assert course_of(deeds) == course
    assert out_of_turn(deeds) == []
    assert sorted(course.done) == list(course.done)  # what is undone comes back in its order


def test_redo_brings_back_in_the_order_of_doing() -> None:
    did = [(1, Deed.DO, None), (2, Deed.DO, None)]
    undid = [*did, (3, Deed.UNDO, 2), (4, Deed.UNDO, 1)]
    assert course_of(did) == Course((1, 2), ())
    assert course_of(undid) == Course((), (2, 1))
    assert course_of([*undid, (5, Deed.REDO, 1)]) == Course((1,), (2,))
    assert course_of([*undid, (5, Deed.DO, None)]) == Course((5,), ())


@pytest.mark.parametrize(
    "deeds",
    [
        [(1, Deed.UNDO, 1)],
        [(1, Deed.DO, None), (2, Deed.REDO, 1)],
        [(1, Deed.DO, None), (2, Deed.DO, None), (3, Deed.UNDO, 1)],
    ],
)
def test_only_what_comes_next_can_be_undone_or_redone(deeds: list[tuple[int, Deed, int | None]]) -> None:
    with pytest.raises(Conflict, match="in the meantime"):
        course_of(deeds[:-1]).after(*deeds[-1])


def test_what_two_writers_took_back_across_each_other_can_still_be_read() -> None:
    deeds = [(1, Deed.DO, None), (2, Deed.DO, None), (3, Deed.DO, None), (4, Deed.UNDO, 2)]
    assert course_of(deeds) == Course((1, 3), (2,))
    assert out_of_turn(deeds) == [4]
    assert course_of([*deeds, (5, Deed.UNDO, 2)]) == Course((1, 3), (2,))
    assert out_of_turn([*deeds, (5, Deed.UNDO, 3), (6, Deed.UNDO, 3)]) == [4, 6]
    assert out_of_turn([(1, Deed.REDO, None)]) == [1]
