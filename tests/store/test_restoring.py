"""Going back to a copy: the case is what the copy was, and what it was is kept."""

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from casemaking import add_claim, everything_in

from workbench.domain.errors import Conflict
from workbench.services.session import Session
from workbench.store import restoring
from workbench.store.backup import CannotBackUp, Reason, backup_folder, backups_of, rolling_backup
from workbench.store.doctor import examine
from workbench.store.faults import CannotOpen, CaseBusy, DiskFull, NotACase
from workbench.store.restoring import kept_copies, restore

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def copy(checked: Path) -> Path:
    """A copy of the case, in which more has been done since."""
    made = rolling_backup(checked, MORNING)
    assert made
    with Session.open(checked, "Ann") as session:
        add_claim(session, "Since then")
    return made


def everything(case: Path) -> dict[str, set[object]]:
    with Session.open(case, "an analyst", read_only=True) as session:
        assert session.verify() == []
        return everything_in(session)


def test_the_case_is_what_the_copy_was_and_what_it_was_is_a_copy(checked: Path, copy: Path) -> None:
    then, now = everything(copy), everything(checked)
    kept = restore(checked, copy)
    assert kept and everything(checked) == then
    assert everything(kept) == now
    assert examine(checked).is_sound
    assert {one.reason for one in backups_of(checked)} == {Reason.ROLLING, Reason.RESTORING}
    with Session.open(checked, "an analyst") as session:
        assert session.undo_label == "Give verdict"
        session.undo()
    assert restore(checked, kept), "and the way back is the same"
    assert everything(checked) == now


def test_the_copies_tell_what_is_in_them(checked: Path, copy: Path) -> None:
    rolling_backup(checked, MORNING + timedelta(hours=2))
    (backup_folder(checked) / "Letter 2026-11-20 120000Z.fcase").write_text("no case")
    newer, older = kept_copies(checked)
    assert (newer.articles, newer.claims, newer.last, newer.by) == (2, 2, "Add claim", "Ann")
    assert (older.backup.path, older.claims, older.last) == (copy, 1, "Give verdict")


def test_a_case_that_is_open_is_not_replaced(checked: Path, copy: Path) -> None:
    with Session.open(checked, "an analyst"), pytest.raises(CaseBusy):
        restore(checked, copy)


def test_a_window_that_only_reads_sees_the_copy(checked: Path, copy: Path) -> None:
    with Session.open(checked, "an analyst", read_only=True) as session:
        assert session.counts() == (2, 2)
        restore(checked, copy)
        assert session.counts() == (2, 1)


@pytest.mark.parametrize("worked_on", [False, True])
def test_a_window_that_follows_is_told_that_the_case_was_put_back(
    checked: Path, copy: Path, worked_on: bool
) -> None:
    with Session.open(checked, "an analyst", read_only=True) as session:
        assert not session.follow()
        restore(checked, copy)
        if worked_on:
            with Session.open(checked, "Ann") as writing:
                for number in range(3):
                    add_claim(writing, f"In the case as it was {number}")
        with pytest.raises(Conflict, match="put back to an earlier copy"):
            session.follow()


def test_a_damaged_case_is_kept_as_it_is_under_another_name(checked: Path, copy: Path) -> None:
    content = bytearray(checked.read_bytes())
    content[10 * 4096 : 11 * 4096] = b"\xa5" * 4096
    checked.write_bytes(content)
    kept = restore(checked, copy)
    assert kept and kept.name.startswith("Letter damaged ")
    assert kept.read_bytes() == content
    assert everything(checked) == everything(copy)


def test_until_the_copy_is_ready_a_damaged_case_stays_where_it_is(
    checked: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytes(4096) + checked.read_bytes()[4096:]
    checked.write_bytes(content)

    def full(_connection: sqlite3.Connection, copy: Path) -> None:
        raise DiskFull(f"No room for {copy.name}.")

    monkeypatch.setattr(restoring, "_copy_into", full)
    with pytest.raises(DiskFull):
        restore(checked, copy)
    assert checked.read_bytes() == content


def test_a_copy_that_is_being_worked_in_comes_with_what_was_done_last(checked: Path, copy: Path) -> None:
    with Session.open(copy, "an analyst") as session:
        add_claim(session, "In the log of the copy")
        restore(checked, copy)
        assert everything(checked) == everything_in(session)


def test_the_case_itself_is_no_copy_of_it(checked: Path) -> None:
    with pytest.raises(CannotOpen, match="the case itself"):
        restore(checked, checked)
    assert not backup_folder(checked).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links for administrators")
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_link_to_a_case_stays_one(checked: Path, copy: Path, tmp_path: Path, is_damaged: bool) -> None:
    link = tmp_path / "elsewhere" / "link.fcase"
    link.parent.mkdir()
    link.symlink_to(checked)
    if is_damaged:
        checked.write_bytes(bytes(4096) + checked.read_bytes()[4096:])
    restore(link, copy)
    assert link.is_symlink()
    assert everything(checked) == everything(copy)


def test_a_case_that_is_gone_comes_back(checked: Path, copy: Path) -> None:
    checked.unlink()
    checked.with_name(f"{checked.name}-wal").write_bytes(b"left by a crash")
    assert restore(checked, copy) is None
    assert everything(checked) == everything(copy)


def test_steps_of_another_file_are_neither_kept_as_the_case_nor_restored(checked: Path, copy: Path) -> None:
    now = everything(checked)
    yesterday = checked.with_name("Yesterday.fcase")
    shutil.copy(checked, yesterday)
    log = checked.with_name(f"{checked.name}-wal")
    with Session.open(checked, "an analyst") as session:
        add_claim(session, "Before the crash")
        left = log.read_bytes()
    log.write_bytes(left)
    shutil.copy(yesterday, checked)
    kept = restore(checked, copy)
    assert kept and everything(kept) == now
    assert everything(checked) == everything(copy)


def test_what_is_no_case_is_not_put_in_its_place(checked: Path) -> None:
    now, other = everything(checked), checked.with_name("letter.fcase.txt")
    other.write_bytes(b"Dear editor, " * 1000)
    with pytest.raises(NotACase):
        restore(checked, other)
    assert everything(checked) == now
    assert not backup_folder(checked).exists()


def test_without_a_copy_of_what_it_is_the_case_stays(checked: Path, copy: Path) -> None:
    elsewhere = checked.with_name("Copied elsewhere.fcase")
    shutil.copy(copy, elsewhere)
    shutil.rmtree(backup_folder(checked))
    backup_folder(checked).write_text("a file where the folder should be")
    now = everything(checked)
    with pytest.raises(CannotBackUp):
        restore(checked, elsewhere)
    assert everything(checked) == now


def test_broken_off_in_the_middle_the_case_is_what_it_was(
    checked: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = everything(checked)
    connect = restoring.connect_to_write

    def cramped(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")  # no less than there are
        return connection

    larger = checked.with_name("Larger.fcase")
    shutil.copy(copy, larger)
    with closing(sqlite3.connect(larger)) as connection:
        connection.execute("INSERT INTO contents (sha256, size, data) VALUES ('x', 0, zeroblob(4000000))")
        connection.commit()
    monkeypatch.setattr(restoring, "connect_to_write", cramped)
    with pytest.raises(DiskFull):
        restore(checked, larger)
    assert everything(checked) == now
