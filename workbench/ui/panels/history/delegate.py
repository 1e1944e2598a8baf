"""How a line of the history is painted: a day, or who did what and when."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.case import Case
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence
from workbench.domain.history import Deed, Entry
from workbench.domain.identity import now
from workbench.domain.verdict import Verdict
from workbench.services.history import principal_change
from workbench.ui.models.history import LINE, SUBJECT, DayLine, EntryLine, local
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 44
_LEFT, _RIGHT = 44, 16
_VLEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_VRIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HistoryDelegate(QStyledItemDelegate):
    """Days and entries are equally high, so that the view need not ask for each."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = index.data(LINE)
        if isinstance(line, DayLine):
            room = option.rect.adjusted(16, self._theme.size(16), -_RIGHT, 0)
            self._write(painter, room, day_name(line.day), 12, "muted", weight=QFont.Weight.DemiBold)
        else:
            self._paint_ground(painter, option)
            self._paint_entry(painter, option.rect, line, index.data(SUBJECT))
        painter.restore()

    def _paint_entry(self, painter: QPainter, rect: QRect, line: EntryLine, subject: str) -> None:
        size, entry = self._theme.size, line.entry
        upper = QRect(rect.left() + _LEFT, rect.top() + 4, rect.width() - _LEFT - _RIGHT, size(20))
        lower = QRect(upper.left(), upper.bottom(), upper.width(), size(18))
        mark = QRect(rect.left() + 16, upper.top() + (upper.height() - size(16)) // 2 + 1, size(16), size(16))
        if line.undone:
            painter.setOpacity(0.5)
        self._theme.icon(meaning_of(entry)).paint(painter, mark)
        painter.setOpacity(1.0)
        when = self._write(painter, upper, relative_moment(entry.at), 12, "muted", _VRIGHT)
        who = self._write(painter, lower, entry.by, 12, "muted", _VRIGHT)
        room = upper.adjusted(0, 0, -when - 16, 0)
        role = "muted" if line.undone else "ink"
        weight = QFont.Weight.Medium
        end = self._write(painter, room, line.what, 13, role, weight=weight, struck=line.undone)
        if line.undone:
            self._paint_flag(painter, room.left() + end + 8, upper, "undone")
        self._write(painter, lower.adjusted(0, 0, -who - 16, 0), subject, 12, "muted")

    def _paint_flag(self, painter: QPainter, left: int, line: QRect, words: str) -> None:
        font = self._theme.font(12)
        width = QFontMetrics(font).horizontalAdvance(words) + 13
        pill = QRectF(left, line.top() + 2, width, line.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("pressed"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground, state = QRectF(option.rect.adjusted(4, 1, -4, -1)), option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection" if selected else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        words: str,
        pixels: int,
        role: str,
        alignment: Qt.AlignmentFlag = _VLEFT,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        struck: bool = False,
    ) -> int:
        """Write on one line, elided where there is no room; the width it took."""
        font = self._theme.font(pixels, weight=weight)
        font.setStrikeOut(struck)
        metrics = QFontMetrics(font)
        written = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        painter.drawText(room, alignment, written)
        return metrics.horizontalAdvance(written)


def meaning_of(entry: Entry) -> str:
    """Which icon tells what an entry was about."""
    if entry.deed is not Deed.DO:
        return "edit.undo" if entry.deed is Deed.UNDO else "edit.redo"
    if not entry.step:
        return "history"
    match principal_change(entry.step).record:
        case Evidence(stance=stance):
            return f"stance.{stance}"
        case Verdict():
            return "status.done"
        case Claim():
            return "claim"
        case Appearance():
            return "claim.appearance"
        case Case():
            return "case"
        case _:
            return "article"


def relative_moment(moment: str) -> str:
    """`just now`, `5 min ago`, and from an hour on the time of day."""
    minutes = (datetime.now(UTC) - datetime.fromisoformat(moment)) // timedelta(minutes=1)
    if minutes < 1:
        return "just now"
    return f"{minutes} min ago" if minutes < 60 else f"{local(moment):%H:%M}"


def day_name(day: date) -> str:
    """`Today`, `Yesterday`, else `Friday, 20 November 2026`."""
    ago = (local(now()).date() - day).days
    if ago in (0, 1):
        return "Yesterday" if ago else "Today"
    return f"{day:%A}, {day.day} {day:%B %Y}"
