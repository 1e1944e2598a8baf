"""Whatever file a person chooses: it opens, or one sentence says what it is and what to do."""

import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

import pytest
from casemaking import SCALE, add_claim, an_import, new_session

from workbench.domain.case import Case
from workbench.domain.changes import ChangeSet, adding
from workbench.domain.claim import Claim
from workbench.domain.errors import Conflict, UserError
from workbench.services.session import Session
from workbench.store import connections, opening, versions
from workbench.store.casefile import CaseFile
from workbench.store.faults import (
    CannotOpen,
    CaseBusy,
    DamagedCase,
    DiskFull,
    DiskTrouble,
    NewerCase,
    NotACase,
    OutdatedCase,
    ReadOnlyCase,
)
from workbench.store.opening import create, open_case

CASE = Case("c", "The letter", SCALE, "2026-11-20T08:21:02Z")


def refused(path: Path, kind: type[UserError]) -> UserError:
    """The error that opening raises: it names the file and a way out, each time anew."""
    with pytest.raises(kind) as caught:
        open_case(path)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value


# what is no case


def test_a_missing_file_is_said_to_be_missing_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "gone.fcase"
    assert "There is no file" in refused(path, CannotOpen).message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_said_to_be_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.fcase").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.fcase", CannotOpen).message


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.fcase"
    path.touch()
    assert "is empty" in refused(path, NotACase).message


@pytest.mark.parametrize(
    "content", [b"Dear editor,", b"%PDF-1.7" * 1000, b"PK\x03\x04" + bytes(5000), b"\0" * 9000]
)
def test_another_kind_of_file_is_not_a_case_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.fcase"
    path.write_bytes(content)
    refused(path, NotACase)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_not_a_case_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.fcase"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.commit()
    content = path.read_bytes()
    assert "another program" in refused(path, NotACase).message
    assert path.read_bytes() == content


def test_a_case_of_a_newer_version_is_refused_and_never_guessed_at(checked: Path) -> None:
    with closing(sqlite3.connect(checked)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('workbench', 's999_colours', '2031-01-01')"
        )
        connection.commit()
    content = checked.read_bytes()
    assert "newer version" in refused(checked, NewerCase).message
    assert checked.read_bytes() == content


# damage


def test_a_truncated_case_is_said_to_be_damaged(checked: Path) -> None:
    checked.write_bytes(checked.read_bytes()[: checked.stat().st_size // 2])
    assert "doctor" in refused(checked, DamagedCase).hint


def test_a_case_cut_off_within_its_first_page_is_not_opened(checked: Path) -> None:
    checked.write_bytes(checked.read_bytes()[:50])
    refused(checked, DamagedCase)


@pytest.mark.parametrize("page", [2, 7, 11, 16, 25])
def test_an_overwritten_page_is_found_on_opening(checked: Path, page: int) -> None:
    overwrite(checked, page)
    assert "doctor" in refused(checked, DamagedCase).hint


def test_damage_that_comes_to_light_later_is_told_in_the_same_words(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_CHECKED_AT_ONCE", 0)  # as in a case too large to be checked at once
    overwrite(checked, page_of(checked, "claims"))
    with Session.open(checked, "an analyst") as session:
        with pytest.raises(DamagedCase) as caught:
            session.claims()
        assert "doctor" in caught.value.hint


def test_words_that_were_altered_are_never_shown_as_the_article(checked: Path) -> None:
    with closing(sqlite3.connect(checked)) as connection:
        connection.execute("UPDATE contents SET data = (SELECT data FROM contents WHERE id = 1)")
        connection.commit()
    with Session.open(checked, "an analyst") as session, pytest.raises(DamagedCase):
        session.open_text(session.articles()[1].text.id)


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(page)


# where nothing can be written

Stranger = Callable[..., AbstractContextManager[None]]
needs_rights = pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise on Windows")


@needs_rights
def test_in_a_folder_without_rights_a_case_opens_for_reading_and_says_why(
    without_rights: tuple[Path, Stranger],
) -> None:
    folder, as_a_stranger = without_rights
    with new_session(folder) as session:
        an_import().into(session)
    (folder / ".Letter.fcase.lock").unlink()
    with as_a_stranger(), Session.open(folder / "Letter.fcase", "a stranger") as session:
        assert "folder" in session.read_only_because
        assert len(session.articles()) == 1
        assert session.search("general")
        with session.reader() as twin:
            assert len(twin.articles()) == 1
        with pytest.raises(ReadOnlyCase, match="folder"):
            add_claim(session, "No")


@needs_rights
def test_a_write_protected_file_opens_for_reading_and_says_why(
    without_rights: tuple[Path, Stranger],
) -> None:
    folder, as_a_stranger = without_rights
    with new_session(folder) as session:
        an_import().into(session)
    (folder / "Letter.fcase").chmod(0o444)
    (folder / ".Letter.fcase.lock").chmod(0o666)
    with as_a_stranger(folder_mode=0o777), Session.open(folder / "Letter.fcase", "a stranger") as session:
        assert "write-protected" in session.read_only_because
        assert len(session.articles()) == 1


@needs_rights
def test_steps_that_wait_beside_a_case_without_rights_are_not_passed_over(
    without_rights: tuple[Path, Stranger],
) -> None:
    folder, as_a_stranger = without_rights
    path = folder / "Letter.fcase"
    with new_session(folder) as session:
        add_claim(session, "Still in the log")
        with closing(sqlite3.connect(path)) as keeps_the_log:
            keeps_the_log.execute("BEGIN").execute("SELECT count(*) FROM claims").fetchone()
            copies = {file: file.read_bytes() for file in (path, folder / "Letter.fcase-wal")}
    for file, content in copies.items():
        file.write_bytes(content)
    (folder / ".Letter.fcase.lock").unlink()
    with as_a_stranger():
        assert "-wal" in refused(path, CannotOpen).message


@needs_rights
def test_a_file_that_may_not_be_read_is_refused_in_words(without_rights: tuple[Path, Stranger]) -> None:
    folder, as_a_stranger = without_rights
    new_session(folder).close()
    (folder / "Letter.fcase").chmod(0o000)
    with as_a_stranger():
        refused(folder / "Letter.fcase", CannotOpen)


@needs_rights
def test_a_new_case_in_a_folder_without_rights_is_refused_and_leaves_nothing(
    without_rights: tuple[Path, Stranger],
) -> None:
    folder, as_a_stranger = without_rights
    with as_a_stranger(), pytest.raises(CannotOpen, match=r"new\.fcase"):
        create(folder / "new.fcase", CASE)
    assert list(folder.iterdir()) == []


def test_a_new_case_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"new\.fcase.* cannot be written in .*nowhere"):
        create(tmp_path / "nowhere" / "new.fcase", CASE)


def test_a_new_case_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "new.fcase").write_text("mine")
    with pytest.raises(CannotOpen, match="already"):
        create(tmp_path / "new.fcase", CASE)
    assert (tmp_path / "new.fcase").read_text() == "mine"


# a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(disk)], capture_output=True
        ).returncode
    ):
        pytest.skip("only root on Linux can make a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_disk_that_is_really_full_nothing_is_lost(small_disk: Path) -> None:
    with new_session(small_disk) as session:
        with pytest.raises(DiskFull):
            while True:
                an_import(secrets.token_hex(30_000)).into(session)
        articles, _ = session.counts()
        assert articles > 0
        assert session.verify() == []
    with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(256))
    with Session.open(small_disk / "Letter.fcase", "an analyst") as session:
        assert "full" in session.read_only_because
        assert session.counts() == (articles, 0)
    with pytest.raises(DiskFull):
        create(small_disk / "second.fcase", CASE)
    (small_disk / "filler").unlink()
    with Session.open(small_disk / "Letter.fcase", "an analyst") as session:
        add_claim(session, "There is room again")
    assert not [path.name for path in small_disk.iterdir() if "second" in path.name]


def test_a_full_disk_refuses_the_action_and_nothing_is_lost(session: Session) -> None:
    add_claim(session, "Before the disk was full")
    connection = session._file._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull) as caught:
        an_import("word " * 200_000).into(session)
    assert "full" in caught.value.message
    assert "try again" in caught.value.hint
    assert session.counts() == (0, 1)
    connection.execute("PRAGMA max_page_count = 1000000")
    an_import("word " * 200_000).into(session)  # once there is room, it goes on
    assert session.counts() == (1, 1)
    assert session.verify() == []


def test_a_full_disk_on_making_a_case_leaves_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_with(monkeypatch, sqlite3.SQLITE_FULL, "database or disk is full", at="CREATE TABLE evidence")
    with pytest.raises(DiskFull):
        create(tmp_path / "new.fcase", CASE)
    assert list(tmp_path.iterdir()) == []


def test_a_case_on_a_full_disk_opens_for_reading(checked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, sqlite3.SQLITE_FULL, "database or disk is full", at="BEGIN IMMEDIATE")
    with Session.open(checked, "an analyst") as session:
        assert "full" in session.read_only_because
        assert session.claims()


def test_a_disk_that_went_away_is_told_in_words(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session._file._connection.close()
    fails_with(monkeypatch, sqlite3.SQLITE_IOERR, "disk I/O error", at="SELECT")
    session._file._connection = session._file._connect_to_read()
    with pytest.raises(DiskTrouble, match="does not answer"):
        session.claims()


def fails_with(monkeypatch: pytest.MonkeyPatch, code: int, words: str, *, at: str) -> None:
    """From now on, new connections fail at statements with these words in them, as SQLite would."""
    connect = sqlite3.connect

    class Failing(sqlite3.Connection):
        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            if at in statement:
                error = sqlite3.OperationalError(words)
                error.sqlite_errorcode = code
                raise error
            return super().execute(statement, *values)

    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: connect(*given, factory=Failing, **named))


# two windows


def test_the_second_window_reads_says_so_and_sees_what_the_first_one_does(checked: Path) -> None:
    with Session.open(checked, "first") as first, Session.open(checked, "second") as second:
        assert not first.read_only
        assert "another window" in second.read_only_because
        claim = add_claim(first, "Seen by both")
        assert second.claim(claim.id) == claim
        with pytest.raises(ReadOnlyCase, match="another window"):
            second.do(adding("Add claim", Claim("x", "Not by the second")))
    with Session.open(checked, "second") as second:
        assert not second.read_only


def test_the_second_window_is_told_what_the_first_one_has_done_in_one_step(checked: Path) -> None:
    with Session.open(checked, "first") as first, Session.open(checked, "second") as second:
        told: list[ChangeSet] = []
        second.listen(told.append)
        assert not second.follow(), "nothing has been done yet"
        claim = add_claim(first, "Seen by both")
        other = add_claim(first, "Taken back")
        first.undo()
        assert second.follow()
        (step,) = told
        assert [change.after for change in step.changes] == [claim]
        assert not second.follow() and len(told) == 1
        first.redo()
        assert second.follow()
        assert [change.after for change in told[-1].changes] == [other]
        assert second.history(1)[0].number == first.history(1)[0].number


def test_the_file_opens_for_writing_again_once_the_first_process_was_killed(checked: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from workbench.store import open_case\n"
        "file = open_case(Path(sys.argv[1])); print(file.read_only, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(checked)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == b"False"
        with open_case(checked) as second:
            assert "another window" in second.read_only_because
        first.kill()
        first.wait()
    with open_case(checked) as third:
        assert not third.read_only


def test_reading_leaves_nothing_beside_the_case(checked: Path) -> None:
    before = sorted(checked.parent.iterdir())
    with Session.open(checked, "a reader", read_only=True) as session, session.reader() as twin:
        assert session.claims() == twin.claims()
    assert sorted(checked.parent.iterdir()) == before


@needs_rights
def test_who_may_write_the_case_but_not_its_lock_is_no_second_writer(
    without_rights: tuple[Path, Stranger],
) -> None:
    folder, as_a_stranger = without_rights
    path = folder / "Letter.fcase"
    new_session(folder).close()
    path.chmod(0o666)
    (folder / ".Letter.fcase.lock").chmod(0o644)
    with as_a_stranger(folder_mode=0o777), Session.open(path, "a stranger") as session:
        assert "Another user" in session.read_only_because
    Session.open(path, "its owner").close()
    with as_a_stranger(folder_mode=0o777), Session.open(path, "a stranger") as session:
        assert not session.read_only, "its owner has shared the lock by opening the case again"


def test_what_a_second_writer_has_done_is_not_taken_back_unseen(checked: Path) -> None:
    with Session.open(checked, "first") as first:
        add_claim(first, "By the first")
        beside_the_lock(first, lambda second: add_claim(second, "By the second"))
        with pytest.raises(Conflict, match="in the meantime"):
            first.undo()
        assert first.verify() == []
        for wording in ("By the second", "By the first"):
            ((taken_back,),) = [[change.before] for change in first.undo().step.changes]
            assert isinstance(taken_back, Claim) and taken_back.wording == wording


def beside_the_lock(first: Session, act: Callable[[Session], object]) -> None:
    """Have a second writer act in a case, as where the lock is deceived."""
    connect, read = first._file._connect, first._file._connect_to_read
    with Session(CaseFile(first.path, connect, read), "second") as second:
        act(second)


def test_another_program_that_holds_the_file_is_told_apart(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_PATIENCE", 0.01)
    with Session.open(checked, "an analyst") as session, closing(sqlite3.connect(checked)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseBusy, match="Another program"):
            add_claim(session, "Not now")
        assert session.claims()
        other.rollback()
        add_claim(session, "Now")
    with closing(sqlite3.connect(checked)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(checked, CaseBusy)


def test_a_case_may_be_opened_for_reading_beside_its_writer(checked: Path) -> None:
    with Session.open(checked, "reader", read_only=True) as reader, Session.open(checked, "writer") as writer:
        assert reader.read_only_because
        assert not writer.read_only


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links for administrators")
def test_a_link_to_a_case_is_no_way_to_a_second_writer(checked: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.fcase"
    link.parent.mkdir()
    link.symlink_to(checked)
    with Session.open(checked, "first"), Session.open(link, "second") as second:
        assert "another window" in second.read_only_because
        assert second.claims()


def test_of_two_who_make_a_case_of_one_name_the_second_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, build, others = tmp_path / "Affair.fcase", opening.build, ["Theirs"]

    def while_another_makes_it(draft: Path, case: Case) -> None:
        build(draft, case)
        while others:
            with Session.create(path, others.pop(), "somebody else", SCALE) as session:
                add_claim(session, "Theirs")

    monkeypatch.setattr(opening, "build", while_another_makes_it)
    with pytest.raises(CannotOpen, match="already a file"):
        Session.create(path, "Ours", "an analyst", SCALE)
    with Session.open(path, "an analyst") as session:
        assert session.counts() == (0, 1)
    assert not list(tmp_path.glob(".Affair.fcase.????????"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps links for administrators")
def test_a_link_to_a_case_leads_to_what_is_in_its_log(checked: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.fcase"
    link.parent.mkdir()
    link.symlink_to(checked)
    with Session.open(checked, "a writer") as session:
        an_import("".join(f"word{number} " for number in range(20_000))).into(session)
        with Session.open(link, "a reader", read_only=True) as reader:
            assert reader.counts() == session.counts()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move a file that is open")
def test_a_case_that_was_moved_while_open_takes_no_words_that_nobody_would_find(checked: Path) -> None:
    moved = checked.with_name("Moved.fcase")
    with Session.open(checked, "an analyst") as session:
        checked.rename(moved)
        with pytest.raises(CannotOpen, match="moved, renamed or replaced") as caught:
            add_claim(session, "Into nowhere")
        assert "Put it back" in caught.value.hint
        moved.rename(checked)
        add_claim(session, "Back in its place")
    with Session.open(checked, "an analyst") as session:
        assert session.claims()[-1].claim.wording == "Back in its place"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move a file that is open")
def test_an_import_under_way_writes_no_more_into_a_case_that_was_moved(checked: Path) -> None:
    with Session.open(checked, "an analyst") as session, session.keeper() as keeper:
        keeper.keep_near_copies([("", "")])
        checked.rename(checked.with_name("Moved.fcase"))
        with pytest.raises(CannotOpen, match="moved, renamed or replaced"):
            keeper.keep_near_copies([("", "")])


def test_work_in_the_background_is_told_that_the_case_was_moved_and_reads_no_other_file(
    checked: Path, tmp_path: Path
) -> None:
    with Session.open(checked, "an analyst") as session:
        checked.rename(checked.with_name("Moved.fcase"))
        with pytest.raises(CannotOpen, match="moved, renamed or replaced"):
            session.reader()
        shutil.copy(checked.with_name("Moved.fcase"), checked)
        with pytest.raises(CannotOpen, match="moved, renamed or replaced"):
            session.reader()


def test_work_in_the_background_is_told_that_the_case_was_cut_off_meanwhile(checked: Path) -> None:
    with Session.open(checked, "an analyst") as session:
        os.truncate(checked, 4096)
        with pytest.raises(DamagedCase), session.reader() as reader:
            reader.claims()


# upgrades where they cannot be written


def test_an_old_case_that_cannot_be_upgraded_here_says_so(
    checked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "STEP_NAMES", (*versions.STEP_NAMES, "s900_colours"))
    with pytest.raises(OutdatedCase) as caught:
        open_case(checked, read_only=True)
    assert "earlier version" in caught.value.message


# names


@pytest.mark.parametrize("name", ["50% off?.fcase", "a#b c.fcase", "Bağdad “draft”.fcase", "'quoted'.fcase"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("Windows has no such names")
    with new_session(tmp_path, name) as session:
        add_claim(session, "One")
    with Session.open(tmp_path / name, "an analyst") as session:
        assert session.counts() == (0, 1)
    assert {path.name for path in tmp_path.iterdir()} == {name, f".{name}.lock"}
