"""Transactions of a second connection, beside what the analyst does in the case."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.store.faults import in_words
from workbench.store.write_ahead import Turn, put_first_page_into_log

_BREATH = 0.001
"""Seconds between two transactions. A lock alone goes back to whoever has just let go of it."""


@contextmanager
def transaction(path: Path, connection: sqlite3.Connection, turn: Turn) -> Iterator[None]:
    """What is written inside is written all or not at all, while nobody else writes into the case.

    It is to be short: an action of the analyst waits for it. What is wrong with the file is raised in words.
    """
    with in_words(path), turn.taken(connection):
        connection.execute("BEGIN IMMEDIATE")
        try:
            put_first_page_into_log(connection)
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    time.sleep(_BREATH)
