"""`workbench worth`: the sentences of an article that are worth checking, for people and for scripts."""

from pathlib import Path
from typing import Any

KEYS = [
    *("article", "known_id", "outlet", "published", "zone", "start", "end", "quote"),
    *("reasons", "said_by"),
]


def test_sentences_stand_with_their_reasons_beneath(typed: Any, case: Path) -> None:
    told = typed("worth", case, "White House Denies")
    assert told.code == 0
    lines = told.out.splitlines()
    at = lines.index("The decision has angered U.S. generals requesting 27,000 troops")
    assert lines[at + 1] == "    number: 27,000 troops"
    assert lines[-1].endswith("sentences worth checking.")


def test_scripts_get_one_object_a_sentence(typed: Any, case: Path) -> None:
    found = typed("worth", case, "White House Denies", "--json").objects
    assert all(list(one) == KEYS for one in found)
    headline = next(one for one in found if one["quote"] == "White House Denies Iraq Troop Withdrawal Report")
    assert headline["reasons"] == ["denied by White House"]
    assert headline["said_by"] == "White House"
    starts = [one["start"] for one in found]
    assert starts == sorted(starts)


def test_comments_and_boilerplate_are_never_named(typed: Any, case: Path) -> None:
    found = typed("worth", case, "Ending Its Occupation", "--json").objects
    assert found
    assert not {one["zone"] for one in found} & {"comments", "boilerplate", "teaser"}


def test_an_article_that_is_not_there_is_said_in_words(typed: Any, case: Path) -> None:
    told = typed("worth", case, "elephants")
    assert told.code == 1
    assert "No article is called “elephants”" in told.err
