"""Newspaper pages: which headlines begin articles of their own, told by their type and by bylines.

A report with chapters has headlines, too, and is one article all the same. So there must be several on
one page with a line below that says by whom the article is, and what is set no smaller than these and has
text below it begins one as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.reading.datelines import dateline
from workbench.reading.formats.pdf.flow import Piece
from workbench.reading.formats.pdf.layout import Role

_FEWEST = 2
"""Headlines with a byline on a page that holds several articles."""

_LARGE = 1.3
"""Times the size of the text: the type of headlines."""

_LONGEST = 300
_SOME_TEXT = 200
"""Characters of text below a headline that has no byline, at least."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The pieces of a headline, from `first` up to, not including, `end`, and the byline below, if any."""

    first: int
    end: int
    credit: int | None


def beginnings(pieces: Sequence[Piece], size: float) -> Iterator[Beginning]:
    """Where articles begin on pages that hold several. `size` is that of the text."""
    for _, indexed in groupby(enumerate(pieces), key=lambda one: one[1].page):
        page = [(index, piece) for index, piece in indexed if piece.role is Role.TEXT]
        found = list(_headlines(page, size))
        credited = [one for one in found if one.credit is not None]
        if len(credited) >= _FEWEST:
            smallest = min(pieces[one.first].style.size for one in credited)
            yield from (
                one for one in found if one.credit is not None or pieces[one.first].style.size >= smallest
            )


def _headlines(page: Sequence[tuple[int, Piece]], size: float) -> Iterator[Beginning]:
    """Large type with a byline or with text below it."""
    at = 0
    while at < len(page):
        first, style = page[at][0], page[at][1].style
        if not _is_large(page[at][1], size):
            at += 1
            continue
        while at < len(page) and page[at][1].style == style and _is_large(page[at][1], size):
            at += 1
        below = [piece for _, piece in page[at : at + 2]]
        if below and (said := dateline(below[0].words)) and (said.byline or said.outlet):
            yield Beginning(first, page[at - 1][0] + 1, page[at][0])
        elif any(not _is_large(piece, size) and len(piece.words) >= _SOME_TEXT for piece in below):
            yield Beginning(first, page[at - 1][0] + 1, None)


def _is_large(piece: Piece, size: float) -> bool:
    return (
        piece.style.size >= _LARGE * size
        and len(piece.words) <= _LONGEST
        and any(character.isalpha() for character in piece.words)
    )
