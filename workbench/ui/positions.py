"""Positions in an article's words, and where they are in the document that Qt shows.

The only module that knows how Qt counts. Python counts code points; Qt counts UTF-16 units, so that
a character beyond U+FFFF takes two. The shown document also has line breaks that the words do not:
around what is folded, and within lines too long to be laid out at once.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from workbench.domain.span import Span

LINE_ENDS = "\n\u2029\ufdd0\ufdd1"
"""The characters that end a paragraph for Qt; all but the first are rare, none may shift a position."""

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_RARE = re.compile("[\u2029\ufdd0\ufdd1\ufffc]")
_AS_SHOWN = str.maketrans({"\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\ufffc": "\ufffd"})


class Positions:
    """Maps code points of `words` to positions of the document that `shown` makes of them, and back.

    `breaks` are the code points before which the document has a line break of its own, in order;
    one that is named twice has two. `pieces` are the stretches that the document holds, in order and
    apart; without them it holds all. What is left out lies at the end of the piece before it. Both
    ways cost a binary search, and nothing where every character takes one unit, no line is broken
    and nothing is left out.
    """

    def __init__(self, words: str, breaks: Sequence[int] = (), pieces: Sequence[Span] | None = None) -> None:
        self._is_whole = not pieces
        pieces = pieces or [(0, len(words))]
        self._end = pieces[-1][1]
        self._left_out = list(_between(pieces))
        # how much is left out when so many of these gaps are past, and where they lie in what is shown
        self._skipped = [0, *accumulate(end - start for start, end in self._left_out)]
        self._gaps = [
            start - skipped for (start, _), skipped in zip(self._left_out, self._skipped, strict=False)
        ]
        # from these code points on, one more unit of the document lies before than code points do
        self._breaks = list(breaks)
        wide = [match.end() for piece in pieces for match in _BEYOND_BMP.finditer(words, *piece)]
        self._steps = sorted([*wide, *breaks])
        self._steps_shown = [self._kept(step) + number for number, step in enumerate(self._steps)]

    def to_qt(self, position: int) -> int:
        """The document position of a code point; after a line break that stands before it."""
        if self._is_whole:
            return position + bisect_right(self._steps, position)
        position = self._nearest(position)
        return self._kept(position) + bisect_right(self._steps, position)

    def end_to_qt(self, position: int) -> int:
        """The document position right after the words that end at a code point; before any break there."""
        if not self._is_whole:
            position = self._nearest(position)
        here = bisect_right(self._breaks, position) - bisect_left(self._breaks, position)
        return self.to_qt(position) - here

    def from_qt(self, position: int) -> int:
        """The code point at a document position; the next one when the position is within a character."""
        passed = bisect_right(self._steps_shown, position)
        place = position - passed
        if not self._is_whole:
            place += self._skipped[bisect_right(self._gaps, place)]
        return max(place, self._steps[passed - 1]) if passed else place

    def holds(self, position: int) -> bool:
        """Whether the document has the words at a code point, or ends there."""
        number = bisect_right(self._left_out, position, key=_start_of) - 1
        is_left_out = number >= 0 and position < self._left_out[number][1]
        return position <= self._end and not is_left_out

    def _kept(self, position: int) -> int:
        """How many of the words before a code point are shown."""
        return position - self._skipped[bisect_right(self._left_out, position, key=_end_of)]

    def _nearest(self, position: int) -> int:
        """The code point itself, or where the words begin to be left out that it is in."""
        position = min(position, self._end)
        number = bisect_right(self._left_out, position, key=_start_of) - 1
        if number < 0 or position >= self._left_out[number][1]:
            return position
        return self._left_out[number][0]


def shown(words: str, breaks: Sequence[int] = (), pieces: Sequence[Span] | None = None) -> str:
    """The words, or some pieces of them, as they are given to Qt: broken at `breaks`, and with nothing
    in them that Qt would take for more than a character. Each code point stays one character.
    """
    joined = "".join(_broken(words, piece, breaks) for piece in pieces or [(0, len(words))])
    return joined.translate(_AS_SHOWN) if _RARE.search(joined) else joined


def _broken(words: str, piece: Span, breaks: Sequence[int]) -> str:
    start, end = piece
    inside = breaks[bisect_left(breaks, start) : bisect_right(breaks, end)]
    lines = zip([start, *inside], [*inside, end], strict=True)
    return "\n".join(words[first:last] for first, last in lines)


def _between(pieces: Sequence[Span]) -> Iterator[Span]:
    """What is left out before the first of the pieces and between them."""
    for (_, end), (start, _) in pairwise([(0, 0), *pieces]):
        if end < start:
            yield end, start


def _start_of(span: Span) -> int:
    return span[0]


def _end_of(span: Span) -> int:
    return span[1]
