"""Scans: read by Tesseract where it is installed, and by a stand-in for it everywhere else."""

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdfmaking import a_scan

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle
from workbench.reading.assembling import assemble
from workbench.reading.formats.pdf import recognition
from workbench.reading.formats.pdf.recognition import recognise, tesseract

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")

FOUND = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
4\t1\t1\t1\t1\t0\t300\t300\t900\t60\t-1\t
5\t1\t1\t1\t1\t1\t300\t300\t200\t60\t96.1\tThe
5\t1\t1\t1\t1\t2\t530\t300\t300\t60\t95.0\tletter
5\t1\t1\t1\t1\t3\t860\t300\t340\t60\t31.5\twas un-
4\t1\t1\t1\t2\t0\t300\t380\t500\t52\t-1\t
5\t1\t1\t1\t2\t1\t300\t380\t500\t52\t93.0\tsigned.
"""

Standing = Callable[[str], None]


@pytest.fixture
def standing_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Standing]:
    """Puts a script in Tesseract's place: it knows two languages and does this with a page."""

    def stand_in(with_a_page: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(
            "#!/bin/sh\n"
            'case "$1" in\n'
            "--version) echo tesseract 5.9.9;;\n"
            "--list-langs) printf 'List of languages (2):\\neng\\ndeu\\nosd\\n';;\n"
            f"*) {with_a_page};;\nesac\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        tesseract.cache_clear()

    yield stand_in
    tesseract.cache_clear()


def words_of(scan: bytes, **asked: str) -> ImportedArticle:
    return assemble(recognise(scan, "scan.pdf", **asked), scan, "scan.pdf")


def says(tmp_path: Path, table: str) -> str:
    (tmp_path / "found.tsv").write_text(table)
    return f"cat > /dev/null; cat {tmp_path / 'found.tsv'}"


def test_the_words_of_a_scan_are_those_that_tesseract_finds(standing_in: Standing, tmp_path: Path) -> None:
    standing_in(says(tmp_path, FOUND))
    article = words_of(a_scan("anything#pagebreak()more"))
    assert article.words == "The letter was unsigned.\n\nThe letter was unsigned."
    assert article.page_starts == (0, 26)
    assert article.encoding == "OCR by Tesseract 5.9.9 (eng)"
    assert article.notes[0].startswith(
        "8 words were read by OCR, of which 2 are doubtful. Compare every quote"
    )


def test_the_language_is_passed_on(standing_in: Standing, tmp_path: Path) -> None:
    standing_in(f"echo $4 > {tmp_path / 'asked'}; {says(tmp_path, FOUND)}")
    words_of(a_scan("anything"), language="deu+eng")
    assert (tmp_path / "asked").read_text().strip() == "deu+eng"


@pytest.mark.parametrize("language", ["fra", "deu+fra", "--help", "eng; rm", "../eng"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    standing_in: Standing, language: str
) -> None:
    standing_in("exit 3")
    with pytest.raises(UserError, match="no language") as refused:
        words_of(a_scan("anything"), language=language)
    assert refused.value.hint == "It has: eng, deu."


def test_a_page_that_tesseract_cannot_read_is_named(standing_in: Standing) -> None:
    standing_in("exit 3")
    with pytest.raises(UserError, match=r"Tesseract could not read page 1 of “scan\.pdf”\."):
        words_of(a_scan("anything"))


def test_a_page_that_takes_too_long_is_given_up(
    standing_in: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing_in("exec sleep 60")
    monkeypatch.setattr(recognition, "TIME_LIMIT", 0.5)
    began = time.monotonic()
    with pytest.raises(UserError, match="took longer than"):
        words_of(a_scan("anything"))
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("table", ["", "nonsense", "5\t1\t1", FOUND[:-60]])
def test_whatever_it_answers_is_an_article_or_a_sentence(
    standing_in: Standing, tmp_path: Path, table: str
) -> None:
    standing_in(says(tmp_path, table))
    assert words_of(a_scan("anything")).words


def test_without_tesseract_there_is_a_sentence_and_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(recognition, "_usual_folders", lambda: "")
    tesseract.cache_clear()
    with pytest.raises(UserError, match="is not on this computer") as refused:
        words_of(a_scan("anything"))
    assert "tesseract-ocr" in refused.value.hint
    tesseract.cache_clear()


@pytest.mark.skipif(tesseract() is None, reason="Tesseract is not on this computer")
def test_tesseract_itself_reads_a_scanned_page_in_two_columns() -> None:
    left = "The letter was a draft and should never have been sent, the general said on Monday evening."
    right = "The ministry did not answer questions about the troops who are still in the country today."
    page = f"= Officials deny it\n#v(4mm)#grid(columns: 2, gutter: 12mm, [{left * 2}], [{right * 2}])"
    article = words_of(a_scan(page))
    headline, *_ = article.zones
    assert headline.kind is ZoneKind.HEADLINE
    assert article.words.index("never have been sent") < article.words.index("The ministry did not answer")
