"""Pages whose every word belongs to the article: chapters of books, mails, fields of data."""

from collections.abc import Iterator

from workbench.reading.cues import Mark
from workbench.reading.extracted import Block
from workbench.reading.headlines import HEADLINE, SUBHEADING
from workbench.reading.pages.pieces import pieces
from workbench.reading.pages.tree import page_tree


def whole_page(characters: str, *, headline: str = "", prose: Mark | None = None) -> Iterator[Block]:
    """All pieces that the page does not hide.

    A heading that says `headline` is one, the others are subheadings. `prose` is what paragraphs are
    of which the markup says nothing; without it, the words tell.
    """
    tree = page_tree(characters)
    for piece in () if tree is None else pieces(tree):
        if piece.hidden:
            continue
        mark = piece.mark
        if piece.is_heading:
            mark = HEADLINE if _folded(piece.words) == _folded(headline) else SUBHEADING
        elif mark is None and piece.tag == "p":
            mark = prose
        yield Block(piece.words, mark.kind if mark else None, mark.label if mark else "")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
