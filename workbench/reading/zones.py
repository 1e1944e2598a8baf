"""The zones of a text: each stretch told apart as a careful reader of the page would."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.domain.article import ZoneKind
from workbench.reading.comments import reader_comments
from workbench.reading.corrections import corrections
from workbench.reading.cues import Mark, paragraph_mark
from workbench.reading.datelines import opening
from workbench.reading.documents import documents
from workbench.reading.furniture import ending, furniture
from workbench.reading.headlines import further_headlines, looks_like_headline, page_head
from workbench.reading.imported import FoundZone
from workbench.reading.paragraphs import Paragraph, paragraphs

Finder = Callable[[Sequence[Paragraph], Mapping[int, Mark]], Iterator[tuple[int, Mark]]]

_FINDERS: tuple[Finder, ...] = (
    reader_comments,
    furniture,
    page_head,
    further_headlines,
    ending,
    corrections,
    documents,
)
"""In this order; a paragraph is what the first finder that knows it says. The rest is body."""

_BODY = Mark(ZoneKind.BODY)
_ASIDES = (ZoneKind.TEASER, ZoneKind.BOILERPLATE)
_LONGEST_ASIDE = 300


def find_zones(words: str, known: Sequence[FoundZone] = ()) -> tuple[FoundZone, ...]:
    """The zones of a text: they follow each other without gaps and cover all its words.

    `known` are stretches that need not be told from the words, in order, with gaps where they do.
    """
    page = list(_pieces(words))
    marks = dict(_known(page, known))
    for find in _FINDERS:
        marks = dict(find(page, marks)) | marks
    return tuple(_joined(page, marks, len(words)))


def _known(page: Sequence[Paragraph], zones: Sequence[FoundZone]) -> Iterator[tuple[int, Mark]]:
    rest = iter(zones)
    zone = next(rest, None)
    for index, piece in enumerate(page):
        while zone and zone.end <= piece.start:
            zone = next(rest, None)
        if zone and zone.start <= piece.start:
            yield index, Mark(zone.kind, zone.label)


def _pieces(words: str) -> Iterator[Paragraph]:
    """The paragraphs, with a dateline at the beginning and a teaser at the end as their own pieces."""
    in_head, above = True, ""
    for paragraph in paragraphs(words):
        said = paragraph.words
        below_headline = looks_like_headline(above)
        start = opening(said, below_headline=below_headline) if in_head or below_headline else 0
        end = max(start, _beginning_of_aside(said))
        for first, last in ((0, start), (start, end), (end, len(said))):
            inner = said[first:last].strip()
            if inner:
                at = paragraph.start + first
                yield Paragraph(at, at + len(inner), inner)
        in_head = in_head and not start and not said.endswith((".", "!", "?", "”"))
        above = said


def _beginning_of_aside(words: str) -> int:
    """Where a teaser or a credit in brackets ends a paragraph: “… he said. (Read more HERE)”."""
    if not words.endswith((")", "]")):
        return len(words)
    start = max(words.rfind("(", -_LONGEST_ASIDE), words.rfind("[", -_LONGEST_ASIDE))
    mark = paragraph_mark(words[start:]) if start > 0 else None
    return start if mark and mark.kind in _ASIDES else len(words)


def _joined(page: Sequence[Paragraph], marks: Mapping[int, Mark], length: int) -> Iterator[FoundZone]:
    """One zone for pieces of one kind in a row; the blanks behind a piece are its own."""
    start, mark = 0, marks.get(0, _BODY)
    for index, piece in enumerate(page):
        found = marks.get(index, _BODY)
        if found != mark:
            yield FoundZone(start, piece.start, mark.kind, mark.label)
            start, mark = piece.start, found
    yield FoundZone(start, length, mark.kind, mark.label)
