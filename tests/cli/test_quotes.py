"""Quotes in the shell: read by people, and as JSON Lines by scripts."""

import json
from pathlib import Path

from workbench.services.session import Session

KEYS = {"kind", "speaker", "words", "outlets", "worst", "wordings"}
WORDING = {
    *("article", "known_id", "outlet", "published", "zone", "start", "end", "quote"),
    *("speaker", "verb", "is_base", "is_fragment", "classes", "quotes", "differences"),
}


def lines(told) -> list[dict]:
    assert told.code == 0, told.err
    return [json.loads(line) for line in told.out.splitlines()]


def test_people_read_who_said_it_and_what_differs(typed, sample: Path) -> None:
    told = typed("quotes", sample, "unsigned", "--shared")
    assert told.code == 0
    assert told.out.startswith("Gen. Mark Milley · 5 outlets · 7 quotations · differs: other words\n")
    assert "dropped: Lacks “it was unsigned”." in told.out
    assert told.out.endswith("1 saying, 1 of them told by several outlets.\n")


def test_scripts_get_one_saying_a_line_under_the_same_keys(typed, sample: Path) -> None:
    told = lines(typed("quotes", sample, "--json"))
    assert len(told) == 26
    assert all(set(one) == KEYS for one in told)
    assert all(set(wording) == WORDING for one in told for wording in one["wordings"])
    assert all(one["wordings"][0]["is_base"] for one in told)
    assert {one["kind"] for one in told} == {"saying"}


def test_every_position_that_is_told_has_the_words_that_are_told(typed, sample: Path) -> None:
    with Session.open(sample, "Tester", read_only=True) as session:
        words = {row.article.id: session.words(row.text) for row in session.articles()}
    for one in lines(typed("quotes", sample, "--json")):
        for wording in one["wordings"]:
            text = words[wording["article"]]
            for quote in wording["quotes"]:
                named = [found for found in (quote["said_by"], quote["verb"]) if found]
                for found in [quote, *quote["pieces"], *named]:
                    assert text[found["start"] : found["end"]] == found["quote"]


def test_differences_are_told_with_their_class_and_places(typed, sample: Path) -> None:
    (saying,) = lines(typed("quotes", sample, "airbase", "--json"))
    amn = next(one for one in saying["wordings"] if one["outlet"] == "AMN")
    assert amn["classes"] == ["order", "spelling"]
    assert [(one["class"], one["base_words"], one["words"]) for one in amn["differences"]] == [
        ("order", "", "We’re not leaving unless they pay us back for it"),
        ("spelling", "air base", "airbase"),
    ]
    spelled = amn["differences"][1]
    with Session.open(sample, "Tester", read_only=True) as session:
        text = session.words(session.newest_text(amn["article"]))
        base = session.words(session.newest_text(saying["wordings"][0]["article"]))
    assert text[spelled["start"] : spelled["end"]] == "airbase"
    assert base[spelled["base_start"] : spelled["base_end"]] == "air base"


def test_sayings_are_narrowed_by_speaker(typed, sample: Path) -> None:
    speakers = {one["speaker"] for one in lines(typed("quotes", sample, "--speaker", "carney", "--json"))}
    assert speakers == {"Carney", "White House press secretary Jay Carney"}


def test_the_letter_is_told_with_its_copies_and_its_apparatus(typed, sample: Path) -> None:
    (letter,) = lines(typed("quotes", sample, "--documents", "--json"))
    assert (letter["kind"], letter["is_proposed"], letter["document"]) == ("document", True, None)
    assert [(one["outlet"], one["is_whole"]) for one in letter["copies"]] == [
        ("", True),
        ("AMN", False),
        ("AMN", False),
        ("The Duran", True),
    ]
    assert ("operations", "missions") in [
        (one["base_words"], one["words"]) for one in letter["copies"][3]["differences"]
    ]
    shown = typed("quotes", sample, "--documents").out
    assert "“operations”] “missions” 4 · other words" in shown
    assert shown.endswith("1 document.\n")


def test_a_case_without_quotations_says_so(typed, tmp_path: Path) -> None:
    case = tmp_path / "empty.fcase"
    assert typed("new", case, "--title", "Empty").code == 0
    assert typed("quotes", case).out == "No quotation found.\n"
    assert typed("quotes", case, "--json").out == ""
    assert typed("quotes", case, "--documents").out == "No document is copied out by several articles.\n"
