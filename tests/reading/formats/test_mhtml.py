"""Pages saved as a single file of several parts."""

import base64
import quopri

import pytest
from pages import PROSE, page

from workbench.domain.errors import UserError
from workbench.reading import read_bytes

RUSSIAN = "Президент сказал, что войска не уйдут из Ирака. Это письмо было ошибкой, сказал он."


def saved(*parts: tuple[str, str, bytes], start: str = "") -> bytes:
    """A file as browsers write it; each part has a type, further fields, and its bytes."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://island.example/basin\r\n"
        "Subject: Basin\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="----x"{start}\r\n\r\n'
    )
    body = b"".join(
        f"------x\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + content + b"\r\n"
        for kind, fields, content in parts
    )
    return head.encode() + body + b"------x--\r\n"


QUOTED = "Content-Transfer-Encoding: quoted-printable\r\n"
PICTURE = ("image/gif", "Content-Transfer-Encoding: base64\r\n", base64.b64encode(b"GIF89a"))


def test_the_page_inside_is_read_with_the_address_it_was_saved_from():
    article = read_bytes(
        saved(("text/html", QUOTED, quopri.encodestring(page().encode())), PICTURE), "basin.mhtml"
    )
    assert PROSE in article.words
    assert article.attribution.url == "https://island.example/basin"
    assert article.attribution.origins["url"] == "where the page was saved from"
    assert article.original.startswith(b"From: <Saved by Blink>")


def test_the_encoding_that_the_part_declares_holds():
    markup = page().replace(PROSE, RUSSIAN).encode("koi8-r", "replace")
    packed = (
        "text/html; charset=koi8-r",
        "Content-Transfer-Encoding: base64\r\n",
        base64.encodebytes(markup),
    )
    assert RUSSIAN in read_bytes(saved(packed), "a.mht").words


def test_the_part_that_is_named_as_the_start_is_the_page():
    frame = ("text/html", "Content-ID: <f>\r\n", b"<html><p>An advertisement in a frame</p></html>")
    whole = ("text/html", "Content-ID: <p>\r\n" + QUOTED, quopri.encodestring(page().encode()))
    assert PROSE in read_bytes(saved(frame, whole, start='; start="<p>"'), "a.mhtml").words


def test_a_file_without_a_page_is_refused_with_a_way_out():
    with pytest.raises(UserError, match=r"There is no web page in “a\.mhtml”\.") as refused:
        read_bytes(saved(PICTURE), "a.mhtml")
    assert refused.value.hint


def test_parts_inside_parts_without_end_are_refused():
    nested = "".join(f'Content-Type: multipart/related; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3000))
    with pytest.raises(UserError, match=r"“a\.mhtml”"):
        read_bytes(b"From: <x>\r\nMIME-Version: 1.0\r\n" + nested.encode(), "a.mhtml")
