"""The article that runs through the pages: paragraphs put together again that columns and pages divide."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.reading.formats.pdf.layout import Role
from workbench.reading.formats.pdf.lines import Line
from workbench.reading.formats.pdf.paragraphs import Paragraph
from workbench.reading.formats.pdf.text_layer import SOFT_HYPHEN, Style

NEW_PAGE = "\f"
"""Stands in the words of a piece where its next page begins."""

_DIVIDED = re.compile(r"(?<=[^\W\d_])[-‐]$")
_BOUND = re.compile(r"(?<=\S)[–—/@]$")
"""What binds the end of a line to the beginning of the next, as in numbers and addresses."""

_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph from its first line to its last, which may stand on the next page.

    `words` hold SOFT_HYPHEN where a line ended within a word, and NEW_PAGE.
    """

    words: str
    page: int
    role: Role
    style: Style


@dataclass
class _Open:
    """A paragraph that may go on, and what was met since; that has its place before it or behind it,
    so that everything stays on the page where it was printed.
    """

    page: int
    words: str
    style: Style
    last: Paragraph
    before: list[Piece] = field(default_factory=list)
    behind: list[Piece] = field(default_factory=list)

    def takes(self, paragraph: Paragraph) -> bool:
        covers_a_page = self.page < self.last.page < paragraph.page
        if covers_a_page and any(piece.page == self.last.page for piece in self.behind):
            return False  # what else stands on that page could not keep its place
        return paragraph.page - self.last.page <= 1 and self.last.goes_on_in(paragraph)

    def take(self, paragraph: Paragraph) -> None:
        between = _between(self.last.lines[-1], paragraph.lines[0])
        self.words = f"{_undivided(self.words, between)}{NEW_PAGE * (paragraph.page - self.last.page)}"
        self.words += flowing(paragraph.lines)
        if self.page == paragraph.page:
            self.before, self.behind = [*self.before, *self.behind], []
        else:
            earlier = [piece for piece in self.behind if piece.page == self.page]
            self.before += earlier
            self.behind = [piece for piece in self.behind if piece.page != self.page]
        self.last = paragraph

    def pieces(self) -> list[Piece]:
        return [*self.before, Piece(self.words, self.page, Role.TEXT, self.style), *self.behind]


def flow(paragraphs: Iterable[tuple[Paragraph, Role]]) -> Iterator[Piece]:
    """The pieces of the article, in the order of reading."""
    current: _Open | None = None
    for paragraph, role in paragraphs:
        if role is not Role.TEXT:
            piece = Piece(flowing(paragraph.lines), paragraph.page, role, paragraph.style)
            if current:
                current.behind.append(piece)
            else:
                yield piece
        elif current and current.takes(paragraph):
            current.take(paragraph)
        else:
            if current:
                yield from current.pieces()
            current = _Open(paragraph.page, flowing(paragraph.lines), paragraph.style, paragraph)
    if current:
        yield from current.pieces()


def flowing(lines: Sequence[Line]) -> str:
    """The words of lines that follow each other, as one."""
    words = lines[0].text
    for above, line in pairwise(lines):
        words = _undivided(words, _between(above, line)) + line.text
    return words


def _between(above: Line, line: Line) -> str:
    """What stands between two lines: a blank, but not inside a word, nor in scripts that know none."""
    if above.text.endswith(SOFT_HYPHEN) or _DIVIDED.search(above.text):
        return SOFT_HYPHEN
    if _BOUND.search(above.text) and line.text[0].isalnum():
        return ""
    return "" if _UNSPACED.match(above.text[-1:]) and _UNSPACED.match(line.text[:1]) else " "


def _undivided(words: str, between: str) -> str:
    if between != SOFT_HYPHEN:
        return words + between
    return _DIVIDED.sub("", words.removesuffix(SOFT_HYPHEN)) + SOFT_HYPHEN
