"""Articles: who published them, their words, and what the stretches of their words are."""

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who published something, where and when, as far as it is known. Unknown fields are empty.

    `published` and `updated` are dates (see `dates`); `origins` says for a field where its value
    was read: `{"outlet": "line 3 of the text", "published": "analyst"}`.
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. Its words are in the newest `Text` that names it."""

    id: str
    attribution: Attribution
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article at one capture.

    The words (normalised, UTF-8) and the original bytes are kept as contents, under their SHA-256.
    `length` counts code points; `captured` is a moment in UTC; `encoding` is how the bytes were read.
    `page_starts` are the positions at which its pages begin, ascending; empty where there are none.
    `known_id` is the name that the article had in the collection it comes from; empty for others.
    Of a page that was fetched, `address` is where it was found in the end, `redirects` are the
    addresses that led there, the one that was asked for first, and `served` and `modified` the moments
    in UTC that the server gave for its answer and for the page, as far as it gave them.
    `kept` are the ids of evidence and appearances that the analyst leaves on this version, though
    there is a newer one.
    """

    id: str
    article_id: str
    version: int
    words_sha256: str
    length: int
    original_sha256: str
    original_size: int
    file_name: str
    encoding: str
    captured: str
    page_starts: tuple[int, ...] = ()
    known_id: str = ""
    kept: tuple[str, ...] = ()
    address: str = ""
    redirects: tuple[str, ...] = ()
    served: str = ""
    modified: str = ""

    def page_at(self, position: int) -> int:
        """The page that `position` (code points) lies on, counted from 1; 0 when there are no pages."""
        return bisect_right(self.page_starts, position)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page that was published by somebody else than the page.

    Where a text has parts they follow each other without gaps and cover the whole of it.
    """

    id: str
    text_id: str
    start: int
    end: int
    attribution: Attribution


class ZoneKind(StrEnum):
    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    DOCUMENT = "quoted document"
    CAPTION = "caption"
    CORRECTION = "correction"
    TEASER = "teaser"
    COMMENTS = "comments"
    BOILERPLATE = "boilerplate"

    @property
    def is_reporting(self) -> bool:
        """Whether the outlet answers for these words; comments and boilerplate are only kept."""
        return self not in (ZoneKind.TEASER, ZoneKind.COMMENTS, ZoneKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of a text is. The zones of a text follow each other without gaps and cover it.

    `label` is how the zone is announced when its kind alone says too little: `12 reader comments`.
    """

    id: str
    text_id: str
    start: int
    end: int
    kind: ZoneKind
    label: str = ""


SCAN = "scan"
"""The label of the boilerplate that stands for pages which are pictures without words."""


def is_scan(zones: Iterable[Zone]) -> bool:
    """Whether pages of a text with these zones are pictures without words."""
    return any(zone.label == SCAN for zone in zones)


def normalise(words: str) -> str:
    """The words as every position in the program counts them: NFC, LF, no byte-order mark.

    Raises UserError for a text with a surrogate that stands alone, which no file can hold.
    """
    words = words.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    words = unicodedata.normalize("NFC", words.replace("\x00", "\ufffd"))
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UserError(
            f"The text holds half a character at position {error.start}.",
            "Save it as UTF-8 and import it again.",
        ) from error
    return words


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def part_at(parts: Sequence[Part], position: int) -> Part | None:
    """The part that `position` (code points) lies in, if the text has parts."""
    return next((part for part in parts if part.start <= position < part.end), None)


def zone_at(zones: Sequence[Zone], position: int) -> Zone | None:
    """The zone that `position` (code points) lies in."""
    return next((zone for zone in zones if zone.start <= position < zone.end), None)
