"""How a search result is painted: where it was found, and its words with the matches marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.dates import readable_date
from workbench.domain.overview import Hit, Source
from workbench.ui.models.hits import HIT, STANCE
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.panels.search.snippet import Snippet
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LEFT = 40
"""The gutter, in which the stance of a linked passage is shown."""
_RIGHT = 16
_ABOVE = 10
_LINE = 20
_MEASURE = 860
"""Lines longer than this are hard to read."""
_Weight = QFont.Weight


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
        self._paint_source(brush, line, hit.source)
        painter.setPen(self._theme.colour("ink"))
        self._snippet(index, rect.width()).draw(painter, line.left(), line.bottom() + 5)
        painter.restore()

    def _paint_source(self, brush: RowBrush, room: QRect, source: Source) -> None:
        """Where it was found; a pill says when these are not the outlet's own words."""
        room = room.adjusted(brush.write(room, source.name, 13, "ink", weight=_Weight.DemiBold) + 8, 0, 0, 0)
        if not source.zone.is_reporting:
            width = brush.width_of(source.zone, 12, _Weight.Medium) + 16
            pill = QRect(room.left(), room.top(), width, room.height())
            brush.pill(pill, self._theme.tint("mixed"))
            brush.write(pill.adjusted(8, 0, -8, 0), source.zone, 12, "mixed", weight=_Weight.Medium)
            room = room.adjusted(width + 8, 0, 0, 0)
        said = source.attribution
        words = [readable_date(said.published), said.title if said.title != source.name else ""]
        brush.write(room, " · ".join(word for word in words if word), 13, "muted")

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
