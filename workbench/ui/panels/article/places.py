"""Where words are on the page, and which words are at a place."""

from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.span import Span
from workbench.ui.panels.article.ink import stretches
from workbench.ui.panels.article.page import Page


class Places:
    """Answers for one view, as it is scrolled now. Points and rectangles are those of its viewport."""

    def __init__(self, view: QPlainTextEdit, page: Callable[[], Page]) -> None:
        """`page` gives what the view shows now."""
        self._view, self._page = view, page

    def blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """The unfolded blocks that touch the viewport, and where their tops are."""
        view = self._view
        block, top = view.firstVisibleBlock(), view.contentOffset().y()
        bottom = view.viewport().height()
        while block.isValid() and top <= bottom:
            height = view.blockBoundingRect(block).height()
            if block.isVisible():
                yield block, top
            top += height
            block = block.next()

    def lines(self) -> Iterator[tuple[QTextBlock, QTextLine, float]]:
        """The lines of these blocks, and where their tops are."""
        for block, top in self.blocks():
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                yield block, line, top + line.y()

    def block_at(self, y: float) -> tuple[QTextBlock, float] | None:
        """The block at a height, and where its top is."""
        for block, top in self.blocks():
            if y < top + self._view.blockBoundingRect(block).height():
                return block, top
        return None

    def position_at(self, point: QPoint) -> int:
        """The code point nearest to a point; the ends of the text above and below it."""
        from_qt = self._page().positions.from_qt
        found = self.block_at(point.y())
        if found is None:
            return len(self._page().words)
        block, top = found
        return from_qt(block.position() + _in_block(block, point.x(), point.y() - top))

    def is_on_words(self, point: QPoint) -> bool:
        """Whether a point is on a line of words, not in the margins or the air between paragraphs."""
        return any(
            line.naturalTextRect().translated(0, top - line.y()).adjusted(-2, -3, 2, 3).contains(point)
            for _block, line, top in self.lines()
        )

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where words are, line by line; nothing for those out of sight."""
        rects = []
        for block, top in self.blocks():
            begin, stop = clip(self._page(), block, start, end)
            two_ways = self._page().runs_two_ways(block.blockNumber())
            if begin < stop:
                rects += [
                    rect.translated(0, top) for _, rect in stretches(block.layout(), begin, stop, two_ways)
                ]
        return rects

    def top(self) -> int:
        """The code point at which the view begins."""
        for block, line, top in self.lines():
            if top + line.height() > 0:
                return self._page().positions.from_qt(block.position() + line.textStart())
        return 0

    def ends(self) -> Span:
        """The code points at which the view begins, and the last line that can be seen of it ends."""
        from_qt, first, end = self._page().positions.from_qt, None, 0
        for block, line, top in self.lines():
            if first is None and top + line.height() > 0:
                first = from_qt(block.position() + line.textStart())
            end = block.position() + line.textStart() + line.textLength()
        return first or 0, from_qt(end)

    def in_view(self) -> Span:
        """The words from the first line to the last that are wholly in view."""
        height = self._view.viewport().height()
        whole = [
            (block.position() + line.textStart(), block.position() + line.textStart() + line.textLength())
            for block, line, top in self.lines()
            if top >= 0 and top + line.height() <= height
        ]
        if not whole:
            return (0, 0)
        from_qt = self._page().positions.from_qt
        return from_qt(whole[0][0]), from_qt(whole[-1][1])

    def heights(self) -> Callable[[int], float]:
        """A function that says how far down the whole text a code point is, from 0 to 1.

        It is quick for thousands of code points, and right until lines are laid out anew.
        """
        document, page = self._view.document(), self._page()
        if not page.is_whole:
            all_words = len(page.words)
            return lambda position: position / all_words
        all_lines = max(1, document.lineCount())

        @cache
        def lines_of(number: int) -> tuple[int, int]:
            block = document.findBlockByNumber(number)
            return block.firstLineNumber(), block.lineCount()

        def height(position: int) -> float:
            number = page.line_at(position)
            line, (first, count) = page.lines[number], lines_of(number)
            within = (position - line.start) / max(1, line.end - line.start)
            return (first + int(within * count) + 0.5) / all_lines

        return height

    def scroll_value(self, position: int) -> int:
        """The scrollbar's value at which a code point is in the topmost line."""
        page = self._page()
        place = page.positions.to_qt(position)
        block = self._view.document().findBlock(place)
        if not page.positions.holds(position):
            # its row stands for what is folded away
            block = self._view.document().findBlockByNumber(page.line_at(position))
        self._view.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(place - block.position())
        return block.firstLineNumber() + (line.lineNumber() if block.isVisible() and line.isValid() else 0)


def clip(page: Page, block: QTextBlock, start: int, end: int) -> Span:
    """What of a span of a page's words lies in a block, in Qt's positions from the start of the block."""
    first = block.position()
    begin = page.positions.to_qt(start) - first
    return max(begin, 0), min(page.positions.end_to_qt(end) - first, block.length() - 1)


def _in_block(block: QTextBlock, x: float, y: float) -> int:
    """The position in a block nearest to a place; the air between two lines belongs to both."""
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    line = min(lines, key=lambda line: abs(line.y() + line.height() / 2 - y))
    place = int(line.xToCursor(x))
    end = line.textStart() + line.textLength()
    # past the last word of a line is still this line, not the start of the next
    wrapped = line.lineNumber() + 1 < len(lines)
    return place - 1 if wrapped and place == end > line.textStart() else place
