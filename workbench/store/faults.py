"""What can go wrong with a case file, each in one plain sentence with a way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.domain.errors import UserError


class CannotOpen(UserError):
    """The file is missing, moved away, a folder, or kept from us by the system."""


class NameTaken(CannotOpen):
    """There is a file already where a new one was to be made."""


class NotACase(UserError):
    """The file is something else than a case."""


class NewerCase(UserError):
    """The case was written by a later version of the program."""


class OutdatedCase(UserError):
    """The case needs an upgrade that cannot be written where it lies."""


class DamagedCase(UserError):
    """The file was a case, and part of it can no longer be read."""


class LostContent(UserError):
    """The words or the original file of an article were lost before the case was recovered."""


class ReadOnlyCase(UserError):
    """Something was to be changed in a case that was opened for reading only."""


class DiskFull(UserError):
    """There is no room for what was to be written."""


class CaseBusy(UserError):
    """Another program holds the file and does not let go."""


class DiskTrouble(UserError):
    """The disk, the stick or the network folder does not answer as it should."""


class Stopped(UserError):
    """Something was still being looked for when nobody wanted it any more."""


def damaged(path: Path) -> DamagedCase:
    return DamagedCase(
        f"“{path.name}” is damaged: part of it cannot be read.",
        f'`workbench doctor "{path.name}" --recover` saves what can be saved into a new file; '
        f'`workbench restore "{path.name}"` goes back to a copy, if there is one in “{path.stem} backups”.',
    )


def unwanted(path: Path) -> Stopped:
    return Stopped(f"What was looked for in “{path.name}” is no longer wanted.")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into words for a person.

    Mistakes of ours, such as bad SQL, pass unchanged.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error


def _told(error: sqlite3.DatabaseError, path: Path) -> UserError | None:
    name = path.name
    if str(error).startswith("Could not decode to UTF-8"):  # Python's own, without a code
        return damaged(path)
    match primary_code(error):
        case sqlite3.SQLITE_NOTADB:
            return NotACase(
                f"“{name}” is not a case.",
                "Choose a file that this program made; they end in .fcase. "
                f'If it was a case once, `workbench doctor "{name}" --recover` may still save it.',
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull(
                f"The disk is full: “{name}” could not be written.",
                "Nothing in the case was changed. Make room on the disk and try again.",
            )
        case sqlite3.SQLITE_READONLY:
            return ReadOnlyCase(
                f"“{name}” can be read but not changed.", "Copy it to a folder of your own and open the copy."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CaseBusy(
                f"Another program is using “{name}”.", "Close that program, or wait for it, and try again."
            )
        case sqlite3.SQLITE_INTERRUPT:
            return unwanted(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return CannotOpen(
                f"“{name}” cannot be opened here.",
                "Check that you may read the file and its folder, or copy it to a folder of your own.",
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PROTOCOL | sqlite3.SQLITE_NOLFS:
            return DiskTrouble(
                f"“{name}” could not be read or written: the disk does not answer.",
                "Check that the disk, stick or network folder is connected, then open the case again.",
            )
    return None


def primary_code(error: Exception) -> int:
    """SQLite's result code without its extended part; 0 where the error carries none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
