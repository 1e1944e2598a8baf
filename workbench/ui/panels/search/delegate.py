"""How a search result is painted: where it was found, and its words with the matches marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.overview import Hit
from workbench.ui.models.hits import HIT, STANCE
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.panels.search.snippet import Snippet
from workbench.ui.panels.source_line import write_source
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT = 40
"""The gutter, in which the stance of a linked passage is shown."""
_RIGHT = 16
_ABOVE = 10
_LINE = 20
_MEASURE = 860
"""Lines longer than this are hard to read."""


class HitDelegate(QStyledItemDelegate):
    """Keeps each result's lines until the width, the theme or the results are others."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._snippets: dict[int, Snippet] = {}
        self._width = 0

    def forget(self) -> None:
        """The lines have to be laid out anew."""
        self._snippets.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        width = self._view.viewport().width()
        height = _ABOVE + self._theme.size(_LINE) + 4 + self._snippet(index, width).height + _ABOVE
        return QSize(0, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush, rect = RowBrush(painter, self._theme), option.rect
        room = rect.adjusted(_LEFT, 0, -_RIGHT, 0)
        painter.fillRect(QRect(room.left(), rect.bottom(), room.width(), 1), self._theme.colour("hairline"))
        brush.ground(rect.adjusted(4, 2, -4, -3), option.state)
        line = QRect(room.left(), rect.top() + _ABOVE, room.width(), self._theme.size(_LINE))
        if stance := index.data(STANCE):
            brush.picture(f"stance.{stance}", rect.left() + 12, line, 18)
        hit: Hit = index.data(HIT)
        write_source(brush, self._theme, line, hit.source)
        painter.setPen(self._theme.colour("ink"))
        self._snippet(index, rect.width()).draw(painter, line.left(), line.bottom() + 5)
        painter.restore()

    def _snippet(self, index: Index, width: int) -> Snippet:
        if width != self._width:
            self.forget()
            self._width = width
        if index.row() not in self._snippets:
            self._snippets[index.row()] = Snippet(
                index.data(HIT),
                self._theme.reading_font(15),
                min(width - _LEFT - _RIGHT, self._theme.size(_MEASURE)),
                muted=self._theme.colour("muted"),
                find=self._theme.colour("find"),
            )
        return self._snippets[index.row()]
