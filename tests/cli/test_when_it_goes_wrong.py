"""Whatever goes wrong in a command is told in one line, and what is our own fault stands in the log, too."""

import pytest

from workbench.cli import cases
from workbench.config.paths import paths


def one_line(told) -> str:
    assert told.code == 1 and told.err.startswith("workbench: ") and told.err.count("\n") == 1
    return told.err


def test_a_bug_is_told_in_a_sentence_that_names_the_log(typed, sample, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr(cases.Session, "claims", broken)
    line = one_line(typed("claims", sample))
    log = paths().logs / "workbench.log"
    assert "ZeroDivisionError" in line and str(log) in line
    assert "nobody thought of this" not in line
    assert "nobody thought of this" in log.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [["history", "--limit", "-3"], ["search", "--limit", "-1", "x"], ["suggest", "-n", "0", "--text", "x"]],
)
def test_no_list_is_shorter_than_one_line(typed, sample, words):
    command, *rest = words
    told = typed(command, sample, *rest)
    assert told.code == 2 and "give a number from 1 on" in told.err


def test_a_name_that_no_disk_takes_is_told_in_a_sentence(typed, tmp_path):
    name = "Дело о выводе войск " * 20
    assert "is too long for a file. Choose a shorter one." in one_line(typed("new", tmp_path / name))
    assert "is too long for a file." in one_line(typed("claims", tmp_path / name))
    almost = tmp_path / ("x" * 245)  # the draft beside it has a longer name
    assert "is too long for a file." in one_line(typed("new", almost))


def test_a_file_of_one_byte_is_no_database(typed, tmp_path):
    (tmp_path / "tiny.fcase").write_bytes(b"x")
    assert "“tiny.fcase” is not a case." in one_line(typed("claims", tmp_path / "tiny.fcase"))


def test_a_file_that_never_was_is_not_said_to_have_gone(typed, case, tmp_path):
    told = typed("import", case, tmp_path / "never.txt")
    assert "There is no file “never.txt” in" in told.out and "any more" not in told.out
    assert told.err == "workbench: The file could not be imported.\n"


def test_files_are_counted_as_files_whatever_they_hold(typed, case, tmp_path):
    (tmp_path / "post.jsonl").write_text(
        '{"text": "The board voted."}\n{"text": " "}\n{"text": "It rained."}\n'
    )
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    told = typed("import", case, tmp_path / "post.jsonl", tmp_path / "bad.txt", "--json")
    assert told.err == (
        "workbench: 1 of 2 files could not be imported. 1 file could be imported only in part.\n"
    )
    import json

    assert [one["file"] for one in json.loads(told.out) if one["kind"] == "refused"] == [
        "post.jsonl",
        "bad.txt",
    ]
    assert "None of the files" in typed("import", case, tmp_path / "bad.txt", tmp_path / "none.txt").err


def test_json_is_asked_for_before_the_command_or_after_it(typed, sample):
    assert typed("--json", "claims", sample).out == typed("claims", sample, "--json").out
    assert typed("claims", sample, "--json").out.startswith("[")
