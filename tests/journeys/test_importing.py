"""A person brings in what they have: a folder as it lies on the desk, and a page by its address."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from web import Server, serving

from workbench.domain.article import ZoneKind
from workbench.ui.dialogs.import_address import AddressDialog

STORY = "Dam to be raised\n\nThe council has voted. Work on the dam begins in spring, the mayor said.\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good, bad and doubled files, a collection, a page with the folder a browser saved beside it."""
    folder = tmp_path / "dam"
    (folder / "Saved_files").mkdir(parents=True)
    (folder / "dam.txt").write_text(STORY)
    (folder / "copy of dam.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing behind it")
    (folder / "letter.docx").write_bytes(b"PK\x03\x04 torn")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    page = "<title>Saved page</title><p>The old mill will be moved to the other bank, the owner said.</p>"
    (folder / "Saved.html").write_text(page)
    (folder / "Saved_files" / "advert.html").write_text("<p>Buy now.</p>")
    lines = [{"id": f"w{n}", "title": f"Wire {n}", "text": f"Report {n}. Water rises."} for n in range(3)]
    (folder / "wire.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    return folder


def test_a_folder_with_good_bad_and_doubled_files_is_dropped(bench, folder) -> None:
    person, session, sources = bench.person, bench.session, bench.window.panes.sources
    person.drop_files(bench.window, [folder])
    bench.until(lambda: sources.report.isVisible() and bench.desk.tasks.idle)

    names = [row.text.file_name for row in session.articles()]
    assert len(names) == 5 and sum("wire.jsonl" in name for name in names) == 3
    assert ("dam.txt" in names) != ("copy of dam.txt" in names)
    said = sources.report.words
    assert said.startswith("Imported 5 articles; 1 was there already, 3 were refused.")
    for refused in ("empty.txt", "scan.pdf", "letter.docx"):
        assert refused in said
    assert "advert" not in said and "photo" not in said
    assert bench.desk.text_id

    person.press("Ctrl+Z")
    assert session.counts() == (0, 0)
    person.drop_files(bench.window, [folder])
    bench.until(lambda: session.counts() == (5, 0) and bench.desk.tasks.idle)
    assert session.verify() == []


def test_what_a_paper_puts_below_every_story_is_greyed_and_comes_back_with_one_undo(bench, tmp_path) -> None:
    person, session, sources = bench.person, bench.session, bench.window.panes.sources
    paper = tmp_path / "paper"
    paper.mkdir()
    said = (
        "The council has voted to raise the dam. Work begins in spring, the mayor said.",
        "Two trains collided near the mill. Nobody was hurt, but the line stays closed.",
        "Farmers expect a small harvest. Wheat and fruit were damaged by a late frost.",
    )
    for number, story in enumerate(said):
        (paper / f"{number}.txt").write_text(f"Story {number}\n\n{story}\n\nGot a tip? Tell us.\n")
    person.drop_files(bench.window, [paper])
    bench.until(lambda: sources.report.isVisible() and bench.desk.tasks.idle)

    said_of_it = "1 repeated paragraph in 3 articles was set apart as boilerplate: “Got a tip? Tell us.”"
    assert said_of_it in sources.report.words
    zones = [session.zones(row.text.id)[-1] for row in session.articles()]
    assert [(zone.kind, zone.label) for zone in zones] == [
        (ZoneKind.BOILERPLATE, "repeated in 3 articles")
    ] * 3

    person.press("Ctrl+Z")
    assert session.counts() == (3, 0)
    assert {session.zones(row.text.id)[-1].kind for row in session.articles()} == {ZoneKind.BODY}


def test_a_page_is_fetched_by_its_address_and_found_again(bench, server) -> None:
    person, session = bench.person, bench.session
    QApplication.clipboard().setText(f"{server.address}/moved")
    person.press("Ctrl+Shift+I")
    dialog = bench.window.findChild(AddressDialog)
    bench.until(dialog.isVisible)
    person.click(dialog.fetch)
    bench.until(lambda: session.counts() == (1, 0) and bench.desk.tasks.idle)

    (row,) = session.articles()
    assert row.article.attribution.title == "Dam to be raised"
    assert row.article.attribution.published.startswith("2020-03-04")
    assert row.text.redirects == (f"{server.address}/moved", f"{server.address}/short")
    assert bench.desk.text_id == row.text.id
    assert server.asked == ["/moved", "/short", "/story?from=short"]

    bench.window.activateWindow()  # the dialog took the keyboard, and nobody gives it back off screen
    bench.until(lambda: QApplication.activeWindow() is bench.window)
    person.press("Ctrl+Shift+V")
    bench.until(lambda: "is in the case already" in bench.window.panes.sources.report.words)
    bench.until_idle()
    assert session.counts() == (1, 0)
