"""How the words of an article are set on the page: in lines, with folded stretches and part headings.

Knows nothing of Qt: the same page can be looked at without a window.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from workbench.domain.article import Part, Zone, ZoneKind
from workbench.ui.panels.article.breaking import LINE_END, piece_breaks
from workbench.ui.panels.article.stretch import REACH, WHOLE, stretch_around
from workbench.ui.positions import LINE_ENDS, Positions, Span, shown

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NEAR = REACH * 3 // 4
_NEAR_LINES = 60
"""With fewer code points and lines before or behind it a place is near the end of the page."""

_BLANKS_HIDDEN = 100
"""So many empty lines are only space between paragraphs. More of them are shown in a stretch of a very
long text, or there might be nothing on the page to scroll through."""


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

    def around(self, position: int, open_zones: Collection[int]) -> "Page":
        """The stretch of the same very long text around a code point; `open_zones` are unfolded."""
        folded = [
            (zone.start, zone.end)
            for number, zone in enumerate(self.zones)
            if number not in open_zones and can_fold(zone)
        ]
        pieces = stretch_around(self.words, position, folded)
        if pieces == self.pieces:
            return self
        return _set(self.words, self.zones, self.parts, pieces, all_borders=self.all_borders)

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
        return _index_at(self.zones, position)

    @property
    def zones_begun(self) -> Sequence[Zone]:
        """The zones that begin on the page."""
        return _begun(self.zones, self.start, self.end)

    @property
    def parts_begun(self) -> Sequence[Part]:
        """The parts that begin on the page."""
        return _begun(self.parts, self.start, self.end)

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


def set_page(
    words: str, zones: Sequence[Zone] = (), parts: Sequence[Part] = (), *, all_borders: bool = False
) -> Page:
    """Set all the words. A zone that can be folded, a quoted document and a part begin a line of their
    own; with `all_borders` every zone does.
    """
    return _set(words, zones, parts, (), all_borders=all_borders)


def set_stretch(
    words: str,
    zones: Sequence[Zone],
    parts: Sequence[Part],
    *,
    all_borders: bool = False,
    around: int = 0,
    open_zones: Collection[int] = (),
) -> Page:
    """Set the words as `set_page` does; of a very long text, a stretch around a code point."""
    if len(words) <= WHOLE:
        return set_page(words, zones, parts, all_borders=all_borders)
    return Page(words, tuple(zones), tuple(parts), all_borders=all_borders).around(around, open_zones)


def _set(
    words: str, zones: Sequence[Zone], parts: Sequence[Part], pieces: tuple[Span, ...], *, all_borders: bool
) -> Page:
    spans = pieces or ((0, len(words)),)
    start, end = spans[0][0], spans[-1][1]
    # a row stands where a piece ends, before what is left out; and above what is unfolded
    rows = {piece_end for _, piece_end in spans[:-1]}
    rows |= {zone.start for zone in _begun(zones, start, end) if can_fold(zone)}
    borders = set(_border_breaks(words, zones, parts, all_borders, spans))
    every = REACH if pieces else 0
    cuts = {place for span in spans for place in piece_breaks(words, *span, every=every)}
    cuts -= borders | rows
    breaks = tuple(sorted([*rows, *borders, *cuts]))
    lines = tuple(
        _lines(words, zones, spans, breaks, rows, cuts, most_blanks=_BLANKS_HIDDEN if pieces else 0)
    )
    positions = Positions(words, breaks, pieces)
    return Page(words, tuple(zones), tuple(parts), lines, breaks, all_borders, positions, pieces)


def can_fold(zone: Zone) -> bool:
    return not zone.kind.is_reporting and zone.start < zone.end


def _border_breaks(
    words: str, zones: Sequence[Zone], parts: Sequence[Part], all_borders: bool, pieces: Sequence[Span]
) -> Iterator[int]:
    """The borders in the middle of a line at which another line has to begin."""
    start, end = pieces[0][0], pieces[-1][1]
    borders = {part.start for part in _begun(parts, start, end)}
    first, last = _index_at(zones, start), bisect_left(zones, end, key=_start)
    for before, after in pairwise(zones[max(0, first) : last]):
        apart = any(not zone.kind.is_reporting or zone.kind is ZoneKind.DOCUMENT for zone in (before, after))
        if apart or all_borders:
            borders.add(after.start)
    return (border for border in borders if words[border - 1] not in LINE_ENDS and _is_within(pieces, border))


def _lines(
    words: str,
    zones: Sequence[Zone],
    pieces: Sequence[Span],
    breaks: Sequence[int],
    rows: set[int],
    cuts: set[int],
    most_blanks: int,
) -> Iterator[Line]:
    gap = Gap.NONE
    rows_due = set(rows)
    blanks = 0
    for start, end in _between_breaks(pieces, breaks):
        ends = [match.start() for match in LINE_END.finditer(words, start, end)]
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
                blanks += 1
                is_seen = 0 < most_blanks < blanks
                yield Line(Kind.WORDS if is_seen else Kind.BLANK, first, last, Gap.NONE, zone)
                gap = Gap.PARAGRAPH if gap else Gap.NONE
            else:
                blanks = 0
                yield Line(Kind.WORDS, first, last, gap, zone)
                gap = Gap.LINE if not is_last else Gap.NONE if last in cuts else Gap.PARAGRAPH


def _between_breaks(pieces: Sequence[Span], breaks: Sequence[int]) -> Iterator[Span]:
    """What of the pieces lies between the breaks. Behind the break that ends a piece with a row, the next
    piece goes on.
    """
    for number, (start, end) in enumerate(pieces):
        inside = breaks[bisect_left(breaks, start) : bisect_right(breaks, end)]
        is_last = number == len(pieces) - 1
        yield from zip([start, *inside], [*inside, end] if is_last else inside, strict=is_last)


def _index_at(zones: Sequence[Zone], position: int) -> int:
    return bisect_right(zones, position, key=_start) - 1


def _is_within(pieces: Sequence[Span], position: int) -> bool:
    """Whether a code point is in one of the pieces, and not where that begins."""
    number = bisect_left(pieces, position, key=lambda piece: piece[0]) - 1
    return number >= 0 and position <= pieces[number][1]


def _begun(stretches: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of some zones or parts that begin between two code points."""
    return stretches[bisect_left(stretches, start, key=_start) : bisect_left(stretches, end, key=_start)]


def _start(stretch: Zone | Part) -> int:
    return stretch.start
