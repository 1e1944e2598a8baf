"""Making a case file, and opening one: what is looked at before anything is read or written.

Nothing here opens the file other than through SQLite: closing a second handle of our own process
would drop the locks that SQLite holds on it.
"""

import errno
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from workbench.domain.case import Case
from workbench.store import records, versions, write_ahead
from workbench.store.casefile import CaseFile
from workbench.store.connections import SUFFIX, connect_to_read, connect_to_write
from workbench.store.faults import (
    CannotOpen,
    CaseBusy,
    NameTaken,
    NewerCase,
    NotACase,
    OutdatedCase,
    damaged,
    in_words,
    primary_code,
)
from workbench.store.lock import WriterLock

_CHECKED_AT_ONCE = 4 * 1024 * 1024
"""Bytes up to which the whole file is checked on opening; that takes a few milliseconds."""

_NAME_SHOWN = 60
_TO_READ = "It was opened for reading only."


def create(path: Path, case: Case) -> CaseFile:
    """Make a case file with this case in it, and open it.

    The file appears under its name only when it is complete. Raises UserError when there is
    something at `path` already, or it cannot be written there.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    _must_fit(draft, path.name)
    must_be_free(path)
    try:
        with in_words(path):
            build(draft, case)
        give_name(draft, path)
    except NameTaken:
        raise
    except (CannotOpen, OSError) as error:
        raise CannotOpen(
            f"“{path.name}” cannot be written in {path.absolute().parent}.", "Choose another folder."
        ) from error
    finally:
        remove(draft)
    return open_case(path)


def must_be_free(path: Path) -> None:
    """Raises NameTaken where there is a file."""
    if path.exists():
        raise NameTaken(
            f"There is already a file “{path.name}” here.", "Choose another name for the new case."
        )


def give_name(draft: Path, path: Path) -> None:
    """Put a new case, which is complete, where it belongs. Raises NameTaken, CaseBusy and OSError."""
    with nobody_writing(path):
        must_be_free(path)  # by now there may be one of another program
        write_ahead.set_aside(path)  # of a case that was here and was deleted after a crash
        draft.rename(path)


@contextmanager
def nobody_writing(path: Path) -> Iterator[None]:
    """Keep everybody from writing to a case. Raises CaseBusy when somebody does."""
    lock = WriterLock(path)
    try:
        if not lock.acquire():
            raise CaseBusy(f"“{path.name}” is open in a window.", "Close it there first.")
    except sqlite3.OperationalError:
        pass  # in a folder where no lock can be made nobody writes
    try:
        yield
    finally:
        lock.release()


def open_case(path: Path, *, read_only: bool = False) -> CaseFile:
    """Open a case; for reading only when asked to, or when something stands in the way of writing.

    Raises UserError in one of the kinds of `faults` when the file cannot be used at all.
    """
    must_be_a_file(path)
    if read_only:
        return _open_to_read(path, _TO_READ)
    lock = WriterLock(path)
    try:
        locked = lock.acquire()
    except sqlite3.OperationalError as error:
        return _open_to_read(path, _why_not_locked(error, lock))
    if not locked:
        return _open_to_read(
            path, "It is open in another window already. Close it there and open it again to change it."
        )
    try:
        return _open_to_write(path, lock, _without_the_log_of_another(path))
    except BaseException:
        lock.release()
        raise


def _why_not_locked(error: sqlite3.OperationalError, lock: WriterLock) -> str:
    if primary_code(error) == sqlite3.SQLITE_FULL:
        return "The disk is full. Make room on it and open the case again."
    if lock.is_there:
        return (
            "Another user has worked in it, and the hidden file beside it that keeps two people from writing "
            "at once is theirs alone. Ask them to open the case once, or copy it to a folder of your own."
        )
    return "Its folder cannot be written to. Copy the case to a folder of your own to change it."


def _without_the_log_of_another(path: Path) -> str:
    """Set the log beside a case aside when its steps are of another file; what is to be said of it.

    Raises CannotOpen where it has to stay.
    """
    if not write_ahead.is_of_another_file(path):
        return ""
    try:
        kept = write_ahead.set_aside(path)
    except OSError as error:
        raise CannotOpen(
            f"“{path.name}-wal” beside the case has steps of another file, and cannot be set aside.",
            "Move it to another folder and open the case again.",
        ) from error
    return (
        "This file has taken the place of another one of its name, which was broken off. What had not been "
        f"written into that is kept as “{kept.name if kept else ''}”."
    )


def _log_left_out(path: Path) -> str:
    if not write_ahead.is_of_another_file(path):
        return ""
    return (
        f"“{path.name}-wal” beside the case has steps of another file that was broken off. They are left out "
        "here, and set aside when the case is opened to be changed."
    )


def _open_to_write(path: Path, lock: WriterLock, remark: str) -> CaseFile:
    with in_words(path), closing(connect_to_write(path)) as connection:
        pending = _examine(connection, path)
        obstacle = _obstacle_to_writing(connection)
    if obstacle:
        lock.release()
        return _open_to_read(path, obstacle)
    if pending:
        from workbench.store.upgrade import upgrade  # loaded only for a case that needs it

        upgrade(path)
    with in_words(path):
        with closing(connect_to_write(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")  # a backup that is opened has another
        return CaseFile(
            path,
            partial(connect_to_write, path),
            partial(connect_to_read, path),
            let_go=lock.release,
            remark=remark,
        )


def _open_to_read(path: Path, because: str) -> CaseFile:
    with in_words(path):
        way = way_to_read(path)
        with closing(way()) as connection:
            if _examine(connection, path):
                raise _outdated(path, because)
        return CaseFile(path, way, way, read_only_because=because, remark=_log_left_out(path))


def _outdated(path: Path, because: str) -> OutdatedCase:
    if because == _TO_READ:
        return OutdatedCase(
            f"“{path.name}” comes from an earlier version and has to be upgraded first.",
            "Open it once in the window, or change it by a command: it is copied before it is upgraded.",
        )
    return OutdatedCase(
        f"“{path.name}” comes from an earlier version and cannot be upgraded here. {because}",
        "Copy it to a folder of your own and open the copy.",
    )


def way_to_read(path: Path) -> Callable[[], sqlite3.Connection]:
    """How to connect for reading. Where no file can be made beside the case, SQLite must be told
    that nobody writes to it; that would hide steps still waiting in the log beside the case.
    """
    if write_ahead.is_of_another_file(path):
        return partial(connect_to_read, path, "ro&immutable=1")  # which leaves the log out
    try:
        with closing(connect_to_read(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        if primary_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        if _size(write_ahead.log_of(path)):
            raise CannotOpen(
                f"“{path.name}” has steps that are still in “{path.name}-wal” beside it, in a folder "
                "that cannot be written to.",
                "Copy both files to a folder of your own and open the copy.",
            ) from error
        return partial(connect_to_read, path, "ro&immutable=1")
    return partial(connect_to_read, path)


def must_be_a_file(path: Path) -> None:
    """Raises CannotOpen or NotACase, each with its own words, where there is no file with content."""
    _must_fit(path, path.name)
    if path.is_dir():
        raise CannotOpen(f"“{path.name}” is a folder, not a case.", f"Choose a file that ends in {SUFFIX}.")
    if not path.exists():
        raise CannotOpen(
            f"There is no file “{path.name}” in {path.absolute().parent}.",
            "Check whether it was moved or renamed.",
        )
    if not _size(path):
        raise NotACase(
            f"“{path.name}” is empty.",
            f"If it was a case, there may be a copy in the folder “{path.stem} backups” beside it.",
        )


def must_be_a_case(path: Path) -> None:
    """Raises UserError in one of the kinds of `faults` for a file that cannot be read here as a case, of this
    version or an earlier one.
    """
    must_be_a_file(path)
    with in_words(path), closing(way_to_read(path)()) as connection:
        _examine(connection, path)


def _must_fit(path: Path, name: str) -> None:
    """Raises CannotOpen where no file can be called so, because the name is too long."""
    try:
        path.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            shown = name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}…"
            raise CannotOpen(
                f"The name “{shown}” is too long for a file.", "Choose a shorter one."
            ) from error


def _examine(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the case has to be upgraded. Raises UserError for what is no case that we can read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != versions.APPLICATION_ID:
        what = "a database of another program, not a case" if tables else "not a case"
        raise NotACase(
            f"“{path.name}” is {what}.",
            f"Choose a file that this program made; they end in {SUFFIX}.",
        )
    _must_be_whole(connection, path)
    applied = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id",
            (versions.MIGRATION_SET,),
        )
    ]
    if any(name not in versions.STEP_NAMES for name in applied):
        raise NewerCase(
            f"“{path.name}” was made by a newer version of the program.",
            "Install the newest version of Fact-Check Workbench and open it there.",
        )
    return len(applied) < len(versions.STEP_NAMES)


def _must_be_whole(connection: sqlite3.Connection, path: Path) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if not _size(write_ahead.log_of(path)) and _size(path) < pages * page_size:
        raise damaged(path)
    if pages * page_size <= _CHECKED_AT_ONCE:
        ((found,),) = connection.execute("PRAGMA quick_check(1)")
        if found != "ok":
            raise damaged(path)


def _obstacle_to_writing(connection: sqlite3.Connection) -> str:
    """Why the file cannot be changed, in a sentence; empty when it can."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 0")  # as it is; BEGIN alone asks for no right to write
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        match primary_code(error):
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                return "The file is write-protected. Copy it, or take the protection off, to change it."
            case sqlite3.SQLITE_FULL:
                return "The disk is full. Make room on it and open the case again."
        raise
    return ""


def build(path: Path, case: Case) -> None:
    """Write a file with nothing but this case in it, and close it."""
    from sqlite_utils import Database

    from workbench.store.migrations import steps

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        database = Database(connection, execute_plugins=False)
        steps.apply(database)
        with database.atomic():
            database.table(records.TABLES[Case]).insert(records.write(case))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def remove(draft: Path) -> None:
    """Remove a database file and what SQLite keeps beside it."""
    for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-wal", "-shm", "-journal"))):
        leftover.unlink(missing_ok=True)
