"""Keeping contents ahead of the records that name them, in the background.

Bytes, sentences and fingerprints are named by hashes, never change and mean nothing until a record
names them. So they need no place in the history, and can be written by another thread, in steps so
short that a person's own action never waits for long. Killed in between, they are just there
already when the import is run again.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.store.beside import transaction
from workbench.store.contents import (
    Packed,
    Sentences,
    keep,
    merge_at,
    missing,
    those_kept,
    write_sentences,
)
from workbench.store.faults import in_words
from workbench.store.likeness import Fingerprinted, Likeness
from workbench.store.write_ahead import Turn

_AT_ONCE = 2500
"""Sentences that are written in one transaction: some 40 ms."""

_SEGMENTS = 8
"""So many pieces of one size the full-text index has before they are merged. With four, as usual, each
sentence is written again once more in a large case, and searching gains nothing that can be measured."""

_COMPARED = 8
"""Texts that are compared with a new one at most."""

_CACHE = 32_000
"""Kilobytes of the file held at hand: fingerprints fall all over their index."""


class Keeper:
    """A second connection to a case that is open for writing, for one thread of the same program.

    `turn` is what whoever writes into the case takes first. Used as a context it keeps what it has held back
    when it is left in peace.
    """

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection], turn: Turn) -> None:
        self._path = path
        self._turn = turn
        with in_words(path):
            self._connection = connect()
        # what is kept here counts only once a record names it, and writing that waits for the disk
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._likeness = Likeness(self._connection)
        try:
            with self._transaction():
                merge_at(self._connection, _SEGMENTS)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._likeness.settle(self._transaction)
        finally:
            self.close()

    def keep(self, contents: Iterable[Packed], texts: Sequence[Sentences]) -> None:
        """Keep contents, and the sentences of those among them that are words."""
        with in_words(self._path):
            kept = those_kept(self._connection, [text.words_sha256 for text in texts])
            unwritten = [
                replace(text, spans=missing(self._connection, text)) if text.words_sha256 in kept else text
                for text in texts
            ]
        portions = _portions(unwritten)
        with self._transaction():
            keep(self._connection, contents)
            write_sentences(self._connection, next(portions, ()))
        for portion in portions:
            with self._transaction():
                write_sentences(self._connection, portion)

    def alike(self, texts: Sequence[Fingerprinted]) -> list[list[tuple[str, Sequence[int]]]]:
        """For each text, whose words are kept, the earlier ones that share much of its sample: the hash
        of their words, and all their fingerprints to compare. From now on they are found themselves.
        """
        if self._likeness.is_full:
            self._likeness.settle(self._transaction)
        with in_words(self._path):
            return self._likeness.alike(texts, _COMPARED)

    def originals(self) -> dict[str, tuple[str, str]]:
        """What has been imported: the hash of each original, with the id of its article and its title."""
        with in_words(self._path):
            rows = self._connection.execute(_ORIGINALS).fetchall()
        return {sha256: (article_id, title) for sha256, article_id, title in rows}

    def newest_label(self, *beginnings: str) -> str:
        """The label of the newest entry of the history whose label begins so, whatever became of it."""
        patterns = [f"{beginning}*" for beginning in beginnings]
        with in_words(self._path):
            row = self._connection.execute(_NEWEST_LABEL, (json.dumps(patterns),)).fetchone()
        return row[0] if row else ""

    def without_fingerprints(self) -> list[str]:
        """The hashes of words that came into the case by another way, or before there were fingerprints."""
        with in_words(self._path):
            return [sha256 for (sha256,) in self._connection.execute(_WITHOUT_FINGERPRINTS)]

    def keep_near_copies(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Remember that the first words of each pair share much with the second, both by hash."""
        if pairs:
            with self._transaction():
                self._connection.executemany(_NEAR_COPY, pairs)

    def article_with(self, words_sha256: str) -> tuple[str, str]:
        """The id and the title of an article with these words; ("", "") when none has them any more."""
        with in_words(self._path):
            row = self._connection.execute(_ARTICLE_WITH, (words_sha256,)).fetchone()
        return row or ("", "")

    def words(self, words_sha256: str) -> str:
        """Words that are kept."""
        with in_words(self._path):
            (data,) = self._connection.execute(
                "SELECT data FROM contents WHERE sha256 = ?", (words_sha256,)
            ).fetchone()
        return zlib.decompress(data).decode()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with transaction(self._path, self._connection, self._turn):
            yield


_WITHOUT_FINGERPRINTS = """
    SELECT DISTINCT contents.sha256 FROM texts JOIN contents ON contents.sha256 = texts.words_sha256
    WHERE contents.id NOT IN (SELECT words_id FROM fingerprints) AND contents.data <> x''
"""

_NEWEST_LABEL = """
    SELECT label FROM history
    WHERE EXISTS (SELECT 1 FROM json_each(?) AS beginning WHERE history.label GLOB beginning.value)
    ORDER BY number DESC LIMIT 1
"""

_TITLE = "coalesce(nullif(articles.title, ''), texts.file_name)"

_NEAR_COPY = """
    INSERT INTO near_copies (words_id, of_words_id)
    SELECT one.id, other.id FROM contents AS one, contents AS other WHERE one.sha256 = ? AND other.sha256 = ?
    ON CONFLICT DO NOTHING
"""

_ARTICLE_WITH = f"""
    SELECT articles.id, {_TITLE} FROM texts JOIN articles ON articles.id = texts.article_id
    WHERE texts.words_sha256 = ? ORDER BY texts.rowid LIMIT 1
"""  # noqa: S608 - names of ours

_ORIGINALS = f"""
    SELECT texts.original_sha256, articles.id, {_TITLE}
    FROM texts JOIN articles ON articles.id = texts.article_id
"""  # noqa: S608 - names of ours


def _portions(texts: Iterable[Sentences]) -> Iterator[list[Sentences]]:
    """The same sentences in lists of at most `_AT_ONCE`, all in order."""
    portion: list[Sentences] = []
    room = _AT_ONCE
    for text in texts:
        start = 0
        while start < len(text.spans):
            spans = text.spans[start : start + room]
            portion.append(replace(text, spans=spans))
            start += len(spans)
            room -= len(spans)
            if not room:
                yield portion
                portion, room = [], _AT_ONCE
    if portion:
        yield portion
