"""A page: the words of an article in lines, with folded stretches and part headings.

Knows nothing of Qt: the same page can be looked at without a window.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property
from typing import TypeVar

from workbench.domain.article import Part, Zone
from workbench.domain.span import Span
from workbench.ui.panels.article.stretch import REACH
from workbench.ui.positions import Positions, shown

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEAR = REACH * 3 // 4
_NEAR_LINES = 60
"""With fewer code points and lines before or behind it a place is near the end of the page."""

S = TypeVar("S", Zone, Part)


class Kind(Enum):
    WORDS = "words"
    BLANK = "blank"
    ROW = "row"
    """Stands above a stretch that can be folded; has no words of its own."""


class Gap(IntEnum):
    """What separates a line from the one above it."""

    NONE = 0
    LINE = 1
    PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the document: the words from `start` up to `end`. `zone` is an index, -1 for none."""

    kind: Kind
    start: int
    end: int
    gap: Gap
    zone: int


@dataclass(frozen=True)
class Page:
    """The words with their zones and parts, line by line. Lines are numbered like Qt's blocks.

    Of a very long text the lines are those of some `pieces` of the words, in order; there are no
    pieces where the text is on the page as a whole.
    """

    words: str = ""
    zones: tuple[Zone, ...] = ()
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = (Line(Kind.BLANK, 0, 0, Gap.NONE, -1),)
    breaks: tuple[int, ...] = ()
    all_borders: bool = False
    positions: Positions = field(default_factory=lambda: Positions(""))
    pieces: tuple[Span, ...] = ()

    @property
    def shown(self) -> str:
        """What is given to Qt."""
        return shown(self.words, self.breaks, self.pieces)

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is on the page, not a stretch of a very long one."""
        return not self.pieces

    @property
    def start(self) -> int:
        """Where the words on the page begin."""
        return self.pieces[0][0] if self.pieces else 0

    @property
    def end(self) -> int:
        """Where the words on the page end."""
        return self.pieces[-1][1] if self.pieces else len(self.words)

    def has_room(self, first: int, last: int) -> bool:
        """Whether there is enough on the page before one code point and behind another to read on from
        there, or all that there is.
        """
        if self.is_whole:
            return True
        to_qt = self.positions.to_qt
        before = not self.start or to_qt(first) >= _NEAR or self.line_at(first) >= _NEAR_LINES
        behind = len(self.lines) - self.line_at(last) > _NEAR_LINES
        behind = behind or self.end == len(self.words) or to_qt(self.end) - to_qt(last) >= _NEAR
        return before and behind

    @property
    def is_blank(self) -> bool:
        """Whether there are no words at all."""
        return all(line.kind is Kind.BLANK for line in self.lines)

    def runs_two_ways(self, number: int) -> bool:
        """Whether some words of a line run from right to left."""
        line = self.lines[number]
        return self.has_right_to_left and bool(_RIGHT_TO_LEFT.search(self.words, line.start, line.end))

    @cached_property
    def has_right_to_left(self) -> bool:
        spans = self.pieces or [(0, len(self.words))]
        return any(_RIGHT_TO_LEFT.search(self.words, *span) for span in spans)

    def begins_with(self, title: str, position: int) -> bool:
        """Whether the words at a code point are this title."""
        words = self.words[position : position + 2 * len(title)].split()
        return bool(title) and words[: len(title.split())] == title.split()

    def line_at(self, position: int) -> int:
        """The number of the line that a code point is in; the nearest where it is not on the page."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def zone_at(self, position: int) -> int:
        """The index of the zone that a code point is in, -1 for none."""
        return index_at(self.zones, position)

    @property
    def zones_begun(self) -> Sequence[Zone]:
        """The zones that begin on the page."""
        return begun_in(self.zones, self.start, self.end)

    @property
    def parts_begun(self) -> Sequence[Part]:
        """The parts that begin on the page."""
        return begun_in(self.parts, self.start, self.end)

    def row_of(self, zone: int) -> int:
        """The number of the row above a zone that can be folded, and begins on the page."""
        first = self.line_at(self.zones[zone].start)
        # lines without words start at the same code point as the row; the row is the first of them
        while first and self.lines[first - 1].start == self.zones[zone].start:
            first -= 1
        return first

    def lines_of(self, start: int, end: int) -> range:
        """The numbers of the lines that words from `start` up to `end` are in."""
        return range(self.line_at(start), self.line_at(max(start, end - 1)) + 1)

    def first_shown(self, start: int, end: int) -> int:
        """The line above which a stretch is announced: its row if it begins with what can be folded."""
        zone = self.zone_at(start)
        if zone >= 0 and self.zones[zone].start == start and can_fold(self.zones[zone]):
            return self.row_of(zone)
        return self.first_words(start, end)

    def first_words(self, start: int, end: int) -> int:
        """The first line with words between two code points, or the first line if there is none."""
        lines = self.lines_of(start, end)
        return next((number for number in lines if self.lines[number].kind is Kind.WORDS), lines[0])


def can_fold(zone: Zone) -> bool:
    return not zone.kind.is_reporting and zone.start < zone.end


def index_at(zones: Sequence[Zone], position: int) -> int:
    """The index of the zone that a code point is in, -1 for none."""
    return bisect_right(zones, position, key=start_of) - 1


def begun_in(stretches: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of some zones or parts that begin between two code points."""
    return stretches[bisect_left(stretches, start, key=start_of) : bisect_left(stretches, end, key=start_of)]


def start_of(stretch: Zone | Part) -> int:
    return stretch.start
