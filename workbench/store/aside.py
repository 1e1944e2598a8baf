"""Writing derived data beside the analyst's own work, from any thread."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from workbench.store.beside import transaction
from workbench.store.faults import in_words, unwanted
from workbench.store.write_ahead import Turn

_GLANCE = 0.05
"""Seconds between two looks at whether to wait any longer."""


class Aside:
    """A second connection to a case that is open for writing, for the thread that asks for it.

    Inside `with` it is the only one: who comes second finds done what the first has come for. `stop` is
    asked while it waits for that, and Stopped raised when it says so.

    `turn` is what whoever writes into the case takes first. Transactions are to be short: an action of
    the analyst waits for the one that is under way.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[], sqlite3.Connection],
        turn: Turn,
        alone: Lock,
        stop: Callable[[], bool],
    ) -> None:
        self._path = path
        self._turn, self._alone, self._stop = turn, alone, stop
        with in_words(path):
            self._connection = connect()
            # what is written here can be made again, and writing that waits for the disk
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def __enter__(self) -> Self:
        while not self._alone.acquire(timeout=_GLANCE):
            if self._stop():
                self._connection.close()
                raise unwanted(self._path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._alone.release()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        with transaction(self._path, self._connection, self._turn):
            yield self._connection
