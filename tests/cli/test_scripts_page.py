"""The page for scripts tells the keys that the commands print: all of them, and no others."""

import json
import re

import pytest
from shell import commands

from workbench.places import corpus, resource

PAGE = resource("help/7-scripts.md").read_text("utf-8")
NOT_ALWAYS = {"id", "nearest"}
"""Keys of `locate` that only some lines have."""


def section(name: str) -> str:
    (body,) = re.findall(rf"^## {re.escape(name)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return body


def told(name: str) -> set[str]:
    """The keys in the table of a section; *a place* stands for those of the table about places."""
    keys: set[str] = set()
    for cell in re.findall(r"^\| ([^|]+) \|", section(name), re.MULTILINE):
        keys.update(re.findall(r"`(\w+)`", cell))
        keys |= told("A place") if "*a place*" in cell else set()
    return keys


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("search", ["troops"]),
        ("suggest", ["--text", "The letter was a draft"]),
        ("locate", ["--quote", "a draft, it was a mistake"]),
        ("numbers", ["troops"]),
        ("worth", ["AMN"]),
    ],
)
def test_what_is_told_is_what_is_printed(typed, case, command, words):
    lines = typed(command, case, *words, "--json").objects
    assert lines
    assert {frozenset(line) for line in lines} == {frozenset(told(command) - NOT_ALWAYS)}


def test_what_is_told_of_quotes_is_what_is_printed(typed, sample):
    sayings = typed("quotes", sample, "--json").objects
    documents = typed("quotes", sample, "--documents", "--json").objects
    of_sayings, of_documents = (
        {"speaker", "words", "outlets", "wordings"},
        {"document", "title", "is_proposed", "copies"},
    )
    assert {frozenset(line) for line in sayings} == {frozenset(told("quotes") - of_documents)}
    assert {frozenset(line) for line in documents} == {frozenset(told("quotes") - of_sayings)}
    for part in (
        sayings[0]["wordings"][0],
        documents[0]["copies"][0],
        sayings[0]["wordings"][0]["quotes"][0],
    ):
        assert set(part) - told("A place") <= set(re.findall(r"`(\w+)`", section("quotes")))


def test_what_is_told_of_duplicates_is_what_is_printed(typed, case, tmp_path):
    (file,) = corpus().glob("*amn*.txt")
    (tmp_path / "copy.txt").write_text("Copied\n\n" + file.read_text("utf-8")[200:], "utf-8")
    typed("import", case, tmp_path / "copy.txt")
    (pair,) = typed("duplicates", case, "--json").objects
    assert set(pair) == told("duplicates")
    assert set(pair["stretches"][0]) <= set(re.findall(r"`(\w+)`", section("duplicates")))


def test_what_is_absent_tells_what_was_nearest(typed, sample):
    quote = "All but 10,000 U.S. troops will be withdrawn from Iraq"
    (line,) = typed("locate", sample, "--quote", quote, "--json").objects
    assert set(line) == told("locate") - {"id"}


ONE_VALUE = (
    ("claims",),
    ("claim", "unsigned"),
    ("verdicts", "unsigned"),
    ("articles",),
    ("article", "AMN"),
    ("original", "AMN"),
    ("zones", "AMN"),
    ("case",),
    ("history",),
    ("verify",),
    ("doctor",),
)


@pytest.mark.parametrize("words", ONE_VALUE, ids=lambda words: words[0])
def test_what_is_told_of_lists_and_things_is_what_is_printed(typed, sample, words):
    command, *rest = words
    printed = json.loads(typed(command, sample, *rest, "--json").out)
    for one in printed if isinstance(printed, list) else [printed]:
        assert set(one) == told(command)


def test_what_is_told_of_what_has_to_be_done_first_is_what_is_printed(typed, case, tmp_path):
    def printed(command, *words):
        return json.loads(typed(command, case, *words, "--json").out)

    evidence = printed("claim", "unsigned")["evidence"][0]
    assert set(printed("evidence", evidence["id"])) == told("evidence")
    assert set(evidence) == told("evidence") - {"claim", "lead", "tail"}
    printed("answer", "unsigned", "AMN", "--quote", "it was unsigned", "--not-sure")
    assert set(printed("answers", "unsigned")[0]) == told("answers")
    printed("rule", "Politico", "AMN", "--one-origin")
    assert set(printed("rulings")[0]) == told("rulings")
    (tmp_path / "new.txt").write_text("Dam holds\n\nThe dam is sound, said the mayor.\n")
    assert set(printed("import", tmp_path / "new.txt")[0]) == told("import")
    assert set(json.loads(typed("extract", tmp_path / "new.txt", "--json").out)[0]) == told("extract")
    (tmp_path / "garbled.txt").write_text(
        "Dam holds\n\nThe dam isnâ€™t sound, said the mayorâ€™s brother. Itâ€™s old.\n"
    )
    printed("import", tmp_path / "garbled.txt")
    assert set(printed("mend", "garbled.txt", "--look")) == told("mend")
    assert set(json.loads(typed("settings", "--json").out)[0]) == told("settings")
    copies = printed("restore")
    assert copies and all(set(one) == told("restore") for one in copies)
    assert set(printed("report", "-o", tmp_path / "report.json")) == told("report")
    assert set(json.loads(typed("problem", tmp_path / "report.zip", "--json").out)) == told("problem")
    assert set(json.loads(typed("demo", tmp_path / "demo", "--json").out)) == told("case")
    assert set(json.loads(typed("new", tmp_path / "new", "--json").out)) == told("case")


def test_every_command_that_prints_json_has_a_section_or_a_line(typed):
    """`open` opens the window, `new` and `demo` tell what `case` does."""
    changing = section("Commands that change a case")
    for name in set(commands()) - {"open", "new", "demo"}:
        assert f"\n## {name}\n" in PAGE or f"`{name}`" in changing, name


CHANGING = (
    ("claim", "--new", "The base is old"),
    ("link", "27,000", "The Wire", "--quote", "requesting 27,000 troops", "--context"),
    ("appears", "27,000", "The Wire", "--quote", "requesting 27,000 troops"),
    ("judge", "27,000", "refuted", "--because", "It was fewer."),
    ("answer", "27,000", "The Wire", "--quote", "requesting 27,000 troops", "--not-sure"),
    ("article", "AMN", "--language", "en"),
    ("zone", "AMN", "--at", "0", "--kind", "body"),
    ("rule", "Politico", "AMN", "--one-origin"),
    ("document", "--new", "Letter", "--article", "AMN", "--quote", "it was unsigned"),
    ("remove", "claim", "27,000"),
    ("case", "--title", "What was said"),
    ("undo",),
)


@pytest.mark.parametrize("words", CHANGING, ids=lambda words: words[0])
def test_what_is_told_of_changes_is_what_is_printed(typed, case, words):
    command, *rest = words
    printed = json.loads(typed(command, case, *rest, "--json").out)
    assert printed["changed"] is True and printed["entry"] > 0 and printed["label"]
    (besides,) = re.findall(
        rf"^\| [^|]*`{command}`[^|]* \| (.*) \|$", section("Commands that change a case"), re.MULTILINE
    )
    assert set(printed) == {"changed", "entry", "label"} | (set(re.findall(r"`(\w+)`", besides)) - NO_KEYS)


NO_KEYS = {"zones", "rulings"}
"""Commands that are named in the descriptions of keys."""
