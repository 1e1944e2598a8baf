"""Files come into the case while the analyst goes on working, and what came of them is told in the pane."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from workbench.config.settings import LAST_FOLDER
from workbench.services.session import Session
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
    assert "“gone.txt” is not there any more." in said
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
