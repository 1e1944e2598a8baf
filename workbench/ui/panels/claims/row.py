"""A claim in the list, painted: its words, its verdict, and how much speaks for and against it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.domain.evidence import Stance
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Scale
from workbench.ui.models.claims import ROW, shown_rating
from workbench.ui.panels.claims.wrapped import Wrapped
from workbench.ui.theme import Theme

_MOST_LINES = 2
_LEFT, _RIGHT, _ABOVE, _GAP = 12, 12, 8, 4
_ICON = 16
_INDENT = _LEFT + _ICON + 8


@dataclass(frozen=True, slots=True)
class Aim:
    """What a drag would do if it were dropped now: link with `stance`, or move a card (None)."""

    claim_id: str
    stance: Stance | None


class ClaimRowPainter(QStyledItemDelegate):
    """Paints a `ClaimRow`. `aim` is set by the list while something is dragged over it."""

    def __init__(self, theme: Theme, scale: Scale, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scale = scale
        self.aim: Aim | None = None
        self._widths: dict[tuple[str, int], int] = {}

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = self.parent().viewport().width() - _INDENT - _RIGHT  # type: ignore[attr-defined]
        wording = index.data(Qt.ItemDataRole.DisplayRole)
        lines = 1 if self._width(wording) <= room else _MOST_LINES
        height = (
            _ABOVE + lines * QFontMetrics(self._wording_font()).height() + _GAP + self._chip_height() + _ABOVE
        )
        return QSize(room, height + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ClaimRow = index.data(ROW)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        if self.aim is not None and self.aim.claim_id == row.claim.id:
            self._paint_aim(painter, rect, self.aim.stance)
        else:
            self._paint_row(painter, rect, row)
        painter.restore()

    # ── the parts of a row ──────────────────────────────────────────────────────────────────────

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(
            QRect(rect.left() + _LEFT, rect.bottom(), rect.width() - _LEFT, 1), theme.colour("hairline")
        )
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_row(self, painter: QPainter, rect: QRect, row: ClaimRow) -> None:
        theme = self._theme
        font = self._wording_font()
        room = rect.width() - _INDENT - _RIGHT
        words = Wrapped(row.claim.wording, font, room, _MOST_LINES)
        top = rect.top() + _ABOVE
        line = QFontMetrics(font).height()
        status = QRect(rect.left() + _LEFT, top + (line - _ICON) // 2, _ICON, _ICON)
        theme.icon(f"status.{row.claim.status}").paint(painter, status)
        painter.setPen(theme.colour("ink"))
        words.draw(painter, rect.left() + _INDENT, top)
        below = QRect(
            rect.left() + _INDENT,
            rect.bottom() - 1 - _ABOVE - self._chip_height(),
            room,
            self._chip_height(),
        )
        below.setLeft(self._paint_verdict(painter, below, row) + 8)
        below.setLeft(self._paint_counts(painter, below, row) + 12)
        self._paint_tags(painter, below, row)

    def _paint_verdict(self, painter: QPainter, rect: QRect, row: ClaimRow) -> int:
        """Paint the verdict as a chip, or the status in words; return where it ends."""
        theme = self._theme
        font = theme.font(12, weight=QFont.Weight.Medium)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        if row.verdict is None:
            words = str(row.claim.status)
            painter.setPen(theme.colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            return rect.left() + metrics.horizontalAdvance(words)
        rating = shown_rating(self.scale, row.verdict.rating)
        most = max(rect.width() - self._counts_width(row) - 8, 60)
        label = metrics.elidedText(rating.label, Qt.TextElideMode.ElideRight, most - 32)
        chip = QRect(rect.left(), rect.top(), metrics.horizontalAdvance(label) + 32, rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(rating.tone))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        theme.icon(f"tone.{rating.tone}").paint(
            painter, QRect(chip.left() + 5, chip.center().y() - 6, 14, 14)
        )
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            chip.adjusted(23, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label
        )
        return chip.right()

    def _paint_counts(self, painter: QPainter, rect: QRect, row: ClaimRow) -> int:
        theme = self._theme
        font = theme.font(12)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        x = rect.left()
        for number, stance in _counted(row):
            role = str(stance) if number else "muted"
            words = str(number)
            painter.setPen(theme.colour(role))
            painter.drawText(x, _baseline(rect, metrics), words)
            x += metrics.horizontalAdvance(words) + 2
            icon = theme.icon(f"stance.{stance}", colour=role if number else "faint")
            icon.paint(painter, QRect(x, rect.center().y() - 6, 13, 13))
            x += 13 + 6
        words = _outlets(row)
        if words:
            painter.setPen(theme.colour("muted"))
            painter.drawText(x, _baseline(rect, metrics), words)
            x += metrics.horizontalAdvance(words)
        return x

    def _paint_tags(self, painter: QPainter, rect: QRect, row: ClaimRow) -> None:
        if not row.claim.tags or rect.width() < 40:
            return
        font = self._theme.font(12)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        words = " ".join(f"#{tag}" for tag in row.claim.tags)
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)

    def _paint_aim(self, painter: QPainter, rect: QRect, aimed: Stance | None) -> None:
        """What dropping does here: three fields for a passage, one for a card that keeps its stance."""
        theme = self._theme
        painter.setFont(theme.font(13, weight=QFont.Weight.Medium))
        if aimed is None:
            painter.fillRect(rect, theme.tint("accent"))
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.setPen(theme.colour("ink"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "Move the passage to this claim")
            return
        for stance, field in zip(Stance, thirds(rect), strict=True):
            role = str(stance)
            painter.fillRect(field, theme.colour(role, 0.32 if stance is aimed else 0.10))
            if stance is aimed:
                painter.setPen(QPen(theme.colour(role), 2))
                painter.drawRect(field.adjusted(1, 1, -1, -1))
            words = role.capitalize()
            width = QFontMetrics(painter.font()).horizontalAdvance(words) + 20
            left = field.center().x() - width // 2
            theme.icon(f"stance.{role}").paint(painter, QRect(left, field.center().y() - 8, 16, 16))
            painter.setPen(theme.colour("ink"))
            painter.drawText(
                QRect(left + 20, field.top(), width, field.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                words,
            )

    # ── measures ────────────────────────────────────────────────────────────────────────────────

    def _wording_font(self) -> QFont:
        return self._theme.font(13, weight=QFont.Weight.Medium)

    def _chip_height(self) -> int:
        return self._theme.size(20)

    def _width(self, wording: str) -> int:
        """The width of the wording on one line, measured once for each size of the window's words."""
        key = (wording, self._theme.size(13))
        if key not in self._widths:
            self._widths[key] = QFontMetrics(self._wording_font()).horizontalAdvance(wording)
        return self._widths[key]

    def _counts_width(self, row: ClaimRow) -> int:
        metrics = QFontMetrics(self._theme.font(12))
        numbers = sum(metrics.horizontalAdvance(str(number)) + 21 for number, _stance in _counted(row))
        return numbers + metrics.horizontalAdvance(_outlets(row))


def thirds(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """The three fields of a row that a passage can be dropped on: supports, refutes, context."""
    width = rect.width() // 3
    first = QRect(rect.left(), rect.top(), width, rect.height() - 1)
    last = QRect(rect.left() + 2 * width, rect.top(), rect.width() - 2 * width, rect.height() - 1)
    return first, first.translated(width, 0), last


def _counted(row: ClaimRow) -> list[tuple[int, Stance]]:
    counted = [(row.supports, Stance.SUPPORTS), (row.refutes, Stance.REFUTES)]
    return [*counted, (row.context, Stance.CONTEXT)] if row.context else counted


def _outlets(row: ClaimRow) -> str:
    if not row.outlets:
        return ""
    return f"· {row.outlets} outlet" if row.outlets == 1 else f"· {row.outlets} outlets"


def _baseline(rect: QRect, metrics: QFontMetrics) -> int:
    return rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) // 2
