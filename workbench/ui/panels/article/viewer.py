"""The words of the open article: shown, marked, selected. What they mean is the panel's business."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.domain.article import ZoneKind
from workbench.domain.overview import Mark
from workbench.ui.panels.article.bands import Bands
from workbench.ui.panels.article.ink import FIND, FIND_HERE, BlockInk, Inks, ink, stretches
from workbench.ui.panels.article.layout import Column, PageLayout
from workbench.ui.panels.article.marks import Run, runs_of, runs_within
from workbench.ui.panels.article.page import Kind, Page, can_fold
from workbench.ui.theme import Theme

Span = tuple[int, int]
"""Code points of the article's words."""

_ROW = 32


class Viewer(QPlainTextEdit):
    """Shows a page. All positions it takes and gives are code points of the page's words.

    `moved` is sent when the reader has set the cursor or the selection, `scrolled` when other lines
    are in view.
    """

    moved = Signal()
    scrolled = Signal()
    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inks = Inks(theme)
        self._font_size = 17
        self._head_height = 0.0
        self._marks: tuple[Mark, ...] = ()
        self._claim_id = ""
        self._runs: list[Run] = []
        self._hits: list[Run] = []
        self._ink: dict[int, BlockInk] = {}
        self.page = Page()
        self.open_zones: set[int] = set()
        self.passage: Span | None = None
        self.flash: tuple[Span, float] | None = None
        self.bands = Bands(theme)
        self.setObjectName("article_viewer")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Article")
        self.updateRequest.connect(self._on_update)
        theme.changed.connect(self.restyle)
        self.show_page(self.page)

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def show_page(self, page: Page, open_zones: set[int] | None = None) -> None:
        """Show other words, from their beginning; `open_zones` are indexes of zones to show unfolded."""
        self.page = page
        self.open_zones = open_zones or set()
        self.passage = self.flash = None
        self._marks, self._runs, self._hits, self._ink = (), [], [], {}
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font())
        document.setPlainText(page.shown)
        layout = PageLayout(document, page, self._column(), self._formats())
        self._hide_lines(document, range(len(page.lines)))
        document.setDocumentLayout(layout)
        self._layout = layout
        before = self.findChildren(QTextDocument, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.setDocument(document)
        for old in before:
            if old is not document:
                old.deleteLater()
        self._set_bands()
        layout.start_over()
        self.viewport().update()

    def set_marks(self, marks: Sequence[Mark], claim_id: str) -> None:
        """Highlight the marks, those of the current claim more than others."""
        self._marks, self._claim_id = tuple(marks), claim_id
        self._runs = runs_of(marks, claim_id)
        self._forget_ink()

    def set_hits(self, hits: Sequence[Span], current: int = -1) -> None:
        """Highlight what was found; `current` is the index of the one the reader is at."""
        self._hits = [
            Run(start, end, (FIND_HERE if number == current else FIND,))
            for number, (start, end) in enumerate(hits)
        ]
        self._forget_ink()

    def set_passage(self, span: Span | None) -> None:
        """Outline the sentence that stands for the selection where nothing is selected."""
        if span != self.passage:
            self.passage = span
            self.viewport().update()

    def set_font_size(self, pixels: int) -> None:
        if pixels != self._font_size:
            place = self.top_position()
            self._font_size = pixels
            self.restyle()
            self.scroll_to(place)

    def restyle(self) -> None:
        """Colours or sizes are others."""
        self._inks.forget()
        self._layout.restyle(self._column(), self._formats())
        self.document().setDefaultFont(self._font())
        self._set_bands()
        self._forget_ink()
        self._layout.start_over()

    # ── folding ─────────────────────────────────────────────────────────────────────────────────

    def is_open(self, zone: int) -> bool:
        return not can_fold(self.page.zones[zone]) or zone in self.open_zones

    def open_zone(self, zone: int, open_: bool = True) -> None:
        """Unfold or fold a zone."""
        if self.is_open(zone) == open_:
            return
        (self.open_zones.add if open_ else self.open_zones.discard)(zone)
        shown = self.page.zones[zone]
        lines = self.page.lines_of(shown.start, shown.end)
        self._hide_lines(self.document(), lines)
        first = self.document().findBlockByNumber(lines[0])
        last = self.document().findBlockByNumber(lines[-1])
        self.document().markContentsDirty(
            first.position(), last.position() + last.length() - first.position()
        )
        self._set_bands()
        self._forget_ink()
        self.folded.emit()

    def _hide_lines(self, document: QTextDocument, numbers: range) -> None:
        block = document.findBlockByNumber(numbers.start)
        for number in numbers:
            line = self.page.lines[number]
            folded = line.zone >= 0 and not self.is_open(line.zone)
            visible = line.kind is Kind.ROW or (line.kind is Kind.WORDS and not folded)
            # a document without a single line to see would have no place for the cursor
            block.setVisible(visible or len(self.page.lines) == 1)
            block = block.next()

    # ── places ──────────────────────────────────────────────────────────────────────────────────

    def selected(self) -> Span:
        """The selected words; start and end are the cursor where nothing is selected."""
        cursor = self.textCursor()
        from_qt = self.page.positions.from_qt
        return from_qt(cursor.selectionStart()), from_qt(cursor.selectionEnd())

    def cursor_position(self) -> int:
        return self.page.positions.from_qt(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select words; the cursor stands at `end`."""
        positions = self.page.positions
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions.to_qt(start))
        cursor.setPosition(positions.end_to_qt(max(start, end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def position_at(self, point: QPoint) -> int:
        """The code point nearest to a point of the viewport."""
        for block, top in self.blocks_in_view():
            rect = self.blockBoundingRect(block)
            if point.y() < top + rect.height() or not block.next().isValid():
                return self.page.positions.from_qt(block.position() + self._in_block(block, point, top))
        return len(self.page.words)

    def _in_block(self, block: QTextBlock, point: QPoint, top: float) -> int:
        """The line's position nearest to a point; the air between two lines belongs to both."""
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        y = point.y() - top
        line = min(lines, key=lambda line: abs(line.y() + line.height() / 2 - y))
        place = line.xToCursor(point.x())
        # past the end of a line is its end, not the start of the next
        at_end = place == line.textStart() + line.textLength() and line.lineNumber() + 1 < len(lines)
        return place - 1 if at_end and place > line.textStart() else place

    def rects_of(self, start: int, end: int) -> list[QRectF]:
        """Where words are in the viewport, line by line; nothing for what is out of sight."""
        rects = []
        for block, top in self.blocks_in_view():
            begin, stop = self._clip(block, start, end)
            if begin < stop:
                rects += [rect.translated(0, top) for _, rect in stretches(block.layout(), begin, stop)]
        return rects

    def _clip(self, block: QTextBlock, start: int, end: int) -> Span:
        positions, first = self.page.positions, block.position()
        return max(positions.to_qt(start) - first, 0), min(
            positions.end_to_qt(end) - first, block.length() - 1
        )

    def blocks_in_view(self) -> Iterator[tuple[QTextBlock, float]]:
        """The visible blocks that touch the viewport, and where their tops are."""
        block, top = self.firstVisibleBlock(), self.contentOffset().y()
        bottom = self.viewport().height()
        while block.isValid() and top <= bottom:
            height = self.blockBoundingRect(block).height()
            if block.isVisible():
                yield block, top
            top += height
            block = block.next()

    def top_position(self) -> int:
        """The code point at which the view begins."""
        for block, top in self.blocks_in_view():
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if top + line.y() + line.height() > 0:
                    return self.page.positions.from_qt(block.position() + line.textStart())
        return 0

    def span_in_view(self) -> Span:
        """The words between the first and the last line that are wholly in view."""
        first, last = len(self.page.words), 0
        height = self.viewport().height()
        for block, top in self.blocks_in_view():
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                if top + line.y() >= 0 and top + line.y() + line.height() <= height:
                    first = min(first, block.position() + line.textStart())
                    last = max(last, block.position() + line.textStart() + line.textLength())
        from_qt = self.page.positions.from_qt
        return from_qt(first), max(from_qt(first), from_qt(last))

    def scroll_line(self, position: int) -> int:
        """The scrollbar's value at which a code point is in the topmost line."""
        place = self.page.positions.to_qt(position)
        block = self.document().findBlock(place)
        if not block.isVisible():
            return block.firstLineNumber()
        self.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(place - block.position())
        return block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)

    def scroll_to(self, position: int) -> None:
        """Bring a code point to the top of the view."""
        self._layout.lay_out_all()
        self.verticalScrollBar().setValue(self.scroll_line(position) if position else 0)

    def reveal(self, start: int, end: int) -> None:
        """Bring words into view, unfolding what hides them; what is well in view stays where it is."""
        zone = self.page.zone_at(start)
        if zone >= 0:
            self.open_zone(zone)
        self._layout.lay_out_all()
        rects = self.rects_of(start, end)
        height = self.viewport().height()
        if rects and rects[0].top() > 0.08 * height and rects[-1].bottom() < 0.85 * height:
            return
        third = int(height / 3 / self._layout.column.pitch)
        self.verticalScrollBar().setValue(max(0, self.scroll_line(start) - third))

    # ── painting ────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        self._paint_spans(painter)
        for block, top in self.blocks_in_view():
            height = self.blockBoundingRect(block).height()
            if top > event.rect().bottom() or top + height < event.rect().top():
                continue
            number = block.blockNumber()
            painter.translate(0, top)
            self.bands.paint(painter, self.page, number, self._layout, height, self.is_open)
            self._inks.paint(painter, self.ink_of(block))
            painter.translate(0, -top)
        painter.end()
        super().paintEvent(event)

    def _paint_spans(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.passage:
            painter.setBrush(self._theme.colour("ink", 0.06))
            for rect in self.rects_of(*self.passage):
                painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), 3, 3)
        if self.flash:
            painter.setBrush(self._theme.colour("accent", 0.45 * self.flash[1]))
            for rect in self.rects_of(*self.flash[0]):
                painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4)

    def ink_of(self, block: QTextBlock) -> BlockInk:
        """What lies under the words of a block that is laid out."""
        number = block.blockNumber()
        if number not in self._ink:
            self._ink[number] = self._make_ink(block, number)
        return self._ink[number]

    def _make_ink(self, block: QTextBlock, number: int) -> BlockInk:
        line = self.page.lines[number]
        if line.kind is not Kind.WORDS:
            return BlockInk()
        runs, hits = (
            [
                Run(*self._clip(block, run.start, run.end), run.layers)
                for run in runs_within(all_, line.start, line.end)
            ]
            for all_ in (self._runs, self._hits)
        )
        return ink(block.layout(), runs, hits)

    def _forget_ink(self) -> None:
        self._ink.clear()
        self.viewport().update()

    # ── geometry ────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        if event.oldSize().width() != event.size().width():
            self._layout.column = self._column()
            self._ink.clear()
            self._set_bands()
            self._layout.start_over()
        super().resizeEvent(event)

    def _font(self) -> QFont:
        return self._theme.reading_font(self._font_size)

    def _column(self) -> Column:
        return Column.within(self.viewport().width(), self._font(), self._theme.size(_ROW))

    @property
    def column(self) -> Column:
        return self._layout.column

    def set_head_height(self, height: float) -> None:
        """Leave room above the first line, for what the panel puts there."""
        if height != self._head_height:
            self._head_height = height
            self._set_bands()

    def _set_bands(self) -> None:
        """Say which lines have something above them, and lay those out again."""
        first = next((n for n in range(len(self.page.lines)) if self._block(n).isVisible()), 0)
        heads = self.bands.heads(self.page, self.is_open)
        heads[first] = heads.get(first, 0.0) + self._head_height
        self.bands.first, self.bands.head_height = first, self._head_height
        before = self._layout.heads
        self._layout.heads = heads
        for number in before.keys() | heads.keys():
            if before.get(number) != heads.get(number):
                self._block(number).clearLayout()
        self._layout.start_over()
        self.viewport().update()

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _formats(self) -> dict[ZoneKind, QTextCharFormat]:
        greyed = QTextCharFormat()
        greyed.setForeground(self._theme.colour("muted"))
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        apart = {kind: greyed for kind in ZoneKind if not kind.is_reporting}
        return {**apart, ZoneKind.CAPTION: greyed, ZoneKind.HEADLINE: strong}

    def _on_update(self, _rect: QRect, dy: int) -> None:
        if dy:
            self.scrolled.emit()
