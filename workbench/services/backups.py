"""The copies of a case that the program keeps beside it: making them, and going back to one."""

from collections.abc import Callable
from pathlib import Path

from workbench.store.backup import CannotBackUp, Reason, backup_folder, rolling_backup
from workbench.store.restoring import Kept, kept_copies, restore

__all__ = ["CannotBackUp", "Kept", "Reason", "back_up", "backup_folder", "kept_copies", "restore"]


def back_up(case: Path, stop: Callable[[], bool] = lambda: False) -> Path | None:
    """Copy a case into the folder beside it, unless the last copy is younger than an hour; for a worker.

    Returns the copy that holds the case as it is. `stop` tells whether to break off, which raises Stopped.
    Raises CannotBackUp, and DamagedCase when the case is found damaged; older copies stay.
    """
    return rolling_backup(case, stop=stop)
