"""Fingerprints of words, by which texts that share much are found; derived data."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_OWNERS = 4
"""By so many texts a fingerprint is looked up. A phrase that stands in hundreds of articles tells
nothing, and without this bound each further copy of an article would cost more than the one before."""


@dataclass(frozen=True, slots=True)
class Fingerprinted:
    """The fingerprints of words, numbers of 32 bits, and the few of them by which they are found."""

    words_sha256: str
    prints: Sequence[int] = field(repr=False)
    sample: Sequence[int] = field(repr=False)


def owners(connection: sqlite3.Connection, sample: Sequence[int]) -> list[tuple[int, int]]:
    """Each fingerprint of the sample with each text, by the number of its words, that is found by it."""
    return connection.execute(
        "SELECT hash, words_id FROM fingerprint_index WHERE hash IN (SELECT value FROM json_each(?))",
        (json.dumps(list(sample)),),
    ).fetchall()


def write_fingerprints(
    connection: sqlite3.Connection, words_id: int, text: Fingerprinted, owned: Sequence[tuple[int, int]]
) -> None:
    """Keep the fingerprints of words; words that have some keep them. `owned` is what `owners` gives."""
    added = connection.execute(
        "INSERT INTO fingerprints (words_id, hashes) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (words_id, array("I", text.prints).tobytes()),
    )
    if added.rowcount:
        times = Counter(hash for hash, _ in owned)
        connection.executemany(
            "INSERT INTO fingerprint_index (hash, words_id) VALUES (?, ?)",
            [(hash, words_id) for hash in text.sample if times[hash] < _OWNERS],
        )


def fingerprints(connection: sqlite3.Connection, words_id: int) -> tuple[str, Sequence[int]]:
    """The hash of words by their number, and all their fingerprints."""
    sha256, data = connection.execute(
        "SELECT contents.sha256, fingerprints.hashes FROM fingerprints "
        "JOIN contents ON contents.id = fingerprints.words_id WHERE fingerprints.words_id = ?",
        (words_id,),
    ).fetchone()
    hashes = array("I")
    hashes.frombytes(data)
    return sha256, hashes
