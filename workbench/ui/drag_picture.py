"""The little card that follows the mouse while a passage is dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QListView

from workbench.ui.theme import Theme

_WIDTH, _HEIGHT = 280, 36


def drag_current(view: QListView, quote: str, theme: Theme) -> None:
    """Take the current row of a list along as a small card; the row itself would hide what it falls on."""
    drag = QDrag(view)
    drag.setMimeData(view.model().mimeData([view.currentIndex()]))
    drag.setPixmap(drag_picture(quote, theme, view.devicePixelRatioF()))
    drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.LinkAction)


def drag_picture(quote: str, theme: Theme, ratio: float) -> QPixmap:
    """The beginning of the quote on a card; `ratio` is how many device pixels make one of ours."""
    picture = QPixmap(round(theme.size(_WIDTH) * ratio), round(theme.size(_HEIGHT) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    card = QRectF(0.5, 0.5, theme.size(_WIDTH) - 1, theme.size(_HEIGHT) - 1)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent"))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(card, 6, 6)
    painter.setFont(theme.font(13))
    painter.setPen(theme.colour("ink"))
    room = card.adjusted(12, 0, -12, 0)
    words = f"“{' '.join(quote.split())}”"
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return picture
