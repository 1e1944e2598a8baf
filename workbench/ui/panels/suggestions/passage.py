"""A proposed passage in full: its words with the marks of its reasons, between the words around it."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.ui.models.suggestions import Line
from workbench.ui.panels.suggestions.emphasis import look_of, stretches
from workbench.ui.positions import shown
from workbench.ui.theme import Theme

_PIXELS = 16
_LINE_HEIGHT = 1.4
_LINE_ENDS = re.compile(r"\s*\n\s*")
_MEASURE = 760
"""Lines longer than this are hard to read."""


class PassageView(QTextEdit):
    """Shows the passage of a line; its words can be selected and copied, not changed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, readOnly=True)
        self._theme = theme
        self._line: Line | None = None
        self._quote = 0, 0
        """From where to where it stands in the document."""
        self.setProperty("kind", "passage")
        self.setAccessibleName("Proposed passage")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(0)
        # one resize comes after the other while a drawer opens
        self._going = QTimer(self, singleShot=True, interval=0)
        self._going.timeout.connect(self._go_to_quote)
        self._dress()
        theme.changed.connect(self._dress)

    def show_line(self, line: Line) -> None:
        if line == self._line:
            return
        self._line = line
        self._write(line)

    def _write(self, line: Line) -> None:
        self._quote = 0, 0
        self.clear()
        muted = QTextCharFormat()
        muted.setForeground(self._theme.colour("muted"))
        cursor = QTextCursor(self.document())
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(_LINE_HEIGHT * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(paragraph)
        quote = line.anchor.quote
        cursor.insertText(_on_one_line(line.lead), muted)
        start = cursor.position()
        for start, end, emphasis in stretches(len(quote), line.reasons, line.leaning):
            cursor.insertText(_on_one_line(quote[start:end]), look_of(emphasis, self._theme))
        self._quote = start, cursor.position()
        cursor.insertText(_on_one_line(line.tail), muted)
        self._going.start()

    def _go_to_quote(self) -> None:
        """Have the whole quote in sight if there is room, and of what is before it as much as may be."""
        self.setTextCursor(self._cursor_at(self._quote[0]))  # or Qt keeps the end in sight
        bar = self.verticalScrollBar()
        bar.setValue(0)
        layout = self.document().firstBlock().layout()
        tops = [layout.lineAt(line).y() for line in range(layout.lineCount())]
        self._show_whole_lines(tops)
        start, end = (self.cursorRect(self._cursor_at(place)) for place in self._quote)
        wanted = min(start.top(), max(end.bottom() - self.viewport().height(), 0))
        # from the top of a line, so that none is cut in half
        bar.setValue(round(next((top for top in tops if top >= wanted - 1), wanted)))

    def _show_whole_lines(self, tops: Sequence[float]) -> None:
        """Leave free at the foot what would hold only the upper half of a line."""
        over = round(self.height() % (tops[1] - tops[0])) if len(tops) > 1 else 0
        if over != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, over)

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def _fit_lines(self) -> None:
        """As wide as the view, but no wider than can be read; the scroll bar stays at the view's edge."""
        width = min(self.viewport().width(), self._theme.size(_MEASURE))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)

    def _dress(self) -> None:
        self._fit_lines()
        self.setFont(self._theme.reading_font(_PIXELS))
        if self._line is not None:
            self._write(self._line)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_lines()
        self._going.start()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Two lines of words can always be read."""
        return QSize(0, round(2 * _LINE_HEIGHT * self.fontMetrics().height()))

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSizeHint()


def _on_one_line(words: str) -> str:
    """A line feed is only where the outlet broke the line, or began a paragraph."""
    return _LINE_ENDS.sub(" ", shown(words))
