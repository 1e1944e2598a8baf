"""A page of an article to go about in: scrolled, unfolded, and turned where the text is very long."""

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.panels.article.ink import word_formats
from workbench.ui.panels.article.page import Page, can_fold
from workbench.ui.panels.article.page_canvas import PageCanvas
from workbench.ui.panels.article.setting import turned
from workbench.ui.theme import Theme


class PageView(PageCanvas):
    """Shows a page, or of a very long text a stretch: another is set around the place where the reader
    comes near the end of it, or goes to.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        # not at once: Qt is still busy with the document that would be taken away
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.keep_room)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._soon.start())
        self.show_page(self.page)

    def show_page(self, page: Page, open_zones: Collection[int] = ()) -> None:
        """Show other words, from their beginning; `open_zones` are indexes of zones to show unfolded."""
        self.open_zones = set(open_zones)
        self.outlined = self._flash = self._guide = None
        self._ink.clear()
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(always if page.is_whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._put(page)

    def set_font_size(self, pixels: int) -> None:
        if pixels != self._font_size:
            place = self.places.top()
            self._font_size = pixels
            self.restyle()
            self.scroll_to(place)

    # folding

    def open_zone(self, zone: int, open_: bool = True) -> None:
        """Unfold or fold a zone."""
        if self.is_open(zone) == open_ or not can_fold(self.page.zones[zone]):
            return
        (self.open_zones.add if open_ else self.open_zones.discard)(zone)
        if not self.page.is_whole:
            self._set_again()
            return
        shown = self.page.zones[zone]
        lines = self.page.lines_of(shown.start, shown.end)
        self._hide_lines(self.document(), lines)
        first, last = self.block(lines[0]), self.block(lines[-1])
        length = last.position() + last.length() - first.position()
        self.document().markContentsDirty(first.position(), length)
        self._set_bands()

    def open_all(self, zones: Collection[int], open_: bool) -> None:
        """Unfold or fold several zones."""
        if self.page.is_whole:
            for zone in zones:
                self.open_zone(zone, open_)
        else:
            self.open_zones = self.open_zones | set(zones) if open_ else self.open_zones - set(zones)
            self._set_again()

    # moving

    def scroll_to(self, position: int) -> None:
        """Bring a code point to the top of the view."""
        self.turn_to(position)
        if not position:
            # the beginning needs no lines above it
            self.verticalScrollBar().setValue(0)
            return
        self._settle(position)
        self.verticalScrollBar().setValue(self.places.scroll_value(position))

    def scroll_to_share(self, share: float) -> None:
        """Bring the place into view that is so far down the whole text, from 0 to 1."""
        if self.page.is_whole:
            bar = self.verticalScrollBar()
            bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        else:
            self.scroll_to(round(share * len(self.page.words)))

    def reveal(self, start: int, end: int) -> None:
        """Bring words into view, unfolding what hides them; what is well in view stays where it is."""
        for zone in {self.page.zone_at(start), self.page.zone_at(max(start, end - 1))} - {-1}:
            self.open_zone(zone)
        self.turn_to(start)
        self._settle(start)
        rects, height = self.places.rects_of(start, end), self.viewport().height()
        if rects and rects[0].top() > 0.08 * height and rects[-1].bottom() < 0.85 * height:
            return
        third = int(height / 3 / self.column.pitch)
        self.verticalScrollBar().setValue(max(0, self.places.scroll_value(start) - third))

    def turn_to(self, position: int) -> None:
        """Have a code point on the page, and enough around it to read on."""
        if not self.page.has_room(position, position):
            self._turn(position)

    def keep_room(self) -> None:
        """Set another stretch on the page when the reader nears the end of this; what is in view stays."""
        if self.page.is_whole:
            return
        first, last = self.places.ends()
        if not self.page.has_room(first, last) and self._turn(first):
            self.scroll_to(first)

    def _set_again(self) -> None:
        """Other zones are folded; what is in view stays."""
        place = self.places.top()
        if self._turn(place):
            self.scroll_to(place)

    def _turn(self, position: int) -> bool:
        """Set the stretch around a code point on the page, if that is another."""
        page = turned(self.page, position, self.open_zones)
        if page is self.page:
            return False
        self._put(page)
        return True

    def _settle(self, position: int) -> None:
        """Lay out what has to be known for going to a code point."""
        if self.page.is_whole:
            self._layout.settle()
        else:
            # and some screens, for keys that come before there is time for laying out ahead
            self._layout.settle_to(self.page.line_at(position), 2.5 * self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        place = self.places.top()
        is_other = event.oldSize().width() != event.size().width()
        if is_other:
            self._layout.use(self._column(), word_formats(self._theme, self._font()))
            self._set_bands()
        super().resizeEvent(event)
        if is_other and not self.page.is_whole:
            # Qt keeps the number of the line within its block, which may have thousands of words
            self.scroll_to(place)
