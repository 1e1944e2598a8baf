"""What the rows of all lists are painted with: words, icons, pills and grounds in the theme's roles."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle

from workbench.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CORNER = 6
_CHIP_HEIGHT, _CHIP_WORDS, _CHIP_ICON = 20, 12, 14
_State = QStyle.StateFlag
_Weight = QFont.Weight


@contextmanager
def row_brush(painter: QPainter, theme: Theme) -> Iterator["RowBrush"]:
    """A brush for one row, with smooth edges; the painter is afterwards as it was before."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield RowBrush(painter, theme)
    finally:
        painter.restore()


class RowBrush:
    """Paints with `painter` while one row is painted."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter, self._theme = painter, theme

    def write(
        self,
        room: QRect,
        words: str,
        pixels: int,
        role: str,
        alignment: Qt.AlignmentFlag = LEFT,
        *,
        weight: QFont.Weight = _Weight.Normal,
        italic: bool = False,
        struck: bool = False,
    ) -> int:
        """Write on one line, elided where there is no room; the width it took."""
        font = self._theme.font(pixels, weight=weight)
        font.setItalic(italic)
        font.setStrikeOut(struck)
        metrics = QFontMetrics(font)
        line = words.replace("\n", " ")
        written = metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(role))
        self._painter.drawText(room, alignment, written)
        return metrics.horizontalAdvance(written)

    def width_of(self, words: str, pixels: int, weight: QFont.Weight = _Weight.Normal) -> int:
        """How wide the words would be; a pixel more, or what fits exactly would be elided."""
        return QFontMetrics(self._theme.font(pixels, weight=weight)).horizontalAdvance(words) + 1

    def picture(self, meaning: str, left: int, line: QRect, pixels: int = 16, opacity: float = 1.0) -> None:
        """An icon in the middle of a line's height."""
        side = self._theme.size(pixels)
        top = line.top() + (line.height() - side) // 2
        self._painter.setOpacity(opacity)
        self._theme.icon(meaning).paint(self._painter, QRect(left, top, side, side))
        self._painter.setOpacity(1.0)

    def pill(self, rect: QRect, colour: QColor) -> None:
        """A ground with round ends, for a word or a number."""
        radius = rect.height() / 2
        self._fill(QRectF(rect), colour, radius)

    def chip(self, room: QRect, words: str, meaning: str, tint: QColor) -> int:
        """A pill with an icon and a word at the left of `room`; how wide it is."""
        size, weight = self._theme.size, _Weight.Medium
        width = self.width_of(words, _CHIP_WORDS, weight) + size(_CHIP_ICON) + size(20)
        top = room.top() + (room.height() - size(_CHIP_HEIGHT)) // 2
        chip = QRect(room.left(), top, min(width, room.width()), size(_CHIP_HEIGHT))
        self.pill(chip, tint)
        self.picture(meaning, chip.left() + size(7), chip, _CHIP_ICON)
        inner = chip.adjusted(size(10) + size(_CHIP_ICON), 0, -size(6), 0)
        self.write(inner, words, _CHIP_WORDS, "ink", weight=weight)
        return chip.width()

    def fill(self, rect: QRect, role: str) -> None:
        self._painter.fillRect(rect, self._theme.colour(role))

    def set_words(self, room: QRect, layout: QTextLayout, role: str) -> None:
        """Words that are laid out already, in the middle of a line's height; what is too long is cut off."""
        self._painter.save()
        self._painter.setClipRect(room)
        self._painter.setPen(self._theme.colour(role))
        top = room.top() + (room.height() - layout.lineAt(0).height()) / 2
        layout.draw(self._painter, QPointF(room.left(), top))
        self._painter.restore()

    def bar(self, rect: QRectF, role: str) -> None:
        self._fill(rect, self._theme.colour(role), rect.width() / 2)

    def ground(self, rect: QRect, state: QStyle.StateFlag) -> None:
        """What tells that a row is selected, under the mouse, or where the keyboard is."""
        if state & _State.State_Selected:
            self._fill(QRectF(rect), self._theme.colour("selection"), _CORNER)
        elif state & _State.State_MouseOver:
            self._fill(QRectF(rect), self._theme.colour("hover"), _CORNER)
        if state & _State.State_HasFocus:
            self._painter.setPen(QPen(self._theme.colour("accent"), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)

    def _fill(self, rect: QRectF, colour: QColor, radius: float) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawRoundedRect(rect, radius, radius)
