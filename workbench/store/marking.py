"""Which stretches of words a query finds, for as many passages as are shown at once.

FTS5 can mark them only on its way through all that it finds, which may be half of a case. So the few
passages that are shown get an index of their own for a moment, made of the same terms.
"""

import re
import sqlite3
from collections.abc import Sequence
from functools import cache
from threading import Lock

Stretches = tuple[tuple[int, int], ...]

_OPENS, _CLOSES = "\x02", "\x03"

_MAKE = """
    CREATE VIRTUAL TABLE shown USING fts5(words, tokenize='porter unicode61 remove_diacritics 2')
"""
_KEEP = "INSERT INTO shown (rowid, words) VALUES (?, ?)"
_MARK = "SELECT rowid, highlight(shown, 0, char(2), char(3)) FROM shown WHERE shown MATCH ?"

_turn = Lock()


def found_in(passages: Sequence[str], query: str) -> list[Stretches]:
    """Where in each passage the query of `passage_index` finds something, as (start, end)."""
    with _turn:
        index = _index()
        index.execute("BEGIN")
        try:
            index.executemany(_KEEP, enumerate(passages))
            marked = dict(index.execute(_MARK, (query,)))
        finally:
            index.execute("ROLLBACK")
    return [
        marked_stretches(words, marked[place]) if place in marked else ()
        for place, words in enumerate(passages)
    ]


def letters_in(passages: Sequence[str], letters: Sequence[str]) -> list[Stretches]:
    """Where in each passage stand some of these letters, capital or small; the longest where they overlap."""
    wanted = re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True))), re.IGNORECASE)
    return [tuple(found.span() for found in wanted.finditer(words)) for words in passages]


@cache
def _index() -> sqlite3.Connection:
    """An index in memory that is empty between two calls, for whichever thread has its turn."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute(_MAKE)
    return connection


def marked_stretches(words: str, highlighted: str) -> Stretches:
    """Where in `words` the marks lie that `highlighted` has put into them, as (start, end).

    Words that hold the marking characters themselves are shown unmarked.
    """
    if _OPENS in words or _CLOSES in words:
        return ()
    stretches = []
    start = position = 0
    for piece in re.split(f"([{_OPENS}{_CLOSES}])", highlighted):
        if piece == _OPENS:
            start = position
        elif piece == _CLOSES:
            stretches.append((start, position))
        else:
            position += len(piece)
    return tuple(stretches)
