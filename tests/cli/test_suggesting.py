"""Passages are proposed from the shell: for a claim, for any words, and for a whole file of statements."""

import json
import os

import pytest

KEYS = {
    *("claim", "rank", "article", "known_id", "outlet", "published", "zone", "start", "end", "quote"),
    *("score", "reasons", "leaning", "alike"),
}
TROOPS = "All but 3,000 U.S. troops will be withdrawn from Iraq"


def suggested(typed, case, *words):
    told = typed("suggest", case, *words, "--json")
    assert told.code == 0, told.err
    return told.objects


def test_each_line_has_the_same_keys_and_says_why(typed, case):
    found = suggested(typed, case, "--text", TROOPS, "-n", 5)
    assert [set(one) for one in found] == [KEYS] * 5
    assert [one["rank"] for one in found] == [1, 2, 3, 4, 5]
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    assert all(one["reasons"] and all(isinstance(words, str) for words in one["reasons"]) for one in found)
    assert {one["leaning"] for one in found} <= {"supports", "refutes", None}
    assert {one["claim"] for one in found} == {TROOPS}
    assert any("3,000" in words for one in found for words in one["reasons"])


def test_a_claim_of_the_case_is_named_by_its_words(typed, case):
    (claim,) = (
        one for one in json.loads(typed("claims", case, "--json").out) if "unsigned" in one["wording"]
    )
    found = suggested(typed, case, "--claim", "unsigned")
    assert {one["claim"] for one in found} == {claim["id"]}


def test_a_file_of_statements_is_answered_in_its_order(typed, case, tmp_path):
    lines = [{"id": 7, "text": TROOPS}, {"claim": "The letter was unsigned", "said_by": "Mark Milley"}]
    asked = tmp_path / "claims.jsonl"
    asked.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    found = suggested(typed, case, "--claims", asked, "-n", 2)
    assert [one["claim"] for one in found] == [7, 7, "The letter was unsigned", "The letter was unsigned"]
    assert found[:2] == [{**one, "claim": 7} for one in suggested(typed, case, "--text", TROOPS, "-n", 2)]


def test_a_line_that_holds_no_statement_is_named(typed, case, tmp_path):
    asked = tmp_path / "claims.jsonl"
    asked.write_text('{"text": "Fine"}\n{"said": "Not fine"}\n', "utf-8")
    told = typed("suggest", case, "--claims", asked)
    assert told.code == 1
    assert "Line 2 of “claims.jsonl” holds no text." in told.err


def test_a_person_reads_quotes_sources_and_reasons(typed, case):
    told = typed("suggest", case, "--text", TROOPS, "-n", 1)
    assert told.code == 0
    assert TROOPS in told.out
    assert "The Wire" in told.out
    assert "→" in told.out


def test_nothing_found_is_said(typed, case):
    assert (
        "Nothing in this case has anything to do with it."
        in typed("suggest", case, "--text", "Zebra crossings").out
    )
    assert suggested(typed, case, "--text", "Zebra crossings") == []


@pytest.mark.parametrize("words", [("--text", "  "), ("--text", "x", "-n", "0"), ("--claim", "zebra"), ()])
def test_what_makes_no_sense_is_refused(typed, case, words):
    assert typed("suggest", case, *words).code in (1, 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_case_that_is_write_protected_is_asked_all_the_same(typed, case):
    case.chmod(0o400)
    assert suggested(typed, case, "--text", TROOPS)


def test_asking_adds_nothing_to_the_history(typed, case):
    before = typed("history", case).out
    suggested(typed, case, "--text", TROOPS)
    assert typed("history", case).out == before
    assert typed("doctor", case).code == 0
