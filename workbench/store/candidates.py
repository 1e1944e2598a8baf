"""Passages that may matter for a statement: the best of the newest texts by their words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.store.casefile import CaseFile
from workbench.store.queries import NOT_REPORTING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a newest text, outside comments, teasers and boilerplate.

    `score` is how well its own words fit, `article_score` how well those of its article do; both mean
    nothing beyond their order.
    """

    text_id: str
    start: int
    end: int
    words: str
    score: float
    article_score: float


_BEST = """
    WITH
    found AS MATERIALIZED (
        SELECT passage_index.rowid AS id, -bm25(passage_index) AS score
        FROM passage_index WHERE passage_index MATCH :query
        ORDER BY bm25(passage_index) LIMIT :limit
    ),
    newest AS MATERIALIZED (
        SELECT contents.id AS words_id, texts.id AS text_id
        FROM texts JOIN contents ON contents.sha256 = texts.words_sha256
        WHERE texts.version = (
            SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
    )
    SELECT newest.text_id, passages.start, passages.end, passages.words, found.score
    FROM found
    JOIN passages ON passages.id = found.id
    JOIN newest ON newest.words_id = passages.words_id
    LEFT JOIN zones ON zones.text_id = newest.text_id
        AND zones.start <= passages.start AND passages.start < zones.end
    WHERE zones.kind IS NULL OR zones.kind NOT IN (SELECT value FROM json_each(:not_reporting))
    ORDER BY found.score DESC, passages.id, newest.text_id
"""


def candidates(file: CaseFile, terms: Sequence[str], limit: int = 400) -> list[Candidate]:
    """The passages that hold most of `terms`, best first; `limit` of them are looked at."""
    if not terms:
        return []
    query = " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)
    asked = {"query": query, "limit": limit, "not_reporting": NOT_REPORTING}
    rows = file.rows(_BEST, asked)
    articles: dict[str, float] = defaultdict(float)
    for text_id, _, _, _, score in rows:
        articles[text_id] = max(articles[text_id] + score / 10, score)
    return [
        Candidate(text_id, start, end, words, score, articles[text_id])
        for text_id, start, end, words, score in rows
    ]
