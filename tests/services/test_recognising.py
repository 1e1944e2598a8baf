"""A scan's words become a new version of its article; the scan stays."""

from pathlib import Path

import pytest
from casemaking import new_session
from pdfmaking import a_pdf, a_scan

from workbench.domain.errors import UserError
from workbench.reading.extracted import Block, Extracted
from workbench.reading.formats.pdf import recognition
from workbench.services import importing, recognising


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract finds the same words in every scan."""
    found = Extracted([Block("The letter was unsigned.", page=1)], encoding="OCR")
    monkeypatch.setattr(recognition, "recognise", lambda *_: found)


def kept(folder: Path, name: str, pdf: bytes) -> Path:
    path = folder / name
    path.write_bytes(pdf)
    return path


def test_the_words_of_a_scan_are_a_new_version_that_can_be_undone(tmp_path: Path, recognised: None) -> None:
    scan = a_scan("paper")
    with new_session(tmp_path) as session:
        importing.add(session, importing.read(kept(tmp_path, "scan.pdf", scan)))
        (article,) = recognising.scans(session)
        added = recognising.add_words(session, article)
        assert session.words(added.new) == "The letter was unsigned."
        assert (added.new.version, added.new.encoding, added.new.page_starts) == (2, "OCR", (0,))
        assert session.original(added.new) == scan
        assert recognising.scans(session) == []
        session.undo()
        assert recognising.scans(session) == [article]


def test_an_article_that_has_its_words_is_left_alone(tmp_path: Path, recognised: None) -> None:
    with new_session(tmp_path) as session:
        importing.add(session, importing.read(kept(tmp_path, "news.pdf", a_pdf("Words."))))
        (row,) = session.articles()
        assert recognising.scans(session) == []
        with pytest.raises(UserError, match="has no pages without words"):
            recognising.add_words(session, row.article)
