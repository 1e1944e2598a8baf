"""Quotes are located from the shell, and new versions of articles added."""

import json

import pytest

from workbench.places import corpus

KEYS = {"quote", "kind", "article", "known_id", "text", "start", "end", "score", "words", "reasons"}
WAS = "Neither Esper nor Milley knew"


@pytest.fixture
def amn(tmp_path):
    """The AMN article as its outlet might have changed it later."""
    (file,) = corpus().glob("*amn*.txt")
    words = file.read_text("utf-8")
    assert WAS in words
    newer = tmp_path / file.name
    newer.write_text("Correction added later.\n\n" + words.replace(WAS, "Esper and Milley knew"), "utf-8")
    return newer


def located(typed, sample, *words):
    told = typed("locate", sample, *words, "--json")
    assert told.code == 0
    return told.objects


def test_a_quote_is_found_in_its_article_with_its_place(typed, sample):
    (found,) = located(typed, sample, "--quote", "no decision whatsoever to leave Iraq")
    assert set(found) == KEYS
    assert (found["kind"], found["score"], found["words"]) == ("same", 100, found["quote"])
    assert found["end"] - found["start"] == len(found["quote"])


def test_another_number_is_absent_and_the_nearest_place_says_why(typed, sample):
    (found,) = located(typed, sample, "--quote", "All but 10,000 U.S. troops will be withdrawn from Iraq")
    assert (found["kind"], found["article"], found["start"]) == ("absent", None, None)
    assert any("3,000" in reason for reason in found["reasons"])
    assert "3,000" in found["nearest"]["words"]


def test_a_file_of_quotes_is_answered_line_by_line(typed, sample, tmp_path):
    file = tmp_path / "quotes.jsonl"
    lines = [
        {"id": "a", "quote": "no decision whatsoever to leave Iraq", "article": "AMN"},
        {"quote": "It rained."},
    ]
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", "utf-8")
    first, second = located(typed, sample, "--quotes", file)
    assert (first["id"], first["kind"]) == ("a", "same")
    assert (second["kind"], second["score"] < 60) == ("absent", True)
    told = typed("locate", sample, "--quotes", file)
    assert "same, 100 of 100" in told.out and "absent" in told.out


@pytest.mark.parametrize("line", ["no json", "[1]", '{"words": "x"}'])
def test_a_line_without_a_quote_is_named(typed, sample, tmp_path, line):
    file = tmp_path / "quotes.jsonl"
    file.write_text('{"quote": "It rained."}\n' + line, "utf-8")
    told = typed("locate", sample, "--quotes", file)
    assert told.code == 1
    assert "Line 2 of “quotes.jsonl” holds no quote." in told.err


def test_a_new_version_leaves_what_changed_to_be_reviewed(typed, case, amn):
    told = json.loads(typed("import", case, amn, "--new-version-of", "AMN", "--json").out)
    assert (told["kind"], told["version"]) == ("version", 2)
    assert told["carried"] > 0 and told["orphans"] > 0
    orphans = json.loads(typed("orphans", case, "--json").out)
    assert len(orphans) == told["orphans"]
    assert {one["version"] for one in orphans} == {1}
    assert all(one["anchor"]["quote"].startswith(WAS) for one in orphans)
    for one in orphans:
        assert one["candidates"][0]["words"].startswith("Esper and Milley knew")
        assert one["candidates"][0]["kind"] == "absent"
        assert "no “not” any more" in one["candidates"][0]["reasons"]
    said = typed("orphans", case).out
    assert f"{len(orphans)} passages to review." in said or "1 passage to review." in said
    typed("undo", case)
    assert "No passage waits" in typed("orphans", case).out


def test_a_new_version_is_one_file(typed, case, amn):
    told = typed("import", case, amn, amn, "--new-version-of", "AMN")
    assert (told.code, "A new version is one file." in told.err) == (1, True)
