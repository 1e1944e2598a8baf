"""One writer a case: a lock that the operating system frees even when we are killed."""

import sqlite3
from contextlib import suppress
from pathlib import Path


class WriterLock:
    """A hidden, empty database beside the case, held exclusively by whoever writes.

    SQLite knows how to lock a file on every system, also on a network share, and needs no library
    that would delay the start. The file stays behind: removing it would let two writers lock two
    files of one name.
    """

    def __init__(self, case: Path) -> None:
        file = case.resolve()  # a link to a case is the case
        self._path = file.with_name(f".{file.name}.lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Whether we are the writer now. Raises sqlite3.OperationalError where no file can be made."""
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return False
            raise
        self._connection = connection
        return True

    def release(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.OperationalError):  # a disk that has gone holds no lock either
                self._connection.rollback()
            self._connection.close()
            self._connection = None
