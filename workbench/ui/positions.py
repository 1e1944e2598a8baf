"""Positions in an article's words, and where they are in the document that Qt shows.

The only module that knows how Qt counts. Python counts code points; Qt counts UTF-16 units, so that
a character beyond U+FFFF takes two. The shown document also has line breaks that the words do not:
around what is folded, and within lines too long to be laid out at once.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

LINE_ENDS = "\n\u2029\ufdd0\ufdd1"
"""The characters that end a paragraph for Qt; all but the first are rare, none may shift a position."""

_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_RARE = re.compile("[\u2029\ufdd0\ufdd1\ufffc]")
_AS_SHOWN = str.maketrans({"\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\ufffc": "\ufffd"})


class Positions:
    """Maps code points of `words` to positions of the document that `shown` makes of them, and back.

    `breaks` are the code points before which the document has a line break of its own, in order;
    one that is named twice has two. Both ways cost a binary search, and nothing where every
    character takes one unit and no line is broken.
    """

    def __init__(self, words: str, breaks: Sequence[int] = ()) -> None:
        # from these code points on, one more unit of the document lies before than code points do
        self._breaks = list(breaks)
        wide = [match.end() for match in _BEYOND_BMP.finditer(words)]
        self._steps = sorted([*wide, *breaks])
        self._steps_shown = [step + number for number, step in enumerate(self._steps)]

    def to_qt(self, position: int) -> int:
        """The document position of a code point; after a line break that stands before it."""
        return position + bisect_right(self._steps, position)

    def end_to_qt(self, position: int) -> int:
        """The document position right after the words that end at a code point; before any break there."""
        here = bisect_right(self._breaks, position) - bisect_left(self._breaks, position)
        return self.to_qt(position) - here

    def from_qt(self, position: int) -> int:
        """The code point at a document position; the next one when the position is within a character."""
        passed = bisect_right(self._steps_shown, position)
        return max(position - passed, self._steps[passed - 1]) if passed else position


def shown(words: str, breaks: Sequence[int] = ()) -> str:
    """The words as they are given to Qt: broken at `breaks`, and with nothing in them that Qt would
    take for more than a character. Each code point of the words stays one character.
    """
    pieces = [words[start:end] for start, end in zip([0, *breaks], [*breaks, len(words)], strict=True)]
    joined = "\n".join(pieces)
    return joined.translate(_AS_SHOWN) if _RARE.search(joined) else joined
