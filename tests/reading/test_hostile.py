"""Files made to trouble a reader, one by one: each is an article, or refused in a clear sentence."""

from pathlib import Path

import pytest
from packing import packed

from workbench.domain.errors import UserError
from workbench.reading import read_bytes
from workbench.services.reading_apart import Limits, Readers
from workbench.services.ready import Errand, Ready

HOSTILE = Path(__file__).parent / "data" / "hostile"

ARTICLES = {
    "docx/comments.docx": "Ouch.",
    "docx/endnotes.docx": "Ouch[1].[2]\n\n[1] A tachyon walks into a bar.\n\n[2] Fin.",
    "docx/strict-format.docx": "Test",
    "docx/text-box.docx": "Datum plane",
    "docx/utf8-bom.docx": "This XML has a byte order mark.",
    "pdf/issue-1057-tiff-predictor.pdf": "[Scan of a page, without words.]",
    "pdf/issue-1059-cmap-decode.pdf": "2 3 4 5 6 7 8 9",
    "pdf/issue-1113-evil-xobjects.pdf": "Hello world\n\nHello world",
    "pdf/issue_1165_linewidth.pdf": "[A page without words.]",
    "pdf/jo.pdf": "わたくしといふ現象は",
    "pdf/simple1.pdf": "Hello World",
    "pdf/simple2.pdf": "[A page without words.]",
    "pdf/simple3.pdf": "HelloHelloあいうえお",
    "pdf/test_pattern_colors.pdf": "[2 pages without words.]",
    "pdf/zen_of_python_corrupted.pdf": "Printed by",
    "text/blns.txt": "#\tReserved Strings",
    "xml/dtd.xml": "text",
}
"""How the words begin."""

DATA = " is XML data, not an article."
REFUSED = {
    "docx/empty.docx": "There are no words in “empty.docx”.",
    "docx/external-picture.docx": "There are no words in “external-picture.docx”.",
    "pdf/XIPLAYER0.jb2": "“XIPLAYER0.jb2” is a picture.",
    "pdf/aes-256-r6.pdf": "“aes-256-r6.pdf” is locked with a password.",
    "pdf/rc4-40.pdf": "“rc4-40.pdf” is locked with a password.",
    "xml/cyclic.xml": f"“cyclic.xml”{DATA}",
    "xml/external.xml": f"“external.xml”{DATA}",
    "xml/external_file.xml": f"“external_file.xml”{DATA}",
    "xml/xmlbomb.xml": f"“xmlbomb.xml”{DATA}",
    "xml/xmlbomb2.xml": f"“xmlbomb2.xml”{DATA}",
}

MADE_OF_XML = {
    "a.docx": ("word/document.xml", {"[Content_Types].xml": "<Types/>"}),
    "a.odt": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.text"}),
    "a.epub": ("META-INF/container.xml", {"mimetype": "application/epub+zip"}),
}
"""Documents by their part that holds XML, and what else is in them."""


@pytest.fixture(scope="module")
def answers() -> dict[str, list[object]]:
    """What came of each file in a process of its own, as an import reads it."""
    found: dict[str, list[object]] = {}
    names = [*ARTICLES, *REFUSED]
    with Readers(limits=Limits(seconds=30, memory=1024**3), count=1) as readers:
        for errand, answer in readers.read(
            Errand(number, HOSTILE / name) for number, name in enumerate(names)
        ):
            found.setdefault(names[errand.number], []).append(answer)
    return found


@pytest.mark.parametrize("name", ARTICLES)
def test_its_words_are_read(answers: dict[str, list[object]], name: str) -> None:
    article, _done = answers[name]
    assert isinstance(article, Ready), article
    assert article.imported.words.startswith(ARTICLES[name])


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence_with_a_way_out(answers: dict[str, list[object]], name: str) -> None:
    problem, _done = answers[name]
    assert isinstance(problem, UserError), problem
    assert problem.message == REFUSED[name]
    assert problem.hint


def test_no_file_is_left_out() -> None:
    about = {"LICENSE", "SOURCES.md"}
    files = (path for path in HOSTILE.rglob("*") if path.is_file() and path.name not in about)
    assert {path.relative_to(HOSTILE).as_posix() for path in files} == ARTICLES.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", MADE_OF_XML)
@pytest.mark.parametrize("bomb", ["cyclic", "external", "external_file", "xmlbomb", "xmlbomb2"])
def test_a_document_made_of_it_is_refused_for_what_it_is(name: str, bomb: str) -> None:
    part, others = MADE_OF_XML[name]
    content = packed(others | {part: (HOSTILE / "xml" / f"{bomb}.xml").read_bytes()})
    with pytest.raises(UserError, match=rf"“{name}” (is nested or repeated|defines XML entities)"):
        read_bytes(content, name)
