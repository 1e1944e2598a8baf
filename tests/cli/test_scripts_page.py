"""The page for scripts tells the keys that the commands print: all of them, and no others."""

import re

import pytest

from workbench.places import corpus, resource

PAGE = resource("help/7-scripts.md").read_text("utf-8")
NOT_ALWAYS = {"id", "nearest"}
"""Keys of `locate` that only some lines have."""


def section(name: str) -> str:
    (body,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
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
