"""Copies beside the case: made when needed, whole or not at all, never a damaged one over a good one."""

import errno
import logging
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from casemaking import add_claim, everything_in, new_session

from workbench.services.session import Session
from workbench.store import backup
from workbench.store.backup import (
    ROLLING_KEPT,
    CannotBackUp,
    Reason,
    backup_before,
    backup_folder,
    backups_of,
    rolling_backup,
)
from workbench.store.faults import DamagedCase, DiskTrouble, Stopped

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def work_in(case: Path, wording: str) -> None:
    with Session.open(case, "an analyst") as session:
        add_claim(session, wording)


def test_a_copy_is_a_case_that_opens_with_all_that_was_in_it(checked: Path) -> None:
    with Session.open(checked, "an analyst") as session:
        before = everything_in(session)
        made = session.back_up()
    assert made is not None
    with Session.open(made, "an analyst") as copy:
        assert everything_in(copy) == before
        assert not copy.read_only
        copy.undo()


def test_a_copy_is_made_while_the_case_is_being_worked_in(checked: Path) -> None:
    with Session.open(checked, "an analyst") as session:
        add_claim(session, "Not yet in the file itself, but in its log")
        made = session.back_up()
        assert made is not None
        with Session.open(made, "an analyst", read_only=True) as copy:
            assert copy.counts() == session.counts()


def test_at_most_one_copy_an_hour(checked: Path) -> None:
    assert rolling_backup(checked, MORNING)
    work_in(checked, "Soon after")
    assert rolling_backup(checked, MORNING + timedelta(minutes=59)) is None
    assert rolling_backup(checked, MORNING + timedelta(minutes=60))


def test_no_copy_where_nothing_has_happened_since_the_last(checked: Path) -> None:
    made = rolling_backup(checked, MORNING)
    assert made
    assert rolling_backup(checked, MORNING + timedelta(days=3)) == made
    assert [copy.path for copy in backups_of(checked)] == [made]


def test_the_newest_copies_are_kept_and_those_before_upgrades_apart(checked: Path) -> None:
    upgrade = backup_before(checked, Reason.UPGRADE)
    for day in range(ROLLING_KEPT + 3):
        work_in(checked, f"Day {day}")
        rolling_backup(checked, MORNING + timedelta(days=day))
    copies = backups_of(checked)
    rolling = [copy for copy in copies if copy.reason is Reason.ROLLING]
    assert len(rolling) == ROLLING_KEPT
    assert rolling[0].made == MORNING + timedelta(days=ROLLING_KEPT + 2)
    assert [copy.path for copy in copies if copy.reason is Reason.UPGRADE] == [upgrade]


@pytest.mark.parametrize("worked", [True, False])
def test_a_damaged_case_never_takes_the_place_of_a_good_copy(checked: Path, worked: bool) -> None:
    for day in range(ROLLING_KEPT):
        work_in(checked, f"Day {day}")
        rolling_backup(checked, MORNING + timedelta(days=day))
    good = {copy.path: copy.path.read_bytes() for copy in backups_of(checked)}
    if worked:
        work_in(checked, "Since then")
    with checked.open("r+b") as file:
        file.seek(10 * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(DamagedCase):
        rolling_backup(checked, MORNING + timedelta(days=ROLLING_KEPT))
    assert {path: path.read_bytes() for path in backup_folder(checked).iterdir()} == good


def test_a_copy_that_was_broken_off_leaves_nothing_and_the_next_one_tidies_up(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = backup_folder(checked)
    folder.mkdir()
    abandoned = folder / "Letter 2026-11-19 080000Z.fcase.part"
    abandoned.write_text("killed in the middle")
    os.utime(abandoned, (0, 0))
    assert backups_of(checked) == []
    made = rolling_backup(checked, MORNING)
    assert list(folder.iterdir()) == [made]


def test_a_network_folder_that_is_gone_is_told_in_words(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_folder: Path, _pattern: str) -> list[Path]:
        raise OSError(errno.EHOSTDOWN, "Host is down")

    monkeypatch.setattr(Path, "glob", gone)
    with pytest.raises(DiskTrouble, match="Host is down"):
        rolling_backup(checked)


def test_two_copies_at_the_same_time_leave_each_other_alone(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, others = backup._write, [MORNING]

    def while_another_copies(case: Path, draft: Path, stop: backup.Stop) -> None:
        write(case, draft, stop)
        while others:
            assert rolling_backup(case, others.pop())

    monkeypatch.setattr(backup, "_write", while_another_copies)
    assert backup_before(checked, Reason.RESTORING).exists()
    assert {one.reason for one in backups_of(checked)} == {Reason.ROLLING, Reason.RESTORING}


def test_copies_from_a_clock_that_was_years_ahead_hinder_none_and_go_first(checked: Path) -> None:
    for day in range(ROLLING_KEPT):
        with Session.open(checked, "an analyst") as session:
            add_claim(session, f"In years {day}")
        assert rolling_backup(checked, MORNING + timedelta(days=2000 + day))
    with Session.open(checked, "an analyst") as session:
        add_claim(session, "Today")
    made = rolling_backup(checked, MORNING)
    assert made and made.exists()
    assert len(backups_of(checked)) == ROLLING_KEPT
    with Session.open(checked, "an analyst") as session:
        add_claim(session, "Within the hour")
    assert rolling_backup(checked, MORNING + timedelta(minutes=10)) is None


def test_without_room_or_rights_there_is_no_copy_which_is_told_and_logged(
    checked: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backup_folder(checked).write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING, backup.__name__), pytest.raises(CannotBackUp) as caught:
        rolling_backup(checked, MORNING)
    assert "Letter backups" in caught.value.message
    assert caught.value.hint
    assert "No backup" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise on Windows")
@pytest.mark.parametrize("copy", [rolling_backup, partial(backup_before, reason=Reason.UPGRADE)])
def test_a_folder_of_copies_that_belongs_to_another_user_is_told_in_words(
    without_rights: tuple[Path, Callable[..., AbstractContextManager[None]]], copy: Callable[[Path], object]
) -> None:
    folder, as_a_stranger = without_rights
    with new_session(folder) as session:
        add_claim(session, "Shared")
    for file in folder.iterdir():
        file.chmod(0o666)
    backup_folder(session.path).mkdir(mode=0o755)
    with as_a_stranger(folder_mode=0o777), pytest.raises(CannotBackUp, match="Letter backups"):
        copy(session.path)


def test_copies_of_another_case_that_had_the_name_are_left_alone(checked: Path) -> None:
    for hour in range(3):
        work_in(checked, f"Hour {hour}")
        rolling_backup(checked, MORNING + timedelta(hours=hour))
    others = {copy.path for copy in backups_of(checked)}
    checked.unlink()
    with new_session(checked.parent, checked.name) as session:
        for day in range(1, ROLLING_KEPT + 3):
            add_claim(session, f"Day {day}")
            assert rolling_backup(checked, MORNING + timedelta(days=day))
    assert len(backups_of(checked)) == ROLLING_KEPT
    assert others.isdisjoint(copy.path for copy in backups_of(checked))
    assert others < set(backup_folder(checked).iterdir())
    overwritten = checked.read_bytes()
    checked.write_bytes(b"\xa5" * len(overwritten))
    assert others < {copy.path for copy in backups_of(checked)}, "a case that cannot be read may be either"


def test_a_copy_is_broken_off_at_once_when_nobody_waits_for_it_any_more(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 10)
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return len(asked) == 2

    with pytest.raises(Stopped):
        rolling_backup(checked, MORNING, stop)
    assert len(asked) == 2
    assert list(backup_folder(checked).iterdir()) == []


def test_checking_a_copy_is_broken_off_too(checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_STEPS", 1)
    copied: list[bool] = []

    def stop() -> bool:
        copied.append(True)
        return len(copied) > 1  # first asked when all pages are copied

    with pytest.raises(Stopped):
        rolling_backup(checked, MORNING, stop)
    assert list(backup_folder(checked).iterdir()) == []


def test_what_is_written_while_a_copy_is_made_does_not_have_it_begin_again(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 10)
    with Session.open(checked, "an analyst") as session:
        before = session.counts()
        asked: list[bool] = []

        def work_on() -> bool:
            asked.append(True)
            add_claim(session, f"Meanwhile {len(asked)}")
            return False

        made = rolling_backup(checked, MORNING, work_on)
    assert made
    with Session.open(made, "an analyst", read_only=True) as copy:
        assert copy.counts() == before


def test_a_full_disk_leaves_no_half_of_a_copy(checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def cramped(target: object, **named: object) -> sqlite3.Connection:
        connection = connect(target, **named)  # type: ignore[call-overload]
        if str(target).endswith(".part"):
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr(sqlite3, "connect", cramped)
    with pytest.raises(CannotBackUp):
        rolling_backup(checked, MORNING)
    assert list(backup_folder(checked).iterdir()) == []


def test_a_day_of_work_does_not_throw_away_the_days_before(checked: Path) -> None:
    def copy_at(moment: datetime) -> None:
        work_in(checked, f"{moment}")
        rolling_backup(checked, moment)

    for day in range(5):
        copy_at(MORNING + timedelta(days=day))
    today = MORNING + timedelta(days=5)
    for hour in range(8):
        copy_at(today + timedelta(hours=hour))
    assert [copy.made for copy in backups_of(checked)] == [
        *(today + timedelta(hours=hour) for hour in (7, 6, 5, 4)),
        *(MORNING + timedelta(days=day) for day in (4, 3, 2, 1, 0)),
    ]


def test_a_copy_is_one_file_that_needs_nothing_beside_it(checked: Path) -> None:
    made = rolling_backup(checked, MORNING)
    assert made is not None
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path.name for path in made.parent.iterdir()] == ["Letter 2026-11-20 080000Z.fcase"]
