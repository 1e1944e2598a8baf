"""What single commands say and do."""

import io
import json

import pytest

from workbench.config.paths import paths
from workbench.config.settings import ANALYST, SCALE, Settings


def test_one_look_at_the_list_tells_verdict_and_weight(typed, sample):
    lines = typed("claims", sample).out.splitlines()
    (esper,) = (line for line in lines if "Mark Esper" in line)
    assert "Refuted" in esper and esper.split()[2:5] == ["1", "5", "0"]
    assert all(len(line) <= 100 for line in lines)


def test_the_counts_say_how_many_origins_the_sources_have_and_why(typed, sample):
    (row,) = (line for line in typed("claims", sample).out.splitlines() if "A withdrawal of U.S." in line)
    assert "  4 of 5  " in row
    (told,) = (
        claim
        for claim in json.loads(typed("claims", sample, "--json").out)
        if claim["wording"].startswith("A withdrawal of U.S.")
    )
    assert (told["sources"], told["origins"]) == (5, 4)
    assert told["independence"] == "5 sources, 4 independent origins"
    page = typed("claim", sample, "A withdrawal of U.S.").out
    assert "From 5 sources, 4 independent origins" in page
    assert "65% of the shorter one stands in the other word for word: “very tough sanctions." in page
    independence = json.loads(typed("claim", sample, "A withdrawal of U.S.", "--json").out)["independence"]
    assert [len(origin["sources"]) for origin in independence["origins"]] == [2, 1, 1, 1]
    assert [tie["kind"] for tie in independence["origins"][0]["ties"]] == ["shared words"]


def test_the_list_can_be_narrowed_by_status_and_tag(typed, sample):
    open_claims = json.loads(typed("claims", sample, "--status", "open", "--json").out)
    assert {claim["status"] for claim in open_claims} == {"open"}
    about_2011 = json.loads(typed("claims", sample, "--tag", "2011", "--json").out)
    assert about_2011 and all("2011" in claim["tags"] for claim in about_2011)
    assert "No such claims" in typed("claims", sample, "--tag", "no such tag").out


def test_a_claim_is_shown_with_its_verdicts_and_both_sides(typed, sample):
    told = typed("claim", sample, "unsigned").out
    assert "Verdict: Supported" in told and "before: Not enough evidence, as of 6 Jan 2020" in told
    assert "Supports (3)" in told and "Context (2)" in told
    assert "The Duran · Jan 2020 · quoted document" in told


def test_a_page_of_several_outlets_is_listed_and_found_by_each(typed, case):
    assert "Daily Wire, Politico, NPR" in typed("articles", case).out
    told = typed("link", case, "27,000", "NPR", "--quote", "heavy helicopter traffic", "--context")
    assert told.out.startswith("Linked: NPR context")


def test_a_quote_that_stands_twice_is_asked_about(typed, case):
    command = (
        "link",
        case,
        "27,000",
        "Duran",
        "--context",
        "--quote",
        "plans to pull its troops out of Iraq",
    )
    told = typed(*command)
    assert told.code == 1 and "2 times" in told.err
    told = typed(
        *command,
        "--within",
        "BAGHDAD/WASHINGTON (Reuters) – The United States has no plans to pull its troops out of Iraq",
    )
    assert told.code == 0


def test_a_passage_is_linked_once_and_changes_its_stance_when_linked_again(typed, case):
    command = ("link", case, "27,000", "The Wire", "--quote", "requesting 27,000 troops")
    assert typed(*command, "--supports").out.startswith("Linked:")
    assert typed(*command, "--supports").out.startswith("Already linked:")
    assert typed(*command, "--refutes").out.startswith("Linked:")
    (claim,) = (c for c in json.loads(typed("claims", case, "--json").out) if "27,000" in c["wording"])
    assert (claim["supports"], claim["refutes"]) == (1, 1)


def test_a_passage_that_is_linked_again_takes_the_note_that_is_given(typed, case):
    command = ("link", case, "27,000", "The Wire", "--quote", "requesting 27,000 troops", "--supports")
    typed(*command)
    assert typed(*command, "--note", "Said under oath", "--act", "confirms").out.startswith("Linked:")
    told = json.loads(typed("claim", case, "27,000", "--json").out)
    (linked,) = (one for one in told["evidence"] if one["note"] == "Said under oath")
    assert linked["speech_act"] == "confirms"
    assert typed(*command).out.startswith("Already linked:")


def test_a_case_whose_name_has_dots_is_found_with_and_without_its_ending(typed, tmp_path):
    named = tmp_path / "U.S. withdrawal"
    assert typed("new", named).code == 0
    assert [file.name for file in tmp_path.glob("*.fcase")] == ["U.S. withdrawal.fcase"]
    for name in (named, f"{named}.fcase"):
        assert typed("claim", name, "--new", "The letter was unsigned").code == 0
    assert len(json.loads(typed("claims", named, "--json").out)) == 2


def test_a_verdict_supersedes_and_can_be_written_in_a_file(typed, case, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Because of\n\nall this.\n"))
    assert typed("judge", case, "Esper", "Supported", "--because", "-").code == 0
    verdicts = json.loads(typed("claim", case, "Esper", "--json").out)["verdicts"]
    assert [(verdict["number"], verdict["label"]) for verdict in verdicts] == [
        (1, "Refuted"),
        (2, "Supported"),
    ]
    assert verdicts[-1]["rationale"] == "Because of\n\nall this."


def test_reasons_are_read_as_utf_8_whatever_the_locale_says(typed, case, monkeypatch):
    def piped(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), "cp1252"))

    piped("\ufeffEr ließ es „offen“.".encode())
    assert typed("judge", case, "Esper", "Supported", "--because", "-").code == 0
    verdicts = json.loads(typed("claim", case, "Esper", "--json").out)["verdicts"]
    assert verdicts[-1]["rationale"] == "Er ließ es „offen“."

    piped("Er ließ es offen.".encode("cp1252"))
    refused = typed("judge", case, "Esper", "Refuted", "--because", "-")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "not UTF-8" in refused.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Esper", "true", "--because", "x"], "no rating “true”. It has: supported, conflicting"),
        (["Esper", "refuted", "--because", " "], "needs its reasons"),
        (["Esper", "refuted", "--because", "x", "--as-of", "Tuesday"], "not a date"),
        (["letter", "refuted", "--because", "x"], "matches"),
        (["no such claim", "refuted", "--because", "x"], "No claim is called"),
    ],
)
def test_a_verdict_that_cannot_be_given_changes_nothing(typed, case, words, said):
    told = typed("judge", case, *words)
    assert told.code == 1 and said in told.err
    assert "Give verdict" not in typed("history", case, "--limit", "1").out


def test_a_claim_is_edited_field_by_field(typed, case):
    assert typed("claim", case, "air base cost", "--said-by", "The president").out.startswith("Edit said by")
    told = typed("claim", case, "air base cost", "--status", "done", "--wording", "The base was dear")
    assert told.out == "Edit claim: “The base was dear”\n"
    assert typed("claim", case, "was dear", "--status", "done").out.startswith("Nothing changed")
    page = json.loads(typed("claim", case, "was dear", "--json").out)
    assert (page["said_by"], page["status"]) == ("The president", "done")


@pytest.mark.parametrize("words", [[], ["Esper", "--new", "Another"], ["--new", "One", "--wording", "Two"]])
def test_a_command_that_names_no_claim_or_two_is_refused(typed, case, words):
    assert typed("claim", case, *words).code == 1


def test_articles_of_a_collection_are_known_by_the_ids_they_had_there(typed, case, tmp_path):
    assert "KNOWN AS" not in typed("articles", case).out
    collection = tmp_path / "post.jsonl"
    collection.write_text('{"id": "post-17", "title": "Basin", "text": "The board voted."}\n{"text": " "}\n')
    told = typed("import", case, collection)
    assert told.code == 1 and "There is no text in line 2 of “post.jsonl”." in " ".join(told.out.split())
    assert "KNOWN AS" in typed("articles", case).out and "post-17" in typed("articles", case).out
    *_, last = json.loads(typed("articles", case, "--json").out)
    assert (last["text"]["known_id"], last["text"]["file_name"]) == ("post-17", "post.jsonl, line 1")


def test_what_cannot_be_imported_is_named_and_the_rest_is_there(typed, tmp_path):
    (tmp_path / "good.txt").write_text("Good news\n\nAll is well.\n")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    case = tmp_path / "case"
    typed("new", case)
    told = typed("import", case, tmp_path / "bad.txt", tmp_path / "missing.txt", tmp_path / "good.txt")
    assert told.code == 1 and "2 of 3 files could not be imported" in told.err
    assert "bad.txt" in told.out and "missing.txt" in told.out
    assert "Good news" in typed("articles", case).out
    kinds = [line["kind"] for line in json.loads(typed("import", case, tmp_path / "good.txt", "--json").out)]
    assert kinds == ["duplicate"]


def test_what_articles_repeat_is_told_last_by_its_words_and_articles(typed, tmp_path):
    case, paper = tmp_path / "case", tmp_path / "paper"
    paper.mkdir()
    for number, story in enumerate(
        ("The dam holds.", "Two trains collided.", "Wheat is dear.", "Snow fell.")
    ):
        (paper / f"{number}.txt").write_text(f"Story {number}\n\n{story}\n\nGot a tip? Tell us.\n")
    typed("new", case)
    *articles, told = json.loads(typed("import", case, paper, "--json").out)
    assert told == {
        "kind": "set apart",
        "paragraphs": ["Got a tip? Tell us."],
        "articles": [one["article"] for one in articles],
    }
    assert typed("undo", case).code == 0
    assert "Set apart 1 repeated paragraph in 4 articles" in typed("history", case).out


def test_search_finds_phrases_and_keeps_to_outlet_and_date(typed, sample):
    hits = typed("search", sample, '"no decision"', "leave", "--json").objects
    assert len(hits) >= 3
    assert [hit["rank"] for hit in hits] == [*range(1, len(hits) + 1)]
    assert all(hit["end"] - hit["start"] == len(hit["quote"]) for hit in hits)
    npr = typed("search", sample, "letter", "--outlet", "NPR", "--json").objects
    assert {hit["outlet"] for hit in npr} == {"NPR"}
    assert typed("search", sample, "troops", "--until", "2012", "--json").objects
    assert typed("search", sample, "submarine").out == "Nothing found.\n"
    assert typed("search", sample, "troops", "--since", "whenever").code == 1


def test_a_new_case_takes_scale_and_analyst_from_the_settings(typed, tmp_path):
    settings = Settings(paths().config)
    settings[SCALE], settings[ANALYST] = "truth-six", "Day desk"
    case = tmp_path / "case"
    assert "Six steps of truth" in typed("new", case).out
    typed("claim", case, "--new", "All is well")
    typed("claim", case, "--new", "All is not well", "--analyst", "Night desk")
    assert [entry["by"] for entry in json.loads(typed("history", case, "--json").out)] == [
        "Night desk",
        "Day desk",
    ]


def test_a_case_is_never_written_over(typed, case):
    before = case.read_bytes()
    assert typed("new", case).code == 1
    assert case.read_bytes() == before


def test_a_report_on_chosen_claims_holds_those_only(typed, sample, tmp_path):
    file = tmp_path / "report.json"
    told = typed(
        "report", sample, "-o", file, "--claim", "unsigned", "--claim", "Esper", "--on", "2026-11-20"
    )
    assert told.out == f"Wrote {file}: 2 claims.\n"
    claims = json.loads(file.read_text("utf-8"))["claims"]
    assert sorted(claim["text"] for claim in claims) == [
        "Mark Esper is Secretary of State",
        "The letter was unsigned",
    ]


def test_a_report_that_cannot_be_written_says_so(typed, sample, tmp_path):
    assert typed("report", sample, "-o", tmp_path / "report.xyz").code == 1
    assert typed("report", sample, "-o", tmp_path / "no such folder" / "report.html").code == 1


def test_an_article_cannot_steer_the_terminal(typed, tmp_path):
    (tmp_path / "evil.txt").write_text("Calm\n\nAll is \x1b[2Jwell \x9b31m here.\n", "utf-8")
    case = tmp_path / "case"
    typed("new", case)
    typed("import", case, tmp_path / "evil.txt")
    told = typed("search", case, "here").out
    assert "here." in told and not set(told) & {"\x1b", "\x9b"}
    (hit,) = typed("search", case, "here", "--json").objects
    assert "\x9b31m" in hit["quote"]


def test_each_object_has_one_line_whatever_stands_in_the_words(typed, tmp_path):
    (tmp_path / "odd.txt").write_text("Calm\n\nAll is\u2028well\u2029here, he said.\n", "utf-8")
    case = tmp_path / "case"
    typed("new", case)
    typed("import", case, tmp_path / "odd.txt")
    (hit,) = typed("search", case, "said", "--json").objects
    assert "said" in hit["quote"]


def test_undo_names_what_it_did_and_stops_at_the_beginning(typed, tmp_path):
    case = tmp_path / "case"
    typed("new", case)
    typed("claim", case, "--new", "All is well")
    assert typed("redo", case).code == 1
    assert typed("undo", case).out == "Undone: Add claim. Now redo would repeat “Add claim”.\n"
    told = typed("undo", case)
    assert (told.code, told.err) == (1, "workbench: There is nothing to undo.\n")
    assert "Add claim" in typed("redo", case).out


def test_the_doctor_tells_damage_apart_and_recovers_into_a_new_file(typed, case, tmp_path):
    assert json.loads(typed("doctor", case, "--json").out)["sound"]
    assert "sound" in typed("doctor", case, "--rebuild-index").out
    content = bytearray(case.read_bytes())
    start = len(content) * 3 // 4
    content[start : start + 20_000] = bytes(20_000)
    case.write_bytes(content)
    told = typed("doctor", case)
    assert told.code == 1 and "damaged" in told.err and "--recover" in told.err
    rescued = tmp_path / "rescued.fcase"
    assert f"Saved into {rescued}" in typed("doctor", case, "--recover", rescued).out
    assert typed("claims", rescued).code == 0
    assert case.read_bytes() == bytes(content)


@pytest.mark.parametrize("command", ["articles", "claims", "history", "doctor", "undo"])
def test_a_file_that_is_no_case_gets_one_line(typed, tmp_path, command):
    file = tmp_path / "letter.txt"
    file.write_text("Dear editor")
    for path in (file, tmp_path / "missing.fcase", tmp_path):
        told = typed(command, path)
        assert (told.code, told.out) == (1, "")
        assert told.err.startswith("workbench: ") and told.err.count("\n") == 1
