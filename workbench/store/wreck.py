"""A damaged case file, read as far as it goes.

All work is done on a passing copy, so that the damaged file stays as it is for whoever knows more.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workbench.domain.case import Case
from workbench.domain.scale import Scale
from workbench.store.opening import build
from workbench.store.records import TABLES

Row = tuple[Any, ...]

_PAGE_SIZE = 4096
_INTERIOR = 0x05
_PAGE_COUNT = slice(28, 32)
"""Where the header of a database says how many pages it has, as a big-endian number."""

_PATIENCE = 20_000
"""Row numbers in a row that cannot be read before we take it that nothing follows."""


class Wreck:
    """What can still be read of a damaged file. `schema_lost` says that where its tables
    begin had to be told from a new case."""

    def __init__(self, connection: sqlite3.Connection, *, schema_lost: bool) -> None:
        self._connection = connection
        self.schema_lost = schema_lost

    def read(self, table: str, columns: str) -> tuple[list[Row], bool]:
        """The readable rows of a table in the order they were added, and whether those are all."""
        try:
            return self._connection.execute(f"SELECT {columns} FROM {table} ORDER BY rowid").fetchall(), True  # noqa: S608
        except sqlite3.DatabaseError:
            return list(self._row_by_row(table, columns)), False

    def ids(self, table: str) -> set[str]:
        """The ids in a table as far as its index has them, also those of rows that cannot be read."""
        with suppress(sqlite3.DatabaseError):
            return {id for (id,) in self._connection.execute(f"SELECT id FROM {table} ORDER BY id")}  # noqa: S608
        return set()

    def _row_by_row(self, table: str, columns: str) -> Iterator[Row]:
        """Every row that can be reached by its number, whatever lies between them."""
        statement = f"SELECT {columns} FROM {table} WHERE rowid = ?"  # noqa: S608
        number, unreadable, last = 0, 0, self._last_number(table)
        while unreadable < _PATIENCE and (last is None or number < last):
            number += 1
            try:
                yield from self._connection.execute(statement, (number,)).fetchall()
            except sqlite3.DatabaseError:
                unreadable += 1
            else:
                unreadable = 0 if last is not None else unreadable + 1

    def _last_number(self, table: str) -> int | None:
        try:
            (last,) = self._connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()  # noqa: S608
        except sqlite3.DatabaseError:
            return None
        return int(last or 0)


@contextmanager
def wreck_of(path: Path) -> Iterator[Wreck]:
    """A damaged file, opened as a copy of itself. Raises OSError when it cannot be copied at all."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "damaged")
        shutil.copyfile(path, copy)
        log = path.with_name(f"{path.name}-wal")
        if log.exists():
            shutil.copyfile(log, Path(folder, "damaged-wal"))
        schema_lost = not _schema_is_readable(copy)
        if schema_lost:
            _transplant_schema(copy)
        with closing(_connect(copy)) as connection:
            yield Wreck(connection, schema_lost=schema_lost)


def _connect(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing of a file cut short
    return connection


def _schema_is_readable(copy: Path) -> bool:
    with closing(_connect(copy)) as connection:
        try:
            found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        except sqlite3.DatabaseError:
            return False
    return found >= {*TABLES.values(), "contents", "history", "passages"}


def _transplant_schema(copy: Path) -> None:
    """Give the copy the pages of a new case that say where its tables begin.

    A table never moves, and all tables are made before anything else is written: those of a new
    case begin where ours do.
    """
    model = copy.with_name("model")
    build(model, Case("", "", Scale("", "", ()), ""))
    pages = model.read_bytes()
    with copy.open("r+b") as file:
        for number in _schema_pages(pages):
            start = (number - 1) * _PAGE_SIZE
            page = bytearray(pages[start : start + _PAGE_SIZE])
            if number == 1:
                page[_PAGE_COUNT] = (copy.stat().st_size // _PAGE_SIZE).to_bytes(4, "big")
            file.seek(start)
            file.write(page)


def _schema_pages(pages: bytes) -> list[int]:
    """The pages that hold `sqlite_schema`: the first, and where that is no leaf, those it points to.

    See “B-tree Pages” in SQLite's description of its file format.
    """
    header = 100
    if pages[header] != _INTERIOR:
        return [1]
    cells = int.from_bytes(pages[header + 3 : header + 5], "big")
    pointers = [
        int.from_bytes(pages[at : at + 2], "big") for at in range(header + 12, header + 12 + 2 * cells, 2)
    ]
    children = [header + 8, *pointers]
    return [1, *(int.from_bytes(pages[at : at + 4], "big") for at in children)]
