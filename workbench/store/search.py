"""Searching the passages of a case: words, “quoted phrases”, and what has been typed so far."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.domain.overview import Hit
from workbench.store.casefile import CaseFile
from workbench.store.surroundings import Surroundings

_OPENS, _CLOSES = "\x02", "\x03"

_LONGEST_ENDING = 5
_SHORTEST_STEM = 3

# the best are found first, by their numbers alone; only these few are joined and marked
_HITS = """
    WITH
    newest AS MATERIALIZED (
        SELECT contents.id AS words_id, texts.id AS text_id, texts.article_id
        FROM texts JOIN contents ON contents.sha256 = texts.words_sha256
        WHERE texts.version = (
            SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
    ),
    sources AS MATERIALIZED (
        SELECT newest.words_id, newest.text_id,
            coalesce(parts.start, 0) AS start, coalesce(parts.end, 9e9) AS end
        FROM newest
        JOIN articles ON articles.id = newest.article_id
        LEFT JOIN parts ON parts.text_id = newest.text_id
        WHERE (:outlet = '' OR coalesce(parts.outlet, articles.outlet) = :outlet)
            AND (:since || :until = '' OR coalesce(parts.published, articles.published) <> '')
            AND (:since = '' OR coalesce(parts.published, articles.published) || '~' >= :since)
            AND (:until = '' OR coalesce(parts.published, articles.published) <= :until || '~')
    ),
    best AS MATERIALIZED (
        SELECT passages.id, sources.text_id, bm25(passage_index) AS score
        FROM passage_index
        JOIN passages ON passages.id = passage_index.rowid
        JOIN sources ON sources.words_id = passages.words_id
            AND sources.start <= passages.start AND passages.start < sources.end
        WHERE passage_index MATCH :query
        ORDER BY score, passages.id
        LIMIT :limit
    )
    SELECT best.text_id, passages.start, passages.end, passages.words,
        highlight(passage_index, 0, char(2), char(3))
    FROM passage_index
    JOIN best ON best.id = +passage_index.rowid  -- the plus keeps the index from being asked row by row
    JOIN passages ON passages.id = best.id
    WHERE passage_index MATCH :query
    ORDER BY best.score, best.id, best.text_id
"""

# without a filter the best are taken before anything is joined; a few of them may be of older texts
_FIRST_HITS = """
    WITH
    first AS MATERIALIZED (
        SELECT rowid AS id, bm25(passage_index) AS score
        FROM passage_index WHERE passage_index MATCH :query ORDER BY score, id LIMIT :ahead
    ),
    best AS MATERIALIZED (
        SELECT first.id, first.score, texts.id AS text_id
        FROM first
        JOIN passages ON passages.id = first.id
        JOIN contents ON contents.id = passages.words_id
        JOIN texts ON texts.words_sha256 = contents.sha256
        WHERE texts.version = (
            SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
        ORDER BY first.score, first.id LIMIT :limit
    )
    SELECT best.text_id, passages.start, passages.end, passages.words,
        highlight(passage_index, 0, char(2), char(3)), (SELECT count(*) FROM first)
    FROM passage_index
    JOIN best ON best.id = +passage_index.rowid
    JOIN passages ON passages.id = best.id
    WHERE passage_index MATCH :query
    ORDER BY best.score, best.id, best.text_id
"""
_AHEAD = 2
"""How many times as many as are wanted are taken at first."""


def search(
    file: CaseFile, query: str, *, outlet: str = "", since: str = "", until: str = "", limit: int = 200
) -> list[Hit]:
    """The passages of the newest texts that hold all words of `query`, best first.

    `outlet` is compared exactly; `since` and `until` are dates or parts of dates, and where one is
    given, sources without a date are left out. A source known only by its year lies in the whole of it.
    """
    terms, unfinished = terms_of(query)
    if not terms:
        return []
    filters = {"outlet": outlet, "since": since, "until": until, "limit": limit}
    rows = _found(file, " AND ".join(terms) + " *" * unfinished, filters)
    if not rows and unfinished:
        beginning = terms[-1].strip('"').casefold()
        rows = _found(file, " AND ".join([*terms[:-1], _stems_within(beginning)]), filters)
        rows = [row for row in rows if beginning in row[3].casefold()]
    around = Surroundings(file, {text_id for text_id, *_ in rows})
    return [_hit(around, *row) for row in rows]


def _found(file: CaseFile, query: str, filters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The best passages, as the text's id, start, end, words, and the words with what matches marked."""
    limit = filters["limit"]
    if not (filters["outlet"] or filters["since"] or filters["until"]):
        rows = file.rows(_FIRST_HITS, {"query": query, "limit": limit, "ahead": limit * _AHEAD})
        if len(rows) == limit or (rows and rows[0][-1] < limit * _AHEAD):
            return [row[:-1] for row in rows]
    return [tuple(row) for row in file.rows(_HITS, {"query": query, **filters})]


def _hit(around: Surroundings, text_id: str, start: int, end: int, quote: str, highlighted: str) -> Hit:
    anchor = around.anchor(text_id, start, end)
    lead, tail = around.context(anchor)
    return Hit(anchor, around.source(anchor), marked_stretches(quote, highlighted), lead, tail)


def terms_of(query: str) -> tuple[list[str], bool]:
    """The words and phrases a person typed, as FTS5 is asked for them, and whether the last word may
    go on: nothing follows it yet.

    All are quoted, so that no word or sign of the query is taken for FTS5's own language.
    """
    terms = list(_terms(unicodedata.normalize("NFC", query)))
    return terms, bool(terms) and not query[-1].isspace() and query[-1] not in '"”'


def _stems_within(beginning: str) -> str:
    """What asks for the words that may begin so though they are indexed by less.

    The index knows “withdrawal” by its stem “withdraw”, which “withdrawa” is no beginning of.
    """
    shorter = (
        beginning[:-cut] for cut in range(1, _LONGEST_ENDING) if len(beginning) - cut >= _SHORTEST_STEM
    )
    return "(" + " OR ".join(f'"{stem}"' for stem in (beginning, *shorter)) + ")"


def _terms(query: str) -> Iterator[str]:
    for phrase, word in re.findall(r'["“”]([^"“”]*)["“”]?|([^\s"“”]+)', query):
        said = phrase or word
        if any(unicodedata.category(character)[0] in "LN" for character in said):
            yield '"' + said.replace("\0", " ") + '"'


def marked_stretches(words: str, highlighted: str) -> tuple[tuple[int, int], ...]:
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
