"""The cap of a key, as it is painted beside what the key does."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from workbench.ui.theme import Theme

_HEIGHT = 18
_PIXELS = 12
_CORNER = 4


def cap_size(key: str, theme: Theme) -> QSize:
    """How large the cap is; nothing where there is no key."""
    if not key:
        return QSize(0, 0)
    height = theme.size(_HEIGHT)
    words = QFontMetrics(theme.font(_PIXELS)).horizontalAdvance(key) + theme.size(10)
    return QSize(max(words, height), height)


def paint_cap(painter: QPainter, theme: Theme, place: QRect, key: str, role: str = "muted") -> None:
    """`role` is the colour of the letters."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("field_edge"), 1))
    painter.setBrush(theme.colour("chrome"))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
    painter.setFont(theme.font(_PIXELS))
    painter.setPen(theme.colour(role))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)
