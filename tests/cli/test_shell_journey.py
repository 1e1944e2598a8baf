"""One case from beginning to end in a shell, each command a process of its own."""

import json

import pytest


@pytest.fixture
def workbench(shell, tmp_path):
    """The command in a profile of its own; it must succeed, and says what it printed."""

    def do(*words):
        told = shell(*words, "--profile", tmp_path / "profile", "--analyst", "Night desk")
        assert (told.code, told.err) == (0, ""), told.err
        return told.out

    return do


def test_demo_claims_claim_link_judge_report_history_undo_doctor(workbench, tmp_path):
    folder = tmp_path / "a folder with ünusual name"
    workbench("demo", folder)
    (case,) = folder.glob("*.fcase")

    listed = json.loads(workbench("claims", case, "--json"))
    assert len(listed) >= 12
    unjudged = next(claim for claim in listed if "27,000" in claim["wording"])
    assert (unjudged["verdict"], unjudged["status"], unjudged["supports"]) == (None, "in progress", 1)

    page = workbench("claim", case, unjudged["id"][:6])
    assert "No verdict yet" in page
    assert "The generals on the ground had requested" in page

    workbench(
        *("link", case, "27,000", "The Wire", "--supports", "--act", "reports"),
        *("--quote", "U.S. generals requesting 27,000 troops", "--note", "The subheading."),
    )
    workbench("judge", case, "27,000", "not enough evidence", "--because", "One chain.", "--as-of", "2011")
    judged = json.loads(workbench("claim", case, "27,000", "--json"))
    linked = judged["evidence"][0]
    assert (linked["quote"], linked["stance"], linked["speech_act"], linked["linked_by"]) == (
        "U.S. generals requesting 27,000 troops",
        "supports",
        "reports",
        "Night desk",
    )
    assert (judged["status"], judged["verdicts"][-1]["given_by"]) == ("done", "Night desk")

    for name in ("report.html", "report.pdf", "report.json"):
        workbench("report", case, "-o", tmp_path / name)
        assert (tmp_path / name).stat().st_size > 10_000
    assert "One chain." in (tmp_path / "report.html").read_text("utf-8")

    last, before = json.loads(workbench("history", case, "--limit", "2", "--json"))
    assert (last["label"], last["by"], before["label"]) == (
        "Give verdict",
        "Night desk",
        "Link passage (supports)",
    )

    assert "Give verdict" in workbench("undo", case)
    assert "No verdict yet" in workbench("claim", case, "27,000")
    assert "Give verdict" in workbench("redo", case)
    assert "Verdict: Not enough evidence" in workbench("claim", case, "27,000")

    assert "sound" in workbench("doctor", case)


def test_a_case_of_ones_own_from_nothing(workbench, tmp_path):
    article = tmp_path / "dam.txt"
    article.write_text("Dam holds\n\nThe dam is sound, said the mayor. An engineer saw cracks.\n", "utf-8")
    case = tmp_path / "dam"

    workbench("new", case, "--title", "The dam", "--scale", "truth-six")
    assert "imported" in workbench("import", case, article)
    assert "in the case already" in workbench("import", case, article)
    (listed,) = json.loads(workbench("articles", case, "--json"))
    assert listed["attribution"]["title"] == "Dam holds"

    workbench("claim", case, "--new", "The dam is sound", "--said-by", "the mayor", "--tags", "dam, mayor")
    workbench("link", case, "dam", "dam.txt", "--refutes", "--quote", "An engineer saw cracks.")
    (claim,) = json.loads(workbench("claims", case, "--json"))
    assert (claim["status"], claim["tags"], claim["refutes"]) == ("in progress", ["dam", "mayor"], 1)
    assert "engineer saw cracks" in workbench("search", case, "engineers", "crack")

    workbench("undo", case, "--to", "0")
    assert "No claims yet" in workbench("claims", case)
    assert "No articles yet" in workbench("articles", case)
