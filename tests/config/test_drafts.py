"""Words that were typed and not saved are there again, for the record they belong to."""

from pathlib import Path

import pytest

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


def test_a_draft_the_disk_did_not_take_is_written_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    drafts = Drafts(tmp_path, "case")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "replace", full_disk)
        drafts.keep("claim", "The letter was a draft.")
    assert drafts.of("claim") == "The letter was a draft."
    assert Drafts(tmp_path, "case").of("claim") is None

    drafts.keep("claim", "The letter was a draft.")

    assert Drafts(tmp_path, "case").of("claim") == "The letter was a draft."


def test_drafts_that_cannot_be_read_just_now_are_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Drafts(tmp_path, "one").keep("claim", "words of weeks")

    def locked(self: Path, *_args: object) -> str:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "read_text", locked)
        other = Drafts(tmp_path, "other")
        other.keep("claim", "new words")

    assert other.of("claim") == "new words"
    assert Drafts(tmp_path, "one").of("claim") == "words of weeks"
