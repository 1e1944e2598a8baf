"""What is seen of a case window before its widgets are loaded: its title, and the grounds of its panes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter

from workbench.ui.remembered import Layout
from workbench.ui.theme import Theme

_TOP, _FOOT = 50, 62
"""Heights of the top bar, and of a shut drawer with the line below it, at the usual size of words."""
_SIDES = (260, 380)
"""Widths of sources and claims in a window that was never left."""


def paint_first_sight(painter: QPainter, size: QSize, theme: Theme, title: str, layout: Layout) -> None:
    """Paint the frame as it will stand in a moment, so that the widgets do not seem to jump in."""
    top, foot = theme.size(_TOP), theme.size(_FOOT)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), theme.colour("chrome"))
    left, right = _sides(theme, layout)
    article = QRect(left, top, size.width() - left - right, size.height() - top - foot)
    painter.fillRect(article, theme.colour("paper"))
    hairline = theme.colour("hairline")
    for edge in (top - 1, size.height() - foot):
        painter.fillRect(0, edge, size.width(), 1, hairline)
    for edge in (article.left(), article.right()):
        painter.fillRect(edge, top, 1, article.height(), hairline)
    painter.setFont(theme.font(15, weight=QFont.Weight.DemiBold))
    painter.setPen(theme.colour("ink"))
    metrics = painter.fontMetrics()
    painter.drawText(16, (top + metrics.ascent() - metrics.descent()) // 2, title)


def _sides(theme: Theme, layout: Layout) -> tuple[int, int]:
    """How wide sources and claims will be; nothing where they are hidden."""
    widths = (layout.across[0], layout.across[-1]) if layout.across else [theme.size(side) for side in _SIDES]
    left, right = widths
    return 0 if "sources" in layout.hidden else left, 0 if "claims" in layout.hidden else right
