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
from workbench.store.faults import CannotOpen, NotACase
from workbench.store.opening import build
from workbench.store.write_ahead import is_of_another_file, log_of

Row = tuple[Any, ...]

_PAGE_SIZE = 4096
_INTERIOR = 0x05
_PAGE_COUNT = slice(28, 32)
"""Where the header of a database says how many pages it has, as a big-endian number."""

_ALWAYS_THERE = {"cases", "articles", "texts", "claims", "contents", "history", "passages"}
"""Tables that cases of every version have."""

_PATIENCE = 5_000
"""Numbers one after the other that give no row, before we take it that none follows."""


class Wreck:
    """What can still be read of a damaged file. `schema_lost` says that where its tables
    begin had to be told from a new case."""

    def __init__(self, connection: sqlite3.Connection, *, schema_lost: bool) -> None:
        self._connection = connection
        self.schema_lost = schema_lost

    def columns(self, table: str) -> set[str]:
        """The columns that a table has; an earlier version knew fewer."""
        return {
            name for (name,) in self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        }

    def read(self, table: str, columns: str) -> tuple[list[Row], bool]:
        """The readable rows of a table in the order they were added, and whether those are all."""
        try:
            return self._connection.execute(f"SELECT {columns} FROM {table} ORDER BY rowid").fetchall(), True  # noqa: S608
        except sqlite3.DatabaseError:
            return list(self._row_by_row(table, columns)), False

    def indexed(self, table: str, column: str) -> dict[int, str]:
        """What the index over a column says of the rows of a table, by their numbers; it may still
        know of those that cannot be read.
        """
        try:
            return dict(self._connection.execute(f"SELECT rowid, {column} FROM {table} ORDER BY {column}"))  # noqa: S608
        except sqlite3.DatabaseError:
            return {}

    def _row_by_row(self, table: str, columns: str) -> Iterator[Row]:
        """Every row that can be reached by its number, whatever lies between them."""
        statement = f"SELECT {columns} FROM {table} WHERE rowid = ?"  # noqa: S608
        number, missed, last = 0, 0, self._last_number(table)
        while missed < _PATIENCE if last is None else number < last:
            number += 1
            missed += 1
            with suppress(sqlite3.DatabaseError):
                for row in self._connection.execute(statement, (number,)).fetchall():
                    missed = 0
                    yield row

    def _last_number(self, table: str) -> int | None:
        try:
            (last,) = self._connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()  # noqa: S608
        except sqlite3.DatabaseError:
            return None
        return int(last or 0)


@contextmanager
def wreck_of(path: Path) -> Iterator[Wreck]:
    """A damaged file, opened as a copy of itself. Raises UserError when it cannot be copied at all."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "damaged")
        _copy_with_its_log(path, copy)
        schema_lost = not _schema_is_readable(copy, path.name)
        if schema_lost:
            _transplant_schema(copy)
        with closing(_connect(copy)) as connection:
            yield Wreck(connection, schema_lost=schema_lost)


def _copy_with_its_log(path: Path, copy: Path) -> None:
    log = log_of(path)
    try:
        shutil.copyfile(path, copy)
        if log.exists() and not is_of_another_file(path):
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
    except OSError as error:
        raise CannotOpen(
            f"“{path.name}” could not be copied for the recovery: {error.strerror}.",
            "Check that the file may be read and that there is room for temporary files.",
        ) from error


def _connect(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")  # else SQLite reads nothing of a file cut short
    return connection


def _schema_is_readable(copy: Path, name: str) -> bool:
    """Raises NotACase for a sound database that never was one."""
    with closing(_connect(copy)) as connection:
        try:
            found = {table for (table,) in connection.execute("SELECT name FROM sqlite_schema")}
        except sqlite3.DatabaseError:
            return False
    if not found >= _ALWAYS_THERE:
        raise NotACase(f"“{name}” is a database of another program, not a case.", "Choose another file.")
    return True


def _transplant_schema(copy: Path) -> None:
    """Give the copy the pages of a new case that say where its tables begin.

    A table never moves, and all tables are made before anything else is written: those of a new
    case begin where ours do.
    """
    model = copy.with_name("model")
    build(model, Case("", "", Scale("", "", ()), ""))
    pages = model.read_bytes()
    numbers = _schema_pages(pages)
    length = max(copy.stat().st_size // _PAGE_SIZE, *numbers)
    with copy.open("r+b") as file:
        file.truncate(length * _PAGE_SIZE)
        for number in numbers:
            start = (number - 1) * _PAGE_SIZE
            page = bytearray(pages[start : start + _PAGE_SIZE])
            if number == 1:
                page[_PAGE_COUNT] = length.to_bytes(4, "big")
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
