"""How the words of an article are set on the page: in lines, with folded stretches and part headings.

Knows nothing of Qt: the same page can be looked at without a window.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property
from itertools import pairwise

from workbench.domain.article import Part, Zone, ZoneKind
from workbench.ui.positions import LINE_ENDS, Positions, shown

LONGEST_LINE = 3000
"""Code points that are laid out at once. A longer line is shown in pieces, or each frame would take
as long as all of it."""

_LINE_END = re.compile(f"[{LINE_ENDS}]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINERS = "\u200d\ufe0e\ufe0f"


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
    """The words with their zones and parts, line by line. Lines are numbered like Qt's blocks."""

    words: str = ""
    zones: tuple[Zone, ...] = ()
    parts: tuple[Part, ...] = ()
    lines: tuple[Line, ...] = (Line(Kind.BLANK, 0, 0, Gap.NONE, -1),)
    breaks: tuple[int, ...] = ()
    all_borders: bool = False
    positions: Positions = field(default_factory=lambda: Positions(""))

    @property
    def shown(self) -> str:
        """What is given to Qt."""
        return shown(self.words, self.breaks)

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
        return bool(_RIGHT_TO_LEFT.search(self.words))

    def begins_with(self, title: str, position: int) -> bool:
        """Whether the words at a code point are this title."""
        words = self.words[position : position + 2 * len(title)].split()
        return bool(title) and words[: len(title.split())] == title.split()

    def line_at(self, position: int) -> int:
        """The number of the line that a code point is in."""
        return max(0, bisect_right(self._starts, position) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def zone_at(self, position: int) -> int:
        """The index of the zone that a code point is in, -1 for none."""
        return _index_at(self.zones, position)

    def row_of(self, zone: int) -> int:
        """The number of the row above a zone that can be folded."""
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


def set_page(
    words: str, zones: Sequence[Zone] = (), parts: Sequence[Part] = (), *, all_borders: bool = False
) -> Page:
    """Set the words. A zone that can be folded, a quoted document and a part begin a line of their own;
    with `all_borders` every zone does.
    """
    rows = {zone.start for zone in zones if can_fold(zone)}
    borders = set(_border_breaks(words, zones, parts, all_borders))
    pieces = set(_piece_breaks(words)) - borders - rows
    breaks = sorted([*rows, *borders, *pieces])
    lines = tuple(_lines(words, zones, breaks, rows, pieces))
    return Page(
        words, tuple(zones), tuple(parts), lines, tuple(breaks), all_borders, Positions(words, breaks)
    )


def can_fold(zone: Zone) -> bool:
    return not zone.kind.is_reporting and zone.start < zone.end


def _border_breaks(
    words: str, zones: Sequence[Zone], parts: Sequence[Part], all_borders: bool
) -> Iterator[int]:
    """The borders in the middle of a line at which another line has to begin."""
    borders = {part.start for part in parts}
    for before, after in pairwise(zones):
        apart = any(not zone.kind.is_reporting or zone.kind is ZoneKind.DOCUMENT for zone in (before, after))
        if apart or all_borders:
            borders.add(after.start)
    return (border for border in borders if border > 0 and words[border - 1] not in LINE_ENDS)


def _piece_breaks(words: str) -> Iterator[int]:
    """Where lines that are too long are broken: after a blank if there is one, never within a character."""
    start = 0
    for end in (*(match.start() for match in _LINE_END.finditer(words)), len(words)):
        while end - start > LONGEST_LINE:
            cut = words.rfind(" ", start + LONGEST_LINE // 2, start + LONGEST_LINE) + 1
            cut = cut or _between_characters(words, start + LONGEST_LINE)
            if cut >= end:
                break
            yield cut
            start = cut
        start = end + 1


def _between_characters(words: str, position: int) -> int:
    """The first place from `position` on that is not between a letter and what combines with it."""
    while position < len(words) and (
        unicodedata.combining(words[position])
        or words[position] in _JOINERS
        or words[position - 1] == "\u200d"
    ):
        position += 1
    return position


def _lines(
    words: str, zones: Sequence[Zone], breaks: Sequence[int], rows: set[int], pieces: set[int]
) -> Iterator[Line]:
    gap = Gap.NONE
    rows_due = set(rows)
    for start, end in zip([0, *breaks], [*breaks, len(words)], strict=True):
        ends = [match.start() for match in _LINE_END.finditer(words, start, end)]
        for number, first in enumerate([start, *(place + 1 for place in ends)]):
            is_last = number == len(ends)
            last = end if is_last else ends[number]
            zone = _index_at(zones, first)
            # the row of a zone is the empty line that its break leaves
            if is_last and first == last and last in rows_due:
                rows_due.discard(last)
                yield Line(Kind.ROW, first, last, Gap.PARAGRAPH if gap else Gap.NONE, zone)
                gap = Gap.LINE
            elif not words[first:last].strip():
                yield Line(Kind.BLANK, first, last, Gap.NONE, zone)
                gap = Gap.PARAGRAPH if gap else Gap.NONE
            else:
                yield Line(Kind.WORDS, first, last, gap, zone)
                gap = Gap.LINE if not is_last else Gap.NONE if last in pieces else Gap.PARAGRAPH


def _index_at(zones: Sequence[Zone], position: int) -> int:
    return min(bisect_right(zones, position, key=lambda zone: zone.start), len(zones)) - 1
