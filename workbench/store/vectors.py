"""What a model has computed of sentences, kept in a file of the cache so that it is computed once.

The file is SQLite's, so that several windows may use it at once and none finds half of what another one
writes. It holds nothing that cannot be computed again, and may be deleted at any time.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from workbench.domain.errors import UserError
from workbench.store.faults import primary_code

_LARGEST = 300_000_000
"""Bytes of a file from which on the older half is forgotten: some hundred thousand sentences."""

_PATIENCE = 2.0
"""Seconds to wait for what another window writes."""

_MAKE = """
    CREATE TABLE IF NOT EXISTS vectors (
        number INTEGER PRIMARY KEY,
        sentence TEXT NOT NULL UNIQUE,
        vector BLOB NOT NULL
    ) STRICT
"""
_FIND = "SELECT sentence, vector FROM vectors WHERE sentence IN (SELECT value FROM json_each(?))"
_KEEP = "INSERT OR IGNORE INTO vectors (sentence, vector) VALUES (?, ?)"
_FORGET = """
    DELETE FROM vectors WHERE number <= (SELECT (min(number) + max(number)) / 2 FROM vectors)
"""
_SIZE = """
    SELECT (pages.page_count - free.freelist_count) * page_size
    FROM pragma_page_count AS pages, pragma_freelist_count AS free, pragma_page_size
"""


_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class CannotKeep(UserError):
    """The cache cannot be read or written. Nothing is lost by it but time."""


class KeptVectors:
    """Vectors as bytes, by the names of their sentences; for any thread.

    `find` and `keep` raise CannotKeep when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, sentences: Sequence[str]) -> dict[str, bytes]:
        """Those that are kept."""
        with self._opened() as connection:
            return dict(connection.execute(_FIND, (json.dumps(sentences),)))

    def keep(self, vectors: Mapping[str, bytes]) -> None:
        with self._opened() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_KEEP, vectors.items())
            ((size,),) = connection.execute(_SIZE)
            if size > _LARGEST:
                connection.execute(_FORGET)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection:
                connection.execute(_MAKE)
                yield connection
        except (OSError, sqlite3.DatabaseError) as error:
            if primary_code(error) in _DAMAGED:
                with suppress(OSError):
                    self._path.unlink()
            raise CannotKeep(
                f"What the sentence model computes cannot be kept in {self._path.parent}: {_why(error)}.",
                "Suggestions go on without that, and take longer.",
            ) from error

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)


def _why(error: Exception) -> str:
    match primary_code(error):
        case sqlite3.SQLITE_FULL:
            return "the disk is full"
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return "the folder cannot be written to"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "another program holds the file"
        case code if code in _DAMAGED:
            return "the file there was damaged and is begun again"
    return (error.strerror or str(error)) if isinstance(error, OSError) else "the disk does not answer"
