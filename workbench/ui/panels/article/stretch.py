"""Which stretch of a very long text is on the page: enough around a place to read on from it.

To set and lay out 50 MB at once takes many seconds and a gigabyte, and what a person has before them is
one screen of it. So a long text is on the page in stretches, each set when it is needed. What is folded
away in a stretch is left out of it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from workbench.domain.span import Span
from workbench.ui.panels.article.breaking import LONGEST_LINE, cut

WHOLE = 100_000
"""Texts of up to so many code points are on the page as a whole: that takes some hundredths of a second."""

REACH = 16_000
"""So many code points or more are on the page before what is read, and twice as many behind it."""

_MOST_LINES = 800
"""So many lines are far enough where lines are short."""

_ROW = 200
"""The row of a folded stretch takes as much room as so many code points do."""


def stretch_around(words: str, position: int, folded: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces of `words` that are on the page around a code point, in order.

    `folded` are the stretches that only a row stands for, in order. A piece ends where one begins,
    and the next piece begins where it ends.
    """
    number = bisect_right(folded, position, key=lambda span: span[0]) - 1
    if number >= 0 and position < folded[number][1]:
        position = folded[number][0]
    following = bisect_left(folded, position, key=lambda span: span[0])
    before = list(_before(words, position, folded[:following]))
    after = list(_after(words, position, folded[following:]))
    return (*reversed(before[1:]), (before[0][0], after[0][1]), *after[1:])


def _before(words: str, position: int, folded: Sequence[Span]) -> Iterator[Span]:
    """What is shown before a code point, the nearest piece first."""
    room, floor = REACH, 0
    for start, end in reversed(folded):
        if position - end >= room:
            floor = end
            break
        yield end, position
        room = max(0, room - (position - end) - _ROW)
        position = start
    first = max(floor, position - room)
    if (lines := words.count("\n", first, position)) > _MOST_LINES:
        first = position - (position - first) * _MOST_LINES // lines
    yield max(floor, _line_before(words, first)), position


def _after(words: str, position: int, folded: Sequence[Span]) -> Iterator[Span]:
    """What is shown from a code point on, piece by piece."""
    room, ceiling = 2 * REACH, len(words)
    for start, end in folded:
        if start - position >= room:
            ceiling = start
            break
        yield position, start
        room = max(0, room - (start - position) - _ROW)
        position = end
    last = min(ceiling, position + room)
    if (lines := words.count("\n", position, last)) > 2 * _MOST_LINES:
        last = position + (last - position) * 2 * _MOST_LINES // lines
    yield position, min(ceiling, _line_after(words, last))


def _line_before(words: str, position: int) -> int:
    """The beginning of the line that a code point is in, or where that is broken if it is too long."""
    near = max(0, position - REACH)
    line = words.rfind("\n", near, position) + 1
    if line or not near:
        return line
    mark = (position - LONGEST_LINE) // REACH * REACH
    return cut(words, mark) if mark else 0


def _line_after(words: str, position: int) -> int:
    """Where the line ends that a code point is in, or is broken if it is too long."""
    line = words.find("\n", position, position + REACH) + 1
    return line or cut(words, min(len(words), (position // REACH + 1) * REACH))
