"""A report is written whole or not at all, and what hinders it is said with a way out."""

import errno
import os
from pathlib import Path

import pytest
from reportmaking import bridge

from workbench.domain.errors import UserError
from workbench.reporting.formats import FORMATS, format_of, save


@pytest.mark.parametrize(
    ("suffix", "opening"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>"), (".json", b"{")]
)
def test_the_ending_of_the_name_decides(suffix, opening):
    assert format_of(Path(f"report{suffix.upper()}")) is FORMATS[suffix]
    assert FORMATS[suffix].write(bridge()).startswith(opening)


@pytest.mark.parametrize("name", ["report.docx", "report", ".html", "letter.fcase"])
def test_an_unknown_ending_is_refused_and_the_known_ones_are_named(name):
    with pytest.raises(UserError, match=r"End the name with one of \.pdf, \.html, \.json\."):
        format_of(Path(name))


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    file = tmp_path / "Bericht über alles.html"
    save(b"old", file)
    save(b"new", file)
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UserError, match=r"There is no folder “.*absent”: choose another, or make it first\."):
        save(b"x", tmp_path / "absent" / "report.html")


def test_a_folder_of_that_name_is_not_replaced(tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        save(b"x", tmp_path / "report.html")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "way_out"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "It is not allowed there"),
        (errno.EROFS, "It is not allowed there"),
        (errno.EIO, "The system says: the disk sulks"),
    ],
)
def test_when_writing_fails_the_old_report_stays_and_no_half_one(
    tmp_path, monkeypatch, failing, number, way_out
):
    file = tmp_path / "report.pdf"
    save(b"old", file)

    def fail(*_):
        raise OSError(number, "the disk sulks")

    monkeypatch.setattr(*((os, "fsync") if failing == "fsync" else (Path, "replace")), fail)
    with pytest.raises(UserError, match=way_out) as caught:
        save(b"new", file)
    assert str(file) in caught.value.message
    assert isinstance(caught.value.__cause__, OSError)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
