"""Setting the words of an article on a page: where its lines begin and end, and what they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from workbench.domain.article import Part, Zone, ZoneKind
from workbench.domain.span import Span
from workbench.ui.panels.article.breaking import LINE_END, piece_breaks
from workbench.ui.panels.article.page import Gap, Kind, Line, Page, begun_in, can_fold, index_at, start_of
from workbench.ui.panels.article.stretch import REACH, WHOLE, stretch_around
from workbench.ui.positions import LINE_ENDS, Positions

_BLANKS_HIDDEN = 100
"""So many empty lines are only space between paragraphs. More of them are shown in a stretch of a very
long text, or there might be nothing on the page to scroll through."""


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
    whole = Page(words, tuple(zones), tuple(parts), all_borders=all_borders)
    return turned(whole, around, open_zones)


def turned(page: Page, position: int, open_zones: Collection[int]) -> Page:
    """The stretch of the same very long text around a code point; `open_zones` are unfolded. The page
    itself when that is what it shows.
    """
    folded = [
        (zone.start, zone.end)
        for number, zone in enumerate(page.zones)
        if number not in open_zones and can_fold(zone)
    ]
    pieces = stretch_around(page.words, position, folded)
    if pieces == page.pieces:
        return page
    return _set(page.words, page.zones, page.parts, pieces, all_borders=page.all_borders)


def _set(
    words: str, zones: Sequence[Zone], parts: Sequence[Part], pieces: tuple[Span, ...], *, all_borders: bool
) -> Page:
    spans = pieces or ((0, len(words)),)
    start, end = spans[0][0], spans[-1][1]
    # a row stands where a piece ends, before what is left out; and above what is unfolded
    rows = {piece_end for _, piece_end in spans[:-1]}
    rows |= {zone.start for zone in begun_in(zones, start, end) if can_fold(zone)}
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


def _border_breaks(
    words: str, zones: Sequence[Zone], parts: Sequence[Part], all_borders: bool, pieces: Sequence[Span]
) -> Iterator[int]:
    """The borders in the middle of a line at which another line has to begin."""
    start, end = pieces[0][0], pieces[-1][1]
    borders = {part.start for part in begun_in(parts, start, end)}
    first, last = index_at(zones, start), bisect_left(zones, end, key=start_of)
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
            zone = index_at(zones, first)
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


def _is_within(pieces: Sequence[Span], position: int) -> bool:
    """Whether a code point is in one of the pieces, and not where that begins."""
    number = bisect_left(pieces, position, key=lambda piece: piece[0]) - 1
    return number >= 0 and position <= pieces[number][1]
