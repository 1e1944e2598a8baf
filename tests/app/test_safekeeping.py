"""Copies that are made while a case is open in a window, without anybody asking for them."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from casemaking import add_claim

from workbench.app import safekeeping
from workbench.app.gui import Program
from workbench.app.safekeeping import Safekeeping
from workbench.services.session import Session
from workbench.store import backup
from workbench.store.backup import Reason, backup_folder, backups_of
from workbench.store.faults import Stopped
from workbench.store.restoring import kept_copies
from workbench.ui.dialogs.recover import RecoverDialog
from workbench.ui.dialogs.restore import RestoreDialog
from workbench.ui.window import CaseWindow

Opened = Callable[[], CaseWindow]


@pytest.fixture
def opened(opened: Callable[[Path], CaseWindow], case: Path) -> Opened:
    return partial(opened, case)


@pytest.fixture
def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def pass_by() -> None:
        monkeypatch.setattr(backup, "INTERVAL", timedelta(0))

    return pass_by


def look_again(window: CaseWindow, qtbot) -> None:
    """As the clock does."""
    window.findChild(Safekeeping).copy()
    qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)


def claims_in(copy: backup.Backup) -> int:
    with Session.open(copy.path, "a reader", read_only=True) as session:
        return session.counts()[1]


def close(window: CaseWindow) -> None:
    window.close()
    for thread in threading.enumerate():
        if thread.name == "copy at the end":
            thread.join(20)


def test_a_case_is_copied_when_opened_and_again_after_an_hour_of_work(
    opened: Opened, case: Path, an_hour_later: Callable[[], None], qtbot
) -> None:
    window = opened()
    assert len(backups_of(case)) == 1
    add_claim(window.desk.session, "Within the hour")
    look_again(window, qtbot)
    assert len(backups_of(case)) == 1
    an_hour_later()
    look_again(window, qtbot)
    assert [claims_in(copy) for copy in backups_of(case)] == [1, 0]
    look_again(window, qtbot)
    assert len(backups_of(case)) == 2, "nothing was done since"


def test_what_was_done_is_copied_when_the_window_is_closed(
    opened: Opened, case: Path, an_hour_later: Callable[[], None]
) -> None:
    window = opened()
    an_hour_later()
    add_claim(window.desk.session, "The last thing")
    close(window)
    assert [claims_in(copy) for copy in backups_of(case)] == [1, 0]


def test_a_copy_that_closing_the_window_has_broken_off_is_made_then(
    opened: Opened, case: Path, an_hour_later: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    an_hour_later()
    add_claim(window.desk.session, "The last thing")
    begun = threading.Event()
    back_up = safekeeping.back_up

    def until_stopped(path: Path, stop: Callable[[], bool]) -> Path | None:
        if threading.current_thread().name == "copy at the end":
            return back_up(path, stop)
        begun.set()
        while not stop():
            time.sleep(0.001)
        raise Stopped("The window was closed.")

    monkeypatch.setattr(safekeeping, "back_up", until_stopped)
    window.findChild(Safekeeping).copy()
    assert begun.wait(20)
    close(window)
    assert [claims_in(copy) for copy in backups_of(case)] == [1, 0]


def test_where_nothing_was_done_closing_copies_nothing(
    opened: Opened, case: Path, an_hour_later: Callable[[], None]
) -> None:
    window = opened()
    an_hour_later()
    look_again_at = backups_of(case)
    close(window)
    assert backups_of(case) == look_again_at


def test_that_no_copy_can_be_kept_is_told_once(opened: Opened, case: Path, qtbot) -> None:
    backup_folder(case).write_text("a file where the folder should be")
    window = opened()
    assert window.notices.says_problem
    window.notices.clear()
    look_again(window, qtbot)
    assert not window.notices.says_problem
    add_claim(window.desk.session, "Work goes on")
    close(window)


def test_going_back_to_a_copy_closes_the_case_and_opens_it_as_it_was(
    program: Program, opened: Opened, case: Path, qtbot
) -> None:
    window = opened()
    add_claim(window.desk.session, "Since the copy")
    window.actions_.run("case.restore")
    dialog = window.findChild(RestoreDialog)
    qtbot.waitUntil(lambda: dialog.restore_button.isEnabled(), timeout=20_000)
    assert "1 claim" not in dialog.copies.item(0).text()
    with qtbot.waitSignal(window.closed):
        dialog.restore_button.click()
    qtbot.waitUntil(lambda: bool(program.windows) and program.windows[0].is_open, timeout=20_000)
    again = program.windows[0]
    qtbot.waitUntil(lambda: again.panes is not None and again.panes.are_ready, timeout=20_000)
    assert again.desk.session.claims() == []
    assert again.notices.isVisible()
    qtbot.waitUntil(lambda: again.desk.tasks.idle, timeout=20_000)
    newest = backups_of(case)[0]
    assert (newest.reason, claims_in(newest)) == (Reason.RESTORING, 1)


def test_a_case_that_another_program_has_open_is_not_restored(
    program: Program, opened: Opened, case: Path, qtbot
) -> None:
    window = opened()
    (copy,) = kept_copies(case)
    close(window)
    page = program.show_start_page()
    with Session.open(case, "somebody else") as session:
        add_claim(session, "Theirs")
        program._go_back_to(copy, case)
        qtbot.waitUntil(lambda: page.notices.says_problem, timeout=20_000)
        assert session.counts() == (0, 1)
    page.close()


def test_of_a_damaged_case_a_copy_can_be_had_instead_of_what_is_left(
    program: Program, opened: Opened, case: Path, qtbot
) -> None:
    close(opened())
    damaged = bytes(4096) + case.read_bytes()[4096:]
    case.write_bytes(damaged)
    program.open_case(case)
    qtbot.waitUntil(
        lambda: program.start_page is not None and program.start_page.notices.says_problem, timeout=20_000
    )
    page = program.start_page
    page.actions_.run("case.recover")
    recovering = page.findChild(RecoverDialog)
    qtbot.waitUntil(lambda: recovering.backup_button.isEnabled(), timeout=20_000)
    recovering.backup_button.click()
    dialog = page.findChild(RestoreDialog)
    qtbot.waitUntil(lambda: dialog.restore_button.isEnabled(), timeout=20_000)
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: bool(program.windows) and program.windows[0].is_open, timeout=20_000)
    assert program.windows[0].desk.session.case.title == "An affair"
    (kept,) = case.parent.glob("Affair damaged *.fcase")
    assert kept.read_bytes() == damaged


def test_closing_a_window_does_not_wait_for_a_copy(
    opened: Opened, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    begun, broken_off = threading.Event(), threading.Event()

    def endless(path: Path, stop: Callable[[], bool]) -> None:
        begun.set()
        while not stop():
            broken_off.wait(0.001)
        broken_off.set()

    monkeypatch.setattr(safekeeping, "back_up", endless)
    monkeypatch.setattr(safekeeping, "_AT_THE_END", 0.0)
    add_claim(window.desk.session, "More work")
    window.findChild(Safekeeping).copy()
    assert begun.wait(20)
    close(window)
    assert broken_off.is_set()


def test_that_the_steps_of_another_file_were_set_aside_is_told(opened: Opened, case: Path) -> None:
    earlier = case.read_bytes()
    with Session.open(case, "an analyst") as session:
        add_claim(session, "Before the crash")
        log = case.with_name(f"{case.name}-wal")
        left = log.read_bytes()
    log.write_bytes(left)
    case.write_bytes(earlier)
    window = opened()
    assert window.desk.session.claims() == []
    assert window.notices.says_problem
    (aside,) = case.parent.glob("* set aside *-wal")
    assert aside.name in window.desk.session.remark


def test_a_case_without_copies_says_when_they_are_made(qtbot, program: Program, case: Path) -> None:
    dialog = RestoreDialog(None, case, program.theme, program.tasks)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "There is no copy" in dialog.words.text(), timeout=20_000)
    assert not dialog.restore_button.isEnabled()
