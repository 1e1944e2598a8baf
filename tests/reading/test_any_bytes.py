"""Whatever is in a file, a reader gives articles or one plain sentence, and nothing else."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packing import odt, packed

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all
from workbench.reading.sniffing import Format, endings

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
OFFICE = sorted(file for suffix in ("docx", "xml", "xsl", "json") for file in HOSTILE.rglob(f"*.{suffix}"))

MAIL = b"From: Ada <ada@island.example>\nSubject: Basin\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
PARTS = b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
PAGE = "<html><body><h1>Basin</h1><p>The board has voted.</p></body></html>"
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
    "b.opf": '<p><metadata><title>B</title></metadata><manifest><item id="a" href="a.xhtml" '
    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></p>',
}

BEGINNINGS = {
    Format.TEXT: [b"", b"\xff\xfe", b"Title: Basin\n\n"],
    Format.MARKDOWN: [b"# Basin\n\n", b"---\ntitle: ", b"| a | b |\n|---|---|\n"],
    Format.RTF: [b"{\\rtf1\\ansi ", b"{\\rtf1{\\fonttbl{\\f0", b"{\\rtf1\\trowd\\intbl \\cell{\\footnote "],
    Format.MAIL: [
        MAIL,
        MAIL + b"\n",
        MAIL + PARTS,
        MAIL + b"Date: ",
        MAIL + b"Content-Type: text/plain; charset=",
    ],
    Format.MBOX: [b"From ada Mon\n" + MAIL, b"From ada Mon\n" + MAIL + PARTS],
    Format.JSONL: [b'{"text": "', b'[{"text": "x"},', b'{"articles": [', b'{"text": "x"}\n'],
    Format.CSV: [b"id,text\n1,", b'text;id\n"', b"\xef\xbb\xbftext\n"],
    Format.ZIP: [b"PK\x03\x04", b"PK\x05\x06", packed({"a.txt": "x"})],
}

PIECES = st.sampled_from(
    [
        *(
            b"\\",
            b"{",
            b"}",
            b"\\u-1?",
            b"\\bin9 ",
            b"\\'",
            b"\0",
            b"=?utf-8?b?",
            b"?=",
            b"--b\n",
            b"\n\n",
            b"From ",
        ),
        *(
            b">",
            b'"',
            b"[",
            b",",
            b"\\ud800",
            b"<",
            b"&a;",
            b"\xf0\x9f",
            b"1e999",
            b"base64",
            b"=3D",
            b"|",
            b"\r",
        ),
        *(b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: x-uuencode\n", b"charset=zip"),
    ]
)
BYTES = st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=24).map(b"".join)


def everything_in(content: bytes, name: str) -> list[ImportedArticle | UserError]:
    try:
        found = list(islice(read_all(content, name), 1000))
    except UserError as refused:
        found = [refused]
    for one in found:
        if isinstance(one, UserError):
            assert one.message.endswith(".") and "\n" not in one.message
            continue
        said = one.attribution
        for words in (one.words, one.file_name, one.known_id, said.title, said.byline, said.outlet, said.url):
            words.encode()  # nothing that a case could not keep
        assert [zone.start for zone in one.zones[1:]] == [zone.end for zone in one.zones[:-1]]
    return found


@pytest.mark.parametrize("format", BEGINNINGS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_behind_the_beginning_of_a_format(format, data):
    beginning = data.draw(st.sampled_from(BEGINNINGS[format]))
    assert everything_in(beginning + data.draw(BYTES), f"a{endings(format)[0]}")


@pytest.mark.parametrize(
    ("name", "files", "part"),
    [
        ("a.docx", {"[Content_Types].xml": "<x/>"}, "word/document.xml"),
        ("a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"}, "content.xml"),
        ("a.epub", BOOK, "a.xhtml"),
        ("a.epub", BOOK, "b.opf"),
        ("a.epub", BOOK, "META-INF/container.xml"),
        ("a.zip", {"b.txt": "words"}, "a.eml"),
    ],
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(content=BYTES, around=st.sampled_from([b"%s", b"<a>%s</a>", b"<x><body><p><t>%s</t></p></body></x>"]))
def test_any_bytes_as_a_part_of_a_packed_document(name, files, part, content, around):
    assert everything_in(packed(files | {part: around % content}), name)


@settings(max_examples=150)
@given(place=st.integers(0, 10_000), content=st.binary(min_size=1, max_size=8))
@pytest.mark.parametrize("name", ["a.odt", "a.zip"])
def test_packed_files_with_any_byte_overwritten(name, place, content):
    whole = (
        odt("<text:p>The board has voted.</text:p>")
        if name == "a.odt"
        else packed({"a.txt": "x", "b.eml": MAIL})
    )
    place %= len(whole)
    assert everything_in(whole[:place] + content + whole[place + len(content) :], name)


@pytest.mark.skipif(not OFFICE, reason=f"the hostile files are not there ({HOSTILE})")
@pytest.mark.parametrize("file", OFFICE, ids=lambda file: file.name)
def test_every_hostile_file_is_an_article_or_one_sentence(file):
    found = everything_in(file.read_bytes(), file.name)
    assert found
    if file.suffix == ".docx":
        assert isinstance(found[0], ImportedArticle) or "There are no words in" in str(found[0])
