"""How a search result is painted: where it was found, and its words with the matches marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.dates import readable_date
from workbench.domain.overview import Hit, Source
from workbench.ui.models.hits import HIT, STANCE
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
_VLEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


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
        rect = option.rect
        self._paint_ground(painter, option)
        line = QRect(
            rect.left() + _LEFT, rect.top() + _ABOVE, rect.width() - _LEFT - _RIGHT, self._theme.size(_LINE)
        )
        if stance := index.data(STANCE):
            side = self._theme.size(18)
            place = QRect(rect.left() + 12, line.top() + (line.height() - side) // 2, side, side)
            self._theme.icon(f"stance.{stance}").paint(painter, place)
        hit: Hit = index.data(HIT)
        self._paint_source(painter, line, hit.source)
        painter.setPen(self._theme.colour("ink"))
        self._snippet(index, rect.width()).draw(painter, line.left(), line.bottom() + 5)
        painter.restore()

    # the line that says where

    def _paint_source(self, painter: QPainter, room: QRect, source: Source) -> None:
        left = self._write(painter, room, source.name, "ink", QFont.Weight.DemiBold)
        if not source.zone.is_reporting:
            left = self._paint_flag(painter, room, left + 8, str(source.zone))
        said = source.attribution
        words = [readable_date(said.published), said.title if said.title != source.name else ""]
        rest = " · ".join(word for word in words if word)
        if rest:
            self._write(painter, room.adjusted(left - room.left() + 8, 0, 0, 0), rest, "muted")

    def _paint_flag(self, painter: QPainter, room: QRect, left: int, words: str) -> int:
        """A pill that says these are not the outlet's own words; where it ends."""
        font = self._theme.font(12, weight=QFont.Weight.Medium)
        width = QFontMetrics(font).horizontalAdvance(words) + 17
        pill = QRect(left, room.top(), width, room.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tint("mixed"))
        painter.drawRoundedRect(QRectF(pill), pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour("mixed"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return left + width

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        role: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:
        """Write on one line, elided where there is no room; where the words end."""
        font = self._theme.font(13, weight=weight)
        metrics = QFontMetrics(font)
        written = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room, _VLEFT, written)
        return room.left() + metrics.horizontalAdvance(written)

    # ground and lines

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect, state = option.rect, option.state
        painter.fillRect(
            QRect(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT - _RIGHT, 1),
            self._theme.colour("hairline"),
        )
        ground = QRectF(rect.adjusted(4, 2, -4, -3))
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection" if selected else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

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
