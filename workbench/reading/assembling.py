"""From what a format says to an article: the words, and what only they can tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from workbench.domain.article import Attribution, normalise
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.reading.attribution import find_parts, page_attribution
from workbench.reading.extracted import Block, Extracted
from workbench.reading.imported import FoundZone, ImportedArticle
from workbench.reading.mojibake import garbled_sample, mended
from workbench.reading.sentences import sentences
from workbench.reading.zones import find_zones

_BETWEEN = "\n\n"


def assemble(extracted: Extracted, content: bytes, file_name: str) -> ImportedArticle:
    """The article in a file whose bytes are `content`.

    The pieces stand a blank line apart. What the format said of zones and attribution holds; what it
    left open is told from the words. Raises UserError, naming the file, when there are no words.
    """
    name = extracted.file_name or file_name
    pieces = tuple(_placed(extracted.blocks))
    words = _BETWEEN.join(piece.words for piece in pieces)
    if not words.strip():
        raise UserError(f"There are no words in “{name}”.", "Look at it in the program it comes from.")
    known = tuple(piece.zone for piece in pieces if piece.zone)
    zones = find_zones(words, known)
    parts = find_parts(words, zones, [piece.start for piece in pieces if piece.begins_article])
    said = extracted.attribution
    # the day on which a mail was sent is no date of what is copied into it
    dated = None if extracted.media_type.startswith("message/") else said
    attribution = _together(said, page_attribution(words, zones, parts, dated))
    attribution = _together(attribution, extracted.properties)
    return ImportedArticle(
        content if extracted.original is None else extracted.original,
        name,
        extracted.encoding,
        words,
        attribution,
        parts,
        zones,
        sentences(words, zones, attribution.language),
        page_starts=_page_starts(pieces),
        media_type=extracted.media_type,
        known_id=extracted.known_id,
        notes=(*extracted.notes, *_unread(words, extracted.notes), *_garbled(words)),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block with its place in the words of the article."""

    start: int
    words: str
    zone: FoundZone | None
    begins_article: bool
    pages: Sequence[tuple[int, int]]
    """Pairs of a page's number and where it begins at the latest."""


def _placed(blocks: Sequence[Block]) -> Iterator[_Piece]:
    start = 0
    for block in blocks:
        words = normalise(block.words)
        if not words and len(blocks) > 1:
            continue
        end = start + len(words)
        zone = FoundZone(start, end, block.kind, block.label) if block.kind else None
        places = (0, *(len(normalise(block.words[:place])) for place in block.breaks))
        pages = [(page, start + place) for page, place in enumerate(places, block.page)]
        yield _Piece(start, words, zone, block.begins_article, pages if block.page else ())
        start = end + len(_BETWEEN)


def _page_starts(pieces: Sequence[_Piece]) -> tuple[int, ...]:
    """Where each page begins; a page without words begins where the next one does."""
    starts: list[int] = []
    for piece in pieces:
        for page, start in piece.pages:
            starts.extend([start] * (page - len(starts)))
    return tuple(starts)


def _unread(words: str, notes: Sequence[str]) -> Iterator[str]:
    """What could not be read, if the reader of the format has not told it."""
    count = words.count("\ufffd")
    if count and not any("\ufffd" in note for note in notes):
        yield f"{counted(count, 'character')} could not be read: �."


def _garbled(words: str) -> Iterator[str]:
    if sample := garbled_sample(words):
        yield (
            f"Letters look garbled, as in “{sample}”, which could be meant as “{mended(sample)}”. "
            "The words are kept as they are."
        )


def _together(said: Attribution, found: Attribution) -> Attribution:
    """What the format says, and in its gaps what the words say."""
    gaps = {
        field.name: value
        for field in fields(found)
        if field.name != "origins" and (value := getattr(found, field.name)) and not getattr(said, field.name)
    }
    origins = {field: found.origins[field] for field in gaps if field in found.origins}
    return replace(said, **gaps, origins={**said.origins, **origins})
