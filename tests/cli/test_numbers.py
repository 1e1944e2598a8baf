"""`workbench numbers`: the number ledger in a shell, for people and for scripts."""

import json
from pathlib import Path
from typing import Any

KEYS = [
    *(
        "group",
        "counts",
        "unit",
        "group_relation",
        "row",
        "relation",
        "compared_with",
        "value",
        "low",
        "high",
    ),
    *("qualifier", "counted", "scope", "said_by", "wanted_by", "when", "since", "until"),
    *(
        "value_start",
        "value_end",
        "article",
        "known_id",
        "outlet",
        "published",
        "zone",
        "start",
        "end",
        "quote",
        "linked",
    ),
]


def test_the_numbers_of_2011_become_one_small_table_with_who_wanted_what(typed: Any, case: Path) -> None:
    told = typed("numbers", case, "troops")
    assert told.code == 0
    first, heads, *lines = told.out.splitlines()
    assert first == "troops — disagree"
    assert heads.split() == ["VALUE", "WHO", "FOR", "OUTLET", "RELATION", "WORDS"]
    told_rows = [" ".join(line.split()) for line in lines[:8]]
    for row, begins in zip(
        told_rows,
        [
            "all but 3,000 U.S. troops said by the Fox News report by Dec 2011 The Wire 2011 …",
            "3,000 wanted by the Obama adminis… by Dec 2011 The Wire 2011 agree …",
            "only 3,000 said by one source The Wire 2011 agree …",
            "as low as 3,000 troops said by Connecticut Senator… The Wire 2011 agree …",
            "10,000 The Wire 2011 disagree …",
            "10,000 troops wanted by Secretary of Stat… The Wire 2011 disagree …",
            "27,000 troops wanted by U.S. generals The Wire 2011 disagree …",
            "about 27,000 wanted by the generals on t… Dec 2011 The Wire 2011 disagree …",
        ],
        strict=True,
    ):
        assert row.startswith(begins)
    assert lines[-1] == "8 numbers in 1 group."


def test_scripts_get_an_object_a_line_with_the_same_keys(typed: Any, case: Path) -> None:
    rows = typed("numbers", case, "--json").objects
    assert all(list(row) == KEYS for row in rows)
    assert len(rows) == 14
    (wanted,) = (row for row in rows if row["wanted_by"] == "U.S. generals")
    assert {key: wanted[key] for key in ("value", "low", "high", "relation", "counts", "outlet", "zone")} == {
        "value": "27,000 troops",
        "low": 27_000,
        "high": 27_000,
        "relation": "disagree",
        "counts": "troops",
        "outlet": "The Wire",
        "zone": "headline",
    }
    assert wanted["quote"].endswith(wanted["value"])
    assert [(row["group"], row["row"]) for row in rows][:9] == [*((1, row) for row in range(1, 9)), (2, 1)]


def test_a_number_that_claims_cite_already_is_told_with_them(typed: Any, sample: Path) -> None:
    rows = typed("numbers", sample, "troops", "--json").objects
    claims = {claim["id"]: claim["wording"] for claim in json.loads(typed("claims", sample, "--json").out)}
    linked = {row["value"]: [(claims[one["claim"]], one["stance"]) for one in row["linked"]] for row in rows}
    assert linked["27,000 troops"] == []
    assert linked["10,000 troops"] == [
        ("Hillary Clinton advocated keeping 10,000 troops in Iraq", "supports")
    ]


def test_only_disagreements_and_comments_when_they_are_asked_for(typed: Any, case: Path) -> None:
    disagreeing = typed("numbers", case, "--disagree", "--json").objects
    assert {row["counts"] for row in disagreeing} == {"troops"}
    usual, whole = (typed("numbers", case, *options, "--json").objects for options in ((), ("--comments",)))
    assert {row["value"] for row in whole} - {row["value"] for row in usual} == {"11 Points"}


def test_what_is_not_found_is_said(typed: Any, case: Path) -> None:
    assert typed("numbers", case, "elephants").out == "No numbers found.\n"
    assert typed("numbers", case, "elephants", "--json").out == ""


def test_the_numbers_of_a_group_are_compared_with_the_one_that_is_chosen(typed, sample):
    usual = typed("numbers", sample, "troops", "--json").objects
    other = next(row for row in usual if row["relation"] and row["value"] != row["compared_with"])
    chosen = typed("numbers", sample, "troops", "--compare", other["value"], "--json").objects
    assert chosen and {row["compared_with"] for row in chosen} == {other["value"]}
    told = typed("numbers", sample, "--compare", "nineteen camels")
    assert told.code == 1 and "No number is written “nineteen camels”." in told.err
