"""How a card is painted."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from workbench.domain.evidence import Stance
from workbench.ui.panels.claims.face import ABOVE, PAD, STRIPE, Face, Spread
from workbench.ui.theme import Theme

_EDGES = {
    None: Qt.PenStyle.SolidLine,
    Stance.SUPPORTS: Qt.PenStyle.SolidLine,
    Stance.REFUTES: Qt.PenStyle.DashLine,
    Stance.CONTEXT: Qt.PenStyle.DotLine,
}
"""The stripe takes the pattern that underlines the passage in the article."""
_LEFT = STRIPE + PAD
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_card(
    painter: QPainter, theme: Theme, face: Face, spread: Spread, *, frame: str, flash: float, taken: int
) -> None:
    """Paint a card from (0, 0) on.

    `frame` is the role of its frame's colour, `flash` how much it is lit, from 0 to 1, and `taken`
    how many pixels of its last line the buttons have.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, theme, face, QSize(spread.width, spread.height), frame, flash)
    # what no outlet answers for is kept, and greyed
    painter.setPen(theme.colour("muted" if face.warning and not face.is_orphan else "ink"))
    spread.quote.draw(painter, _LEFT, ABOVE)
    painter.setFont(theme.font(12))
    if spread.more:
        painter.setPen(theme.colour("accent"))
        painter.drawText(more_rect(theme, spread), Qt.AlignmentFlag.AlignVCenter, spread.more)
    if spread.warning is not None:
        icon = theme.icon("claim.orphan" if face.is_orphan else "evidence.apart")
        icon.paint(painter, QRect(_LEFT, round(spread.warning_y), theme.size(15), theme.size(15)))
        painter.setPen(theme.colour("danger" if face.is_orphan else "mixed"))
        spread.warning.draw(painter, _LEFT + theme.size(20), spread.warning_y)
    if spread.note is not None:
        bar = QRectF(_LEFT, spread.note_y + 1, 2, spread.note.height - 2)
        painter.fillRect(bar, theme.colour("hairline"))
        painter.setPen(theme.colour("ink"))
        spread.note.draw(painter, _LEFT + 12, spread.note_y)
    _paint_source(painter, theme, face, spread, taken)


def more_rect(theme: Theme, spread: Spread) -> QRect:
    """Where “Show all” stands; empty where the whole quote is seen."""
    if not spread.more:
        return QRect()
    width = QFontMetrics(theme.font(12)).horizontalAdvance(spread.more) + 8
    return QRect(_LEFT, round(spread.more_y), width, theme.size(18))


def _paint_ground(painter: QPainter, theme: Theme, face: Face, size: QSize, frame: str, flash: float) -> None:
    role = str(face.stance or "claim")
    outline = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.setBrush(theme.colour("raised"))
    painter.setPen(QPen(theme.colour(frame), 1))
    painter.drawRoundedRect(outline, 6, 6)
    if flash:
        painter.setBrush(theme.colour(role, 0.30 * flash))
        painter.drawRoundedRect(outline, 6, 6)
    stripe = QPen(theme.colour(role), STRIPE, _EDGES[face.stance])
    stripe.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(stripe)
    x = 1 + STRIPE / 2
    painter.drawLine(QPointF(x, 6), QPointF(x, size.height() - 6))


def _paint_source(painter: QPainter, theme: Theme, face: Face, spread: Spread, taken: int) -> None:
    font = theme.font(12)
    room = spread.width - _LEFT - PAD - taken
    words = " · ".join(part for part in (face.source, face.act) if part)
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(
        QRect(_LEFT, spread.foot, room, spread.foot_height),
        _MIDDLE_LEFT,
        QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room),
    )
