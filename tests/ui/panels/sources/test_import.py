"""Files come into the case while the analyst goes on working, and what came of them is told in the pane."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from web import STORY, Server, serving

from workbench.config.settings import LAST_FOLDER
from workbench.services.session import Session
from workbench.ui.dialogs.import_address import AddressDialog
from workbench.ui.drags import passage_drag
from workbench.ui.incoming import Incoming
from workbench.ui.panels.sources import SourcesPanel
from workbench.ui.panels.sources.importing import ImportTally


@pytest.fixture
def panel(desktop) -> Iterator[SourcesPanel]:
    yield desktop.hold(SourcesPanel(desktop.desk, desktop.actions))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "from the desk"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text("Pentagon denies\n\nNo decision has been made. None at all.\n")
    (folder / "b.txt").write_text("Troops to leave\n\nAll but 3,000 will leave. So it is said.\n")
    (folder / "deeper" / "c.txt").write_text("A third one\n\nNobody knows. It was a draft.\n")
    return folder


def drop(panel: SourcesPanel, *paths: Path) -> bool:
    """Drag files over the pane and drop them; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 200), *how)
    entering.setAccepted(False)
    QApplication.sendEvent(panel, entering)
    if entering.isAccepted():
        assert panel._veil.isVisible()
        QApplication.sendEvent(panel, QDropEvent(QPointF(20, 200), *how))
    assert not panel._veil.isVisible()
    return entering.isAccepted()


def finish(desktop, panel: SourcesPanel) -> None:
    desktop.qtbot.waitUntil(lambda: not panel.importer.under_way and desktop.desk.tasks.idle)


def files_in(session: Session) -> list[str]:
    return [row.text.file_name for row in session.articles()]


def test_a_dropped_folder_is_imported_and_its_first_article_opens(desktop, panel, folder) -> None:
    assert drop(panel, folder)
    finish(desktop, panel)
    assert files_in(desktop.session) == ["a.txt", "b.txt", "c.txt"]
    assert panel.report.words == "Imported 3 articles."
    assert panel.report.isVisible() and not panel.progress.isVisible()
    first = desktop.session.articles()[0]
    assert [text_id for text_id, _ in desktop.asked] == [first.text.id]


def test_what_was_refused_and_what_was_there_already_are_told_and_the_rest_is_imported(
    desktop, panel, folder
) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "twin.txt").write_bytes((folder / "a.txt").read_bytes())
    panel.import_paths([folder, folder / "gone.txt"])
    finish(desktop, panel)
    assert files_in(desktop.session) == ["a.txt", "b.txt", "c.txt"]
    said = panel.report.words
    assert said.startswith("Imported 3 articles; 1 was there already, 2 were refused.")
    assert "“empty.txt” is empty." in said
    assert "There is no file “gone.txt” in" in said
    assert "“twin.txt” is in the case already, as Pentagon denies." in said


def test_the_first_of_two_twins_is_one_click_away(desktop, panel, folder) -> None:
    panel.import_paths([folder / "a.txt", folder / "b.txt"])
    finish(desktop, panel)
    panel.import_paths([folder / "a.txt"])
    finish(desktop, panel)
    first = desktop.session.articles()[0]
    desktop.asked.clear()
    panel.report._list.anchorClicked.emit(QUrl(f"article:{first.article.id}"))
    assert [text_id for text_id, _ in desktop.asked] == [first.text.id]


def test_a_file_name_cannot_put_markup_into_the_report(desktop, panel, tmp_path) -> None:
    hostile = tmp_path / "<b>bold<img src=x>.txt"
    hostile.write_text("")
    panel.import_paths([hostile])
    finish(desktop, panel)
    assert "“<b>bold<img src=x>.txt” is empty." in panel.report.words


def test_one_can_go_on_working_during_an_import_and_is_not_torn_away(desktop, panel, folder) -> None:
    before = desktop.article(outlet="NPR")
    panel.import_paths([folder])
    # the first answer of the thread is still to come
    desktop.desk.show_text(before.id)
    claim = desktop.claim()
    desktop.desk.undo()
    desktop.desk.redo()
    finish(desktop, panel)
    assert desktop.session.counts() == (4, 1)
    assert desktop.session.claim(claim.id)
    assert desktop.desk.text_id == before.id
    assert desktop.session.verify() == []


def test_files_that_are_dropped_during_an_import_join_it(desktop, panel, folder) -> None:
    panel.import_paths([folder / "a.txt"])
    panel.import_paths([folder / "b.txt"])
    finish(desktop, panel)
    assert panel.report.words == "Imported 2 articles."


def test_cancelling_keeps_what_was_added_and_leaves_out_the_rest(desktop, panel, folder) -> None:
    def cancel_after_the_first(tally: ImportTally, _file_name: str) -> None:
        if tally.imported:
            panel.importer.cancel()

    for number in range(400):
        (folder / f"more {number:03}.txt").write_text(f"Number {number}\n\nSome words of it. And more.\n")
    panel.importer.progressed.connect(cancel_after_the_first)
    panel.import_paths([folder])
    finish(desktop, panel)
    assert 50 <= len(files_in(desktop.session)) < 403
    assert panel.report.words.endswith("articles; the rest was left out.")
    panel.importer.progressed.disconnect(cancel_after_the_first)
    panel.import_paths([folder])
    finish(desktop, panel)
    assert sorted(files_in(desktop.session)) == sorted(path.name for path in folder.rglob("*.txt"))


def test_closing_the_case_during_an_import_ends_it_and_keeps_what_was_added(desktop, panel, folder) -> None:
    for number in range(400):
        (folder / f"more {number:03}.txt").write_text(f"Number {number}\n\nSome words of it. And more.\n")
    panel.import_paths([folder])
    desktop.qtbot.waitUntil(lambda: len(files_in(desktop.session)) >= 2)
    desktop.window.close()
    desktop.desk.tasks.cancel_all()
    desktop.session.close()
    desktop.until_idle()
    assert not panel.importer.under_way
    with Session.open(desktop.session.path, "Ada") as again:
        assert 2 <= again.counts()[0] < 403
        assert again.verify() == []
        assert all(again.open_text(row.text.id).words for row in again.articles())


def test_a_small_drop_is_one_action_that_undo_takes_back(desktop, panel, folder) -> None:
    panel.import_paths([folder])
    finish(desktop, panel)
    assert desktop.session.undo_label == "Import 3 articles"
    desktop.desk.undo()
    assert files_in(desktop.session) == []
    desktop.desk.redo()
    assert files_in(desktop.session) == ["a.txt", "b.txt", "c.txt"]


def test_what_was_taken_back_before_the_import_ended_is_not_opened(desktop, panel, folder) -> None:
    def take_back() -> None:
        if desktop.session.counts()[0]:
            desktop.desk.undo()

    desktop.desk.changed.connect(take_back)
    panel.import_paths([folder])
    finish(desktop, panel)
    assert desktop.session.articles() == []
    assert desktop.asked == []
    panel.report.article_asked.emit("gone")
    assert "not in the case" in desktop.notices[-1]


def test_a_case_that_is_only_read_takes_no_files_and_says_so(desktop, reading_only, folder) -> None:
    panel = reading_only.hold(SourcesPanel(reading_only.desk, reading_only.actions))
    panel.import_paths([folder])
    assert not drop(panel, folder)
    assert not panel.importer.under_way
    assert reading_only.notices[0].startswith("Nothing can be imported.")


def test_the_file_dialog_opens_where_it_was_left_and_imports_what_is_chosen(desktop, panel, folder) -> None:
    desktop.actions.run("case.import")
    dialog = panel.findChild(QFileDialog)
    desktop.qtbot.waitUntil(dialog.isVisible)
    dialog.filesSelected.emit([str(folder / "b.txt")])
    dialog.reject()
    finish(desktop, panel)
    assert files_in(desktop.session) == ["b.txt"]
    assert desktop.desk.settings[LAST_FOLDER] == str(folder)


def test_a_whole_folder_is_chosen_and_imported(desktop, panel, folder) -> None:
    desktop.actions.run("case.import_folder")
    dialog = panel.findChild(QFileDialog)
    desktop.qtbot.waitUntil(dialog.isVisible)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.filesSelected.emit([str(folder)])
    dialog.reject()
    finish(desktop, panel)
    assert len(files_in(desktop.session)) > 1


@pytest.mark.parametrize("where", ["ui.panels.sources.importing.files_in", "services.session.Session.do"])
def test_a_fault_of_ours_ends_the_import_and_is_told(desktop, panel, folder, monkeypatch, where) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(f"workbench.{where}", fail)
    with desktop.qtbot.captureExceptions() as faults:
        panel.import_paths([folder])
        finish(desktop, panel)
    assert [str(fault) for _, fault, _ in faults] == ["a bug"]
    assert not panel.progress.isVisible()
    monkeypatch.undo()
    panel.import_paths([folder])
    finish(desktop, panel)
    assert desktop.session.counts() == (3, 0)


# pages, words and addresses


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        yield server


def copied(**forms: str) -> None:
    data = QMimeData()
    for form, words in forms.items():
        {"text": data.setText, "html": data.setHtml}[form](words)
    QApplication.clipboard().setMimeData(data)


def test_an_address_is_asked_for_and_the_page_is_fetched(desktop, panel, server) -> None:
    copied(text=f"{server.address}/moved")
    desktop.actions.run("case.import_url")
    dialog = panel.findChild(AddressDialog)
    assert dialog.address.text() == f"{server.address}/moved"
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert panel.progress.isVisible()
    finish(desktop, panel)
    (row,) = desktop.session.articles()
    assert row.article.attribution.outlet == "The Valley Post"
    assert row.text.address == f"{server.address}/story?from=short"
    assert panel.report.words == "Imported 1 article."
    assert desktop.desk.text_id == row.text.id


def test_what_is_no_address_cannot_be_fetched(desktop, panel) -> None:
    copied(text="Not an address")
    desktop.actions.run("case.import_url")
    dialog = panel.findChild(AddressDialog)
    assert dialog.address.text() == "" and not dialog.fetch.isEnabled()
    dialog.address.setText("www.example.org")
    assert not dialog.fetch.isEnabled()
    dialog.reject()


def test_a_page_that_cannot_be_fetched_is_told_in_the_result(desktop, panel, server) -> None:
    panel.take_in(Incoming(address=f"{server.address}/gone"))
    finish(desktop, panel)
    assert "has removed this page (410 Gone)." in panel.report.words
    assert desktop.session.counts() == (0, 0)


def test_fetching_can_be_cancelled(desktop, panel, server) -> None:
    panel.take_in(Incoming(address=f"{server.address}/silent"))
    desktop.qtbot.waitUntil(lambda: bool(server.asked))
    panel.importer.cancel()
    finish(desktop, panel)
    assert panel.report.words.startswith("Imported 0 articles; the rest was left out.")


def test_words_of_the_clipboard_become_an_article(desktop, panel) -> None:
    copied(text="Dam to be raised\n\nThe council has voted. Work begins in spring.")
    desktop.actions.run("case.import_clipboard")
    finish(desktop, panel)
    (row,) = desktop.session.articles()
    assert row.article.attribution.title == "Dam to be raised"
    assert row.text.file_name.startswith("Pasted ") and row.text.file_name.endswith(".txt")


def test_a_piece_of_a_page_keeps_what_its_markup_says(desktop, panel) -> None:
    copied(html=STORY, text="Dam to be raised. The council voted on Tuesday to raise the dam.")
    desktop.actions.run("case.import_clipboard")
    finish(desktop, panel)
    (row,) = desktop.session.articles()
    assert row.text.file_name.endswith(".html")
    assert "two metres" in desktop.session.words(row.text)


def test_an_empty_clipboard_says_what_to_copy(desktop, panel) -> None:
    QApplication.clipboard().clear()
    desktop.actions.run("case.import_clipboard")
    assert desktop.notices == ["There is no article on the clipboard. Copy its words or its address first."]


def dragged(panel: SourcesPanel, data: QMimeData) -> bool:
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(20, 200), *how)
    entering.setAccepted(False)
    QApplication.sendEvent(panel, entering)
    if entering.isAccepted():
        QApplication.sendEvent(panel, QDropEvent(QPointF(20, 200), *how))
    return entering.isAccepted()


def test_a_link_that_is_dragged_from_a_browser_is_fetched(desktop, panel, server) -> None:
    data = QMimeData()
    data.setUrls([QUrl(f"{server.address}/story")])
    data.setHtml(f'<a href="{server.address}/story">Dam to be raised by two metres</a>')
    assert dragged(panel, data)
    finish(desktop, panel)
    assert server.asked == ["/story"]
    assert desktop.session.counts() == (1, 0)


def test_a_selection_that_is_dragged_from_a_browser_is_imported_without_the_network(
    desktop, panel, server
) -> None:
    data = QMimeData()
    data.setHtml(f'{STORY}<img src="{server.address}/pixel">')
    data.setText("Dam to be raised. The council voted on Tuesday.")
    assert dragged(panel, data)
    finish(desktop, panel)
    assert desktop.session.counts() == (1, 0)
    assert server.asked == []


def test_our_own_passages_are_not_imported_when_they_fall_here(desktop, panel) -> None:
    text = desktop.article("The dam was never inspected, an engineer said.")
    assert not dragged(panel, passage_drag(desktop.passage(text, "The dam was never inspected")))


def test_near_copies_are_named_in_the_result(desktop, panel, folder) -> None:
    words = (
        folder / "a.txt"
    ).read_text() + "The council, the mayor and two engineers met at noon today. " * 3
    words += "They spoke of the old bridge, of its pillars, and of what a new one would cost the town. "
    for name in ("first.txt", "second.txt", "third.txt"):
        (folder / name).write_text(f"{words} As told by {name}.")
    panel.import_paths([folder / "first.txt", folder / "second.txt", folder / "third.txt"])
    finish(desktop, panel)
    assert "2 near-copies of Pentagon denies: “second.txt”, “third.txt”." in panel.report.words


def test_a_list_of_thousands_is_cut_where_nobody_reads_it_any_more(desktop, panel, folder) -> None:
    missing = [folder / f"gone {number}.txt" for number in range(500)]
    panel.import_paths(missing)
    finish(desktop, panel)
    assert panel.report.words.endswith("… and 300 more.")
