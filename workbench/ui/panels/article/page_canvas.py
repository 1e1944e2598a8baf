"""A page of an article as it is drawn: the words in their column, and what stands under and beside them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextBlock, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.domain.article import Zone
from workbench.domain.overview import Mark
from workbench.domain.span import Span
from workbench.ui.panels.article.bands import Bands
from workbench.ui.panels.article.gutter import Gutter
from workbench.ui.panels.article.ink import BlockInk, Inks, word_formats
from workbench.ui.panels.article.layout import Column, PageLayout
from workbench.ui.panels.article.page import Kind, Page, can_fold
from workbench.ui.panels.article.page_ink import PageInk
from workbench.ui.panels.article.places import Places
from workbench.ui.theme import Theme

_LINES_ABOVE = 40
"""So many lines of a stretch are laid out before those in view, the others after those behind it."""


class PageCanvas(QPlainTextEdit):
    """Draws a page. All positions it takes and gives are code points of the page's words.

    `scrolled` is sent when other lines are in view, `set_anew` when lines have other heights or places.
    """

    scrolled = Signal()
    set_anew = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._inks = Inks(theme)
        self._font_size = 17
        self._head_height = 0.0
        self._ink = PageInk()
        self.outlined: Span | None = None
        self._guide: int | None = None
        self._flash: tuple[Span, float] | None = None
        self.page = Page()
        self.open_zones: set[int] = set()
        self.places = Places(self, lambda: self.page)
        self.bands = Bands(theme)
        self.gutter = Gutter(theme)
        self.setObjectName("article_viewer")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setCursorWidth(2)
        self.setTabChangesFocus(True)
        # files fall through to the window, which imports them
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Article")
        self.updateRequest.connect(self._on_update)
        theme.changed.connect(self.restyle)

    # what is shown

    def _put(self, page: Page) -> None:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font())
        document.setPlainText(page.shown)
        layout = PageLayout(document, page, self._column(), word_formats(self._theme, self._font()))
        self.page = page
        self._ink.forget()
        self._hide_lines(document, range(len(page.lines)))
        document.setDocumentLayout(layout)
        self._put_in(document)
        self._layout = layout
        layout.documentSizeChanged.connect(lambda _size: self.set_anew.emit())
        self._set_bands()

    def _put_in(self, document: QTextDocument) -> None:
        before = self.findChildren(QTextDocument, options=Qt.FindChildOption.FindDirectChildrenOnly)
        # whoever listens would find the new page and the old document
        self.blockSignals(True)
        self.setDocument(document)
        self.blockSignals(False)
        for old in before:
            if old is not document:
                old.deleteLater()

    def set_marks(self, marks: Sequence[Mark], claim_id: str) -> None:
        """Highlight the marks, those of the current claim more than others."""
        self._ink.set_marks(marks, claim_id)
        self.viewport().update()

    def set_page_numbers(self, starts: Sequence[int]) -> None:
        """Say in the margin where the pages begin that the article was printed on."""
        self._ink.set_page_numbers(starts)
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: int = -1) -> None:
        """Highlight what was found; `current` is the index of the one the reader is at."""
        self._ink.set_hits(hits, current)
        self.viewport().update()

    def set_worth_checking(self, spans: Sequence[Span]) -> None:
        """Underline sentences that are worth checking faintly; they are in order and do not overlap."""
        self._ink.set_worth_checking(spans)
        self.viewport().update()

    @property
    def hits(self) -> Sequence[Span]:
        return self._ink.hits

    @property
    def current_hit(self) -> int:
        return self._ink.current_hit

    def outline(self, span: Span | None) -> None:
        """Outline the sentence that stands for the selection where nothing is selected."""
        if span != self.outlined:
            self.outlined = span
            self.viewport().update()

    def show_flash(self, span: Span, strength: float) -> None:
        """Light words up; `strength` 0 puts the light out."""
        self._flash = (span, strength) if strength else None
        self.viewport().update()

    def show_guide(self, position: int | None) -> None:
        """Show a line across the page where a border would come to lie."""
        self._guide = position
        self.viewport().update()

    def set_head_height(self, height: float) -> None:
        """Leave room above the first line, for what the panel puts there."""
        if height != self._head_height:
            self._head_height = height
            self._set_bands()

    def restyle(self) -> None:
        """Colours or sizes are others."""
        self._inks.forget()
        self._layout.use(self._column(), word_formats(self._theme, self._font()))
        self.document().setDefaultFont(self._font())
        self._set_bands()

    def is_open(self, zone: int) -> bool:
        return not can_fold(self.page.zones[zone]) or zone in self.open_zones

    def _hide_lines(self, document: QTextDocument, numbers: range) -> None:
        block = document.findBlockByNumber(numbers.start)
        is_blank = self.page.is_blank
        for number in numbers:
            line = self.page.lines[number]
            folded = line.zone >= 0 and not self.is_open(line.zone)
            # where there is not a single line to see, the cursor would have no place
            visible = line.kind is Kind.ROW or (line.kind is Kind.WORDS and not folded)
            block.setVisible(visible or is_blank)
            block = block.next()

    def _set_bands(self) -> None:
        """Say which lines have something above them, and lay out again what that moves."""
        first, last = self._ends_seen()
        heads = self.bands.heads(self.page)
        if first >= 0:
            heads[first] = heads.get(first, 0.0) + self._head_height
        self.bands.first = first
        before, self._layout.heads = self._layout.heads, heads
        moved = {number for number in before.keys() | heads.keys() if before.get(number) != heads.get(number)}
        if last != self._layout.last:
            moved |= {last, self._layout.last}
        self._layout.last = last
        for number in moved:
            self.block(number).clearLayout()
        in_view = self.firstVisibleBlock().blockNumber()
        self._layout.start_over(0 if self.page.is_whole else max(0, in_view - _LINES_ABOVE))
        self._forget_ink()
        self.set_anew.emit()

    def _ends_seen(self) -> Span:
        """The numbers of the first and the last line of the text that are not hidden, -1 for one that is
        not on the page.
        """
        first, last = self.document().begin(), self.document().lastBlock()
        while first.next().isValid() and not first.isVisible():
            first = first.next()
        while last.previous().isValid() and not last.isVisible():
            last = last.previous()
        return (
            first.blockNumber() if not self.page.start else -1,
            last.blockNumber() if self.page.end == len(self.page.words) else -1,
        )

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        self._paint_spans(painter)
        for block, top in self.places.blocks():
            height = self.blockBoundingRect(block).height()
            if top <= event.rect().bottom() and top + height >= event.rect().top():
                painter.translate(0, top)
                self.bands.paint(painter, self.page, block.blockNumber(), self._layout, height, self.is_open)
                drawn = self.ink_of(block)
                self._inks.paint(painter, drawn)
                for badge in drawn.badges:
                    self.gutter.paint(painter, badge, self.column.left, self._ink.claim_id)
                taken = {badge.middle for badge in drawn.badges}
                for sign in drawn.pages:
                    if sign.middle not in taken:
                        self.gutter.paint_page(painter, sign, self.column.left)
                painter.translate(0, -top)
        painter.end()
        super().paintEvent(event)

    def _paint_spans(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.outlined:
            painter.setBrush(self._theme.colour("ink", 0.06))
            for rect in self.places.rects_of(*self.outlined):
                painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 0), 3, 3)
        if self._flash:
            painter.setBrush(self._theme.colour("accent", 0.45 * self._flash[1]))
            for rect in self.places.rects_of(*self._flash[0]):
                painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4)
        if self._guide is not None and (rects := self.places.rects_of(self._guide, self._guide + 1)):
            painter.setBrush(self._theme.colour("accent"))
            spot, left, width = rects[0], self.column.left, self.column.width
            painter.drawRect(QRectF(left, spot.top() - 2, width, 2))
            painter.drawRect(QRectF(spot.left() - 1, spot.top() - 2, 2, spot.height()))

    def ink_of(self, block: QTextBlock) -> BlockInk:
        """What lies under and beside the words of a block that is laid out."""
        return self._ink.of(block, self.page, self.is_open)

    def _forget_ink(self) -> None:
        self._ink.forget()
        self.viewport().update()

    # geometry

    @property
    def column(self) -> Column:
        return self._layout.column

    def block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    def _font(self) -> QFont:
        return self._theme.reading_font(self._font_size)

    def _column(self) -> Column:
        return Column.within(self.viewport().width(), self._font(), self._theme.scale)

    def _on_update(self, _rect: QRect, dy: int) -> None:
        if dy:
            self.scrolled.emit()

    def name_zone_at(self, point: QPoint) -> Zone | None:
        """The zone whose name is written at a point."""
        found = self.places.block_at(point.y())
        if found is None:
            return None
        number = found[0].blockNumber()
        return self.bands.label_at(number, self._layout.top_of_words(number), point.y() - found[1])

    def mark_badge_at(self, point: QPoint) -> tuple[Mark, ...]:
        """The marks whose icon in the margin is at a point."""
        found = self.places.block_at(point.y())
        if found is None:
            return ()
        block, top = found
        place = QPoint(point.x(), round(point.y() - top))
        badge = self.gutter.badge_at(self.ink_of(block).badges, self.column.left, place)
        return badge.marks if badge else ()
