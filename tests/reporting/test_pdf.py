"""The PDF: tagged, with its fonts inside, the same words as the HTML page, whatever the words are."""

import re
import shutil
import subprocess
from dataclasses import asdict, replace

import pytest
from hostile import DIRECTION, MARKUP, attacked
from reportmaking import bridge, report_on

from workbench.reporting.pdf import to_pdf, to_pictures
from workbench.reporting.phrasing import printed

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's tools read the PDF back")


def asked(tmp_path, document, *command):
    """What a tool of poppler says of the document."""
    file = tmp_path / "report.pdf"
    file.write_bytes(document)
    name, *arguments = command
    told = subprocess.run(
        [name, *arguments, file, *(["-"] if name == "pdftotext" else [])], capture_output=True
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.decode()


def squeezed(words):
    """Without blanks and the marks of direction and line breaking, which a reader of PDFs moves about."""
    return re.sub(r"[\s\u200b\u202a-\u202e\u2066-\u2069]", "", words)


def test_the_document_claims_pdf_ua_and_has_a_title_and_a_language():
    document = to_pdf(bridge())
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document
    assert b"/StructTreeRoot" in document
    assert b"/Lang (en)" in document or b"/Lang(en)" in document


@needs_poppler
def test_poppler_finds_it_tagged_and_its_fonts_embedded(tmp_path):
    document = to_pdf(bridge())
    facts = dict(re.findall(r"(\w[\w ]*):\s+(.*)", asked(tmp_path, document, "pdfinfo")))
    assert (facts["Tagged"], facts["Title"], facts["Author"]) == ("yes", "The bridge", "The desk")
    fonts = asked(tmp_path, document, "pdffonts").splitlines()[2:]
    families = {re.match(r"[A-Z]{6}\+(\w+)", line)[1] for line in fonts}
    assert families == {"Inter", "SourceSerif4"}
    assert all(re.search(r" yes yes yes ", line) for line in fonts)


def sayings(value):
    """Every string of a printed report that a reader sees."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "source_id", "link", "tone", "language", "on", "prepared_by"):
                yield from sayings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from sayings(inner)
    elif isinstance(value, str):
        yield value


@needs_poppler
@pytest.mark.parametrize("report", [bridge(), attacked(MARKUP)])
def test_the_pdf_says_all_that_is_printed(tmp_path, report):
    text = squeezed(asked(tmp_path, to_pdf(report), "pdftotext", "-raw"))
    for saying in sayings(asdict(printed(report))):
        for line in saying.splitlines():
            # a page may break inside a saying; its beginning then stands on one page
            assert squeezed(line)[:40] in text


@needs_poppler
def test_every_page_tells_its_number_and_how_many_there_are(tmp_path):
    text = asked(tmp_path, to_pdf(bridge()), "pdftotext", "-layout")
    pages = int(dict(re.findall(r"(Pages):\s+(\d+)", asked(tmp_path, to_pdf(bridge()), "pdfinfo")))["Pages"])
    assert pages > 1
    for number in range(1, pages + 1):
        assert f"Page {number} of {pages}" in text


def test_the_same_report_is_the_same_bytes():
    assert to_pdf(bridge()) == to_pdf(bridge())


def test_the_day_of_the_report_is_the_day_of_the_document():
    assert b"D:20260704" in to_pdf(replace(bridge(), on="2026-07-04"))


@pytest.mark.parametrize(
    "words",
    [
        MARKUP,
        DIRECTION,
        '#panic("typst runs this")',
        "مرحبا بالعالم",
        "שלום עולם",
        "漢字かな交じり文。",
        "😀 👨‍👩‍👧 🇮🇶",
        "ภาษาไทย",
        "e" + "\u0301" * 50,
        "\x07\x1b\x7f\x85\ufeff\ufffe\ufdd0",
        "\ue000 \U000f0000 \U000e0041 \ufffd",
        "x" * 3000,
        "https://herald.example/" + "very-long-path/" * 60,
        "one\n\n\ntwo\u2028three\u2029four",
    ],
    ids=lambda words: repr(words[:12]),
)
def test_no_words_of_any_script_keep_the_document_from_being_made(words):
    assert to_pdf(attacked(words)).startswith(b"%PDF-")


@needs_poppler
def test_what_no_font_holds_is_owned_up_to(tmp_path):
    """U+F0000 is for private use: no font of any system has a shape for it."""
    document = to_pdf(report_on(case_title="\U000f0000"))
    text = " ".join(asked(tmp_path, document, "pdftotext").split())
    assert "Some characters have no shape in the fonts of the computer that made this file" in text
    assert b"pdfuaid" not in document
    assert "Tagged:          yes" in asked(tmp_path, document, "pdfinfo")


@needs_poppler
def test_a_script_as_address_is_not_linked_and_an_address_of_the_web_is(tmp_path):
    def linked(report):
        return asked(tmp_path, to_pdf(report), "pdfinfo", "-url").split()

    assert not any(":" in word for word in linked(attacked("words")))
    wanted = "https://herald.example/bridge?id=1&page=2#:~:text=Nobody%20may%20cross%20it."
    assert wanted in linked(bridge())


def test_an_empty_case_is_a_document_too():
    assert b"<pdfuaid:part>1</pdfuaid:part>" in to_pdf(report_on(case_title="", prepared_by=""))


def test_pages_are_pictures_for_looking_at_first():
    pictures = to_pictures(bridge(), dots_per_inch=36)
    assert len(pictures) > 1
    for picture in pictures:
        assert picture.startswith(b"\x89PNG")
        width = int.from_bytes(picture[16:20], "big")
        assert width == pytest.approx(595 / 72 * 36, abs=1)
