"""What is painted under and beside the words of a page: marks, what was found, printed pages' numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextBlock, QTextLayout

from workbench.domain.article import Zone
from workbench.domain.overview import Mark
from workbench.domain.span import Span
from workbench.ui.panels.article.gutter import badges, page_signs
from workbench.ui.panels.article.ink import FIND, FIND_HERE, WORTH_CHECKING, BlockInk, ink, underline
from workbench.ui.panels.article.marks import Run, runs_of, runs_within
from workbench.ui.panels.article.page import Kind, Page
from workbench.ui.panels.article.places import clip


class PageInk:
    """Knows what there is to paint in the whole text, and makes the ink of a block when it is in view.

    `hits` are the places of what was found, in order; `current_hit` is the index of the one that the
    reader is at. All is told in code points, so that it stays when another stretch is on the page.
    """

    def __init__(self) -> None:
        self.claim_id = ""
        self.hits: Sequence[Span] = ()
        self.current_hit = -1
        self._worth: Sequence[Span] = ()
        self._marks: list[Mark] = []
        self._runs: list[Run] = []
        self._page_starts: Sequence[int] = ()
        self._made: dict[int, BlockInk] = {}

    def clear(self) -> None:
        """Other words are shown."""
        self.hits, self.current_hit = (), -1
        self._worth = ()
        self._marks, self._runs, self._page_starts = [], [], ()
        self._made.clear()

    def forget(self) -> None:
        """The blocks are laid out anew."""
        self._made.clear()

    def set_marks(self, marks: Sequence[Mark], claim_id: str) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.claim_id = claim_id
        self._runs = runs_of(marks, claim_id)
        self._made.clear()

    def set_page_numbers(self, starts: Sequence[int]) -> None:
        self._page_starts = starts
        self._made.clear()

    def set_hits(self, hits: Sequence[Span], current: int) -> None:
        self.hits, self.current_hit = hits, current
        self._made.clear()

    def set_worth_checking(self, spans: Sequence[Span]) -> None:
        self._worth = spans
        self._made.clear()

    def of(self, block: QTextBlock, page: Page, is_open: Callable[[int], bool]) -> BlockInk:
        """What lies under and beside the words of a block that is laid out; `is_open` tells of a zone
        whether it is unfolded.
        """
        number = block.blockNumber()
        if number not in self._made:
            line = page.lines[number]
            if line.kind is not Kind.ROW:
                self._made[number] = self._of_words(block, page)
            elif is_open(line.zone):
                self._made[number] = BlockInk()
            else:
                self._made[number] = self._of_row(block.layout(), page.zones[line.zone])
        return self._made[number]

    def _of_words(self, block: QTextBlock, page: Page) -> BlockInk:
        number, layout = block.blockNumber(), block.layout()
        line = page.lines[number]
        runs = [*self._hits_within(line.start, line.end), *runs_within(self._runs, line.start, line.end)]
        clipped = [Run(*clip(page, block, run.start, run.end), run.layers) for run in runs]
        drawn = ink(layout, clipped, page.runs_two_ways(number))
        worth = [clip(page, block, *span) for span in _within(self._worth, line.start, line.end)]
        underline(drawn, layout, worth, WORTH_CHECKING, page.runs_two_ways(number))
        begun = self._marks_from(line.start, line.end)
        drawn.badges += badges(layout, ((clip(page, block, mark.start, mark.end)[0], mark) for mark in begun))
        pages = self._pages_from(line.start, line.end)
        drawn.pages += page_signs(
            layout, ((clip(page, block, start, start)[0], number) for start, number in pages)
        )
        return drawn

    def _of_row(self, layout: QTextLayout, zone: Zone) -> BlockInk:
        """A row has the icons of what is folded away below it."""
        hidden = self._marks_from(zone.start, zone.end)
        pages = self._pages_from(zone.start, zone.end)
        return BlockInk(
            badges=list(badges(layout, [(0, mark) for mark in hidden])),
            pages=list(page_signs(layout, [(0, number) for _, number in pages])),
        )

    def _pages_from(self, start: int, end: int) -> list[tuple[int, int]]:
        """The pages that begin between two code points, each with where it does and its number."""
        first, last = (bisect_left(self._page_starts, place) for place in (start, end))
        return [(self._page_starts[index], index + 1) for index in range(first, last)]

    def _marks_from(self, start: int, end: int) -> list[Mark]:
        """The marks that begin between two code points."""
        first, last = (bisect_left(self._marks, place, key=lambda mark: mark.start) for place in (start, end))
        return self._marks[first:last]

    def _hits_within(self, start: int, end: int) -> list[Run]:
        """The runs of what was found and has words between two code points."""
        here = self.hits[self.current_hit] if self.current_hit >= 0 else None
        return [Run(*hit, (FIND_HERE if hit == here else FIND,)) for hit in _within(self.hits, start, end)]


def _within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of some spans in order that have words between two code points."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    last = bisect_left(spans, end, key=lambda span: span[0])
    return [spans[number] for number in range(first, last)]
