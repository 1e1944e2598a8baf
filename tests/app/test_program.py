"""Starting, opening, refusing: what happens around the windows."""

import logging
import os
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit

from workbench.app.faults import FaultWatch
from workbench.app.gui import Program, require_screen
from workbench.config import settings as table
from workbench.config.paths import paths
from workbench.domain.changes import replacing
from workbench.domain.errors import UserError
from workbench.services import importing, sample
from workbench.services.sample import make_sample
from workbench.services.session import Session
from workbench.ui.dialogs.crash import CrashDialog

NOTE = "«\u00a0Qui\u00a0?\u00a0»\nOù\u00a0?"
"""As the French set it, with no-break spaces."""


def test_the_first_start_offers_the_sample_and_opens_it(program: Program, qtbot) -> None:
    program.start(None)
    page = program.start_page
    assert page is not None and page.isVisible()
    page.actions_.run("case.sample")
    qtbot.waitUntil(lambda: bool(program.windows), timeout=20_000)
    window = program.windows[0]
    qtbot.waitUntil(lambda: program.start_page is None, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)
    articles, claims = window.desk.session.counts()
    assert articles == 5
    assert claims >= 10


def test_the_sample_that_is_asked_for_twice_is_made_once(
    program: Program, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Sample.fcase"
    made = []

    def counted(path: Path, analyst: str) -> Session:
        made.append(path)
        return make_sample(path, analyst)

    monkeypatch.setattr(sample, "make_sample", counted)
    program.open_sample(path)
    program.open_sample(path)
    qtbot.waitUntil(lambda: bool(program.windows), timeout=20_000)
    window = program.windows[0]
    qtbot.waitUntil(lambda: window.panes is not None and window.panes.are_ready, timeout=20_000)
    qtbot.waitUntil(lambda: program.tasks.idle and window.desk.tasks.idle, timeout=20_000)
    assert made == [path]
    assert program.windows == [window]


def test_what_one_begins_to_write_is_kept_in_the_profile_that_was_named(
    qapp: QApplication, qtbot, profile: Path, case: Path, tmp_path: Path
) -> None:
    named = tmp_path / "named"
    program = Program(qapp, paths(named))
    program.open_case(case)
    window = program.windows[0]
    qtbot.waitUntil(lambda: window.panes is not None and window.panes.are_ready, timeout=20_000)
    window.desk.make_claim("A withdrawal was underway.")
    window.panes.claims.page.verdict.rationale.insertPlainText("Nobody signed it")
    window.close()
    assert "Nobody signed it" in (paths(named).data / "drafts.json").read_text()
    assert not list(profile.rglob("drafts.json"))


def test_what_undo_takes_back_is_named_sign_by_sign(opened, case: Path) -> None:
    window = opened(case)
    about = window.desk.session.case
    window.desk.do(replacing("Rename to AT&T", about, replace(about, title="AT&T")))
    assert window.actions_["edit.undo"].text() == "&Undo rename to AT&&T"
    assert "Undo rename to AT&amp;T (" in window.actions_["edit.undo"].toolTip()


def test_a_case_that_was_opened_is_offered_again(program: Program, opened, case: Path) -> None:
    opened(case).close()
    assert [recent.title for recent in program.recent.all()] == ["An affair"]


def test_what_is_no_case_is_refused_in_a_sentence_on_the_start_page(
    program: Program, qtbot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.fcase"
    letter.write_text("Dear editor, " * 100)
    program.start(letter)
    qtbot.waitUntil(lambda: program.start_page is not None)
    qtbot.waitUntil(lambda: "not a case" in program.start_page.notices.words)
    assert "letter.fcase" in program.start_page.notices.words
    assert program.windows == []


def test_settings_that_were_lost_are_told_of_on_the_first_thing_that_is_seen(
    qapp: QApplication, profile: Path
) -> None:
    folder = paths().config
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text('{"theme": "da')
    lossy = Program(qapp, paths())
    lossy.start(None)
    assert lossy.start_page is not None
    assert "settings.json.damaged" in lossy.start_page.notices.words
    lossy.start_page.close()


def test_what_is_no_case_is_refused_in_the_window_that_is_open(
    program: Program, opened, qtbot, case: Path, tmp_path: Path
) -> None:
    window = opened(case)
    program.open_case(tmp_path / "gone.fcase")
    qtbot.waitUntil(lambda: "gone.fcase" in window.notices.words)
    assert program.windows == [window]


def test_what_is_refused_is_told_on_the_window_where_it_was_asked_for(
    program: Program, opened, qtbot, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "Second.fcase"
    make_sample(second, analyst="Desk").close()
    asking, other = opened(case), opened(second)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "gone.fcase"), ""))
    asking.actions_.run("case.open")
    qtbot.waitUntil(lambda: program.windows == [asking, other])
    assert "gone.fcase" in asking.notices.words
    assert other.notices.words == ""


def test_a_problem_that_nobody_asked_for_is_told_on_the_window_in_front(
    program: Program, opened, qtbot, case: Path, tmp_path: Path
) -> None:
    second = tmp_path / "Second.fcase"
    make_sample(second, analyst="Desk").close()
    front, other = opened(case), opened(second)
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    program._say(UserError("The disk is full.", "Make room."))
    assert front.notices.words == "The disk is full. Make room."
    assert other.notices.words == ""


def test_the_same_case_is_not_opened_twice_by_one_program(program: Program, opened, case: Path) -> None:
    window = opened(case)
    program.open_case(case)
    assert program.windows == [window]


def test_a_case_open_elsewhere_can_be_read_and_says_why_it_cannot_be_changed(opened, case: Path) -> None:
    with Session.open(case, "Somebody"):
        window = opened(case)
        assert window.desk.session.read_only
        assert window.top_bar.read_only.isVisible()
        assert "another window" in window.top_bar.read_only.toolTip()
        assert not window.actions_["claim.new"].isEnabled()
        window.close()


def test_undo_says_what_it_takes_back(opened, case: Path) -> None:
    window = opened(case)
    assert not window.actions_["edit.undo"].isEnabled()
    window.desk.make_claim("The bridge is closed")
    assert window.actions_["edit.undo"].isEnabled()
    assert window.actions_["edit.undo"].text() == "&Undo add claim"
    window.actions_.run("edit.undo")
    assert window.desk.session.counts() == (0, 0)
    assert window.actions_["edit.redo"].text() == "&Redo add claim"


def test_names_in_what_was_undone_keep_their_capitals(opened, case: Path, tmp_path: Path) -> None:
    window = opened(case)
    (tmp_path / "AP News.txt").write_text("A bridge is closed\n\nNobody knows for how long. So it is said.\n")
    importing.import_files(window.desk.session, [tmp_path / "AP News.txt"])
    window.desk.undo()
    assert window.notices.words == "Undone: import “AP News.txt”."


def test_a_new_case_whose_name_has_dots_is_found_again(program: Program, qtbot, tmp_path: Path) -> None:
    program.new_case(tmp_path / "U.S. withdrawal")
    window = program.windows[0]
    qtbot.waitUntil(lambda: window.panes is not None and window.panes.are_ready, timeout=20_000)
    assert window.desk.session.path == tmp_path / "U.S. withdrawal.fcase"
    assert window.desk.session.case.title == "U.S. withdrawal"


def test_a_new_case_never_takes_the_place_of_a_file_that_is_there(
    program: Program, qtbot, monkeypatch: pytest.MonkeyPatch, case: Path
) -> None:
    before = case.read_bytes()
    program.start(None)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(case), ""))
    program.start_page.actions_.run("case.new")
    qtbot.waitUntil(lambda: "already" in program.start_page.notices.words)
    assert case.read_bytes() == before


def test_the_window_comes_back_as_it_was_left(opened, case: Path) -> None:
    window = opened(case)
    window.actions_.run("view.sources")
    window.actions_.run("view.history")
    window.close()
    again = opened(case)
    assert again.places["sources"].isHidden()
    assert again.drawer.is_open
    assert not again.actions_["view.sources"].isChecked()


def test_a_window_closed_while_its_panes_come_in_leaves_the_case_to_others(
    program: Program, qtbot, case: Path
) -> None:
    program.open_case(case)
    window = program.windows[-1]
    qtbot.waitUntil(lambda: window.panes is not None, timeout=20_000)
    panes = window.panes
    assert not panes.are_ready
    window.close()
    for _turn in range(40):  # more than the panes have steps, each of which would read the closed case
        QApplication.processEvents()
    assert not panes.are_ready
    assert program.windows == []
    with Session.open(case, "Somebody") as session:
        assert not session.read_only


def test_a_window_closed_before_its_case_is_open_does_not_open_it(program: Program, case: Path) -> None:
    program.open_case(case)
    window = program.windows[-1]
    window.painted.connect(window.close)
    window.painted.emit()
    QApplication.processEvents()
    with Session.open(case, "Somebody") as session:
        assert not session.read_only


def test_the_window_answers_between_its_frame_and_its_case(program: Program, case: Path, qtbot) -> None:
    program.open_case(case)
    window = program.windows[-1]
    seen: list[tuple[bool, bool]] = []
    glance = QTimer(window, interval=1)  # due as soon as the frame is built, as is what was typed meanwhile
    glance.timeout.connect(lambda: seen.append((hasattr(window, "frame"), window.is_open)))
    glance.start()
    with qtbot.waitSignal(window.ready, timeout=20_000):
        pass
    glance.stop()
    assert (True, False) in seen, "the frame was there, and the case not yet"


def test_what_cannot_be_saved_keeps_the_window_open_once(program: Program, opened, case: Path) -> None:
    window = opened(case)
    window.desk.make_claim("The bridge is closed")
    wording = window.panes.claims.page.facts.wording
    wording.write("The bridge was closed")
    away = case.rename(case.with_name("Elsewhere.fcase"))
    window.close()
    assert window.isVisible()
    assert "moved" in window.notices.words
    assert wording.words == "The bridge was closed"
    window.close()
    assert program.windows == []
    away.rename(case)


def test_a_case_that_can_no_longer_be_read_is_told_and_its_window_closes(
    opened, program: Program, case: Path, hooks_put_back, qtbot
) -> None:
    window = opened(case)
    watch = FaultWatch()
    watch.problem.connect(program._say)
    os.truncate(case, 4096)
    with pytest.raises(UserError) as refused:
        window.desk.session.claims()
    watch.on_exception(refused.type, refused.value, refused.tb)
    assert "damaged" in window.notices.words
    assert not any(isinstance(widget, CrashDialog) for widget in QApplication.topLevelWidgets())
    window.close()
    assert program.windows == []


def test_dark_is_dark_at_once(opened, program: Program, case: Path, qapp: QApplication) -> None:
    opened(case)
    program.theme.choose("dark")
    assert program.theme.dark
    assert qapp.palette().window().color().lightness() < 64


def test_the_title_of_a_case_is_changed_like_anything_else(opened, case: Path) -> None:
    from workbench.ui.dialogs.case_details import CaseDetails

    window = opened(case)
    window.actions_.run("case.details")
    dialog = window.findChild(CaseDetails)
    dialog.title.setText("The bridge affair")
    dialog.save.click()
    assert window.top_bar.title.text() == "The bridge affair"
    window.desk.undo()
    assert window.top_bar.title.text() == "An affair"


def test_the_palette_runs_the_command_that_is_typed(opened, qtbot, case: Path) -> None:
    from PySide6.QtCore import Qt

    from workbench.ui.dialogs.palette import CommandPalette

    window = opened(case)
    window.actions_.run("app.palette")
    palette = window.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "history")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.drawer.is_showing("history")


def test_settings_take_effect_at_once_and_are_kept(opened, program: Program, case: Path) -> None:
    from workbench.ui.dialogs.settings import SettingsDialog

    window = opened(case)
    window.actions_.run("app.settings")
    dialog = window.findChild(SettingsDialog)
    dialog.colours["dark"].click()
    assert program.theme.dark
    assert program.settings[table.THEME] == "dark"
    dialog.accept()


def test_a_key_changed_in_the_settings_works_at_once_and_at_the_next_start(
    opened, program: Program, qtbot, case: Path
) -> None:
    from PySide6.QtCore import Qt

    from workbench.ui.dialogs.settings import SettingsDialog

    window = opened(case)
    window.actions_.run("app.settings")
    dialog = window.findChild(SettingsDialog)
    dialog.pages.setCurrentIndex(1)
    dialog.keys.filter.setText("who did what")
    qtbot.keyClick(dialog.keys.list, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.keys.catcher, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    assert window.actions_["view.history"].shortcut().toString() == "Ctrl+Y"
    assert any(
        "Ctrl+Y" in window.drawer.tabs.tabToolTip(index) for index in range(window.drawer.tabs.count())
    )
    window.close()
    assert opened(case).actions_["view.history"].shortcut().toString() == "Ctrl+Y"


def test_work_goes_by_the_name_that_is_set_from_then_on(opened, qtbot, case: Path) -> None:
    from workbench.ui.dialogs.settings import SettingsDialog

    window = opened(case)
    window.actions_.run("app.settings")
    dialog = window.findChild(SettingsDialog)
    fields = dialog.findChildren(QLineEdit)
    name = next(field for field in fields if field.accessibleName() == "Your name")
    qtbot.keyClicks(name, "The night desk")
    dialog.accept()
    window.desk.make_claim("The letter was unsigned.")
    assert window.desk.session.history()[0].by == "The night desk"


def test_the_article_has_the_size_that_the_settings_say_at_once(opened, program: Program, case: Path) -> None:
    window = opened(case)
    program.settings[table.TEXT_SIZE] = 32
    program.theme.choose("light")
    assert window.panes.article.viewer.document().defaultFont().pixelSize() == 32


def test_panes_never_lie_on_each_other_however_large_the_words(opened, program: Program, case: Path) -> None:
    window = opened(case)
    for width, scale in ((1280, 2.0), (800, 1.0), (800, 2.0)):
        program.theme.choose("light", scale)
        window.resize(width, 600)
        QApplication.processEvents()
        places = list(window.places.values())
        assert all(left.geometry().right() < right.x() for left, right in pairwise(places))
        assert places[-1].geometry().right() <= width
    program.theme.choose("light")


def test_who_closes_the_last_case_by_its_command_comes_to_the_start_page(
    opened, program: Program, qtbot, tmp_path, case: Path
) -> None:
    first = opened(case)
    program.new_case(tmp_path / "Other.fcase")
    qtbot.waitUntil(lambda: len(program.windows) == 2 and program.windows[-1].is_open)
    program.windows[-1].actions_.run("case.close")
    assert program.windows == [first] and program.start_page is None
    first.actions_.run("case.close")
    assert program.windows == []
    assert program.start_page is not None and program.start_page.isVisible()
    program.start_page.close()


def test_who_closes_the_window_of_the_last_case_leaves_the_program(
    opened, program: Program, case: Path
) -> None:
    opened(case).close()
    assert program.windows == [] and program.start_page is None


def test_who_shuts_the_drawer_reads_on_in_the_article(opened, case: Path) -> None:
    window = opened(case)
    window.desk.make_claim("The letter was unsigned.")
    window.actions_.run("view.history")
    assert window.panes.history.isAncestorOf(QApplication.focusWidget())
    window.actions_.run("view.drawer")
    assert window.panes.article.isAncestorOf(QApplication.focusWidget())


def test_a_report_asks_before_it_replaces_any_file(opened, qtbot, case: Path, monkeypatch) -> None:
    from workbench.ui.dialogs.report import ReportWindow

    window = opened(case)
    window.actions_.run("report.export")
    dialog = window.findChild(ReportWindow)
    other = case.with_name("Report.html")
    other.write_text("Edited by hand.")
    asked: list[str] = []

    def decline(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        asked.append(words)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", decline)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_said: (str(case.with_name("Report.pdf")), "")
    )
    dialog.ask_and_save()
    assert asked == ["Report.html is there already. Replace it?"]
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)
    assert other.read_text() == "Edited by hand."
    dialog.reject()


def test_a_bug_of_ours_is_logged_and_told_and_the_case_stays_open(
    qtbot, opened, case: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, hooks_put_back
) -> None:
    window = opened(case)
    watch = FaultWatch()
    watch.write_log(tmp_path / "logs")
    window.activateWindow()
    with caplog.at_level(logging.CRITICAL):
        try:
            raise RuntimeError("the drawer fell out")
        except RuntimeError as error:
            watch.on_exception(type(error), error, error.__traceback__)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible())
    assert "the drawer fell out" in dialog.findChild(QPlainTextEdit).toPlainText()
    assert "the drawer fell out" in (tmp_path / "logs" / "workbench.log").read_text("utf-8")
    dialog.accept()
    assert window.isVisible()


def test_a_report_that_is_closed_while_it_is_saved_is_finished_and_told(
    opened, qtbot, case: Path, tmp_path: Path
) -> None:
    from workbench.ui.dialogs.report import ReportWindow

    window = opened(case)
    window.actions_.run("report.export")
    dialog = window.findChild(ReportWindow)
    dialog.save(tmp_path / "Report.html", [".html"])
    dialog.close()
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)
    assert window.notices.words == "Saved Report.html."
    assert (tmp_path / "Report.html").exists()


def test_a_closed_dialog_is_thrown_away(opened, qtbot, case: Path) -> None:
    from workbench.ui.dialogs.report import ReportWindow

    window = opened(case)
    window.actions_.run("report.export")
    dialog = window.findChild(ReportWindow)
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(ReportWindow) is None)
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)


def test_a_note_keeps_its_no_break_spaces(opened, case: Path) -> None:
    from workbench.ui.dialogs.case_details import CaseDetails

    window = opened(case)
    step = replacing("Edit", window.desk.session.case, replace(window.desk.session.case, note=NOTE))
    window.desk.do(step)
    window.actions_.run("case.details")
    window.findChild(CaseDetails).save.click()
    assert window.desk.session.case.note == NOTE


def test_without_a_screen_one_sentence_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(UserError) as refused:
        require_screen()
    assert "no screen" in refused.value.message
    assert "--help" in refused.value.hint


def test_a_damaged_case_is_recovered_from_where_it_was_refused(
    program: Program, qtbot, tmp_path: Path
) -> None:
    from workbench.ui.dialogs.recover import RecoverDialog

    path = tmp_path / "Sample.fcase"
    make_sample(path, analyst="Desk").close()
    content = bytearray(path.read_bytes())
    content[80_000:100_000] = bytes(20_000)
    path.write_bytes(content)

    program.start(path)
    qtbot.waitUntil(lambda: program.start_page is not None and "damaged" in program.start_page.notices.words)
    program.start_page.actions_.run("case.recover")
    dialog = program.start_page.findChild(RecoverDialog)
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=20_000)
    dialog.open_button.click()
    window = program.windows[-1]
    qtbot.waitUntil(lambda: window.panes is not None and window.panes.are_ready, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)
    assert window.desk.session.path.name == "Sample recovered.fcase"
    assert window.desk.session.counts() > (0, 0)
    assert path.read_bytes() == bytes(content)


def test_a_refusal_that_is_closed_is_no_longer_what_recover_is_about(
    program: Program, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = tmp_path / "Sample.fcase"
    make_sample(damaged, analyst="Desk").close()
    damaged.write_bytes(damaged.read_bytes()[:80_000] + bytes(20_000))
    program.start(damaged)
    qtbot.waitUntil(lambda: program.start_page is not None)
    page = program.start_page
    qtbot.waitUntil(lambda: "damaged" in page.notices.words)
    page.notices.clear()
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *said: (asked.append(said[1]) or "", ""))
    page.actions_.run("case.recover")
    assert asked == ["Recover a damaged case"]


def test_a_problem_report_is_saved_where_the_person_says(
    opened, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(case)
    said: list[str] = []
    window.desk.noticed.connect(lambda notice: said.append(notice.words))
    report = tmp_path / "problem.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(report), ""))
    window.actions_.run("help.problem")
    with zipfile.ZipFile(report) as found:
        assert "offscreen" in found.read("system.txt").decode()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_said: (str(tmp_path / "gone" / "a.zip"), ""))
    window.actions_.run("help.problem")
    assert [words.partition(".")[0] for words in said] == ["Saved problem", "“a"]
    assert "cannot be written" in said[1]
