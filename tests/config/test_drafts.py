"""Words that were typed and not saved are there again, for the record they belong to."""

from pathlib import Path

from workbench.config.drafts import Drafts


def test_a_draft_survives_the_program(tmp_path: Path) -> None:
    Drafts(tmp_path, "case").keep("claim", "The letter was a draft.")

    assert Drafts(tmp_path, "case").of("claim") == "The letter was a draft."


def test_a_saved_draft_is_gone_and_the_file_does_not_grow(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "case")
    drafts.keep("claim", "words")
    drafts.drop("claim")

    assert drafts.of("claim") is None
    assert Drafts(tmp_path, "case").of("claim") is None
    assert (tmp_path / "drafts.json").read_text("utf-8").strip() == "{}"


def test_emptied_words_are_a_draft_too(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "case")
    drafts.keep("claim", "")

    assert drafts.of("claim") == ""


def test_each_case_has_its_own_drafts(tmp_path: Path) -> None:
    Drafts(tmp_path, "one").keep("claim", "words")

    assert Drafts(tmp_path, "other").of("claim") is None


def test_a_second_window_does_not_undo_the_drafts_of_the_first(tmp_path: Path) -> None:
    first, second = Drafts(tmp_path, "case"), Drafts(tmp_path, "case")
    first.keep("claim 1", "one")
    second.keep("claim 2", "two")
    second.drop("claim 2")

    assert Drafts(tmp_path, "case").of("claim 1") == "one"
