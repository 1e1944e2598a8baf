"""Copies of a case, kept in a folder beside it.

A copy is made by SQLite's own backup call under another name, checked, and only then given its
name: whatever happens, a damaged or half-written file never takes the place of a good copy.
"""

import logging
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.domain.errors import UserError
from workbench.store.connections import SUFFIX, connect_to_read
from workbench.store.faults import damaged, in_words
from workbench.store.write_ahead import give_token

ROLLING_KEPT = 10
"""Each differs from the next and they lie at least an hour apart: about two weeks of daily work."""

UPGRADES_KEPT = 5
"""Upgrades are rare and each one matters: years of versions."""

INTERVAL = timedelta(hours=1)

_ROLLING, _UPGRADE = "", " before upgrade"
_NAME = re.compile(r".* (\d{4}-\d\d-\d\d \d{6}Z)( before upgrade)?")
_TIME = "%Y-%m-%d %H%M%SZ"
_UNFINISHED = ".part"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a case. `made` is in UTC; `before_upgrade` tells why it was made."""

    path: Path
    made: datetime
    before_upgrade: bool


def backup_folder(case: Path) -> Path:
    return case.with_name(f"{case.stem} backups")


def backups_of(case: Path) -> list[Backup]:
    """The copies of a case, newest first."""
    found = []
    for path in backup_folder(case).glob(f"*{SUFFIX}"):
        name = _NAME.fullmatch(path.stem)
        if name:
            made = datetime.strptime(name[1], _TIME).replace(tzinfo=UTC)
            found.append(Backup(path, made, before_upgrade=bool(name[2])))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def rolling_backup(case: Path, at: datetime | None = None) -> Path | None:
    """Copy the case, unless the last copy is younger than an hour or already holds its last action.

    Uses connections of its own, so that it may run in any thread. Where no copy can be written, the
    log says so. Raises DamagedCase when the case itself is damaged; older copies then stay as they are.
    """
    at = at or datetime.now(UTC)
    rolling = [backup for backup in backups_of(case) if not backup.before_upgrade]
    if rolling and at - rolling[0].made < INTERVAL:
        return None
    if rolling and _head(rolling[0].path) == _head(case):
        with in_words(case), closing(connect_to_read(case)) as connection:
            _must_be_whole(connection, case)
        return None
    try:
        made = _copy(case, at, _ROLLING)
    except OSError as error:
        _log.warning("No backup of %s: %s", case, error)
        return None
    _keep_newest(rolling, ROLLING_KEPT - 1)
    return made


def backup_before_upgrade(case: Path) -> Path:
    """Copy the case before its tables change. Raises UserError when that cannot be done."""
    earlier = [backup for backup in backups_of(case) if backup.before_upgrade]
    try:
        made = _copy(case, datetime.now(UTC), _UPGRADE)
    except OSError as error:
        raise UserError(
            f"“{case.name}” has to be upgraded, and no backup of it could be made first: {error}.",
            "Make room beside it, or copy it to a folder of your own, and open it again.",
        ) from error
    _keep_newest(earlier, UPGRADES_KEPT - 1)
    return made


def _copy(case: Path, at: datetime, reason: str) -> Path:
    """Raises OSError when the copy cannot be written, DamagedCase when the case is damaged."""
    folder = backup_folder(case)
    folder.mkdir(exist_ok=True)
    for abandoned in folder.glob(f"*{_UNFINISHED}*"):
        abandoned.unlink()
    made = folder / f"{case.stem} {at.strftime(_TIME)}{reason}{SUFFIX}"
    draft = made.with_name(made.name + _UNFINISHED)
    try:
        _write(case, draft)
        draft.replace(made)
    finally:
        draft.unlink(missing_ok=True)
    return made


def _write(case: Path, draft: Path) -> None:
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        with in_words(case), closing(connect_to_read(case)) as original:
            try:
                original.backup(copy)
                # no log beside a copy: it is one file and can be read from any folder
                copy.execute("PRAGMA journal_mode = DELETE")
                give_token(copy)  # what is still in the log of the case is no part of the copy
            except sqlite3.OperationalError as error:
                raise OSError(str(error)) from error
        with in_words(case):
            _must_be_whole(copy, case)


def _must_be_whole(connection: sqlite3.Connection, case: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(case)


def _head(path: Path) -> tuple[int, str] | None:
    """The last entry of the history in this file; None where it has none or cannot be read."""
    try:
        with closing(connect_to_read(path)) as connection:
            head = connection.execute("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1")
            found: tuple[int, str] | None = head.fetchone()
    except sqlite3.DatabaseError:
        return None
    return found


def _keep_newest(backups: list[Backup], number: int) -> None:
    """Throw away all but the first of these; one that somebody has open may stay until the next time."""
    for backup in backups[number:]:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("%s could not be removed: %s", backup.path, error.strerror)
