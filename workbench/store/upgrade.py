"""Bringing a case of an earlier version to this one: all of the way, or not at all."""

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from workbench.domain.errors import UserError
from workbench.store import migrations
from workbench.store.backup import CannotBackUp, Reason, backup_before
from workbench.store.connections import connect_to_write


class UpgradeFailed(UserError):
    """A step did not go through; the case is as it was."""


def upgrade(path: Path) -> None:
    """Back the case up, then run the steps it has not been through, in one transaction."""
    backup = _backup(path)
    with closing(connect_to_write(path)) as connection:
        # a step may rebuild a table that others refer to; what they refer to is checked at the end
        connection.execute("PRAGMA foreign_keys = OFF")
        database = Database(connection, execute_plugins=False)
        try:
            with database.atomic():
                migrations.steps.apply(database)
                if connection.execute("PRAGMA foreign_key_check").fetchone():
                    raise ValueError("a record refers to one that is gone")
        except Exception as error:
            raise UpgradeFailed(
                f"“{path.name}” could not be upgraded and is as it was: {error}.",
                "Go on with the version you used before and report this. "
                f"A copy is in “{backup.parent.name}”.",
            ) from error


def _backup(path: Path) -> Path:
    try:
        return backup_before(path, Reason.UPGRADE)
    except CannotBackUp as error:
        raise CannotBackUp(f"“{path.name}” has to be upgraded first. {error.message}", error.hint) from error
