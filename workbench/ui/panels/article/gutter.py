"""The icons in the margin: one for each stance that begins on a line, with a count where marks are many."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextLayout

from workbench.domain.overview import Mark
from workbench.ui.panels.article.ink import Badge, PageSign
from workbench.ui.panels.article.layout import GUTTER
from workbench.ui.panels.article.marks import ROLES, role_of
from workbench.ui.theme import Theme

ICONS = {**{role: f"stance.{role}" for role in ROLES[:-1]}, "claim": "claim.appearance"}
_SIZE = 16
_MOST = 2
"""So many icons have room beside each other."""


def badges(layout: QTextLayout, marks: Iterable[tuple[int, Mark]]) -> Iterator[Badge]:
    """A badge for each line of a laid out block on which marks begin.

    `marks` come with Qt's positions within the block, in order.
    """

    def number(begun: tuple[int, Mark]) -> int:
        return layout.lineForTextPosition(begun[0]).lineNumber()

    for line_number, begun in groupby(marks, number):
        line = layout.lineAt(line_number)
        yield Badge(line.y() + line.height() / 2, tuple(mark for _, mark in begun))


def page_signs(layout: QTextLayout, begun: Iterable[tuple[int, int]]) -> Iterator[PageSign]:
    """A sign for each line of a laid out block on which pages begin: for the last of them.

    `begun` are pages by number, each with Qt's position within the block, in order.
    """
    for _, pages in groupby(begun, lambda page: layout.lineForTextPosition(page[0]).lineNumber()):
        *_, (position, number) = pages
        line = layout.lineForTextPosition(position)
        yield PageSign(line.y() + line.height() / 2, number)


class Gutter:
    """Paints badges and page numbers left of the column, and knows which badge is at a place."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def room(self, badge: Badge, left: float) -> QRectF:
        """Where a badge is, in its block; `left` is where the column of words begins."""
        width, height = self._theme.size(GUTTER), self._theme.size(_SIZE) + 4
        return QRectF(left - width, badge.middle - height / 2, width - 4, height)

    def badge_at(self, drawn: Iterable[Badge], left: float, point: QPoint) -> Badge | None:
        """The badge at a point of the block."""
        return next((badge for badge in drawn if self.room(badge, left).contains(point)), None)

    def paint(self, painter: QPainter, badge: Badge, left: float, claim_id: str) -> None:
        roles = [role for role in ROLES if any(role_of(mark) == role for mark in badge.marks)][:_MOST]
        pale = claim_id and all(mark.claim_id != claim_id for mark in badge.marks)
        size = self._theme.size(_SIZE)
        painter.setOpacity(0.55 if pale else 1.0)
        right = left - 8
        for role in reversed(roles):
            right -= size
            spot = QRect(round(right), round(badge.middle - size / 2), size, size)
            self._theme.icon(ICONS[role]).paint(painter, spot)
        if len(badge.marks) > len(roles):
            painter.setFont(self._theme.font(12))
            painter.setPen(self._theme.colour("muted"))
            edge = self.room(badge, left).left()
            room = QRectF(edge, badge.middle - size / 2, right - edge - 2, size)
            painter.drawText(room, _RIGHT, str(len(badge.marks)))
        painter.setOpacity(1.0)

    def paint_page(self, painter: QPainter, sign: PageSign, left: float) -> None:
        """The number of a page, small, beside the line on which it begins."""
        size = self._theme.size(_SIZE)
        painter.setFont(self._theme.font(12))
        painter.setPen(self._theme.colour("muted"))
        room = QRectF(
            left - self._theme.size(GUTTER), sign.middle - size / 2, self._theme.size(GUTTER) - 8, size
        )
        painter.drawText(room, _RIGHT, f"p. {sign.number}")


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
