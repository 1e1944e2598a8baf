"""A scan is dropped, said to be one, and read; without Tesseract the way to it is told."""

from pathlib import Path

import pytest
from pdfmaking import a_scan

from workbench.reading.extracted import Block, Extracted
from workbench.reading.formats.pdf import recognition
from workbench.services import importing
from workbench.ui.dialogs.new_version import NewVersionDialog
from workbench.ui.dialogs.original import OriginalDialog

FOUND = Extracted([Block("The letter was unsigned.", page=1)], encoding="OCR by Tesseract 5 (eng)")


@pytest.fixture
def shown(sample, tmp_path: Path):
    """The window with a scan before it."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(a_scan("paper"))
    outcome = importing.add(sample.session, importing.read(path))
    sample.desk.show_text(sample.session.newest_text(outcome.article_id).id)
    return sample


def dialog_of(bench) -> NewVersionDialog:
    bench.until(lambda: bench.window.findChild(NewVersionDialog) is not None)
    return bench.window.findChild(NewVersionDialog)


def test_a_scan_is_read_and_its_words_can_be_cited(shown, monkeypatch) -> None:
    monkeypatch.setattr(recognition, "recognise", lambda *_: FOUND)
    shown.window.panes.article.headline.facts.linkActivated.emit("words:")
    dialog = dialog_of(shown)
    shown.until(dialog.add_button.isEnabled)
    shown.person.click(dialog.add_button, what="Add as version 2")
    shown.until(lambda: shown.session.text(shown.desk.text_id).version == 2)
    assert shown.session.search("unsigned letter")
    assert "read its words" not in shown.window.panes.article.headline.facts.text()


def test_without_tesseract_the_way_to_it_is_told(shown, monkeypatch) -> None:
    monkeypatch.setattr(recognition, "tesseract", lambda: None)
    shown.window.panes.article.headline.facts.linkActivated.emit("words:")
    dialog = dialog_of(shown)
    shown.until(lambda: dialog._summary.property("role") == "problem")
    assert "Tesseract" in dialog._summary.text()
    assert "Install it" in dialog._summary.text()
    assert not dialog.add_button.isEnabled()
    dialog.reject()


def test_the_scan_itself_can_be_looked_at_and_saved(shown, tmp_path: Path) -> None:
    shown.window.actions_.run("article.original")
    shown.until(lambda: shown.window.findChild(OriginalDialog) is not None)
    dialog = shown.window.findChild(OriginalDialog)
    shown.until(lambda: "layout and pictures" in dialog.said.text())
    dialog.save(tmp_path / "saved.pdf")
    shown.until(lambda: "saved.pdf" in dialog.said.text())
    assert (tmp_path / "saved.pdf").read_bytes() == (tmp_path / "scan.pdf").read_bytes()
    dialog.reject()
