"""Where lines that are too long to be laid out at once are broken."""

import re
import unicodedata
from collections.abc import Iterator

from workbench.ui.positions import LINE_ENDS

LONGEST_LINE = 3000
"""Code points that are laid out at once. A longer line is shown in pieces, or each frame would take
as long as all of it."""

LINE_END = re.compile(f"[{LINE_ENDS}]")
_JOINERS = "\u200d\ufe0e\ufe0f"


def piece_breaks(words: str, start: int, end: int, *, every: int = 0) -> Iterator[int]:
    """Where the lines between two code points are broken: after a blank if there is one, never within a
    character. With `every` they are also broken at the `cut` of each of its multiples, so that it does
    not matter from where on a line is looked at.
    """
    for line_end in (*(match.start() for match in LINE_END.finditer(words, start, end)), end):
        if line_end - start > LONGEST_LINE:
            marks = range(start // every + 1, line_end // every + 1) if every else ()
            cuts = [place for mark in marks if start < (place := cut(words, mark * every)) < line_end]
            for first, last in zip([start, *cuts], [*cuts, line_end], strict=True):
                yield from _pieces(words, first, last)
                yield from (last,) if last < line_end else ()
        start = line_end + 1


def cut(words: str, position: int) -> int:
    """The first place from a code point on at which a very long line can be broken."""
    blank = words.find(" ", position, position + LONGEST_LINE // 2)
    return between_characters(words, position) if blank < 0 else blank + 1


def between_characters(words: str, position: int) -> int:
    """The first place from `position` on that is not between a letter and what combines with it."""
    while position < len(words) and (
        unicodedata.combining(words[position])
        or words[position] in _JOINERS
        or words[position - 1] == "\u200d"
    ):
        position += 1
    return position


def _pieces(words: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST_LINE:
        place = words.rfind(" ", start + LONGEST_LINE // 2, start + LONGEST_LINE) + 1
        place = place or between_characters(words, start + LONGEST_LINE)
        if place >= end:
            return
        yield place
        start = place
