"""The lines of an article on its page: a column of comfortable width, with air between lines and paragraphs.

Qt's own layout of plain text knows neither line height nor spacing. This one lays out the lines of a
block itself when the block is first asked for, as Qt's own does: what nobody looks at costs nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from workbench.domain.article import ZoneKind
from workbench.ui.panels.article.page import Gap, Kind, Line, Page

CHARACTERS_A_LINE = 66
LINE_HEIGHT = 1.5
_GAPS = {Gap.NONE: 0.0, Gap.LINE: 0.3, Gap.PARAGRAPH: 0.9}
"""Space above a line of the text, in heights of the font."""

GUTTER = 52
"""Room for icons left of the column, in pixels, before the window's scale."""
_MARGIN = 24
_NARROWEST = 80
_ROW = 32
INDENT = 24
"""How far quoted documents stand in, beside their bar."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_SAMPLE = "The quick brown fox jumps over the lazy dog and asks whether that was so. "
_SLICE = 8
"""Milliseconds of laying out ahead before events get their turn."""
_NEWS = 300
"""Milliseconds between two reports of the size while lines are laid out ahead."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where the words stand, in pixels: `left` and `width`; `pitch` from one line to the next; the
    height of a `row`; and how wide a `character` is on average.
    """

    left: float
    width: float
    pitch: float
    row: float
    character: float

    @staticmethod
    def within(width: float, font: QFont, scale: float) -> "Column":
        """The column in the middle of a page that is `width` wide, as wide as is good to read.

        `scale` is how much larger than designed the window's own words and icons are.
        """
        metrics = QFontMetricsF(font)
        character = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        wanted = character * CHARACTERS_A_LINE
        gutter = GUTTER * scale
        column = min(wanted, max(width - gutter - _MARGIN, _NARROWEST))
        left = max(gutter, (width - column) / 2)
        pitch = font.pixelSize() * LINE_HEIGHT
        return Column(round(left), round(column), round(pitch), round(_ROW * scale), character)


class PageLayout(QPlainTextDocumentLayout):
    """Lays out `page` in `column`. `heads` are heights to leave free above a line, by its number, and
    some room is left below the line `last`; `inks` are formats of the words of some zones.
    """

    def __init__(
        self, document: QTextDocument, page: Page, column: Column, inks: Mapping[ZoneKind, QTextCharFormat]
    ) -> None:
        super().__init__(document)
        self._page = page
        self._inks = inks
        self.column = column
        self.heads: Mapping[int, float] = {}
        self.last = 0
        self._rects: dict[int, QRectF] = {}
        self._tops: dict[int, float] = {}
        self._option = QTextOption()
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._ahead = QTimer(self, interval=0, singleShot=True)
        self._ahead.timeout.connect(self._lay_out_ahead)
        self._due: Iterator[int] = iter(())
        self._tell = QTimer(self, interval=0, singleShot=True)
        self._tell.timeout.connect(self._tell_size)

    # what Qt asks

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        if not block.isValid() or not block.isVisible():
            return QRectF()
        number = block.blockNumber()
        layout = block.layout()
        if not layout.lineCount() or number not in self._rects:
            self._lay_out(block, number, layout)
        return self._rects[number]

    # what the viewer asks

    def top_of_words(self, number: int) -> float:
        """How far below the top of a block that is laid out its first line begins."""
        return self._tops.get(number, 0.0)

    def use(self, column: Column, inks: Mapping[ZoneKind, QTextCharFormat]) -> None:
        """Lay out the lines in another column and with other formats from now on."""
        self.column, self._inks = column, inks
        self._rects.clear()

    def start_over(self, first: int = 0) -> None:
        """All lines are to be laid out again, and those out of sight too as soon as there is time, from
        the line with the number `first` on.
        """
        self._due = chain(range(first, self.document().blockCount()), range(first))
        self._ahead.start()

    def settle(self) -> None:
        """Let the scrollbar tell the truth now."""
        self._ahead.stop()
        block = self.document().begin()
        while block.isValid():
            self.blockBoundingRect(block)
            block = block.next()
        self._tell_size()

    def settle_to(self, number: int, further: float) -> None:
        """Let the scrollbar tell the truth as far as a line, and so many pixels further."""
        block = self.document().begin()
        while block.isValid() and further > 0:
            height = self.blockBoundingRect(block).height()
            further -= height if block.blockNumber() >= number else 0
            block = block.next()
        self._tell_size()

    def _lay_out_ahead(self) -> None:
        worked = QElapsedTimer()
        worked.start()
        for number in self._due:
            self.blockBoundingRect(self.document().findBlockByNumber(number))
            if worked.elapsed() >= _SLICE:
                self._ahead.start()
                return
        self._tell_size()

    def _lay_out(self, block: QTextBlock, number: int, layout: QTextLayout) -> None:
        line = self._page.lines[number]
        column = self.column
        height = self._gap(line) + self.heads.get(number, 0.0)
        self._tops[number] = height
        indent = INDENT if self._is_document(line.zone) else 0
        pitch = column.row if line.kind is Kind.ROW else column.pitch
        ink = self._inks.get(self._page.zones[line.zone].kind) if line.zone >= 0 else None
        layout.setFormats([_whole(block, ink)] if ink is not None else [])
        from_right = block.textDirection() is Qt.LayoutDirection.RightToLeft
        self._option.setAlignment(_RIGHT if from_right else _LEFT)
        layout.setTextOption(self._option)
        layout.beginLayout()
        while (set_line := layout.createLine()).isValid():
            set_line.setLineWidth(column.width - indent)
            natural = set_line.height()
            # letters taller than the pitch, of another script, make their own line higher
            used = max(pitch, natural)
            set_line.setPosition(QPointF(column.left + indent, height + (used - natural) / 2))
            height += used
        layout.endLayout()
        if number == self.last:
            height += 4 * column.pitch
        lines_before = block.lineCount()
        block.setLineCount(layout.lineCount())
        if block.lineCount() != lines_before and not self._tell.isActive():
            # not at once: Qt asks for blocks while it counts them for the scrollbar
            self._tell.start(_NEWS if self._ahead.isActive() else 0)
        self._rects[number] = QRectF(0, 0, column.left + column.width, height)

    def _gap(self, line: Line) -> int:
        return round(_GAPS[line.gap] * self.document().defaultFont().pixelSize())

    def _is_document(self, zone: int) -> bool:
        return zone >= 0 and self._page.zones[zone].kind is ZoneKind.DOCUMENT

    def _tell_size(self) -> None:
        self._tell.stop()
        self.documentSizeChanged.emit(self.documentSize())


def _whole(block: QTextBlock, ink: QTextCharFormat) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = 0, block.length(), ink
    return stretch
