"""In which passages each term stands: derived data, made of the passages where it is missing.

Passages are taken in batches of 65,536 by their numbers. A batch knows of each passage how many
terms it has and whose words they are; and of each term at which places of the batch it stands. What
comes new goes to the end of the last batch. The places of frequent terms lie in several rows.

How words become terms is not the store's business: it is given a function for it, and the number of
its scheme. An index made by another scheme is made again.
"""

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Protocol

from workbench.store.casefile import CaseFile

BATCH = 1 << 16

OFTEN = "+"
"""What follows a term where it is about passages that have it more than once; no term has this sign."""

_FURTHER = "\x01"
"""What follows a term in the rows that its places go on in, with their number."""

_PIECE = 900
"""Bytes of places in a row. SQLite would put the end of a longer one on a page of its own, and most of that
page would stay empty: a tenth of the whole index."""

_AT_ONCE = BATCH
"""Passages that are written in one transaction: some 100 ms. In smaller portions the rows of a batch would
come out of order, and leave a third of their pages empty."""


_GLANCE = 500
"""Passages between two looks at whether they are still wanted: a few milliseconds."""


class _Rows(Protocol):
    """What gives the rows of a statement that reads: of a case, or inside a transaction."""

    def __call__(self, statement: str, values: Any = (), /) -> Iterable[tuple[Any, ...]]: ...


_Row = tuple[int, str, int, bytes]
"""A batch, a term, how many passages of the batch have it, and where."""

_LONGEST = 255
"""More terms than these are not counted in a passage: its length is a byte."""


@dataclass(frozen=True, slots=True)
class Analyser:
    """What makes terms of words, in their order and as often as they stand there."""

    scheme: int
    terms_of: Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How BM25 is set: what repetition and length are worth, and how much the fit of the whole text
    counts beside that of the passage.
    """

    repetition: float
    length: float
    text_length: float
    text: float


@dataclass(slots=True)
class Batch:
    """A stretch of batch `number`, from the place `first` on; `end` is the number after its last passage.

    `lengths` has a byte for each place; the passages from each of `starts` on belong to the words that
    `owners` numbers. All places count from the beginning of the batch.
    """

    number: int
    first: int
    lengths: bytearray = field(default_factory=bytearray)
    owners: "array[int]" = field(default_factory=lambda: array("I"))
    starts: "array[int]" = field(default_factory=lambda: array("H"))
    places: "defaultdict[str, array[int]]" = field(default_factory=lambda: defaultdict(lambda: array("H")))

    @property
    def end(self) -> int:
        return self.number * BATCH + self.first + len(self.lengths)

    def add(self, place: int, owner: int, terms: Sequence[str]) -> None:
        self.lengths.extend(bytes(place - self.first - len(self.lengths)))  # numbers without a passage
        self.lengths.append(min(len(terms), _LONGEST))
        if not self.owners or self.owners[-1] != owner:
            self.owners.append(owner)
            self.starts.append(place)
        for term, times in Counter(terms).items():
            self.places[term].append(place)
            if times > 1:
                self.places[term + OFTEN].append(place)


def catch_up(file: CaseFile, analyser: Analyser) -> None:
    """Bring the index up to the last passage, where the case can be written to. Whoever asks meanwhile waits
    for that.
    """
    if _last_indexed(file.rows, analyser.scheme) == _last_passage(file.rows):
        return
    aside = file.aside()
    if aside is None:
        return
    with aside:
        last = _last_indexed(file.rows, analyser.scheme)
        while batch := next(_missing(file, analyser, last), None):
            rows = list(_rows_of(file, batch))  # now, for a transaction is to be short
            with aside.transaction() as connection:
                _write(connection, batch, rows, last, analyser.scheme)
            last = _last_indexed(file.rows, analyser.scheme)


def written(file: CaseFile, analyser: Analyser) -> list[Batch]:
    """The batches of the index as it is written down, without places; none where it has to be made again."""
    if not _last_indexed(file.rows, analyser.scheme):
        return []
    return [Batch(number, 0, *stored) for number, *stored in file.rows(_BATCHES)]


def unwritten(file: CaseFile, analyser: Analyser) -> list[Batch]:
    """What the index still lacks: all that is missing where the case cannot be written to."""
    return list(_missing(file, analyser, _last_indexed(file.rows, analyser.scheme)))


def clear(connection: sqlite3.Connection) -> None:
    """Forget the index; it is made again when it is needed next."""
    connection.execute("DELETE FROM term_batches")
    connection.execute("DELETE FROM term_places")


def is_in_step(file: CaseFile) -> bool:
    """Whether the passages that the index knows still belong to the words it says; it may lack the last."""
    indexed: list[tuple[int, int]] = []
    for number, owners, starts in file.rows(_OWNERS):
        if 2 * len(starts) != len(owners) or len(owners) % 4:
            return False
        places = (number * BATCH + start for start in array("H", starts))
        indexed += zip(places, array("I", owners), strict=True)
    last = max((number * BATCH + length - 1 for number, length, _ in file.rows(_LAST)), default=0)
    passages = file.rows("SELECT id, words_id FROM passages WHERE id <= ? ORDER BY id", (last,))
    is_whole = not last or (passages and passages[-1][0] == last)
    return bool(is_whole) and _changes(indexed) == _changes(passages)


def _changes(owned: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Only those that belong to other words than the one before."""
    before = [None, *(owner for _, owner in owned)]
    return [
        (passage, owner) for (passage, owner), earlier in zip(owned, before, strict=False) if owner != earlier
    ]


_BATCHES = "SELECT number, lengths, owners, starts FROM term_batches ORDER BY number"

_OWNERS = "SELECT number, owners, starts FROM term_batches ORDER BY number"

_LAST = "SELECT number, length(lengths), scheme FROM term_batches ORDER BY number DESC LIMIT 1"


def _last_indexed(rows: _Rows, scheme: int) -> int:
    """The number of the last passage in the index; 0 where it has to be made from the beginning."""
    for number, length, its_scheme in rows(_LAST):
        last = int(number * BATCH + length - 1)
        return last if its_scheme == scheme and last <= _last_passage(rows) else 0
    return 0


def _last_passage(rows: _Rows) -> int:
    ((last,),) = rows("SELECT coalesce(max(id), 0) FROM passages")
    return int(last)


_NEXT = "SELECT id, words_id, words FROM passages WHERE id > ? ORDER BY id LIMIT ?"


def _missing(file: CaseFile, analyser: Analyser, last: int) -> Iterator[Batch]:
    """The passages after `last`, in stretches that are each written at once."""
    while rows := file.rows(_NEXT, (last, _AT_ONCE)):
        number = rows[0][0] // BATCH
        batch = Batch(number, last + 1 - number * BATCH if last and last // BATCH == number else 0)
        for passage, owner, words in rows:
            if passage // BATCH != number:
                break
            batch.add(passage - number * BATCH, owner, analyser.terms_of(words))
            last = passage
            if last % _GLANCE == 0:
                file.go_on()
        yield batch


_WRITE_BATCH = """
    INSERT INTO term_batches (number, scheme, lengths, owners, starts) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE SET
        lengths = CAST(lengths || excluded.lengths AS BLOB),
        owners = CAST(owners || excluded.owners AS BLOB),
        starts = CAST(starts || excluded.starts AS BLOB)
"""

# up to char(2): the term itself, and the rows that its places go on in
_KEPT = """
    SELECT asked.value, term_batches.number, term_places.holders, term_places.places
    FROM term_batches CROSS JOIN json_each(:terms) AS asked
    CROSS JOIN term_places ON term_places.batch = term_batches.number
        AND term_places.term >= asked.value AND term_places.term < asked.value || char(2)
    WHERE term_batches.number >= :first
    ORDER BY term_batches.number, asked.key, term_places.term
"""


def kept_places(rows: _Rows, terms: Sequence[str], first: int = 0) -> Iterator[tuple[str, int, int, bytes]]:
    """What the file says of each of these terms in each batch from `first` on: the term, the number of the
    batch, how many places there are, and the places as `places.packed` makes them.
    """
    found = rows(_KEPT, {"terms": json.dumps(terms), "first": first})
    for (term, batch), its_rows in groupby(found, itemgetter(0, 1)):
        pieces = list(its_rows)
        yield term, batch, pieces[0][2], b"".join(places for *_, places in pieces)


def _rows_of(file: CaseFile, batch: Batch) -> Iterator[_Row]:
    """The rows of all terms of a batch that a stretch is added to."""
    import numpy as np  # here, where it has been loaded for weighing: the doctor does without

    from workbench.store.places import packed, unpacked

    places = {term: np.frombuffer(there, np.uint16).astype(np.int64) for term, there in batch.places.items()}
    if batch.first:
        for term, _, holders, data in kept_places(file.rows, [*places], batch.number):
            places[term] = np.concatenate([unpacked(data, holders), places[term]])
    for term in sorted(places):
        yield from _pieces(batch.number, term, len(places[term]), packed(places[term]))


def _pieces(batch: int, term: str, holders: int, places: bytes) -> Iterator[_Row]:
    """The rows that keep the places of a term in a batch. With more places they are never fewer."""
    yield batch, term, holders, places[:_PIECE]
    for start in range(_PIECE, len(places), _PIECE):
        yield batch, f"{term}{_FURTHER}{start // _PIECE:03}", 0, places[start : start + _PIECE]


def _write(
    connection: sqlite3.Connection, batch: Batch, rows: Iterable[_Row], after: int, scheme: int
) -> None:
    """Add a stretch to the index that ends with passage `after`; 0 begins it anew. Nothing is written when
    it ends elsewhere by now.
    """
    if _last_indexed(connection.execute, scheme) != after:
        return
    if not after:  # in one step with what takes its place: those who ask meanwhile find either
        clear(connection)
    row = (batch.number, scheme, batch.lengths, batch.owners.tobytes(), batch.starts.tobytes())
    connection.execute(_WRITE_BATCH, row)
    connection.executemany(
        "INSERT OR REPLACE INTO term_places (batch, term, holders, places) VALUES (?, ?, ?, ?)", rows
    )
