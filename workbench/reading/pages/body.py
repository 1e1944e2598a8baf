"""Which pieces of a page are its article.

trafilatura chooses the text; what it chose is found again among the pieces of the page, which know
what the markup says of them. So captions and credits beside the text are kept as what they are,
headings and teasers that it took for text are told from it, and what hides from readers stays out.
"""

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.domain.article import ZoneKind
from workbench.reading.comments import is_prose
from workbench.reading.cues import Mark
from workbench.reading.datelines import dateline, is_person
from workbench.reading.extracted import Block
from workbench.reading.headlines import DATELINE, HEADLINE, STANDFIRST, SUBHEADING, looks_like_headline
from workbench.reading.pages.pieces import Piece

_NO_LETTERS = re.compile(r"[\W_]+")
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d:\d")
_AHEAD = 20_000
"""Characters of the chosen text in which the next piece of the page is sought."""

_TELLING = 24
"""Characters by whose likeness the beginning of a longer piece is known again."""

_SHORT_BELOW = 3
"""Pieces below the last long one in which a short one still belongs to it: a signature."""

_MANY = 2
"""Chosen paragraphs that an element must hold for its others to be taken as well."""

_LARGEST = 200_000
"""Elements; a page that has more is no article that could be weighed piece by piece."""

_SHORTEST = 200
"""Characters; a choice of fewer was no choice, and all that is plain text is taken."""

_WIDEST_ROW = 500
"""Cells; beyond it trafilatura’s time grows with their square."""

_SHORT_LINK = 200
_IN_HEAD = (ZoneKind.HEADLINE, ZoneKind.DATELINE, ZoneKind.CAPTION, ZoneKind.TEASER)
_BESIDE = (ZoneKind.CAPTION, ZoneKind.CORRECTION, ZoneKind.DOCUMENT)
_BODY = Mark(ZoneKind.BODY)
_RELATED = Mark(ZoneKind.TEASER, "related")


def article_blocks(tree: Any, page: Sequence[Piece], title: str) -> list[Block]:
    """The article as blocks: headline, credits, text with what stands beside it, comments."""
    page = [piece for piece in page if not piece.hidden] or page
    text = _chosen(tree, page)
    first, last = min(text), max(text)
    headline = _headline(page, title, last)
    begin = first if headline is None else min(first, headline)
    blocks: list[Block] = []
    in_head = headline is not None
    for index in range(begin, last + 1):
        block = _block(page, index, text, headline)
        if block is None:
            continue
        if in_head and block.label == SUBHEADING.label:
            block = _as(page[index], STANDFIRST)
        in_head = in_head and block.kind in _IN_HEAD
        blocks.append(block)
    return [*blocks, *_below(page[last + 1 :])]


def _block(page: Sequence[Piece], index: int, text: set[int], headline: int | None) -> Block | None:
    """A piece between the headline and the end of the text, if it belongs to the article."""
    piece = page[index]
    kind = piece.mark.kind if piece.mark else None
    if index == headline:
        return _as(piece, HEADLINE)
    if kind is ZoneKind.DATELINE and _is_credit(piece.words):
        return _as(piece, DATELINE)
    if index not in text:
        return _as(piece, piece.mark) if kind in _BESIDE else None
    if kind in (ZoneKind.DATELINE, ZoneKind.BOILERPLATE):
        return _as(piece, None)  # by its name no text, and yet chosen: its words will tell
    return _as(piece, piece.mark or _told_by_shape(piece))


def _told_by_shape(piece: Piece) -> Mark | None:
    """What a piece is of which its element says only that it is a heading, a paragraph, or a link."""
    if piece.is_heading:
        return SUBHEADING
    if piece.is_link and len(piece.words) <= _SHORT_LINK:
        return _RELATED if not piece.words.endswith((".", ",")) else None
    is_sentence = piece.tag == "p" and is_prose(piece.words) and looks_like_headline(piece.words)
    return _BODY if is_sentence else None  # “Who pays for it all, now that the board has voted twice?”


def _below(rest: Sequence[Piece]) -> Iterator[Block]:
    """What still belongs to the article below its text: corrections, and what readers say."""
    for piece in rest:
        if piece.mark and piece.mark.kind in (ZoneKind.CORRECTION, ZoneKind.COMMENTS):
            yield _as(piece, piece.mark)


def _as(piece: Piece, mark: Mark | None) -> Block:
    return Block(piece.words, mark.kind if mark else None, mark.label if mark else "")


def _is_credit(words: str) -> bool:
    return all(
        dateline(line) is not None or is_person(line) or _YEAR_OR_CLOCK.search(line)
        for line in words.splitlines()
    )


def _headline(page: Sequence[Piece], title: str, last: int) -> int | None:
    """The heading over the article: the one that says its title, else the highest before its end."""
    wanted = _folded(title)
    headings = [index for index in range(last + 1) if page[index].is_heading]
    for index in headings:
        said = _folded(page[index].words)
        if said and wanted and (said == wanted or (len(said) > 12 and (said in wanted or wanted in said))):
            return index
    return next((index for index in headings if page[index].tag == "h1" and not page[index].is_link), None)


def _chosen(tree: Any, page: Sequence[Piece]) -> set[int]:
    """The pieces that are the text, as places in the page."""
    found = _found_again(page, _trafilatura(tree))
    if sum(len(page[index].words) for index in found) < _SHORTEST:
        plain = {index for index, piece in enumerate(page) if _is_plain(piece)}
        return plain | found if plain else set(range(len(page)))
    return found | _passed_over(page, found)


def _passed_over(page: Sequence[Piece], found: set[int]) -> set[int]:
    """Paragraphs and headings that stand in the middle of the chosen text, in the same element."""
    within = Counter(page[index].around for index in found if page[index].tag == "p")
    return {
        index
        for index in range(min(found), max(found))
        if index not in found
        and _is_plain(page[index])
        and within[page[index].around] >= _MANY
        and (page[index].is_heading or is_prose(page[index].words))
    }


def _is_plain(piece: Piece) -> bool:
    return piece.mark is None and not piece.is_link


def _trafilatura(tree: Any) -> list[str]:
    """The lines that trafilatura takes for the article’s text."""
    if _is_too_large(tree):
        return []
    import trafilatura  # 0.1 s, and only pages need it

    text = trafilatura.extract(
        copy.deepcopy(tree),
        include_comments=False,
    )
    return (text or "").splitlines()


def _is_too_large(tree: Any) -> bool:
    cells = Counter(cell.getparent() for cell in tree.iter("td", "th"))
    return any(count > _WIDEST_ROW for count in cells.values()) or sum(1 for _ in tree.iter()) > _LARGEST


def _found_again(page: Sequence[Piece], lines: Sequence[str]) -> set[int]:
    """The pieces whose words stand in these lines.

    What is long is known by itself; what is short could stand anywhere on a page, and is known only
    where it stands among what is long.
    """
    folded = [_folded(line) for line in lines]
    whole = set(folded) - {""}
    beginnings = {line[:_TELLING] for line in folded if len(line) >= _TELLING}
    text = "".join(folded)
    found: set[int] = set()
    short: list[int] = []
    cursor = 0
    for index, piece in enumerate(page):
        said = [line for line in map(_folded, piece.words.splitlines()) if line]
        long = [line for line in said if len(line) >= _TELLING]
        if any(line in whole or line[:_TELLING] in beginnings for line in long):
            found.add(index)
        elif long:
            ahead = text.find(long[0], cursor, cursor + len(long[0]) + _AHEAD)
            if ahead >= 0:
                found.add(index)
                cursor = ahead + len(long[0])
        elif said and any(line in whole for line in said):
            short.append(index)
    first, last = min(found, default=0), max(found, default=len(page))
    return found | {index for index in short if first < index <= last + _SHORT_BELOW}


def _folded(words: str) -> str:
    return _NO_LETTERS.sub("", words).lower()
