"""A kept original is looked at as words and saved byte for byte."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from casemaking import new_session
from pages import PROSE, page
from pdfmaking import a_pdf, a_scan

from workbench.domain.article import Text
from workbench.domain.errors import UserError
from workbench.services import importing
from workbench.services.originals import name_to_save, original_of, save_original
from workbench.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


def text_of(session: Session, folder: Path, name: str, content: bytes) -> Text:
    (folder / name).write_bytes(content)
    outcome = importing.add(session, importing.read(folder / name))
    return session.newest_text(outcome.article_id)


def test_of_a_page_all_words_are_seen_and_no_script(session: Session, tmp_path: Path) -> None:
    content = page("<script>alert('here')</script>").encode()
    seen = original_of(session, text_of(session, tmp_path, "a.html", content))
    assert PROSE in seen.words and "Harbour Street 1" in seen.words
    assert "alert" not in seen.words
    assert seen.size == len(content)
    assert "nothing is loaded" in seen.said


def test_of_a_pdf_it_is_said_what_can_be_shown(session: Session, tmp_path: Path) -> None:
    seen = original_of(session, text_of(session, tmp_path, "a.pdf", a_pdf("The harbour was closed.")))
    assert "The harbour was closed." in seen.words
    assert "layout and pictures" in seen.said


def test_a_scan_is_said_to_have_no_words(session: Session, tmp_path: Path) -> None:
    seen = original_of(session, text_of(session, tmp_path, "scan.pdf", a_scan("paper")))
    assert seen.words == "[Scan of a page, without words.]"
    assert "layout and pictures" in seen.said


def test_the_file_is_saved_byte_for_byte(session: Session, tmp_path: Path) -> None:
    content = page().encode() + b"\xff\x00"
    text = text_of(session, tmp_path, "a.html", content)
    save_original(session, text, tmp_path / "saved.html")
    assert (tmp_path / "saved.html").read_bytes() == content


def test_a_folder_that_is_not_there_is_named(session: Session, tmp_path: Path) -> None:
    text = text_of(session, tmp_path, "a.txt", PROSE.encode())
    with pytest.raises(UserError, match="original file could not be written"):
        save_original(session, text, tmp_path / "nowhere" / "a.txt")


@pytest.mark.parametrize(
    ("called", "saved"),
    [
        ("a.html", "a.html"),
        ("../../../etc/passwd", "passwd"),
        ("folder\\page?.html", "page .html"),
        ("articles.jsonl, line 3", "articles.jsonl, line 3"),
        ("..", "original"),
        ("a..", "a"),
        ("con.html", "_con.html"),
        ("LPT1", "_LPT1"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ("console.html", "console.html"),
        (f"{'long' * 100}.html", f"{('long' * 44)[:175]}.html"),
        (f"{'記' * 120}.html", f"{'記' * 58}.html"),
        (f"a.{'é' * 100}", f"a.{'é' * 11}"),
    ],
)
def test_its_name_can_be_written_anywhere_and_leads_nowhere_else(
    session: Session, tmp_path: Path, called: str, saved: str
) -> None:
    text = text_of(session, tmp_path, "a.txt", PROSE.encode())
    name = name_to_save(replace(text, file_name=called))
    assert name == saved
    assert len(name.encode()) <= 180
    (tmp_path / name).write_bytes(b"")
