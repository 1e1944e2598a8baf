"""What an analyst does from a shell is what the window would have done: one step, which undo takes back."""

import json

import pytest


@pytest.fixture
def asked(typed, case):
    """What a command on the case tells as JSON: `asked("claims")`."""

    def ask(command, *words):
        told = typed(command, case, *words, "--json")
        assert (told.code, told.err) == (0, "")
        return json.loads(told.out)

    return ask


def linked(asked, claim="unsigned"):
    return asked("claim", claim)["evidence"]


# evidence


def test_a_linked_passage_is_shown_edited_moved_and_taken_away(typed, case, asked):
    first, *_ = linked(asked)
    shown = asked("evidence", first["id"][:8])
    assert (shown["id"], shown["quote"], shown["stance"]) == (first["id"], first["quote"], first["stance"])
    assert f"[{first['id'][:8]}]" in typed("claim", case, "unsigned").out

    told = asked("evidence", first["id"], "--refutes", "--act", "denies", "--note", " Hours later. ")
    assert told["changed"] and told["label"] == "Edit evidence"
    after = asked("evidence", first["id"])
    assert (after["stance"], after["speech_act"], after["note"]) == ("refutes", "denies", "Hours later.")
    assert asked("evidence", first["id"], "--refutes") == {
        "changed": False,
        "entry": None,
        "label": None,
        "evidence": first["id"],
        "claim": shown["claim"],
    }

    other = asked("claim", "27,000")["id"]
    assert asked("evidence", first["id"], "--claim", "27,000")["claim"] == other
    assert first["id"] in {one["id"] for one in linked(asked, "27,000")}
    assert typed("unlink", case, first["id"]).out == "Unlinked 1 passage.\n"
    assert first["id"] not in {one["id"] for one in linked(asked, "27,000")}
    assert [asked("undo")["label"] for _ in range(3)] == ["Remove passage", "Move passage", "Edit evidence"]
    assert linked(asked)[0] == first


def test_several_passages_are_unlinked_in_one_step(asked):
    before = linked(asked)
    told = asked("unlink", before[0]["id"], before[1]["id"])
    assert (told["label"], len(told["evidence"])) == ("Remove 2 passages", 2)
    assert len(linked(asked)) == len(before) - 2
    assert asked("undo")["undo"] != "Remove 2 passages"
    assert len(linked(asked)) == len(before)


def test_a_claim_appears_where_it_is_said_to(typed, case, asked):
    words = ("27,000", "The Wire", "--quote", "requesting 27,000 troops")
    told = asked("appears", *words)
    assert told["label"] == "Add appearance"
    assert told["appearance"] in {one["id"] for one in asked("claim", "27,000")["appearances"]}
    assert f"[{told['appearance'][:8]}]" in typed("claim", case, "27,000").out
    assert not asked("appears", *words)["changed"]
    assert asked("remove", "appearance", told["appearance"])["ids"] == [told["appearance"]]
    assert told["appearance"] not in {one["id"] for one in asked("claim", "27,000")["appearances"]}


# removing


def test_a_claim_goes_with_all_that_hangs_on_it_and_comes_back(typed, case, asked):
    before = asked("claim", "unsigned")
    assert typed("remove", case, "claim", "unsigned").out == "Removed 1 claim.\n"
    assert "No claim is called" in typed("claim", case, before["id"]).err
    asked("undo")
    assert asked("claim", "unsigned") == before


def test_articles_go_in_one_step(asked):
    before = asked("articles")
    told = asked("remove", "article", "AMN", "Duran")
    assert (told["label"], told["kind"], len(told["ids"])) == ("Remove 2 articles", "article", 2)
    assert len(asked("articles")) == len(before) - 2
    asked("undo")
    assert sorted(one["id"] for one in asked("articles")) == sorted(one["id"] for one in before)
    assert sum(one["cited"] for one in asked("articles")) == sum(one["cited"] for one in before)


@pytest.mark.parametrize("kind", ["claim", "article", "appearance", "document", "copy"])
def test_what_is_not_there_is_not_removed(typed, case, kind):
    told = typed("remove", case, kind, "no such thing at all")
    assert told.code == 1 and f"No {kind} is called “no such thing at all”." in told.err


# articles


def test_what_is_known_of_articles_is_corrected_in_one_step_for_several(typed, case, asked):
    told = asked("article", "AMN", "Duran", "--language", "en", "--note", "Asked the desk.")
    assert len(told["articles"]) == 2 and told["changed"]
    for name in ("AMN", "Duran"):
        shown = asked("article", name)
        assert (shown["attribution"]["language"], shown["note"]) == ("en", "Asked the desk.")
    assert "Asked the desk." in typed("article", case, "AMN").out
    assert not asked("article", "AMN", "--language", "en")["changed"]
    asked("undo")
    assert asked("article", "AMN")["note"] != "Asked the desk."


def test_a_part_of_a_page_has_details_of_its_own(typed, case, asked):
    asked(
        "article",
        "daily wire",
        "--part",
        "politico",
        "--byline",
        "Somebody Else",
        "--published",
        "7 Jan 2020",
    )
    shown = asked("article", "daily wire")
    (part,) = (part for part in shown["parts"] if part["attribution"]["outlet"] == "Politico")
    assert (part["attribution"]["byline"], part["attribution"]["published"]) == (
        "Somebody Else",
        "2020-01-07",
    )
    assert part["attribution"]["origins"]["byline"] == "analyst"
    assert shown["attribution"]["byline"] != "Somebody Else"
    assert "has no parts" in typed("article", case, "AMN", "--part", "NPR", "--byline", "x").err
    assert "is not a date" in typed("article", case, "AMN", "--published", "Tuesday").err
    assert "Name one to show it" in typed("article", case, "AMN", "Duran").err


def test_the_file_an_article_came_from_is_shown_and_saved_byte_for_byte(typed, case, asked, tmp_path):
    from workbench.places import corpus

    (file,) = corpus().glob("*amn*.txt")
    shown = asked("original", "AMN")
    assert (shown["size"], shown["saved"]) == (file.stat().st_size, None)
    assert "unsigned" in shown["words"] and "unsigned" in typed("original", case, "AMN").out
    assert typed("original", case, "AMN", "-o", tmp_path).out.startswith(f"Wrote {tmp_path / file.name}:")
    assert (tmp_path / file.name).read_bytes() == file.read_bytes()
    assert "It has 1 version" in typed("original", case, "AMN", "--version", "2").err


def test_zones_are_renamed_divided_moved_and_joined(typed, case, asked):
    before = asked("zones", "AMN")
    body = next(zone for zone in before if zone["kind"] == "body")
    at = body["start"] + body["quote"].index(" ", 40) + 1
    divided = asked("zone", "AMN", "--at", at, "--divide", "--kind", "caption")
    assert (divided["label"], divided["zone"]["kind"], divided["zone"]["start"]) == (
        "Split zone",
        "caption",
        at,
    )
    assert len(asked("zones", "AMN")) == len(before) + 1
    renamed = asked("zone", "AMN", "--at", at, "--kind", "boilerplate")
    assert (renamed["label"], renamed["zone"]["kind"]) == ("Mark as boilerplate", "boilerplate")
    moved = asked("zone", "AMN", "--at", at + 5, "--begin")
    assert moved["zone"]["start"] == at + 5
    assert asked("zone", "AMN", "--at", at, "--end")["zone"]["start"] == at
    asked("zone", "AMN", "--at", at, "--join")
    assert [(z["start"], z["end"], z["kind"]) for z in asked("zones", "AMN")] == [
        (z["start"], z["end"], z["kind"]) for z in before
    ]
    assert "dateline" in typed("zones", case, "AMN").out
    for words in (
        ["--at", "10"],
        ["--kind", "body"],
        ["--at", "-1", "--kind", "body"],
        ["--at", "10", "--quote", "x"],
    ):
        assert typed("zone", case, "AMN", *words).code == 1


# suggestions


def test_a_proposal_is_answered_and_the_answer_taken_back(typed, case, asked):
    def proposed():
        lines = typed("suggest", case, "--claim", "27,000", "--json").objects
        return [(line["article"], line["start"]) for line in lines]

    line = typed("suggest", case, "--claim", "27,000", "--json").objects[0]
    place = (line["article"], line["start"])
    words = ("27,000", line["article"], "--quote", line["quote"])
    assert asked("answer", *words, "--not-relevant")["reply"] == "not relevant"
    assert place not in proposed()
    (kept,) = (one for one in asked("answers", "27,000") if one["start"] == line["start"])
    assert (kept["reply"], kept["is_linked"], kept["quote"]) == ("not relevant", False, line["quote"])

    asked("answer", *words, "--refutes")
    assert line["quote"] in {one["quote"] for one in linked(asked, "27,000")}
    assert "refutes" in typed("answers", case, "27,000").out
    assert asked("answer", *words, "--take-back")["label"] == "Take back an answer"
    assert line["quote"] not in {one["quote"] for one in linked(asked, "27,000")}
    assert place in proposed()
    assert "Nothing was answered to this passage" in typed("answer", case, *words, "--take-back").err
    assert (
        typed("answer", case, *words).code
        == typed("answer", case, *words, "--refutes", "--take-back").code
        == 1
    )


# where stories come from


def test_a_ruling_is_given_listed_and_taken_back(typed, case, asked):
    def origins():
        return asked("claim", "A withdrawal of U.S.")["independence"]["told"]

    assert origins() == "5 sources, 4 independent origins"
    page = asked("claim", "A withdrawal of U.S.")["independence"]
    (shared,) = (origin["sources"] for origin in page["origins"] if len(origin["sources"]) > 1)
    one, other = (":".join(filter(None, (source["article"], source["part"]))) for source in shared)
    told = asked("rule", one, other, "--independent")
    assert told["kinship"] == "independent"
    assert [told[name]["article"] for name in ("one", "other")] == [source["article"] for source in shared]
    assert origins() == "5 sources, 5 independent origins"
    (ruling,) = asked("rulings")
    assert (ruling["kinship"], ruling["one"]) == ("independent", told["one"])
    assert "independent, says" in typed("rulings", case).out
    assert not asked("rule", one, other, "--independent")["changed"]
    asked("rule", one, other, "--take-back")
    assert asked("rulings") == []
    assert origins() == "5 sources, 4 independent origins"
    assert "Nothing was said of" in typed("rule", case, one, other, "--take-back").err


def test_a_part_of_a_page_is_a_source_of_its_own(asked):
    told = asked("rule", "Politico", "AMN", "--one-origin")
    assert told["one"]["part"] == told["one"]["name"] == "Politico"
    assert told["other"]["part"] == ""


# documents and sayings


def test_a_document_is_accepted_renamed_and_loses_a_copy(typed, case, asked):
    (proposed,) = (
        one for one in typed("quotes", case, "--documents", "--json").objects if one["is_proposed"]
    )
    words = proposed["title"].split(":")[-1].strip(" …")
    told = asked("document", words, "--accept", "--title", "Draft letter")
    assert told["label"] == "Name document" and len(told["copies"]) == len(proposed["copies"])
    shown = asked("document", "draft letter")
    assert (shown["document"], shown["is_proposed"]) == (told["document"], False)
    assert [copy["copy"] for copy in shown["copies"]] and f"[{told['document'][:8]}]" in typed(
        "document", case, "draft letter"
    ).out
    assert (
        asked("document", "draft letter", "--title", "General Seely’s letter")["label"] == "Rename document"
    )
    asked("remove", "copy", told["copies"][0])
    assert len(asked("document", "Seely", "--title", "Letter")["copies"]) == len(told["copies"]) - 1
    asked("remove", "document", told["document"])
    assert all(one["is_proposed"] for one in typed("quotes", case, "--documents", "--json").objects)


def test_a_document_is_named_from_a_copy_and_gets_another(typed, case, asked):
    quote = ("--quote", "requesting 27,000 troops")
    told = asked("document", "--new", "Request", "--article", "The Wire", *quote)
    assert len(told["copies"]) == 1
    more = ("--article", "AMN", "--quote", "it was unsigned")
    assert len(asked("document", "request", *more)["copies"]) == 2
    assert "already" in typed("document", case, "request", *more).err
    for words in (["--new", "x"], ["request", "--new", "x"], [], ["request", "--article", "AMN"]):
        assert typed("document", case, *words).code == 1


def test_a_claim_is_made_of_a_saying_a_document_and_a_number(typed, case, asked):
    def wording(told):
        return asked("claim", told["claim"])["wording"]

    line = next(one for one in typed("quotes", case, "--shared", "--json").objects)
    assert wording(asked("quotes", *line["words"].split(), "--make-claim")).startswith("Did ")
    assert wording(asked("quotes", "--documents", "--make-claim")).startswith("Does the document")
    number = typed("numbers", case, "27,000", "--json").objects
    assert number
    told = typed("numbers", case, "--make-claim")
    assert told.code == 1 and "not one" in told.err
    assert typed("quotes", case, "--make-claim").code == 1


# versions


def test_two_articles_become_versions_of_one(typed, case, asked, tmp_path):
    from workbench.places import corpus

    (file,) = corpus().glob("*amn*.txt")
    newer = tmp_path / "amn-later.txt"
    newer.write_text(
        file.read_text("utf-8").replace("Neither Esper nor Milley knew", "Esper and Milley knew")
    )
    (came,) = asked("import", newer)
    older = asked("article", file.name)["id"]
    told = asked("join", older, came["article"])
    assert (told["article"], told["version"], told["kind"]) == (older, 2, "version")
    assert [text["version"] for text in asked("article", older)["versions"]] == [1, 2]
    assert asked("original", older, "--version", "1")["file"] == file.name

    orphan = asked("orphans")[0]
    assert "1 → “Esper and Milley knew" in typed("orphans", case).out
    settled = asked("settle", orphan["id"], "--place", "1")
    assert settled["anchor"]["quote"].startswith("Esper and Milley knew") and settled["version"] == 2
    asked("undo")
    quoted = asked("settle", orphan["id"], "--quote", "Esper and Milley knew")
    assert quoted["anchor"]["quote"] == "Esper and Milley knew"
    asked("undo")
    assert asked("settle", orphan["id"], "--leave")["version"] == 1
    assert orphan["id"] not in {one["id"] for one in asked("orphans")}
    assert typed("settle", case, orphan["id"], "--place", "9").code == 1
    assert typed("settle", case, orphan["id"]).code == 1


# the case


def test_the_case_is_described_and_keeps_a_scale_that_was_judged_on(typed, case, asked, tmp_path):
    assert asked("case")["scale"]["id"] == "averitec"
    told = asked("case", "--title", "What was said", "--note", "For the evening edition.")
    assert (told["label"], told["title"]) == ("Edit case details", "What was said")
    assert "For the evening edition." in typed("case", case).out
    refused = typed("case", case, "--scale", "truth-six")
    assert refused.code == 1 and "so the case keeps it" in refused.err
    assert "needs a title" in typed("case", case, "--title", " ").err
    empty = tmp_path / "empty"
    assert json.loads(typed("new", empty, "--json").out)["claims"] == 0
    assert json.loads(typed("case", empty, "--scale", "truth-six", "--json").out)["scale"] == "truth-six"


def test_earlier_verdicts_stay_on_record(typed, case, asked):
    told = asked("judge", "unsigned", "refuted", "--because", "It was signed after all.")
    standing, *earlier = asked("verdicts", "unsigned")
    assert (standing["id"], standing["label"]) == (told["verdict"], "Refuted")
    assert [one["number"] for one in earlier] == [*range(len(earlier), 0, -1)]
    assert "It was signed after all." in typed("verdicts", case, "unsigned").out


def test_a_history_that_was_altered_is_found_out(typed, case, asked):
    assert asked("verify")["sound"] and asked("verify")["problems"] == []
    from contextlib import closing
    from sqlite3 import connect

    with closing(connect(case)) as file:
        file.execute("UPDATE history SET by = 'somebody else' WHERE number = 5")
        file.commit()
    told = typed("verify", case, "--json")
    assert told.code == 1 and "has been damaged or altered" in told.err
    assert not json.loads(told.out)["sound"]


def test_settings_are_listed_set_and_reset(typed):
    def value(name):
        ((one),) = json.loads(typed("settings", name, "--json").out)
        return one["value"]

    assert "analyst" in typed("settings").out
    typed("settings", "analyst", "Night desk")
    typed("settings", "reduced-motion", "yes")
    typed("settings", "text_size", "20")
    assert (value("analyst"), value("reduced_motion"), value("text_size")) == ("Night desk", True, 20)
    typed("settings", "text_size", "--reset")
    assert value("text_size") == 17
    for words in (
        ["theme", "pink"],
        ["text_size", "huge"],
        ["nothing"],
        ["--reset"],
        ["theme", "dark", "--reset"],
    ):
        assert typed("settings", *words).code == 1
