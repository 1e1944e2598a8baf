"""Putting a copy in the place of a case, without losing what the case was."""

import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.store.backup import Backup, Reason, Stop, backup_before, backups_of
from workbench.store.connections import connect_to_read, connect_to_write
from workbench.store.faults import CannotOpen, DamagedCase, NotACase, in_words
from workbench.store.opening import must_be_a_case, must_be_a_file, nobody_writing, remove, way_to_read
from workbench.store.write_ahead import (
    draw_token,
    give_token,
    is_of_another_file,
    log_of,
    put_first_page_into_log,
    set_aside,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy, and what is in it: how many articles and claims, and what was done last, by whom."""

    backup: Backup
    articles: int
    claims: int
    last: str
    by: str


def kept_copies(case: Path) -> list[Kept]:
    """The copies of a case that can be read, newest first."""
    return [kept for backup in backups_of(case) if (kept := _looked_into(backup)) is not None]


def restore(case: Path, copy: Path, stop: Stop = lambda: False) -> Path | None:
    """Make a case what a copy of it is. Returns where what it was before is kept, None when it was gone.

    Until the last moment the case is as it was. Raises CaseBusy when it is open in a window, CannotBackUp
    when what it is now cannot be kept, and UserError for a copy that cannot be used.
    """
    must_be_a_case(copy)
    if case.exists() and case.samefile(copy):
        raise CannotOpen(f"“{copy.name}” is the case itself.", "Choose a copy of it.")
    with nobody_writing(case):
        if is_of_another_file(case):
            set_aside(case)
        kept = _copied(case, stop)
        if kept is None:
            return _put_in_place(case.resolve(), copy)  # a link to a case stays one
        _write_into(case, copy)
        return kept


def _looked_into(backup: Backup) -> Kept | None:
    try:
        with closing(connect_to_read(backup.path, "ro&immutable=1")) as connection:
            (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
            (claims,) = connection.execute("SELECT count(*) FROM claims").fetchone()
            newest = 'SELECT label, "by" FROM history ORDER BY number DESC LIMIT 1'
            last, by = connection.execute(newest).fetchone() or ("", "")
    except sqlite3.DatabaseError:
        return None
    return Kept(backup, articles, claims, last, by)


def _copied(case: Path, stop: Stop) -> Path | None:
    """A copy of what a case is now; None where it is gone, or damaged."""
    if not case.exists():
        return None
    try:
        must_be_a_file(case)
        return backup_before(case, Reason.RESTORING, stop)
    except (DamagedCase, NotACase):
        return None


def _move_away(case: Path) -> Path:
    """Give a damaged case and its log another name."""
    at = datetime.now(UTC).strftime("%Y-%m-%d %H%M%SZ")
    damaged = case.with_name(f"{case.stem} damaged {at}{case.suffix}")
    log = log_of(case)
    if log.exists():
        log.rename(damaged.with_name(f"{damaged.name}-wal"))
    return case.rename(damaged)


def _write_into(case: Path, copy: Path) -> None:
    with in_words(case), closing(connect_to_write(case)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        put_first_page_into_log(connection)
        _copy_into(connection, copy)
        draw_token(connection)


def _put_in_place(case: Path, copy: Path) -> Path | None:
    """Put a copy where there is no case, or a damaged one; where that is now."""
    draft = case.with_name(f".{case.name}.{secrets.token_hex(4)}")
    try:
        with in_words(case), closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            _copy_into(connection, copy)
            give_token(connection)
        damaged = _move_away(case) if case.exists() else None
        set_aside(case)
        draft.rename(case)
        return damaged
    except OSError as error:
        raise CannotOpen(
            f"“{case.name}” cannot be written in {case.absolute().parent}.", "Choose another folder."
        ) from error
    finally:
        remove(draft)


def _copy_into(connection: sqlite3.Connection, copy: Path) -> None:
    with in_words(copy), closing(way_to_read(copy)()) as original:
        original.backup(connection)
