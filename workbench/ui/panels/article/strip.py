"""The strip along the scrollbar: where the marks and the found words of the whole article are."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.domain.overview import Mark
from workbench.domain.span import Span
from workbench.ui.panels.article.ink import FOUND
from workbench.ui.panels.article.marks import Emphasis, emphasis_of, role_of
from workbench.ui.panels.article.page import Page
from workbench.ui.panels.article.page_view import PageView
from workbench.ui.theme import Theme

WIDTH = 12
_MANY = 500
_NEAR = 8
"""So many pixels off a mark still count as on it."""


@dataclass(frozen=True, slots=True)
class _Tick:
    y: float
    role: str
    pale: bool
    span: Span
    mark: Mark | None


class MarkStrip(QWidget):
    """`picked` is sent with the span that was clicked, and its Mark or None for found words."""

    picked = Signal(object, object)

    def __init__(self, viewer: PageView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._viewer, self._theme = viewer, theme
        self._marks: Sequence[Mark] = ()
        self._claim_id = ""
        self._hits: Sequence[Span] = ()
        self._ticks: list[_Tick] | None = None
        self._picture: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        self.setProperty("role", "paper")
        self.setAccessibleName("Marks in this article")
        viewer.set_anew.connect(self._place_again)
        theme.changed.connect(self._paint_again)

    def show_marks(self, marks: Sequence[Mark], claim_id: str) -> None:
        self._marks, self._claim_id = marks, claim_id
        self._place_again()

    def show_hits(self, hits: Sequence[Span]) -> None:
        self._hits = hits
        self._place_again()

    def _place_again(self) -> None:
        self._ticks = None
        self._paint_again()

    def _paint_again(self) -> None:
        self._picture = None
        self.update()

    def ticks(self) -> list[_Tick]:
        """All ticks, the pale ones first, so that the others are painted over them."""
        if self._ticks is None:
            y = self._viewer.places.heights()
            hits = [_Tick(y(hit[0]), FOUND, False, hit, None) for hit in self._hits_to_show()]
            marks = [
                _Tick(
                    y(mark.start),
                    role_of(mark),
                    emphasis_of(mark, self._claim_id) is Emphasis.PALE,
                    (mark.start, mark.end),
                    mark,
                )
                for mark in self._marks
            ]
            self._ticks = hits + sorted(marks, key=lambda tick: not tick.pale)
        return self._ticks

    def _hits_to_show(self) -> Iterator[Span]:
        """All that was found; of thousands only the first in each line of the text, or of the strip."""
        page, number = self._viewer.page, 0
        while number < len(self._hits):
            hit = self._hits[number]
            yield hit
            number += 1
            if len(self._hits) > _MANY:
                number = max(number, bisect_left(self._hits, (self._next_place(page, hit[0]), 0)))

    def _next_place(self, page: Page, position: int) -> int:
        """The first code point that may have a tick of its own: of a very long text one is many lines."""
        if page.is_whole:
            return page.lines[page.line_at(position)].end
        return position + len(page.words) // max(1, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._picture is None or self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = self._paint_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)

    def _paint_picture(self) -> QPixmap:
        """All ticks; kept until they change, since thousands of them take longer than a frame may."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("paper"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        seen: set[tuple[int, str, bool]] = set()
        for tick in self.ticks():
            y = round(tick.y * self.height())
            # many marks fall on the same places
            if (y, tick.role, tick.pale) not in seen:
                seen.add((y, tick.role, tick.pale))
                self._paint_tick(painter, y, tick)
        painter.end()
        return picture

    def _paint_tick(self, painter: QPainter, y: int, tick: _Tick) -> None:
        """Supports is a bar, refutes a broken bar, context a dot, a claim's own words a thin line."""
        painter.setBrush(self._theme.colour(tick.role, 0.45 if tick.pale else 1.0))
        match tick.role:
            case "refutes":
                painter.drawRect(QRectF(1, y - 1.5, 4, 3))
                painter.drawRect(QRectF(7, y - 1.5, 4, 3))
            case "context":
                painter.drawEllipse(QRectF(4, y - 2, 4, 4))
            case "claim":
                painter.drawRect(QRectF(1, y - 0.5, 10, 1))
            case _:
                painter.drawRect(QRectF(1, y - 1.5, 10, 3))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        y = event.position().y()
        near = [tick for tick in self.ticks() if abs(tick.y * self.height() - y) <= _NEAR]
        if near:
            tick = min(near, key=lambda tick: (abs(tick.y * self.height() - y), tick.pale))
            self.picked.emit(tick.span, tick.mark)
        else:
            self._viewer.scroll_to_share(y / self.height())
