"""Contents: bytes as a case keeps them, named by their hash, and the sentences of words."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.domain.article import sha256
from workbench.domain.span import Span

_LEVEL = 3
"""Of zlib: three quarters of the usual time, for three hundredths more room."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes as a case keeps them. Packing takes time and no case, so that another process can do it."""

    sha256: str
    size: int
    data: bytes = field(repr=False)


def packed(content: bytes) -> Packed:
    return Packed(sha256(content), len(content), zlib.compress(content, _LEVEL))


@dataclass(frozen=True, slots=True)
class Sentences:
    """Words whose content is kept, and the places of their sentences in order."""

    words_sha256: str
    words: str = field(repr=False)
    spans: Sequence[Span] = field(repr=False)


def keep(connection: sqlite3.Connection, contents: Iterable[Packed]) -> None:
    """Keep contents; those that are kept already stay as they are."""
    connection.executemany(
        "INSERT INTO contents (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        ((content.sha256, content.size, content.data) for content in contents),
    )


def those_kept(connection: sqlite3.Connection, hashes: Sequence[str]) -> set[str]:
    """The hashes of contents that are kept already."""
    kept = "SELECT sha256 FROM contents WHERE sha256 IN (SELECT value FROM json_each(?))"
    return {sha256_hex for (sha256_hex,) in connection.execute(kept, (json.dumps(hashes),))}


def missing(connection: sqlite3.Connection, text: Sentences) -> Sequence[Span]:
    """The sentences that are still to be written: all, none, or the rest after an interruption.

    Words that were divided in another way, by an earlier version, stay divided so.
    """
    known, start, end = connection.execute(
        'SELECT count(*), max(passages.start), max(passages."end") FROM passages '
        "JOIN contents ON contents.id = passages.words_id WHERE contents.sha256 = ?",
        (text.words_sha256,),
    ).fetchone()
    if not known:
        return text.spans
    goes_on = known < len(text.spans) and tuple(text.spans[known - 1]) == (start, end)
    return text.spans[known:] if goes_on else ()


def write_sentences(connection: sqlite3.Connection, texts: Iterable[Sentences]) -> None:
    """Write and index just these sentences."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM passages").fetchone()
    for text in texts:
        words_id = words_number(connection, text.words_sha256)
        connection.executemany(
            'INSERT INTO passages (words_id, start, "end", words) VALUES (?, ?, ?, ?)',
            [(words_id, start, end, text.words[start:end]) for start, end in text.spans],
        )
    connection.execute(
        "INSERT INTO passage_index (rowid, words) SELECT id, words FROM passages WHERE id > ?", (last,)
    )


def merge_at(connection: sqlite3.Connection, segments: int) -> None:
    """From now on let the index of sentences have so many pieces of one size before they are merged."""
    connection.execute("INSERT INTO passage_index (passage_index, rank) VALUES ('automerge', ?)", (segments,))


def words_number(connection: sqlite3.Connection, sha256_hex: str) -> int:
    """The short number by which derived data names content that is kept."""
    (number,) = connection.execute("SELECT id FROM contents WHERE sha256 = ?", (sha256_hex,)).fetchone()
    return int(number)
