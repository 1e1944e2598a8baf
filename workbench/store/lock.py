"""One writer a case: a lock that the operating system frees even when we are killed."""

import sqlite3
import stat
from contextlib import suppress
from pathlib import Path


class WriterLock:
    """A hidden, empty database beside the case, held exclusively by whoever writes.

    SQLite knows how to lock a file on every system, also on a network share, and needs no library
    that would delay the start. The file stays behind: removing it would let two writers lock two
    files of one name.
    """

    def __init__(self, case: Path) -> None:
        self._case = case.resolve()  # a link to a case is the case
        self._path = self._case.with_name(f".{self._case.name}.lock")
        self._connection: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Whether we are the writer now.

        Raises sqlite3.OperationalError where no file can be made, or the one that is there may not be
        written to: SQLite would then let many have it at once.
        """
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("PRAGMA user_version = 0")  # BEGIN alone asks for no right to write
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return False
            raise
        self._connection = connection
        self._let_those_in_who_may_write_the_case()
        return True

    @property
    def is_there(self) -> bool:
        """Whether somebody has made the file already."""
        return self._path.exists()

    def release(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.OperationalError):  # a disk that has gone holds no lock either
                self._connection.rollback()
            self._connection.close()
            self._connection = None

    def _let_those_in_who_may_write_the_case(self) -> None:
        with suppress(OSError):  # it belongs to another user, who has let us in
            rights = stat.S_IMODE(self._case.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR
            if rights != stat.S_IMODE(self._path.stat().st_mode):
                self._path.chmod(rights)
