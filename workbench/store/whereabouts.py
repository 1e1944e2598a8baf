"""Which texts hold some words, told quickly: so that only those few are looked through."""

import json
from collections.abc import Iterable, Sequence

from workbench.store.casefile import CaseFile

_IN_A_ROW = "SELECT rowid FROM passage_index WHERE passage_index MATCH :query LIMIT :limit"

_ANY = """
    SELECT rowid FROM passage_index WHERE passage_index MATCH :query
    ORDER BY bm25(passage_index) LIMIT :limit
"""

_TEXTS = """
    SELECT passages.id, texts.id
    FROM json_each(:passages) AS wanted
    JOIN passages ON passages.id = wanted.value
    JOIN contents ON contents.id = passages.words_id
    JOIN texts ON texts.words_sha256 = contents.sha256
    WHERE NOT EXISTS (
        SELECT 1 FROM texts AS newer
        WHERE newer.article_id = texts.article_id AND newer.version > texts.version)
    ORDER BY wanted.key, texts.id
"""


def passages_with_row(file: CaseFile, words: Sequence[str], limit: int) -> list[int]:
    """The numbers of passages in which these words stand in a row, in any of their forms; `limit` of them."""
    return [id for (id,) in file.rows(_IN_A_ROW, {"query": _term(" ".join(words)), "limit": limit})]


def passages_with_any(file: CaseFile, words: Iterable[str], limit: int) -> list[int]:
    """The numbers of the passages that hold most of the words, best first."""
    query = " OR ".join(map(_term, words))
    return [id for (id,) in file.rows(_ANY, {"query": query, "limit": limit})] if query else []


def texts_with_passages(file: CaseFile, passages: Sequence[int]) -> list[str]:
    """The ids of the newest texts that have these passages, in the order of the passages."""
    rows = file.rows(_TEXTS, {"passages": json.dumps(list(passages))})
    return list(dict.fromkeys(text_id for _, text_id in rows))


def _term(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
