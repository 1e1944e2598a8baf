"""Scales, verdicts, and the names of sources."""

import pytest

from workbench.domain.article import Attribution, Text, ZoneKind
from workbench.domain.errors import NotFound
from workbench.domain.identity import new_id, now
from workbench.domain.overview import Source
from workbench.domain.scale import Rating, Scale
from workbench.domain.verdict import Verdict, standing

SCALE = Scale("s", "Two", (Rating("right", "Right", "supports", ""), Rating("wrong", "Wrong", "refutes", "")))


def verdict(number: int) -> Verdict:
    return Verdict(f"v{number}", "c", number, "right", "", "")


def test_the_last_verdict_stands_in_whatever_order_they_come() -> None:
    assert standing([]) is None
    assert standing([verdict(2), verdict(3), verdict(1)]) == verdict(3)


def test_a_rating_is_of_the_scale_or_refused_with_those_that_are() -> None:
    assert SCALE.rating("wrong").label == "Wrong"
    with pytest.raises(NotFound, match="“Two” has no rating “half”") as caught:
        SCALE.rating("half")
    assert "right, wrong" in caught.value.hint


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (Attribution("A title", "An outlet", "A byline"), "An outlet"),
        (Attribution("A title", "", "A byline"), "A byline"),
        (Attribution("A title"), "A title"),
        (Attribution(), "letter.txt"),
    ],
)
def test_a_source_goes_by_the_best_name_there_is(said: Attribution, name: str) -> None:
    text = Text("t", "a", 1, "", 0, "", 0, "letter.txt", "", "")
    assert Source("a", text, said, None, ZoneKind.BODY).name == name


def test_names_differ_and_moments_are_in_utc() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
    assert len(new_id()) == 16
    assert now().endswith("Z")
