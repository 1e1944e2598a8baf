"""How a row of the sources list is painted: heading, article or part."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.dates import readable_date
from workbench.ui.models.source_lines import Heading, SourceLine
from workbench.ui.models.sources import CITED, LINE, UNREAD
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 48
_HEADING_HEIGHT = 28
_WIDE = 340
"""From this width on, badges have words."""

_Weight = QFont.Weight
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Badge:
    """A number at the right of a row, in a pill when it is `filled`."""

    words: str
    role: str
    filled: bool = False


class SourceDelegate(QStyledItemDelegate):
    """Every row is equally high: only so can the view place ten thousand without asking for each."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.open_article = ""
        """The id of the article that is in the viewer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            self._paint_heading(painter, option, line)
        else:
            self._paint_ground(painter, option, line)
            self._paint_source(painter, option.rect, line, index)
        painter.restore()

    # headings

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, line: Heading) -> None:
        size = self._theme.size
        rect: QRect = option.rect
        strip = rect.adjusted(4, rect.height() - size(_HEADING_HEIGHT), -4, -2)
        if self._has(option, QStyle.StateFlag.State_MouseOver):
            self._fill(painter, strip, "hover")
        self._outline_focus(painter, option, strip)
        self._picture(painter, "fold.closed" if line.folded else "fold.open", strip.left() + 2, strip)
        left = strip.left() + size(16) + 6
        count = self._write(painter, strip.adjusted(0, 0, -8, 0), f"{line.count:,}", 12, "muted", _RIGHT)
        room = QRect(left, strip.top(), strip.right() - 16 - count - left, strip.height())
        self._write(painter, room, line.label, 12, "muted", weight=_Weight.DemiBold)

    # articles and parts

    def _paint_source(self, painter: QPainter, rect: QRect, line: SourceLine, index: Index) -> None:
        size = self._theme.size
        left = rect.left() + (24 + size(16) + 4 if line.nested else 16)
        upper = QRect(left, rect.top() + size(5), rect.right() - 12 - left, size(20))
        lower = QRect(left, upper.bottom() + 1, upper.width(), size(18))
        if line.nested:
            self._picture(painter, "article.part", rect.left() + 24, upper)
        date = self._write(painter, upper, self._date(line), 12, "muted", _RIGHT)
        outlet = upper.adjusted(0, 0, -(date + 8 if date else 0), 0)
        if line.outlet:
            self._write(painter, outlet, line.outlet, 13, "ink", weight=_Weight.DemiBold)
        else:
            self._write(painter, outlet, "Outlet not given", 13, "muted", italic=True)
        badges = self._paint_badges(painter, lower, self._badges(line, index, wide=rect.width() >= _WIDE))
        self._write(painter, lower.adjusted(0, 0, -badges, 0), line.title, 12, "muted")

    def _date(self, line: SourceLine) -> str:
        """Under its page, a part's date is shown only where it is another."""
        if line.nested and line.published == SourceLine(line.row).published:
            return ""
        return readable_date(line.published)

    def _badges(self, line: SourceLine, index: Index, *, wide: bool) -> list[_Badge]:
        """From the right."""
        if line.part:
            return [] if line.nested else [_Badge(f"part {line.number} of {len(line.row.parts)}", "muted")]
        cited, unread = int(index.data(CITED)), int(index.data(UNREAD))
        badges = []
        if unread:
            badges.append(_Badge(f"{unread:,} unread" if wide else f"{unread:,}", "muted"))
        if cited:
            badges.append(_Badge(f"{cited:,} cited" if wide else f"{cited:,}", "accent", filled=True))
        return badges

    def _paint_badges(self, painter: QPainter, room: QRect, badges: list[_Badge]) -> int:
        """The width they take, with the gap before them."""
        size, right = self._theme.size, room.right()
        font = self._theme.font(12, weight=_Weight.Medium)
        for badge in badges:
            mark = "source.cited" if badge.filled else "source.unread"
            # a pixel more, or what is measured in whole pixels would be elided
            words = QFontMetrics(font).horizontalAdvance(badge.words) + 1
            has_mark = badge.filled or badge.words[0].isdigit()
            width = words + (size(14) + 2 if has_mark else 0) + (12 if badge.filled else 0)
            pill = QRect(right - width + 1, room.top(), width, room.height())
            if badge.filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.tint(badge.role))
                painter.drawRoundedRect(QRectF(pill), pill.height() / 2, pill.height() / 2)
                pill = pill.adjusted(6, 0, -6, 0)
            if has_mark:
                self._picture(painter, mark, pill.left(), pill, 14)
            self._write(painter, pill, badge.words, 12, badge.role, _RIGHT, weight=_Weight.Medium)
            right -= width + 8
        return room.right() - right

    # grounds and strokes

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: SourceLine) -> None:
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)
        if self._has(option, QStyle.StateFlag.State_Selected):
            self._fill(painter, rect, "selection")
        elif self._has(option, QStyle.StateFlag.State_MouseOver):
            self._fill(painter, rect, "hover")
        if line.row.article.id == self.open_article and not line.nested:
            bar = QRectF(rect.left() + 2, rect.top() + 8, 3, rect.height() - 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        self._outline_focus(painter, option, rect)

    def _outline_focus(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        if self._has(option, QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _fill(self, painter: QPainter, rect: QRect, role: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(role))
        painter.drawRoundedRect(QRectF(rect), 6, 6)

    def _picture(self, painter: QPainter, meaning: str, left: int, line: QRect, pixels: int = 16) -> None:
        """An icon in the middle of a line's height."""
        side = self._theme.size(pixels)
        top = line.top() + (line.height() - side) // 2
        self._theme.icon(meaning).paint(painter, QRect(left, top, side, side))

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        pixels: int,
        role: str,
        alignment: Qt.AlignmentFlag = _LEFT,
        *,
        weight: QFont.Weight = _Weight.Normal,
        italic: bool = False,
    ) -> int:
        """Write on one line, elided where there is no room; the width it took."""
        font = self._theme.font(pixels, weight=weight)
        font.setItalic(italic)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(
            words.replace("\n", " "), Qt.TextElideMode.ElideRight, max(room.width(), 0)
        )
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room, alignment, shown)
        return metrics.horizontalAdvance(shown)

    @staticmethod
    def _has(option: QStyleOptionViewItem, state: QStyle.StateFlag) -> bool:
        return bool(option.state & state)
