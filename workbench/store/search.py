"""Searching the passages of a case: words, “quoted phrases”, and what has been typed so far."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from workbench.domain.overview import Hit
from workbench.domain.scripts import WITHOUT_BLANKS
from workbench.store.casefile import CaseFile
from workbench.store.marking import Stretches, found_in, letters_in
from workbench.store.surroundings import Surroundings

AT_ONCE = 30
"""Hits that are read together: as many as a person sees without scrolling, and some more."""

_LONGEST_ENDING = 5
_SHORTEST_STEM = 3

_BEST = """
    SELECT rowid FROM passage_index WHERE passage_index MATCH :query
    ORDER BY bm25(passage_index), rowid LIMIT :limit
"""
_IN_NEWEST = """
    SELECT texts.id, passages.start, passages."end", passages.words
    FROM json_each(?) AS best
    CROSS JOIN passages ON passages.id = best.value
    CROSS JOIN contents ON contents.id = passages.words_id
    CROSS JOIN texts ON texts.words_sha256 = contents.sha256
    WHERE texts.version = (
        SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
    ORDER BY best.key, texts.id
"""
_AHEAD, _FURTHER = 2, 10
"""So many times as many passages are looked up as hits are wanted, since some are of older texts; and so many
times more when most are."""

_SOURCES = """
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
    )
"""
_NARROWED = f"""{_SOURCES}
    SELECT sources.text_id, passages.start, passages."end", passages.words
    FROM passage_index
    JOIN passages ON passages.id = passage_index.rowid
    JOIN sources ON sources.words_id = passages.words_id
        AND sources.start <= passages.start AND passages.start < sources.end
    WHERE passage_index MATCH :query
    ORDER BY bm25(passage_index), passages.id, sources.text_id
    LIMIT :limit
"""  # noqa: S608 - names of ours

_LETTERS = """
    SELECT texts.id, passages.start, passages."end", passages.words, passages.id
    FROM passages
    CROSS JOIN contents ON contents.id = passages.words_id
    CROSS JOIN texts ON texts.words_sha256 = contents.sha256
    WHERE passages.words LIKE :letters ESCAPE '!'
        AND passages.id >= :passage AND (passages.id, texts.id) > (:passage, :text)
        AND texts.version = (
            SELECT max(version) FROM texts AS all_of WHERE all_of.article_id = texts.article_id)
    ORDER BY passages.id, texts.id
    LIMIT :limit
"""
_NARROWED_LETTERS = f"""{_SOURCES}
    SELECT sources.text_id, passages.start, passages."end", passages.words, passages.id
    FROM passages
    JOIN sources ON sources.words_id = passages.words_id
        AND sources.start <= passages.start AND passages.start < sources.end
    WHERE passages.words LIKE :letters ESCAPE '!'
        AND passages.id >= :passage AND (passages.id, sources.text_id) > (:passage, :text)
    ORDER BY passages.id, sources.text_id
    LIMIT :limit
"""  # noqa: S608 - names of ours


class _Place(NamedTuple):
    """A passage that was found."""

    text_id: str
    start: int
    end: int
    words: str


_Mark = Callable[[Sequence[str]], list[Stretches]]
"""Where in each passage stands what was asked for."""


def hits(
    file: CaseFile, query: str, *, outlet: str = "", since: str = "", until: str = "", limit: int = 200
) -> Iterator[Hit]:
    """The passages of the newest texts that hold all words of `query`, best first.

    What is around a passage is read only when it is asked for, together with that of the next few.
    `outlet` is compared exactly; `since` and `until` are dates or parts of dates, and where one is given,
    sources without a date are left out. A source known only by its year lies in the whole of it.
    """
    narrowed = {"outlet": outlet, "since": since, "until": until} if outlet or since or until else {}
    for places, mark in _ways_to_find(file, query, limit, narrowed):
        wanted = islice(places, limit)
        if first := list(islice(wanted, AT_ONCE)):
            yield from _read(file, mark, first)
            while more := list(islice(wanted, AT_ONCE)):
                yield from _read(file, mark, more)
            return


def _ways_to_find(
    file: CaseFile, query: str, limit: int, narrowed: Mapping[str, str]
) -> Iterator[tuple[Iterator[_Place], _Mark]]:
    """The places that are found, and how they are marked; each way finds more than the one before and is
    for when that finds nothing.
    """
    terms, unfinished = terms_of(query)
    if any(map(WITHOUT_BLANKS.search, terms)):
        letters = [term.strip('"') for term in terms]
        yield _with_letters(file, letters, limit, narrowed), partial(letters_in, letters=letters)
        return
    for asked, beginning in _ways_to_ask(terms, unfinished):
        places = _narrowed(file, asked, limit, narrowed) if narrowed else _newest(file, asked, limit)
        yield (
            (place for place in places if beginning in place.words.casefold()),
            partial(found_in, query=asked),
        )


def _with_letters(
    file: CaseFile, letters: Sequence[str], limit: int, narrowed: Mapping[str, str]
) -> Iterator[_Place]:
    """The passages that hold all these letters, in the order in which they came into the case.

    The index knows whole words; where no blank divides them it knows whole clauses only.
    """
    longest = re.sub("[!%_]", r"!\g<0>", max(letters, key=len))
    asked = {"letters": f"%{longest}%", "limit": limit, **narrowed}
    statement = _NARROWED_LETTERS if narrowed else _LETTERS
    after: Mapping[str, int | str] = {"passage": 0, "text": ""}
    while rows := file.rows(statement, {**asked, **after}):
        for *place, _ in rows:
            found = _Place(*place)
            if all(some.casefold() in found.words.casefold() for some in letters):
                yield found
        after = {"passage": rows[-1][-1], "text": found.text_id}
        file.go_on()


def _newest(file: CaseFile, asked: str, limit: int) -> Iterator[_Place]:
    """The best passages of newest texts, at least `limit` of them where there are so many."""
    seen: set[int] = set()
    ahead = limit * _AHEAD
    while True:
        best = [passage for (passage,) in file.rows(_BEST, {"query": asked, "limit": ahead})]
        unseen = [passage for passage in best if passage not in seen]
        for start in range(0, len(unseen), AT_ONCE):
            yield from map(
                _Place._make, file.rows(_IN_NEWEST, (json.dumps(unseen[start : start + AT_ONCE]),))
            )
        if len(best) < ahead:
            return
        seen.update(best)
        ahead *= _FURTHER


def _narrowed(file: CaseFile, asked: str, limit: int, narrowed: Mapping[str, str]) -> Iterator[_Place]:
    """The best passages by an outlet or of a time."""
    yield from map(_Place._make, file.rows(_NARROWED, {"query": asked, "limit": limit, **narrowed}))


def _read(file: CaseFile, mark: _Mark, places: Sequence[_Place]) -> Iterator[Hit]:
    file.go_on()
    around = Surroundings(file, {place.text_id for place in places})
    there = [place for place in places if place.text_id in around]  # else removed since it was found
    anchors = [around.anchor(place.text_id, place.start, place.end) for place in there]
    marks = mark([place.words for place in there])
    for anchor, found, (lead, tail) in zip(anchors, marks, around.contexts(anchors), strict=True):
        yield Hit(anchor, around.source(anchor), found, lead, tail)


def _ways_to_ask(terms: Sequence[str], unfinished: bool) -> Iterator[tuple[str, str]]:
    """What FTS5 is asked, and what the words of a hit must hold besides."""
    if not terms:
        return
    yield " AND ".join(terms) + " *" * unfinished, ""
    if unfinished:
        beginning = terms[-1].strip('"').casefold()
        yield " AND ".join([*terms[:-1], _stems_within(beginning)]), beginning


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
