"""What is folded into one row says the same; what says something else never is, however alike it looks."""

import pytest

from workbench.finding.alike import Worded

SAID = "The Pentagon said on Monday that all but 3,000 U.S. troops would leave Iraq by the end of the year."


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        SAID.upper(),
        "The Pentagon said on Monday that all but 3,000 US troops would leave Iraq by the end of the year",
        f"“{SAID}”",
    ],
)
def test_the_same_words_are_alike(other: str) -> None:
    assert Worded(SAID).is_like(Worded(other))
    assert Worded(other).is_like(Worded(SAID))


@pytest.mark.parametrize(
    "other",
    [
        SAID.replace("3,000", "10,000"),
        SAID.replace("would leave", "would not leave"),
        SAID.replace("Pentagon", "Kremlin"),
        SAID.replace("Iraq", "Iran"),
        SAID.replace("all but ", ""),
        "The Pentagon said nothing on Monday.",
        "",
    ],
)
def test_what_says_something_else_is_not(other: str) -> None:
    assert not Worded(SAID).is_like(Worded(other))
    assert not Worded(other).is_like(Worded(SAID))
