"""`workbench ocr`: scans are read, or why not is said in a line."""

import json
from pathlib import Path

import pytest
from pdfmaking import a_scan

from workbench.reading.extracted import Block, Extracted
from workbench.reading.formats.pdf import recognition


@pytest.fixture
def scanned(tmp_path: Path, typed) -> Path:
    """A case with one scan in it."""
    (tmp_path / "scan.pdf").write_bytes(a_scan("paper"))
    typed("new", tmp_path / "scans")
    assert typed("import", tmp_path / "scans", tmp_path / "scan.pdf").code == 0
    return tmp_path / "scans"


def test_all_scans_of_a_case_are_read(scanned, typed, monkeypatch):
    asked = []

    def recognise(_content, file_name, language, _progress):
        asked.append((file_name, language))
        return Extracted([Block("The letter was unsigned.", page=1)], encoding="OCR by Tesseract (deu)")

    monkeypatch.setattr(recognition, "recognise", recognise)
    told = json.loads(typed("ocr", scanned, "--language", "deu", "--json").out)
    assert [(one["version"], one["encoding"]) for one in told] == [(2, "OCR by Tesseract (deu)")]
    assert asked == [("scan.pdf", "deu")]
    assert "unsigned" in typed("search", scanned, "unsigned").out
    assert "no scan" in typed("ocr", scanned).out


def test_without_tesseract_a_line_says_so(scanned, typed, monkeypatch):
    monkeypatch.setattr(recognition, "tesseract", lambda: None)
    told = typed("ocr", scanned)
    assert told.code == 1
    assert "Tesseract" in told.err
    assert "Install it" in told.err
