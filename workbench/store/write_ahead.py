"""SQLite's log beside a case, NAME.fcase-wal, and whether it belongs to the file it lies beside.

What was written last is in the log until it is copied into the file, and after a crash or a power cut the
log stays. SQLite asks for nothing but its name: when somebody has put another file in the place of the
crashed one, a copy from yesterday or an empty case, it would write the old steps into that. So the file
and its log both carry a random number, in the `user_version` of the first page: whoever writes draws a new
one before the first change, a copy gets one of its own, and each transaction has the first page in the log.
"""

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from io import SEEK_CUR
from pathlib import Path
from threading import Lock

from workbench.store.connections import connect_to_read

_MAGIC = 0x377F0682, 0x377F0683
_FILE_HEADER, _FRAME_HEADER = 32, 24
_SALTS = slice(16, 24)
"""Of the log's header; a frame that counts has the same ones. See “WAL-mode File Format” of SQLite."""

_TOKEN = slice(60, 64)
"""Where the first page of a file holds its `user_version`."""


class Turn:
    """Whose turn it is to write into an open case, among the threads of this program.

    `must_be_in_place` raises UserError when the case is no longer where it was opened: its log would then lie
    beside another name, and whoever opens it there would write into it as well.
    """

    def __init__(self, must_be_in_place: Callable[[], None] = lambda: None) -> None:
        self._must_be_in_place = must_be_in_place
        self._lock = Lock()
        self._has_token = False

    @contextmanager
    def taken(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Nobody else writes inside. The first time, the case and its log get a new number before."""
        with self._lock:
            self._must_be_in_place()
            if not self._has_token:
                self._has_token = draw_token(connection)
            yield


def draw_token(connection: sqlite3.Connection) -> bool:
    """Give a case and its log a new number. Whether the log is empty now: readers or the disk may hinder it.

    Until it is, the earlier number is in it, too: at every moment that of the file is in the log.
    """
    (care,) = connection.execute("PRAGMA synchronous").fetchone()
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    busy = True
    connection.execute("PRAGMA synchronous = NORMAL")  # the checkpoint waits for the disk
    try:
        put_first_page_into_log(connection)
        give_token(connection)
        connection.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):  # no room to empty it; what is in it is safe there
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
        connection.execute(f"PRAGMA synchronous = {care}")
    return not busy


def give_token(connection: sqlite3.Connection) -> None:
    """Give a file that lies beside no log, such as a copy, a number of its own."""
    connection.execute(f"PRAGMA user_version = {secrets.randbits(31) or 1}")


def put_first_page_into_log(connection: sqlite3.Connection) -> None:
    """To be called in each transaction: whichever is the first in a log, the number is there."""
    (token,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {token}")


def is_of_another_file(case: Path) -> bool:
    """Whether the log beside a case has steps of another file; False where that cannot be told.

    Asked twice, because somebody may draw a new number between the two looks.
    """
    return all(_are_strangers(case) for _ in range(2))


def log_of(case: Path) -> Path:
    """Where the log of a case is while there is one."""
    return _beside(case, "-wal")


def set_aside(case: Path) -> Path | None:
    """Give what SQLite has left beside a case, or where one was, a name that it does not look for.

    Nothing is thrown away. Returns where the log is now, None when there was none with steps in it.
    Raises OSError.
    """
    kept = None
    at = datetime.now(UTC).strftime("%Y-%m-%d %H%M%SZ")
    for end in ("-wal", "-journal"):
        left = _beside(case, end)
        if left.exists():
            aside = left.with_name(f"{case.stem} set aside {at}{case.suffix}{end}")
            kept = aside if left.stat().st_size else kept
            left.rename(aside) if left.stat().st_size else left.unlink()
    # the index of that log: a window that still reads by it would have us look for its steps in ours
    _beside(case, "-shm").unlink(missing_ok=True)
    return kept


def _are_strangers(case: Path) -> bool:
    in_log = _tokens_in(log_of(case))
    return bool(in_log) and _token_of(case) not in {None, *in_log}


def _beside(case: Path, end: str) -> Path:
    file = case.resolve()  # a link to a case has its log where the case is
    return file.with_name(file.name + end)


def _token_of(case: Path) -> int | None:
    """The number in the file itself, whatever is in a log beside it; None where it cannot be read."""
    try:
        with closing(connect_to_read(case, "ro&immutable=1")) as connection:
            (token,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return int(token) & 0xFFFF_FFFF


def _tokens_in(log: Path) -> set[int]:
    """The numbers that the first page has in the steps of a log."""
    try:
        with log.open("rb") as file:  # unlike the case itself, it carries no locks that closing it would drop
            header = file.read(_FILE_HEADER)
            if len(header) < _FILE_HEADER or int.from_bytes(header[:4], "big") not in _MAGIC:
                return set()
            page_size = int.from_bytes(header[8:12], "big")
            tokens = set()
            while len(frame := file.read(_FRAME_HEADER)) == _FRAME_HEADER:
                if frame[8:16] != header[_SALTS]:
                    break  # the rest is from an earlier turn of the log
                if int.from_bytes(frame[:4], "big") == 1:
                    tokens.add(int.from_bytes(file.read(page_size)[_TOKEN], "big"))
                else:
                    file.seek(page_size, SEEK_CUR)
            return tokens
    except OSError:
        return set()
