"""Fingerprints of words, by which texts that share much are found; derived data."""

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

_OWNERS = 4
"""By so many texts a fingerprint is looked up. A phrase that stands in hundreds of articles tells
nothing, and without this bound each further copy of an article would cost more than the one before."""

_HELD_BACK = 30_000
"""Fingerprints of the index that wait to be written together, of some five hundred articles."""

_AT_ONCE = 5000
"""Fingerprints that are written in one transaction: some 20 ms."""


@dataclass(frozen=True, slots=True)
class Fingerprinted:
    """The fingerprints of words, numbers of 32 bits, and the few of them by which they are found."""

    words_sha256: str
    prints: Sequence[int] = field(repr=False)
    sample: Sequence[int] = field(repr=False)


class Likeness:
    """The fingerprints of a case, those that are written and the latest, for one connection.

    The latest are held back and written together in the order of the index: they fall all over it, and
    text by text nearly every page of it would be written again and again. A text whose fingerprints are
    lost before that has none, which is found out when the next texts come in.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._latest: dict[int, tuple[str, Sequence[int]]] = {}
        self._owners: defaultdict[int, list[int]] = defaultdict(list)
        self._held_back = 0

    @property
    def is_full(self) -> bool:
        """Whether so much is held back that it should be written."""
        return self._held_back >= _HELD_BACK

    def alike(self, texts: Sequence[Fingerprinted], most: int) -> list[list[tuple[str, Sequence[int]]]]:
        """For each text, whose words are kept, those before it that share the most of its sample, at most
        so many: the hash of their words, and all their fingerprints. From now on it is found itself.
        """
        numbers = self._numbers(texts)
        known = self._with_fingerprints(numbers.values())
        written = self._written_owners(texts)
        found = []
        for text in texts:
            words_id = numbers[text.words_sha256]
            owned = [
                (print, owner)
                for owners in (written, self._owners)
                for print in owners.keys() & text.sample
                for owner in owners[print]
            ]
            if words_id not in known:
                self._hold_back(text, words_id, owned)
                known.add(words_id)
            shared = Counter(owner for _, owner in owned if owner != words_id)
            found.append(
                [self._latest.get(owner) or self._written(owner) for owner, _ in shared.most_common(most)]
            )
        return found

    def _hold_back(self, text: Fingerprinted, words_id: int, owned: Sequence[tuple[int, int]]) -> None:
        self._latest[words_id] = text.words_sha256, array("I", text.prints)
        times = Counter(print for print, _ in owned)
        often = {print for print, count in times.items() if count >= _OWNERS}
        for print in text.sample:
            if print not in often:
                self._owners[print].append(words_id)
        self._held_back += len(text.sample)

    def settle(self, transaction: Callable[[], AbstractContextManager[None]]) -> None:
        """Write what is held back, in several transactions."""
        entries = [(print, owner) for print in sorted(self._owners) for owner in self._owners[print]]
        for start in range(0, len(entries), _AT_ONCE):
            with transaction():
                self._connection.executemany(_ADD_TO_INDEX, entries[start : start + _AT_ONCE])
        if self._latest:
            with transaction():
                rows = (
                    (words_id, array("I", prints).tobytes()) for words_id, (_, prints) in self._latest.items()
                )
                self._connection.executemany(_ADD, rows)
        self._latest.clear()
        self._owners.clear()
        self._held_back = 0

    def _numbers(self, texts: Sequence[Fingerprinted]) -> dict[str, int]:
        """The numbers of words by their hashes."""
        hashes = json.dumps([text.words_sha256 for text in texts])
        return dict(self._connection.execute(_NUMBERS, (hashes,)))

    def _with_fingerprints(self, numbers: Iterable[int]) -> set[int]:
        """Those of the texts, by number, that are found already."""
        written = self._connection.execute(_KNOWN, (json.dumps(list(numbers)),))
        return {words_id for (words_id,) in written} | self._latest.keys()

    def _written_owners(self, texts: Sequence[Fingerprinted]) -> dict[int, list[int]]:
        """For each fingerprint of the samples, the texts by number that are found by it."""
        prints = sorted({print for text in texts for print in text.sample})
        owners = defaultdict(list)
        for print, owner in self._connection.execute(_OWNED, (json.dumps(prints),)):
            owners[print].append(owner)
        return owners

    def _written(self, words_id: int) -> tuple[str, Sequence[int]]:
        sha256, data = self._connection.execute(_ALL, (words_id,)).fetchone()
        prints = array("I")
        prints.frombytes(data)
        return sha256, prints


_NUMBERS = "SELECT sha256, id FROM contents WHERE sha256 IN (SELECT value FROM json_each(?))"

_KNOWN = "SELECT words_id FROM fingerprints WHERE words_id IN (SELECT value FROM json_each(?))"

_OWNED = "SELECT hash, words_id FROM fingerprint_index WHERE hash IN (SELECT value FROM json_each(?))"

_ALL = """
    SELECT contents.sha256, fingerprints.hashes FROM fingerprints
    JOIN contents ON contents.id = fingerprints.words_id WHERE fingerprints.words_id = ?
"""

# written before its fingerprints are, the index of a text may be there in part
_ADD_TO_INDEX = "INSERT INTO fingerprint_index (hash, words_id) VALUES (?, ?) ON CONFLICT DO NOTHING"

_ADD = "INSERT INTO fingerprints (words_id, hashes) VALUES (?, ?) ON CONFLICT DO NOTHING"
