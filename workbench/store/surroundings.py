"""What lies around an anchor: whose words they are, and the sentences before and after them."""

import json
from collections.abc import Iterable, Sequence
from typing import TypeVar

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Part, Text, Zone, ZoneKind, part_at, zone_at
from workbench.domain.errors import NotFound
from workbench.domain.overview import Source
from workbench.domain.span import Span
from workbench.store.casefile import CaseFile
from workbench.store.records import read, sql

P = TypeVar("P", Part, Zone)

_VERY_LONG = 1_000_000
"""Of texts with more characters only the zones near an anchor are read, not all."""

_NEAR = 20_000
"""So many characters before and after it."""

_TEXTS = sql("""
    SELECT $texts, $articles FROM texts JOIN articles ON articles.id = texts.article_id
    WHERE texts.id IN (SELECT value FROM json_each(?))
""")
_PARTS = sql(
    "SELECT $parts FROM parts WHERE text_id IN (SELECT value FROM json_each(?)) ORDER BY text_id, start"
)
_ZONES = sql(
    "SELECT $zones FROM zones WHERE text_id IN (SELECT value FROM json_each(?)) ORDER BY text_id, start"
)
_ZONES_NEAR = sql(
    'SELECT $zones FROM zones WHERE text_id = ? AND zones."end" > ? AND zones.start < ? ORDER BY start'
)
# where there is no sentence before or after it, the first and the last of the text stand in for it
_SENTENCES_BESIDE = """
    WITH asked AS MATERIALIZED (
        SELECT asked.key AS place, contents.id AS words,
            json_extract(asked.value, '$[1]') AS start, json_extract(asked.value, '$[2]') AS "end"
        FROM json_each(?) AS asked
        CROSS JOIN contents ON contents.sha256 = json_extract(asked.value, '$[0]')
    )
    SELECT
        min(asked.start, coalesce(
            (SELECT start FROM passages
                WHERE words_id = asked.words AND start < asked.start AND "end" <= asked.start
                ORDER BY start DESC LIMIT 1),
            (SELECT min(start) FROM passages WHERE words_id = asked.words),
            asked.start)),
        max(asked."end", coalesce(
            (SELECT "end" FROM passages
                WHERE words_id = asked.words AND start >= asked."end" ORDER BY start LIMIT 1),
            (SELECT "end" FROM passages WHERE words_id = asked.words ORDER BY start DESC LIMIT 1),
            asked."end"))
    FROM asked ORDER BY asked.place
"""


class Surroundings:
    """The texts with these ids, with all that is needed to say where anchors in them lie.

    Read in three statements, however many texts there are; one more tells the contexts of anchors, and
    one for each in a very long text its zones.
    """

    def __init__(self, file: CaseFile, text_ids: Iterable[str]) -> None:
        self._file = file
        wanted = (json.dumps(sorted(text_ids)),)
        self._texts: dict[str, tuple[Text, Article]] = {}
        for row in file.rows(_TEXTS, wanted):
            values = iter(row)
            text, article = read(Text, values), read(Article, values)
            self._texts[text.id] = text, article
        self._parts = _by_text(read(Part, iter(row)) for row in file.rows(_PARTS, wanted))
        usual = [text.id for text, _ in self._texts.values() if text.length <= _VERY_LONG]
        wanted = (json.dumps(usual),)
        self._zones = _by_text(read(Zone, iter(row)) for row in file.rows(_ZONES, wanted))

    def __contains__(self, text_id: object) -> bool:
        """Whether the text is in the case."""
        return text_id in self._texts

    def source(self, anchor: Anchor) -> Source:
        """Raises NotFound when the text of the anchor is not in the case."""
        text, article = self._text(anchor)
        part = part_at(self._parts.get(text.id, ()), anchor.start)
        zone = zone_at(self._zones_near(text, anchor), anchor.start)
        return Source(
            article.id,
            text,
            attribution=part.attribution if part else article.attribution,
            page=article.attribution if part else None,
            zone=zone.kind if zone else ZoneKind.BODY,
            page_number=text.page_at(anchor.start),
        )

    def anchor(self, text_id: str, start: int, end: int) -> Anchor:
        """The anchor of a stretch, with its quote taken from the words of the text."""
        text, _ = self._texts[text_id]
        return anchor_at(text_id, self._file.words(text), start, end)

    def is_orphan(self, anchor: Anchor) -> bool:
        text, _ = self._text(anchor)
        return not anchor.holds_in(self._file.words(text))

    def context(self, anchor: Anchor) -> tuple[str, str]:
        """The words before and after the quote, out to one sentence beyond those it touches.

        They stay within the same part, and within reporting when the quote is reporting. Of an
        orphan only the characters are known that it remembers.
        """
        return self.contexts([anchor])[0]

    def contexts(self, anchors: Sequence[Anchor]) -> list[tuple[str, str]]:
        """The context of each."""
        texts = [self._text(anchor)[0] for anchor in anchors]
        asked = [
            (text.words_sha256, anchor.start, anchor.end) for text, anchor in zip(texts, anchors, strict=True)
        ]
        beyond = self._file.rows(_SENTENCES_BESIDE, (json.dumps(asked),))
        return [
            self._context(text, anchor, start, end)
            for text, anchor, (start, end) in zip(texts, anchors, beyond, strict=True)
        ]

    def _context(self, text: Text, anchor: Anchor, start: int, end: int) -> tuple[str, str]:
        words = self._file.words(text)
        if not anchor.holds_in(words):
            return anchor.before, anchor.after
        first, last = self._home(text, anchor)
        return words[max(start, first) : anchor.start], words[anchor.end : min(end, last)]

    def beside(self, anchor: Anchor, before: int, after: int) -> tuple[str, str]:
        """So many characters before the quote and after it, of the same part and within reporting."""
        text, _ = self._text(anchor)
        words = self._file.words(text)
        first, last = self._home(text, anchor)
        start, end = max(first, anchor.start - before), min(last, anchor.end + after)
        return words[start : anchor.start], words[anchor.end : end]

    def _zones_near(self, text: Text, anchor: Anchor) -> Sequence[Zone]:
        if text.length <= _VERY_LONG:
            return self._zones.get(text.id, ())
        near = (text.id, anchor.start - _NEAR, anchor.end + _NEAR)
        return [read(Zone, iter(row)) for row in self._file.rows(_ZONES_NEAR, near)]

    def _home(self, text: Text, anchor: Anchor) -> Span:
        """The stretch around an anchor that its context must not leave."""
        first, last = 0, text.length
        part = part_at(self._parts.get(anchor.text_id, ()), anchor.start)
        if part:
            first, last = part.start, max(part.end, anchor.end)
        zones = self._zones_near(text, anchor)
        own = zone_at(zones, anchor.start)
        if own:
            foreign = [zone for zone in zones if zone.kind.is_reporting is not own.kind.is_reporting]
            first = max([first, *(zone.end for zone in foreign if zone.end <= anchor.start)])
            last = min([last, *(zone.start for zone in foreign if zone.start >= anchor.end)])
        return first, last

    def _text(self, anchor: Anchor) -> tuple[Text, Article]:
        try:
            return self._texts[anchor.text_id]
        except KeyError:
            raise NotFound(
                "The text of this passage is not in the case.",
                "It may have been removed; undo brings it back.",
            ) from None


def _by_text(stretches: Iterable[P]) -> dict[str, list[P]]:
    found: dict[str, list[P]] = {}
    for stretch in stretches:
        found.setdefault(stretch.text_id, []).append(stretch)
    return found
