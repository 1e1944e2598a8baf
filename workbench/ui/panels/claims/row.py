"""A claim in the list, painted: its words, its verdict, and how much speaks for and against it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.evidence import Stance
from workbench.domain.overview import ClaimRow
from workbench.domain.scale import Scale
from workbench.ui.models.claims import ROW, said_outlets, shown_rating
from workbench.ui.panels.claims.wrapped import Wrapped
from workbench.ui.theme import Theme

_MOST_LINES = 2
_LEFT, _RIGHT, _ABOVE, _GAP = 12, 12, 8, 4
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_AFTER_ICON = 6
_HAIRLINE = 2
_REMEMBERED = 5_000
"""How many wordings in how many widths are known not to be measured again."""
_NARROWEST = 0.75
"""How narrow the characters of a line are at least, on average, of the font's average width."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a drag would do if it were dropped now: link with `stance`, or move a card (None)."""

    claim_id: str
    stance: Stance | None


class ClaimRowPainter(QStyledItemDelegate):
    """Paints a `ClaimRow`. `aim` is set by the list while something is dragged over it."""

    def __init__(self, theme: Theme, scale: Scale, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.scale = scale
        self.aim: Aim | None = None
        self._lines: dict[tuple[str, int], int] = {}
        self._dress()
        theme.changed.connect(self._dress)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        room = self._view.viewport().width() - self._indent - _RIGHT
        lines = self._lines_of(index.data(Qt.ItemDataRole.DisplayRole), room)
        height = _ABOVE + lines * self._metrics.height() + _GAP + self._chip_height + _ABOVE + _HAIRLINE
        return QSize(room, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ClaimRow = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
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
        room = rect.width() - self._indent - _RIGHT
        words = Wrapped(row.claim.wording, self._font, room, _MOST_LINES)
        top = rect.top() + _ABOVE
        line = self._metrics.height()
        icon = theme.size(16)
        status = QRect(rect.left() + _LEFT, top + (line - icon) // 2, icon, icon)
        theme.icon(f"status.{row.claim.status}").paint(painter, status)
        painter.setPen(theme.colour("ink"))
        words.draw(painter, rect.left() + self._indent, top)
        below = QRect(
            rect.left() + self._indent,
            rect.bottom() - 1 - _ABOVE - self._chip_height,
            room,
            self._chip_height,
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
            painter.drawText(rect, _MIDDLE_LEFT, words)
            return rect.left() + metrics.horizontalAdvance(words)
        rating = shown_rating(self.scale, row.verdict.rating)
        icon = theme.size(14)
        around = 5 + icon + 4 + 9
        most = max(rect.width() - self._counts_width(row) - 16, 60)
        label = metrics.elidedText(rating.label, Qt.TextElideMode.ElideRight, most - around)
        chip = QRect(rect.left(), rect.top(), metrics.horizontalAdvance(label) + around, rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        for ground in (theme.colour("raised"), theme.tint(rating.tone)):
            painter.setBrush(ground)
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        theme.icon(f"tone.{rating.tone}").paint(
            painter, QRect(chip.left() + 5, rect.top() + (rect.height() - icon) // 2, icon, icon)
        )
        painter.setPen(theme.colour("ink"))
        painter.drawText(chip.adjusted(5 + icon + 4, 0, 0, 0), _MIDDLE_LEFT, label)
        return chip.right()

    def _paint_counts(self, painter: QPainter, rect: QRect, row: ClaimRow) -> int:
        theme = self._theme
        font = theme.font(12)
        metrics = QFontMetrics(font)
        size = theme.size(13)
        painter.setFont(font)
        x = rect.left()
        for number, stance in _counted(row):
            role = str(stance) if number else "muted"
            words = str(number)
            painter.setPen(theme.colour(role))
            painter.drawText(x, _baseline(rect, metrics), words)
            x += metrics.horizontalAdvance(words) + 2
            icon = theme.icon(f"stance.{stance}", colour=role if number else "faint")
            icon.paint(painter, QRect(x, rect.top() + (rect.height() - size) // 2, size, size))
            x += size + _AFTER_ICON
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
                _MIDDLE_LEFT,
                words,
            )

    # ── measures ────────────────────────────────────────────────────────────────────────────────

    def _dress(self) -> None:
        """Measure anew, for a list asks for the height of every row."""
        theme = self._theme
        self._font = theme.font(13, weight=QFont.Weight.Medium)
        self._metrics = QFontMetrics(self._font)
        self._indent = _LEFT + theme.size(16) + 8
        self._chip_height = theme.size(20)
        self._lines.clear()

    def _lines_of(self, wording: str, room: int) -> int:
        key = (wording, room)
        if key not in self._lines:
            if len(self._lines) > _REMEMBERED:
                self._lines.clear()
            # what is certainly too long need not be laid out, which is the slow part of a long list
            too_long = len(wording) * self._metrics.averageCharWidth() * _NARROWEST > room
            cut = too_long or Wrapped(wording, self._font, room, 1).is_cut
            self._lines[key] = _MOST_LINES if cut else 1
        return self._lines[key]

    def _counts_width(self, row: ClaimRow) -> int:
        metrics = QFontMetrics(self._theme.font(12))
        beside = 2 + self._theme.size(13) + _AFTER_ICON
        numbers = sum(metrics.horizontalAdvance(str(number)) + beside for number, _stance in _counted(row))
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
    """What is fewer: outlets, or the origins of their stories."""
    if 0 < row.origins < row.outlets:
        return f"· {row.origins} origin{'s' * (row.origins != 1)}"
    return f"· {said_outlets(row)}" if row.outlets else ""


def _baseline(rect: QRect, metrics: QFontMetrics) -> int:
    return rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) // 2
