"""From the pieces of a document to the blocks of an article: headlines are told by their size."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.article import ZoneKind
from workbench.reading.extracted import Block
from workbench.reading.formats.pdf.articles import beginnings
from workbench.reading.formats.pdf.flow import NEW_PAGE, Piece
from workbench.reading.formats.pdf.hyphens import Vocabulary
from workbench.reading.formats.pdf.layout import Role

SUBHEADING = "subheading"
MASTHEAD = "masthead"
_LARGER = 1.12
"""Times the size of the text: a heading."""

_SMALLER = 0.9
"""Times the size of the text: what is bold in smaller print heads nothing."""

_ENDS_OF_PROSE = (".", ",", ";", ":")

_HEADLINE = 1.25
"""Times the size of the text: what may be the headline of the whole document."""

_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 120
_LONGEST_HEADLINE = 300

_KINDS = {
    Role.HEAD: ZoneKind.BOILERPLATE,
    Role.FOOT: ZoneKind.BOILERPLATE,
    Role.CAPTION: ZoneKind.CAPTION,
    Role.NOTE: ZoneKind.BODY,
}


def blocks_of(pieces: Sequence[Piece]) -> Iterator[Block]:
    """The blocks in the order of the pieces."""
    vocabulary = Vocabulary()
    vocabulary.learn(piece.words for piece in pieces)
    size = _text_size(pieces)
    told = _told(pieces, size)
    begun = {one.first for one in beginnings(pieces, size)}
    for index, piece in enumerate(pieces):
        kind, label = _KINDS.get(piece.role), "" if piece.role is Role.CAPTION else piece.role.value
        if piece.role in (Role.TEXT, Role.ASIDE):
            kind, label = told.get(index, (None, ""))
            if index not in told and _is_heading(piece, size):
                kind, label = ZoneKind.HEADLINE, SUBHEADING
        block = _block(vocabulary.mended(piece.words), piece.page)
        yield replace(block, kind=kind, label=label, begins_article=index in begun)


def _told(pieces: Sequence[Piece], size: float) -> dict[int, tuple[ZoneKind, str]]:
    """What the headlines are, and the bylines below them; above several headlines stands a masthead."""
    several = list(beginnings(pieces, size))
    top = _headline(pieces, size)
    if not several:
        return dict.fromkeys(top, (ZoneKind.HEADLINE, ""))
    told = {index: (ZoneKind.BOILERPLATE, MASTHEAD) for index in top if index < several[0].first}
    for one in several:
        told |= dict.fromkeys(range(one.first, one.end), (ZoneKind.HEADLINE, ""))
        if one.credit is not None:
            told[one.credit] = ZoneKind.DATELINE, ""
    return told


def _block(words: str, page: int) -> Block:
    *turned, last = words.split(NEW_PAGE)
    breaks, length = [], 0
    for part in turned:
        length += len(part)
        breaks.append(length)
    return Block("".join((*turned, last)), page=page, breaks=tuple(breaks))


def _text_size(pieces: Sequence[Piece]) -> float:
    """The size in which most of the document is printed."""
    letters: Counter[float] = Counter()
    for piece in pieces:
        if piece.role is Role.TEXT:
            letters[piece.style.size] += len(piece.words)
    return letters.most_common(1)[0][0] if letters else 0.0


def _headline(pieces: Sequence[Piece], size: float) -> range:
    """The pieces that are the headline: the largest print on the first page, where it stands together."""
    first_page = next((piece.page for piece in pieces if piece.role is Role.TEXT), 0)
    on_first = [
        index
        for index, piece in enumerate(pieces)
        if piece.page == first_page
        and piece.role is Role.TEXT
        and len(piece.words) <= _LONGEST_HEADLINE
        and any(character.isalpha() for character in piece.words)
    ]
    if not on_first:
        return range(0)
    first = max(on_first, key=lambda index: (pieces[index].style.size, -index))
    largest = pieces[first].style
    if largest.size < _HEADLINE * size:
        return range(0)
    end = first + 1
    while end < len(pieces) and end in on_first and pieces[end].style == largest:
        end += 1
    return range(first, end)


def _is_heading(piece: Piece, size: float) -> bool:
    """Whether a short paragraph is set larger than the text, or bold where the text is not."""
    if len(piece.words) > _LONGEST_HEADING or not any(character.isalpha() for character in piece.words):
        return False
    if piece.style.size >= _LARGER * size:
        return True
    is_bold = piece.style.bold and piece.style.size > _SMALLER * size
    return is_bold and len(piece.words) <= _LONGEST_BOLD_HEADING and not piece.words.endswith(_ENDS_OF_PROSE)
