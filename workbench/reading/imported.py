"""What a reader makes of a file, before it belongs to any case."""

from dataclasses import dataclass, field

from workbench.domain.article import Attribution, ZoneKind


@dataclass(frozen=True, slots=True)
class FoundZone:
    """What the words from `start` up to, not including, `end` are; see `domain.article.Zone`."""

    start: int
    end: int
    kind: ZoneKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A stretch of a page that another outlet published; see `domain.article.Part`."""

    start: int
    end: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """A file as it was read.

    `original` are the bytes as they were found and `encoding` how they were read; `words` are
    normalised and every position counts their code points. The zones cover all words without a
    gap, and so do the parts, if there are any. A passage is a sentence: (start, end) without
    blanks at its edges. `page_starts` is where each page begins, if there are pages; `known_id` the
    name the article had in the collection it comes from; `notes` are sentences for the analyst.
    """

    original: bytes = field(repr=False)
    file_name: str
    encoding: str
    words: str = field(repr=False)
    attribution: Attribution
    parts: tuple[FoundPart, ...]
    zones: tuple[FoundZone, ...]
    passages: tuple[tuple[int, int], ...]
    page_starts: tuple[int, ...] = ()
    media_type: str = ""
    known_id: str = ""
    notes: tuple[str, ...] = ()
