"""The lines and paragraphs of a text, with their places."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_NARROWEST, _WIDEST = 40, 120
"""Between these widths, in characters, people and programs wrap lines; longer lines are paragraphs."""


class Paragraph(NamedTuple):
    """Words that belong together: a line, or several lines of wrapped prose.

    `words` have no blanks at their edges and stand from `start` up to, not including, `end`.
    """

    start: int
    end: int
    words: str


def paragraphs(words: str, start: int = 0, end: int | None = None) -> Iterator[Paragraph]:
    """The paragraphs of `words[start:end]` in order; outside them there are only blanks.

    Lines that follow each other are one paragraph only when they look wrapped: when no line could
    have taken the next line's first word as well. Else each is its own, as pasted web pages have it.
    """
    block: list[Paragraph] = []
    for line in _lines(words, start, len(words) if end is None else end):
        if line:
            block.append(line)
        elif block:
            yield from _unwrapped(words, block)
            block = []
    yield from _unwrapped(words, block)


class LineNumbers:
    """The lines of a text, counted from 1 as editors count them."""

    def __init__(self, words: str) -> None:
        self._breaks = [found.start() for found in re.finditer("\n", words)]

    def at(self, position: int) -> int:
        return 1 + bisect_left(self._breaks, position)


def _lines(words: str, start: int, end: int) -> Iterator[Paragraph | None]:
    """Every line; None for a blank one."""
    for line in words[start:end].splitlines(keepends=True):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            yield Paragraph(first, first + len(inner), inner)
        else:
            yield None
        start += len(line)


def _unwrapped(words: str, block: list[Paragraph]) -> list[Paragraph]:
    if len(block) < 2 or not _is_wrapped(block):
        return block
    first, last = block[0], block[-1]
    return [Paragraph(first.start, last.end, words[first.start : last.end])]


def _is_wrapped(block: list[Paragraph]) -> bool:
    width = max(len(line.words) for line in block)
    return _NARROWEST <= width <= _WIDEST and all(
        len(line.words) + 1 + len(following.words.split(maxsplit=1)[0]) > width
        for line, following in pairwise(block)
    )
