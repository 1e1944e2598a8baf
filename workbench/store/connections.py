"""Connections to a case file: one kind that writes, one that only reads."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

SUFFIX = ".fcase"

_PATIENCE = 2.0
"""Seconds to wait for another connection's transaction."""


_AT_HAND = 16_000
"""Kibibytes of pages that a connection keeps at most. SQLite's own 2,000 are too few for a search in a large
case, which then reads the same pages again and again.
"""

SQLITE = sqlite3.sqlite_version
"""The SQLite that this Python brings."""


def connect_to_read(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection for any one thread, through which nothing can be changed.

    With the right to write it tidies up the files beside the case when it is the last to close.
    """
    connection = _connect(path, mode, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    return connection


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection for this thread alone."""
    return _connect(path, "rw", check_same_thread=True)


def _connect(path: Path, mode: str, *, check_same_thread: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,  # transactions begin where we say so
        check_same_thread=check_same_thread,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_AT_HAND}")
        connection.execute("PRAGMA synchronous = FULL")  # a finished action outlives a power cut
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
