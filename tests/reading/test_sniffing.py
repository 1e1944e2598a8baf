"""In which format a file is: by what is in it first, by what it is called second."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import UserError
from workbench.reading.sniffing import Format, kind_of

MAIL = b"Received: from island\r\nFrom: ada@island.example\r\nSubject: Basin\r\n\r\nDear all,\r\n"
PAGE_AS_MAIL = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://island.example/\r\nSubject: Basin\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="x"\r\n\r\n'
)


def packed(*names: str, mimetype: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (b"Basin to be widened\n\nThe board voted.", Format.TEXT),
        (b"<!DOCTYPE html><p>x", Format.HTML),
        (b"\xef\xbb\xbf \n<html><p>x", Format.HTML),
        (b"<!-- saved -->\n<!-- twice --><HTML>", Format.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html><html/>", Format.HTML),
        ("<html><p>x".encode("utf-16"), Format.HTML),
        ("<html><p>x".encode("utf-16-le"), Format.HTML),
        (b"%PDF-1.7\n", Format.PDF),
        (b"{\\rtf1\\ansi x}", Format.RTF),
        (packed("word/document.xml"), Format.DOCX),
        (packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"), Format.ODT),
        (packed("book.opf", mimetype="application/epub+zip"), Format.EPUB),
        (packed("a.txt", "b.txt"), Format.ZIP),
        (MAIL, Format.MAIL),
        (b"From ada Mon Jan  6 10:00:00 2020\n" + MAIL, Format.MBOX),
        (PAGE_AS_MAIL, Format.MHTML),
        (b'{"id": 1, "text": "x"}\n{"id": 2, "text": "y"}\n', Format.JSONL),
    ],
)
def test_a_format_is_told_by_what_is_in_the_file_whatever_it_is_called(content, format):
    assert kind_of(content, "unnamed") is format
    if format not in (Format.TEXT, Format.JSONL):
        assert kind_of(content, "misnamed.txt") is format


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.html", Format.HTML),
        ("A.HTM", Format.HTML),
        ("a.csv", Format.CSV),
        ("a.jsonl", Format.JSONL),
        ("a.pdf", Format.TEXT),
        ("a.docx", Format.TEXT),
        ("a", Format.TEXT),
    ],
)
def test_characters_that_could_be_anything_are_what_the_name_says_if_that_is_written_in_characters(
    name, format
):
    assert kind_of(b"The board voted, and nobody knows why.", name) is format


@pytest.mark.parametrize(
    "words",
    [
        "Title: Basin\nDate: 2019-03-03\nAuthor: Ada Quill\n\nThe board voted.",
        "From the harbour, a report.\nThe board voted.",
        "From: the harbour board\nTo: all members\n\nThe board voted.",
        "{Editor’s note: the board voted twice.}",
        "The <html> tag is where a page begins.",
    ],
)
def test_a_text_that_only_begins_like_a_mail_or_a_page_is_a_text(words):
    assert kind_of(words.encode(), "a.txt") is Format.TEXT


def test_a_picture_is_refused_by_name_with_a_way_out_and_so_is_data():
    with pytest.raises(UserError, match=r"“a\.txt” is a picture\."):
        kind_of(b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt")
    with pytest.raises(UserError, match=r"“a\.txt” is a picture\."):
        kind_of(b"\x97JB2\r\n\x1a\n\x01\x00", "a.txt")
    with pytest.raises(UserError, match=r"“a\.xml” is XML data") as refused:
        kind_of(b"<?xml version='1.0'?><bomb/>", "a.xml")
    assert refused.value.hint


@given(st.binary(max_size=300))
def test_any_bytes_are_in_a_format_or_refused_by_name(content):
    try:
        assert kind_of(content, "any.bin") in Format
    except UserError as refused:
        assert "“any.bin”" in refused.message
