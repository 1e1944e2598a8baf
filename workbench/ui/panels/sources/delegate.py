"""How a row of the sources list is painted: heading, article or part."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.dates import readable_date
from workbench.ui.models.source_lines import Heading, SourceLine
from workbench.ui.models.sources import CITED, LINE, UNREAD
from workbench.ui.panels.row_brush import RIGHT, RowBrush
from workbench.ui.panels.source_line import write_name
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 48
_HEADING_HEIGHT = 28
_WIDE = 340
"""From this width on, badges have words."""

_Weight = QFont.Weight


@dataclass(frozen=True, slots=True)
class _Badge:
    """What stands at the right of a row; with an icon, and in a pill when it is `filled`."""

    words: str
    role: str
    icon: str = ""
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
        brush = RowBrush(painter, self._theme)
        if isinstance(line, Heading):
            self._paint_heading(brush, option, line)
        else:
            ground = option.rect.adjusted(4, 1, -4, -1)
            brush.ground(ground, option.state)
            if line.row.article.id == self.open_article and not line.nested:
                brush.bar(QRectF(ground.left() + 2, ground.top() + 8, 3, ground.height() - 16), "accent")
            self._paint_source(brush, option.rect, line, index)
        painter.restore()

    def _paint_heading(self, brush: RowBrush, option: QStyleOptionViewItem, line: Heading) -> None:
        size = self._theme.size
        strip = option.rect.adjusted(4, option.rect.height() - size(_HEADING_HEIGHT), -4, -2)
        brush.ground(strip, option.state)
        brush.picture("fold.closed" if line.folded else "fold.open", strip.left() + 2, strip)
        left = strip.left() + size(16) + 6
        count = brush.write(strip.adjusted(0, 0, -8, 0), f"{line.count:,}", 12, "muted", RIGHT)
        room = QRect(left, strip.top(), strip.right() - 16 - count - left, strip.height())
        brush.write(room, line.label, 12, "muted", weight=_Weight.DemiBold)

    def _paint_source(self, brush: RowBrush, rect: QRect, line: SourceLine, index: Index) -> None:
        """Outlet and date on one line, title and badges on the next."""
        size = self._theme.size
        left = rect.left() + (24 + size(16) + 4 if line.nested else 16)
        upper = QRect(left, rect.top() + size(5), rect.right() - 12 - left, size(20))
        lower = QRect(left, upper.bottom() + 1, upper.width(), size(18))
        if line.nested:
            brush.picture("article.part", rect.left() + 24, upper)
        date = brush.write(upper, self._date(line), 12, "muted", RIGHT)
        outlet = upper.adjusted(0, 0, -(date + 8 if date else 0), 0)
        write_name(brush, outlet, line.outlet)
        badges = self._paint_badges(brush, lower, self._badges(line, index, wide=rect.width() >= _WIDE))
        brush.write(lower.adjusted(0, 0, -badges, 0), line.title, 12, "muted")

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
            badges.append(_Badge(f"{unread:,} unread" if wide else f"{unread:,}", "muted", "source.unread"))
        if cited:
            words = f"{cited:,} cited" if wide else f"{cited:,}"
            badges.append(_Badge(words, "accent", "source.cited", filled=True))
        return badges

    def _paint_badges(self, brush: RowBrush, room: QRect, badges: list[_Badge]) -> int:
        """The width they take, with the gaps before them."""
        right = room.right()
        for badge in badges:
            icon = self._theme.size(14) + 2 if badge.icon else 0
            inset = 6 if badge.filled else 0
            width = brush.width_of(badge.words, 12, _Weight.Medium) + icon + 2 * inset
            place = QRect(right - width + 1, room.top(), width, room.height())
            if badge.filled:
                brush.pill(place, self._theme.tint(badge.role))
            if badge.icon:
                brush.picture(badge.icon, place.left() + inset, place, 14)
            words = place.adjusted(inset + icon, 0, -inset, 0)
            brush.write(words, badge.words, 12, badge.role, RIGHT, weight=_Weight.Medium)
            right -= width + 8
        return room.right() - right
