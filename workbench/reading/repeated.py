"""Paragraphs that belong to the page of an outlet and not to one of its articles: requests to the reader,
imprints, rows of links. One article alone does not always tell; that others have them, word for word, does.

Which articles those are is not known here. This module tells a paragraph from its words and its place, and
what becomes of the zones; the words for it are in `resources/reading/repeated.toml`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol

from workbench.domain.article import ZoneKind
from workbench.places import resource
from workbench.reading.cues import Mark, any_of, folded
from workbench.reading.datelines import dateline, is_person
from workbench.reading.headlines import SUBHEADING
from workbench.reading.imported import FoundZone
from workbench.reading.paragraphs import paragraphs
from workbench.reading.zones import find_zones

_OPENING, _CLOSING = "“„«", "”»"
_QUOTATION_MARKS = tuple(f'{_OPENING}{_CLOSING}"‘「『')
_BLANKS = b" \t\n"
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", "。", "．", "！", "？", "।", "؟")
_MAY_REPEAT = (ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE)
_TOLD_FROM_WORDS = (ZoneKind.HEADLINE, ZoneKind.DATELINE, ZoneKind.BODY)


class Tell(Enum):
    """By what a repeated paragraph is known to be none of the article."""

    OWN_WORDS = auto()
    PLACE = auto()
    """Only where nothing but the like lies between it and the edge of the page."""
    BARE_LINE = auto()
    """There, and only below words that are the article’s own: a letter may end with a name."""


class Piece(NamedTuple):
    """A paragraph with its place in the words of an article, and the zone that it lies in.

    `number` is its fingerprint if other articles may repeat it; 0 for long ones, for quotations, and where
    the zone says already what it is.
    """

    start: int
    end: int
    words: str
    kind: ZoneKind
    number: int = 0


class Zoned(Protocol):
    """A stretch that is known to be of a kind, of an article that is read or in a case."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> ZoneKind: ...
    @property
    def label(self) -> str: ...


def pieces(words: str, zones: Iterable[Zoned]) -> list[Piece]:
    """The paragraphs at both ends of an article; all of them, but for very long ones."""
    edge = rules()["paragraph"]["edge"]
    found: list[Piece] = []
    in_quotation = False
    for zone in zones:
        for start, end in _at_edges(zone, edge, len(words)):
            for paragraph in paragraphs(words, start, end):
                said = paragraph.words
                number = 0 if in_quotation or not _may_repeat(said, zone.kind) else fingerprint(said)
                found.append(Piece(paragraph.start, paragraph.end, said, zone.kind, number))
                in_quotation = _leaves_open(said, in_quotation)
    return found


def fingerprint(words: str) -> int:
    """A number of 64 bits that is the same for the same words; blanks and capitals do not count."""
    plain = folded(words).lower()
    if not plain.isascii():
        plain = plain.replace("\u00a0", " ")
    return int.from_bytes(blake2b(plain.encode().translate(None, _BLANKS), digest_size=8).digest())


def numbers(words: str, zones: Iterable[Zoned]) -> tuple[int, ...]:
    """The numbers of those paragraphs of an article that may be repeated and stand in it only once."""
    return once(pieces(words, zones))


def once(page: Sequence[Piece]) -> tuple[int, ...]:
    """What stands several times in one article, like the names of speakers, is its own."""
    counts = Counter(piece.number for piece in page if piece.number)
    return tuple(number for number, count in counts.items() if count == 1)


def tell(words: str, outlet: str) -> Tell | None:
    """By what a paragraph that stands in several articles of an outlet is known to be none of them."""
    said = folded(words)
    if _pattern("own_words", "cues").match(said):
        return Tell.OWN_WORDS
    if _pattern("at_the_edge", "cues").match(said) or _is_of(outlet, said):
        return Tell.PLACE
    return Tell.BARE_LINE if _is_bare_line(words) else None


def sides(
    page: Sequence[Piece], belongs: Callable[[Piece], bool]
) -> Iterator[tuple[list[Piece], Piece | None]]:
    """Above the article and below it: the paragraphs that belong to the page, and the one of the article
    that they end at.
    """
    for order in (page, page[::-1]):
        outside: list[Piece] = []
        for piece in order:
            if belongs(piece):
                outside.append(piece)
            elif piece.kind not in _AROUND:
                yield outside, piece
                break
        else:
            yield outside, None


def set_apart(
    words: str, zones: Sequence[Zoned], spans: Mapping[tuple[int, int], str]
) -> tuple[FoundZone, ...]:
    """The zones of an article when these stretches of it are boilerplate, each with its label.

    Where one of them was taken for the headline, the headline is looked for anew; if there is no other,
    it stays what it was. What nothing but such stretches would be left of stays as it is.
    """
    heads = {span for span in spans if _kind_at(zones, span[0]) is ZoneKind.HEADLINE}
    found = _cut(words, zones, spans)
    if heads:
        known = [
            zone for zone in found if zone.kind not in _TOLD_FROM_WORDS or zone.label == SUBHEADING.label
        ]
        found = find_zones(words, known)
        if not any(zone.kind is ZoneKind.HEADLINE and not zone.label for zone in found):
            found = _cut(words, zones, {span: label for span, label in spans.items() if span not in heads})
    if any(zone.kind.is_reporting and zone.kind is not ZoneKind.HEADLINE for zone in found):
        return found
    return _cut(words, zones, {})


@cache
def rules() -> Mapping[str, Mapping[str, Any]]:
    """The numbers and words of `repeated.toml`."""
    return tomllib.loads(resource("reading/repeated.toml").read_text("utf-8"))


_AROUND = (*(kind for kind in ZoneKind if not kind.is_reporting), ZoneKind.CAPTION, ZoneKind.CORRECTION)
"""What may lie between the edge of a page and its article."""


def _may_repeat(words: str, kind: ZoneKind) -> bool:
    short = words.count(" ") < rules()["paragraph"]["words"]
    return short and kind in _MAY_REPEAT and not words.startswith(_QUOTATION_MARKS)


def _at_edges(zone: Zoned, edge: int, length: int) -> Iterator[tuple[int, int]]:
    """The stretches of a zone that lie near the beginning and the end of a text."""
    if length <= 2 * edge:
        yield zone.start, zone.end
        return
    for start, end in ((0, edge), (length - edge, length)):
        if max(start, zone.start) < min(end, zone.end):
            yield max(start, zone.start), min(end, zone.end)


def _leaves_open(words: str, begun: bool) -> bool:
    """Whether a quotation that has been begun by the end of a paragraph goes on in the next."""
    if words.isascii():
        return begun
    opened, closed = (max(map(words.rfind, marks)) for marks in (_OPENING, _CLOSING))
    return begun if opened == closed else opened > closed


def _is_of(outlet: str, said: str) -> bool:
    """Whether an outlet speaks of itself."""
    name = folded(outlet).casefold().removeprefix("the ").strip()
    match = _pattern("at_the_edge", "of_itself").match(said)
    return bool(name and match) and name in said[: match.end() if match else 0].casefold()


def _is_bare_line(words: str) -> bool:
    """A name, a row of links, a motto: no sentence, no fact, nobody’s byline."""
    return (
        "\n" not in words
        and words.count(" ") < rules()["at_the_edge"]["line"]
        and any(character.isalpha() for character in words)
        and not any(character.isdigit() or character in _QUOTATION_MARKS for character in words)
        and not words.rstrip(")]’'").endswith(_SENTENCE_ENDS)
        and not is_person(words)
        and dateline(words) is None
    )


def _kind_at(zones: Sequence[Zoned], position: int) -> ZoneKind | None:
    return next((zone.kind for zone in zones if zone.start <= position < zone.end), None)


def _cut(words: str, zones: Sequence[Zoned], spans: Mapping[tuple[int, int], str]) -> tuple[FoundZone, ...]:
    """The zones with these stretches cut out of them; the blanks behind a stretch are its own."""
    marks: dict[int, Mark] = {}
    for zone in zones:
        marks[zone.start] = Mark(zone.kind, zone.label)
        for (start, end), label in sorted(spans.items()):
            if zone.start <= start < zone.end:
                marks[start] = Mark(ZoneKind.BOILERPLATE, label)
                if (behind := _end_of_blanks(words, end)) < zone.end:
                    marks[behind] = Mark(zone.kind, zone.label)
    return tuple(_joined(marks, len(words)))


def _end_of_blanks(words: str, position: int) -> int:
    while position < len(words) and words[position].isspace():
        position += 1
    return position


def _joined(marks: Mapping[int, Mark], length: int) -> Iterator[FoundZone]:
    """One zone for stretches of one kind in a row."""
    before = (None, *marks.values())
    begun = [start for (start, mark), above in zip(marks.items(), before, strict=False) if mark != above]
    for start, end in zip(begun, (*begun[1:], length), strict=True):
        yield FoundZone(start, end, marks[start].kind, marks[start].label)


@cache
def _pattern(section: str, name: str) -> re.Pattern[str]:
    return re.compile(any_of(rules()[section][name]), re.IGNORECASE)
