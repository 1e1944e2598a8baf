"""A page of an article whose words can be selected and copied."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from workbench.domain.span import Span
from workbench.ui.panels.article.page import Page
from workbench.ui.panels.article.page_view import PageView
from workbench.ui.panels.article.snapping import word_at
from workbench.ui.theme import Theme

_MOST_COPIED = 5_000_000
"""Characters that are handed over in some hundredths of a second."""


class SelectableView(PageView):
    """`sentence_at` tells where the sentence at a code point is. `settled` is sent when the reader has placed
    the cursor or made a selection.

    What is selected may reach beyond the stretch of a very long text that is on the page.
    """

    settled = Signal()
    too_much_to_copy = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._beyond: Span | None = None
        """Where the selection was begun and where the cursor is, if they are not both on the page."""
        super().__init__(theme, parent)
        self.sentence_at: Callable[[int], Span | None] = lambda _position: None

    def selected(self) -> Span:
        """The selected words; start and end are the cursor where nothing is selected."""
        anchor, position = self.anchor_position(), self.cursor_position()
        return min(anchor, position), max(anchor, position)

    @property
    def has_selection(self) -> bool:
        return self.anchor_position() != self.cursor_position()

    def cursor_position(self) -> int:
        return self._beyond[1] if self._beyond else self.page.positions.from_qt(self.textCursor().position())

    def anchor_position(self) -> int:
        """Where the selection was begun."""
        return self._beyond[0] if self._beyond else self.page.positions.from_qt(self.textCursor().anchor())

    def select(self, anchor: int, position: int) -> None:
        """Select the words between `anchor` and `position`, where the cursor then stands."""
        positions, cursor = self.page.positions, QTextCursor(self.document())
        is_here = positions.holds(anchor) and positions.holds(position)
        self._beyond = None if is_here else (anchor, position)
        if anchor > position:
            cursor.setPosition(positions.end_to_qt(anchor))
            cursor.setPosition(positions.to_qt(position), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(positions.to_qt(anchor))
            if anchor < position:
                cursor.setPosition(positions.end_to_qt(position), QTextCursor.MoveMode.KeepAnchor)
            elif not is_here:
                # on the row of what is folded, or at the edge of the page
                cursor.setPosition(self.block(self.page.line_at(anchor)).position())
            elif not cursor.block().isVisible():
                cursor.setPosition(positions.end_to_qt(anchor))
        self.setTextCursor(cursor)

    def show_page(self, page: Page, open_zones: Collection[int] = ()) -> None:
        """Show other words, from their beginning, with nothing selected."""
        self._beyond = None
        super().show_page(page, open_zones)

    def _turn(self, position: int) -> bool:
        selection = self.anchor_position(), self.cursor_position()
        turned = super()._turn(position)
        if turned:
            self.select(*selection)
        return turned

    def select_sentence(self) -> None:
        """Widen the selection, or the cursor, to whole sentences; where there is none, to the word."""
        start, end = self.selected()
        first = self.sentence_at(start) or word_at(self.page.words, start)
        last = self.sentence_at(max(start, end - 1)) or (end, end)
        self.select(min(start, first[0]), max(end, first[1], last[1]))
        self.settled.emit()

    def open_zone(self, zone: int, open_: bool = True) -> None:
        """Unfold or fold a zone; a cursor in what is folded goes to its row."""
        super().open_zone(zone, open_)
        cursor = self.textCursor()
        if not cursor.block().isVisible() and not cursor.hasSelection():
            cursor.setPosition(self.block(self.page.row_of(zone)).position())
            self.setTextCursor(cursor)

    # copying

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is copied are the article's words, not what Qt made of them."""
        data = QMimeData()
        start, end = self.selected()
        data.setText(self.page.words[start:end])
        return data

    def copy(self) -> None:
        """Copy what is selected, wherever it is."""
        start, end = self.selected()
        if end - start > _MOST_COPIED:
            self.too_much_to_copy.emit()
        elif start < end:
            # as bare words: data made here would outlive Python in the clipboard
            QGuiApplication.clipboard().setText(self.page.words[start:end])
