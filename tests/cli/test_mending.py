"""`workbench mend`: says what would be mended, mends it when told to, and undo takes it back."""

import json
from pathlib import Path

import pytest

GARBLED = "The café was closed, and he didn’t know why.\n".encode().decode("cp1252")


@pytest.fixture
def garbled(tmp_path: Path, typed) -> Path:
    """A case with an article whose letters are garbled."""
    (tmp_path / "cafe.txt").write_text(GARBLED, encoding="utf-8")
    typed("new", tmp_path / "affair")
    assert typed("import", tmp_path / "affair", tmp_path / "cafe.txt").code == 0
    return tmp_path / "affair"


def test_looking_changes_nothing(garbled, typed):
    told = typed("mend", garbled, "cafe", "--look")
    assert told.code == 0
    assert "which becomes “didn’t”. Nothing was changed." in " ".join(told.out.split())
    assert json.loads(typed("mend", garbled, "cafe", "--look", "--json").out)["added"] is False
    assert "Mend" not in typed("history", garbled).out


def test_mending_makes_a_version_that_can_be_undone(garbled, typed):
    assert "It is version 2 now." in " ".join(typed("mend", garbled, "cafe").out.split())
    assert "didn’t know" in typed("search", garbled, "know").out
    assert typed("undo", garbled).code == 0
    assert "didnâ€™t" in typed("search", garbled, "know").out


def test_an_article_that_reads_right_is_left_alone(case, typed):
    told = typed("mend", case, "npr")
    assert told.code == 1
    assert "No letters look garbled" in told.err
