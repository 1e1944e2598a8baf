"""The named reads of a case: records joined into what is shown. Each takes a fixed number of statements."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Part, Text, Zone, ZoneKind
from workbench.domain.case import Case
from workbench.domain.claim import Appearance, Claim
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.overview import (
    ArticleRow,
    CitedAppearance,
    CitedPassage,
    ClaimPage,
    ClaimRow,
    Mark,
    OpenText,
    Source,
)
from workbench.domain.verdict import Verdict
from workbench.store.casefile import CaseFile
from workbench.store.records import TABLES, read, sql
from workbench.store.surroundings import Surroundings

L = TypeVar("L", Evidence, Appearance)

NOT_REPORTING = json.dumps([kind.value for kind in ZoneKind if not kind.is_reporting])
"""The zones that are kept and not counted, as a JSON list for a statement."""


def case(file: CaseFile) -> Case:
    (row,) = file.rows(sql("SELECT $cases FROM cases"))
    return read(Case, iter(row))


# articles

_ARTICLE_ROWS = sql("""
    WITH
    newest AS (
        SELECT article_id, max(version) AS version FROM texts GROUP BY article_id
    ),
    cited AS (
        SELECT article_id, count(*) AS passages FROM (
            SELECT DISTINCT texts.article_id, evidence.text_id, evidence.start, evidence.end
            FROM evidence
            JOIN texts ON texts.id = evidence.text_id
            LEFT JOIN zones ON zones.text_id = evidence.text_id
                AND zones.start <= evidence.start AND evidence.start < zones.end
            WHERE zones.kind IS NULL OR zones.kind NOT IN (SELECT value FROM json_each(:not_reporting))
        ) GROUP BY article_id
    ),
    citable AS (
        -- counting them all and taking off the few that are set apart needs no look at each passage's zone
        SELECT texts.id AS text_id,
            (SELECT count(*) FROM passages WHERE passages.words_id = contents.id) - (
                SELECT count(*) FROM zones
                JOIN passages ON passages.words_id = contents.id
                    AND zones.start <= passages.start AND passages.start < zones.end
                WHERE zones.text_id = texts.id AND zones.kind IN (SELECT value FROM json_each(:not_reporting))
            ) AS passages
        FROM newest
        JOIN texts USING (article_id, version)
        JOIN contents ON contents.sha256 = texts.words_sha256
    )
    SELECT $articles, $texts, coalesce(cited.passages, 0), coalesce(citable.passages, 0)
    FROM articles
    JOIN newest ON newest.article_id = articles.id
    JOIN texts ON texts.article_id = articles.id AND texts.version = newest.version
    LEFT JOIN cited ON cited.article_id = articles.id
    LEFT JOIN citable ON citable.text_id = texts.id
    ORDER BY articles.rowid
""")

_PARTS_OF_NEWEST = sql("""
    SELECT $parts FROM parts
    JOIN texts ON texts.id = parts.text_id
    WHERE texts.version = (SELECT max(version) FROM texts AS other WHERE other.article_id = texts.article_id)
    ORDER BY parts.text_id, parts.start
""")

_CITED = """
    SELECT count(*) FROM (
        SELECT DISTINCT evidence.text_id, evidence.start, evidence.end
        FROM evidence
        JOIN texts ON texts.id = evidence.text_id
        LEFT JOIN zones ON zones.text_id = evidence.text_id
            AND zones.start <= evidence.start AND evidence.start < zones.end
        WHERE texts.article_id = :article
            AND (zones.kind IS NULL OR zones.kind NOT IN (SELECT value FROM json_each(:not_reporting)))
    )
"""


def cited(file: CaseFile, article_id: str) -> int:
    """How many passages of an article are evidence, as its row counts them."""
    ((passages,),) = file.rows(_CITED, {"article": article_id, "not_reporting": NOT_REPORTING})
    return int(passages)


def characters(file: CaseFile) -> int:
    """How long all texts are together."""
    ((length,),) = file.rows("SELECT coalesce(sum(length), 0) FROM texts")
    return int(length)


def counts(file: CaseFile) -> tuple[int, int]:
    """How many articles and how many claims there are."""
    ((articles, claims),) = file.rows("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims)")
    return articles, claims


def is_judged(file: CaseFile) -> bool:
    """Whether any claim has a verdict."""
    return bool(file.rows("SELECT 1 FROM verdicts LIMIT 1"))


def article_rows(file: CaseFile) -> list[ArticleRow]:
    """All articles with their newest text, in the order in which they came into the case."""
    parts: dict[str, list[Part]] = {}
    for part in (read(Part, iter(row)) for row in file.rows(_PARTS_OF_NEWEST)):
        parts.setdefault(part.text_id, []).append(part)
    rows = [
        _article_row(iter(row), parts) for row in file.rows(_ARTICLE_ROWS, {"not_reporting": NOT_REPORTING})
    ]
    first = _first_copies(file.rows(_PAIRS_OF_COPIES), (row.article.id for row in rows))
    return [
        replace(row, first_copy=first[row.article.id]) if row.article.id in first else row for row in rows
    ]


def _article_row(values: Iterator[Any], parts: dict[str, list[Part]]) -> ArticleRow:
    article, text = read(Article, values), read(Text, values)
    cited, passages = values
    return ArticleRow(article, text, tuple(parts.get(text.id, ())), cited, passages)


_PAIRS_OF_COPIES = """
    SELECT one.article_id, other.article_id
    FROM near_copies
    JOIN contents AS later ON later.id = near_copies.words_id
    JOIN contents AS earlier ON earlier.id = near_copies.of_words_id
    JOIN texts AS one ON one.words_sha256 = earlier.sha256
    JOIN texts AS other ON other.words_sha256 = later.sha256
    WHERE one.article_id <> other.article_id
    UNION
    SELECT one.article_id, other.article_id
    FROM texts AS one JOIN texts AS other ON other.words_sha256 = one.words_sha256
    WHERE one.rowid < other.rowid AND one.article_id <> other.article_id
"""


def _first_copies(pairs: Sequence[tuple[str, str]], order: Iterable[str]) -> dict[str, str]:
    """For each article that has near-copies, the one among them that comes first in order. Copies of
    copies belong together.
    """
    earlier: dict[str, str] = {}

    def first(article_id: str) -> str:
        while (before := earlier.setdefault(article_id, article_id)) != article_id:
            earlier[article_id] = earlier[before]  # the next time the way is shorter
            article_id = before
        return article_id

    places = {article_id: place for place, article_id in enumerate(order)} if pairs else {}
    for one, other in pairs:
        ahead, behind = sorted((first(one), first(other)), key=places.__getitem__)
        earlier[behind] = ahead
    return {article_id: first(article_id) for article_id in list(earlier)}


def first_text(file: CaseFile) -> str:
    """The id of the newest text of the article that came into the case first; "" when there is none."""
    rows = file.rows(
        "SELECT id FROM texts WHERE article_id = (SELECT id FROM articles ORDER BY rowid LIMIT 1) "
        "ORDER BY version DESC LIMIT 1"
    )
    return str(rows[0][0]) if rows else ""


def newest_text(file: CaseFile, article_id: str) -> Text:
    """Raises NotFound for an article that this case does not hold."""
    texts = file.find(Text, article_id=article_id)
    if not texts:
        raise NotFound("This article is not in the case.", "It may have been removed; undo brings it back.")
    return texts[-1]


_MARKS = """
    SELECT id, claim_id, text_id, start, "end", quote, before, after, stance
    FROM evidence WHERE text_id = :text
    UNION ALL
    SELECT id, claim_id, text_id, start, "end", quote, before, after, NULL
    FROM appearances WHERE text_id = :text
    ORDER BY start, 5 DESC, id
"""


def open_text(file: CaseFile, text_id: str) -> OpenText:
    """A text with all that is marked in it. Raises NotFound."""
    text = file.get(Text, text_id)
    article = file.get(Article, text.article_id) if text else None
    if text is None or article is None:
        raise NotFound("This text is not in the case.", "It may have been removed; undo brings it back.")
    opened = OpenText(
        article,
        text,
        words=file.words(text),
        zones=tuple(file.find(Zone, text_id=text_id)),
        parts=tuple(file.find(Part, text_id=text_id)),
        marks=(),
        orphans=(),
        versions=len(file.find(Text, article_id=article.id)),
    )
    return marked_again(file, opened)


def marked_again(file: CaseFile, opened: OpenText) -> OpenText:
    """The same text with what is marked in it now; its words and zones are not read again."""
    marks = [_mark(row) for row in file.rows(_MARKS, {"text": opened.text.id})]
    return replace(
        opened,
        marks=tuple(mark for mark in marks if mark.anchor.holds_in(opened.words)),
        orphans=tuple(mark for mark in marks if not mark.anchor.holds_in(opened.words)),
    )


def _mark(row: tuple[Any, ...]) -> Mark:
    record_id, claim_id, *anchor, stance = row
    return Mark(record_id, claim_id, Anchor(*anchor), stance if stance is None else Stance(stance))


_NEAR_COPIES = """
    WITH own AS (SELECT id FROM contents WHERE sha256 = ?),
    alike AS (
        SELECT of_words_id AS words_id FROM near_copies WHERE words_id IN own
        UNION
        SELECT words_id FROM near_copies WHERE of_words_id IN own
        UNION
        SELECT id FROM own
    )
    SELECT DISTINCT articles.id, coalesce(nullif(articles.title, ''), texts.file_name)
    FROM alike
    JOIN contents ON contents.id = alike.words_id
    JOIN texts ON texts.words_sha256 = contents.sha256
    JOIN articles ON articles.id = texts.article_id
    WHERE articles.id <> ?
    ORDER BY articles.rowid
"""


def near_copies(file: CaseFile, text: Text) -> list[tuple[str, str]]:
    """The id and the title of each other article that shares most of its words with this text."""
    return [(id, title) for id, title in file.rows(_NEAR_COPIES, (text.words_sha256, text.article_id))]


_PASSAGES = """
    SELECT passages.start, passages.end FROM passages
    JOIN contents ON contents.id = passages.words_id
    WHERE contents.sha256 = ? ORDER BY passages.start
"""

_PASSAGE_AT = """
    SELECT passages.start, passages.end FROM passages
    JOIN contents ON contents.id = passages.words_id
    WHERE contents.sha256 = ? AND passages.start <= ? ORDER BY passages.start DESC LIMIT 1
"""


def passages(file: CaseFile, text: Text) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), in code points."""
    return [(start, end) for start, end in file.rows(_PASSAGES, (text.words_sha256,))]


def passage_at(file: CaseFile, text: Text, position: int) -> tuple[int, int] | None:
    """The sentence that a position lies in; None between sentences."""
    for start, end in file.rows(_PASSAGE_AT, (text.words_sha256, position)):
        if position < end:
            return start, end
    return None


_PASSAGE_FROM = """
    SELECT passages.start, passages.end FROM passages
    JOIN contents ON contents.id = passages.words_id
    WHERE contents.sha256 = ? AND passages.start >= ? ORDER BY passages.start LIMIT 1
"""


def passage_from(file: CaseFile, text: Text, position: int) -> tuple[int, int] | None:
    """The first sentence that begins at a position or behind it."""
    return next(iter(file.rows(_PASSAGE_FROM, (text.words_sha256, position))), None)


# each passage lies in the last zone that begins before it
_PASSAGES_WITHIN = """
    WITH
    spans AS MATERIALIZED (
        SELECT json_extract(value, '$[0]') AS start, json_extract(value, '$[1]') AS "end"
        FROM json_each(:spans)
    ),
    own AS MATERIALIZED (SELECT id FROM contents WHERE sha256 = :words),
    within AS MATERIALIZED (
        SELECT passages.start FROM own CROSS JOIN spans CROSS JOIN passages
        WHERE passages.words_id = own.id AND passages.start >= spans.start AND passages.start < spans.end
            AND passages.end <= spans.end
    )
    SELECT count(*) FROM within WHERE coalesce(
        (SELECT kind FROM zones WHERE text_id = :text AND zones.start <= within.start
         ORDER BY zones.start DESC LIMIT 1), ''
    ) NOT IN (SELECT value FROM json_each(:not_reporting))
"""


def passages_within(file: CaseFile, text: Text, spans: Iterable[tuple[int, int]]) -> int:
    """How many of the passages that a text's row counts lie in stretches of it from first word to last."""
    asked = {"spans": json.dumps(list(spans)), "words": text.words_sha256, "text": text.id}
    ((count,),) = file.rows(_PASSAGES_WITHIN, {**asked, "not_reporting": NOT_REPORTING})
    return int(count)


_LEFT_BEHIND = """
    WITH replaced AS (
        SELECT id, article_id, version, kept FROM texts
        WHERE EXISTS (
            SELECT 1 FROM texts AS newer
            WHERE newer.article_id = texts.article_id AND newer.version > texts.version
        )
    )
    SELECT {columns} FROM replaced
    JOIN {table} ON {table}.text_id = replaced.id
    JOIN articles ON articles.id = replaced.article_id
    WHERE {table}.id NOT IN (SELECT value FROM json_each(replaced.kept))
    ORDER BY articles.rowid, replaced.version, {table}.start
"""


def left_behind(file: CaseFile) -> list[Evidence | Appearance]:
    """What still cites an older version of its article, where nobody has said that it is to stay there."""
    return [*_left_behind(file, Evidence), *_left_behind(file, Appearance)]


def _left_behind(file: CaseFile, kind: type[L]) -> list[L]:
    table = TABLES[kind]
    statement = sql(_LEFT_BEHIND.format(columns=f"${table}", table=table))
    return [read(kind, iter(row)) for row in file.rows(statement)]


# claims

_CLAIM_ROWS = sql("""
    WITH
    counted AS (
        SELECT evidence.claim_id, evidence.stance, coalesce(
            nullif(coalesce(parts.outlet, articles.outlet), ''),
            coalesce(parts.id, articles.id)
        ) AS outlet
        FROM evidence
        JOIN texts ON texts.id = evidence.text_id
        JOIN articles ON articles.id = texts.article_id
        LEFT JOIN zones ON zones.text_id = evidence.text_id
            AND zones.start <= evidence.start AND evidence.start < zones.end
        LEFT JOIN parts ON parts.text_id = evidence.text_id
            AND parts.start <= evidence.start AND evidence.start < parts.end
        WHERE (:claim = '' OR evidence.claim_id = :claim)
            AND (zones.kind IS NULL OR zones.kind NOT IN (SELECT value FROM json_each(:not_reporting)))
    ),
    counts AS (
        SELECT claim_id,
            sum(stance = 'supports') AS supports,
            sum(stance = 'refutes') AS refutes,
            sum(stance = 'context') AS context,
            count(DISTINCT outlet) FILTER (WHERE stance <> 'context') AS outlets
        FROM counted GROUP BY claim_id
    ),
    standing AS (SELECT claim_id, max(number) AS number FROM verdicts GROUP BY claim_id)
    SELECT $claims,
        coalesce(supports, 0), coalesce(refutes, 0), coalesce(context, 0), coalesce(outlets, 0),
        verdicts.id, $verdicts
    FROM claims
    LEFT JOIN counts ON counts.claim_id = claims.id
    LEFT JOIN standing ON standing.claim_id = claims.id
    LEFT JOIN verdicts ON verdicts.claim_id = claims.id AND verdicts.number = standing.number
    WHERE :claim = '' OR claims.id = :claim
    ORDER BY claims.created, claims.rowid
""")


def claim_rows(file: CaseFile, claim_id: str = "") -> list[ClaimRow]:
    """All claims, or one, with their standing verdicts and what speaks for and against, oldest first."""
    asked = {"not_reporting": NOT_REPORTING, "claim": claim_id}
    return [_claim_row(iter(row)) for row in file.rows(_CLAIM_ROWS, asked)]


def _claim_row(values: Iterator[Any]) -> ClaimRow:
    claim = read(Claim, values)
    counts = [next(values) for _ in range(4)]
    verdict = read(Verdict, values) if next(values) is not None else None
    return ClaimRow(claim, verdict, *counts)


def claim_page(file: CaseFile, claim_id: str) -> ClaimPage:
    """All that is known of a claim. Raises NotFound."""
    claim = file.get(Claim, claim_id)
    if claim is None:
        raise NotFound("This claim is not in the case.", "It may have been removed; undo brings it back.")
    evidence = file.find(Evidence, claim_id=claim_id)
    appearances = file.find(Appearance, claim_id=claim_id)
    anchors = [found.anchor for found in evidence] + [found.anchor for found in appearances]
    around = Surroundings(file, {anchor.text_id for anchor in anchors})
    return ClaimPage(
        claim,
        appearances=tuple(
            CitedAppearance(found, around.source(found.anchor), around.is_orphan(found.anchor))
            for found in appearances
        ),
        evidence=_cited(evidence, around),
        verdicts=tuple(file.find(Verdict, claim_id=claim_id)),
    )


_TEXTS_CITED = sql("""
    SELECT $texts FROM texts WHERE id IN (
        SELECT text_id FROM evidence WHERE claim_id = :claim
        UNION
        SELECT text_id FROM appearances WHERE claim_id = :claim
    )
""")


def texts_cited(file: CaseFile, claim_id: str) -> list[Text]:
    """The texts that a claim's page quotes from."""
    return [read(Text, iter(row)) for row in file.rows(_TEXTS_CITED, {"claim": claim_id})]


def _cited(evidence: Sequence[Evidence], around: Surroundings) -> tuple[CitedPassage, ...]:
    contexts = around.contexts([one.anchor for one in evidence])
    return tuple(
        CitedPassage(one, around.source(one.anchor), lead, tail, around.is_orphan(one.anchor))
        for one, (lead, tail) in zip(evidence, contexts, strict=True)
    )


def source_of(file: CaseFile, anchor: Anchor) -> Source:
    """Where an anchor lies. Raises NotFound when its text is not in the case."""
    return Surroundings(file, {anchor.text_id}).source(anchor)


# words that have been used, for filters and for completing what is typed

_OUTLETS = """
    SELECT outlet FROM articles WHERE outlet <> ''
    UNION
    SELECT outlet FROM parts WHERE outlet <> ''
    ORDER BY outlet COLLATE NOCASE
"""


def outlets(file: CaseFile) -> list[str]:
    return [outlet for (outlet,) in file.rows(_OUTLETS)]


_TAGS = """
    SELECT DISTINCT value FROM claims, json_each(claims.tags) ORDER BY value COLLATE NOCASE
"""


def tags(file: CaseFile) -> list[str]:
    return [tag for (tag,) in file.rows(_TAGS)]
