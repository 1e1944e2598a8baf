"""Copies of a case, kept in a folder beside it.

A copy is made by SQLite's own backup call under another name, checked, and only then given its
name: whatever happens, a damaged or half-written file never takes the place of a good copy.
"""

import logging
import re
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from time import time
from typing import Any

from workbench.domain.errors import UserError
from workbench.store.connections import SUFFIX, connect_to_read
from workbench.store.faults import DiskTrouble, Stopped, damaged, in_words, primary_code
from workbench.store.write_ahead import give_token

ROLLING_KEPT = 10
"""Each differs from the next and they lie at least an hour apart."""

_OF_TODAY = 4
"""So many of them are the newest ones, whenever they were made. The others are the last ones of earlier
days: at least a week of daily work.
"""

UPGRADES_KEPT = 5
"""Those from before an upgrade; they are rare and each one matters: years of versions. As many of those
from before an older copy was put in the place of the case.
"""

INTERVAL = timedelta(hours=1)

_PAGES = 500
"""Two megabytes, between two looks at whether to stop."""

_STEPS = 20_000
"""Steps of SQLite, as long, while the copy is checked."""

_TIME = "%Y-%m-%d %H%M%SZ"
_UNFINISHED = ".part"
_ABANDONED = 60 * 60
"""Seconds since somebody wrote into an unfinished copy, after which nobody will: while a window copies what
was done last, its case may be put back to another copy.
"""

_log = logging.getLogger(__name__)

Stop = Callable[[], bool]


class CannotBackUp(UserError):
    """No copy can be written beside the case."""


class Reason(StrEnum):
    """Why a copy was made, as its name ends."""

    ROLLING = ""
    UPGRADE = " before upgrade"
    RESTORING = " before restoring"


_NAME = re.compile(rf".* (\d{{4}}-\d\d-\d\d \d{{6}}Z)({'|'.join(Reason)})")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a case. `made` is in UTC."""

    path: Path
    made: datetime
    reason: Reason


def backup_folder(case: Path) -> Path:
    return case.with_name(f"{case.stem} backups")


def backups_of(case: Path) -> list[Backup]:
    """The copies of a case, newest first. Those of another case that had its name are not among them;
    where the case itself cannot be read, all that lie in its folder are. Raises DiskTrouble.
    """
    wanted, folder = _case_in(case), backup_folder(case)
    try:
        there = list(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        raise DiskTrouble(
            f"“{folder.name}” beside the case cannot be read: {error.strerror}.",
            "Check that the disk, stick or network folder is connected.",
        ) from error
    found = []
    for path in there:
        name = _NAME.fullmatch(path.stem)
        if name and (held := _case_in(path)) and held == (wanted or held):
            made = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, made, Reason(name[2])))
    return sorted(found, key=lambda backup: (backup.made, backup.reason), reverse=True)


def rolling_backup(case: Path, at: datetime | None = None, stop: Stop = lambda: False) -> Path | None:
    """Copy the case, unless the last copy is younger than an hour. Returns the copy that holds its last
    action, which may be from before, and None where there is none yet.

    Uses connections of its own, so that it may run in any thread; `stop` tells whether to break off, which
    raises Stopped. Raises CannotBackUp where no copy can be written, and DamagedCase when the case itself
    is damaged; older copies then stay as they are.
    """
    at = at or datetime.now(UTC)
    rolling = _copies(case, Reason.ROLLING, at)
    if rolling and abs(at - rolling[0].made) < INTERVAL:
        return None
    if rolling and _head(rolling[0].path) == _head(case):
        with in_words(case), closing(connect_to_read(case)) as connection:
            _must_be_whole(connection, case, stop)
        return rolling[0].path
    return _copied(case, at, Reason.ROLLING, stop)


def backup_before(case: Path, reason: Reason, stop: Stop = lambda: False) -> Path:
    """Copy the case as it is now, before something is done to all of it. Raises CannotBackUp, and
    DamagedCase when it cannot be read to its end.
    """
    return _copied(case, datetime.now(UTC), reason, stop)


def _copied(case: Path, at: datetime, reason: Reason, stop: Stop) -> Path:
    try:
        made = _copy(case, at, reason, stop)
    except OSError as error:
        _log.warning("No backup of %s: %s", case, error)
        raise CannotBackUp(
            f"No copy of “{case.name}” could be kept in “{backup_folder(case).name}” beside it: "
            f"{error.strerror or error}.",
            "See that there is room and that you may write in that folder, or work on in a copy of your own.",
        ) from error
    copies = _copies(case, reason, at)
    _throw_away(_expendable(copies) if reason is Reason.ROLLING else copies[UPGRADES_KEPT:])
    return made


def _copies(case: Path, reason: Reason, at: datetime) -> list[Backup]:
    """The copies that were made for this reason, newest first; those that a clock has dated later than an
    hour from now come last, or they would be taken for the newest ones for years.
    """
    copies = [backup for backup in backups_of(case) if backup.reason is reason]
    return sorted(copies, key=lambda backup: backup.made > at + INTERVAL)


def _copy(case: Path, at: datetime, reason: Reason, stop: Stop) -> Path:
    """Raises OSError when the copy cannot be written, DamagedCase when the case is damaged."""
    folder = backup_folder(case)
    folder.mkdir(exist_ok=True)
    for draft in folder.glob(f"*{_UNFINISHED}*"):
        with suppress(OSError):
            if time() - draft.stat().st_mtime > _ABANDONED:
                draft.unlink()
    while (made := folder / f"{case.stem} {at.strftime(_TIME)}{reason}{SUFFIX}").exists():
        at += timedelta(seconds=1)  # a copy never takes the place of another
    draft = made.with_name(f"{made.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    try:
        _write(case, draft, stop)
        draft.replace(made)
    finally:
        draft.unlink(missing_ok=True)
    return made


def _write(case: Path, draft: Path, stop: Stop) -> None:
    def look(_rest: int = 0, _left: int = 0, _all: int = 0) -> None:
        if stop():
            raise Stopped(f"The copy of “{case.name}” was broken off.")

    with in_words(case), closing(connect_to_read(case)) as original:
        original.execute("BEGIN").execute("SELECT count(*) FROM sqlite_schema").fetchone()
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
                # as it is at one moment, or whatever is written meanwhile has it begin again
                original.backup(copy, pages=_PAGES, progress=look)
                # no log beside a copy: it is one file and can be read from any folder
                copy.execute("PRAGMA journal_mode = DELETE")
                give_token(copy)  # what is still in the log of the case is no part of the copy
                _must_be_whole(copy, case, stop)
        except sqlite3.OperationalError as error:
            if primary_code(error) == sqlite3.SQLITE_INTERRUPT:
                raise
            raise OSError(str(error)) from error


def _must_be_whole(connection: sqlite3.Connection, case: Path, stop: Stop) -> None:
    connection.set_progress_handler(stop, _STEPS)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(case)


def _case_in(path: Path) -> str:
    """The id of the case that a file holds, whatever is in a log beside it; "" where it cannot be read."""
    row = _first_row(partial(connect_to_read, path, "ro&immutable=1"), "SELECT id FROM cases")
    return row[0] if row else ""


def _head(path: Path) -> tuple[int, str] | None:
    """The last entry of the history in this file; None where it has none or cannot be read."""
    newest = "SELECT number, hash FROM history ORDER BY number DESC LIMIT 1"
    found: tuple[int, str] | None = _first_row(partial(connect_to_read, path), newest)
    return found


def _first_row(connect: Callable[[], sqlite3.Connection], statement: str) -> Any:
    try:
        with closing(connect()) as connection:
            return connection.execute(statement).fetchone()
    except sqlite3.DatabaseError:
        return None


def _expendable(copies: list[Backup]) -> list[Backup]:
    """Those of the rolling copies, newest first, that need not be kept."""
    kept, others = copies[:_OF_TODAY], copies[_OF_TODAY:]
    days = {copy.made.date() for copy in kept}
    for copy in others:
        if copy.made.date() not in days and len(kept) < ROLLING_KEPT:
            kept.append(copy)
            days.add(copy.made.date())
    return [copy for copy in copies if copy not in kept]


def _throw_away(copies: list[Backup]) -> None:
    """One that somebody has open may stay until the next time."""
    for copy in copies:
        try:
            copy.path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("%s could not be removed: %s", copy.path, error.strerror)
