"""What stands between the lines of an article: headings of parts, names of zones, rows of what is folded."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from workbench.domain.article import Part, Zone, ZoneKind
from workbench.domain.dates import readable_date
from workbench.ui.panels.article.layout import INDENT, PageLayout
from workbench.ui.panels.article.page import Kind, Page
from workbench.ui.theme import Theme

_PART = 48
_LABEL = 22
_GRIP = 16
_NAMES = {
    ZoneKind.COMMENTS: "Reader comments",
    ZoneKind.TEASER: "Pointer to another article",
    ZoneKind.BOILERPLATE: "Boilerplate",
    ZoneKind.DOCUMENT: "Quoted document",
    ZoneKind.CAPTION: "Caption",
    ZoneKind.CORRECTION: "Correction",
}
_LABELLED = (ZoneKind.DOCUMENT, ZoneKind.CAPTION, ZoneKind.CORRECTION)


def name_of(zone: Zone) -> str:
    """How the zone is announced: by its label, else by its kind."""
    name = zone.label or _NAMES.get(zone.kind, zone.kind.value)
    return name[:1].upper() + name[1:]


def part_heading(part: Part, page: Page) -> tuple[str, str]:
    """Who published a part, and what else is known of it that its own first words do not say."""
    said = part.attribution
    facts = (
        readable_date(said.published) or "no date known",
        f"part {page.parts.index(part) + 1} of {len(page.parts)}",
        said.byline if said.outlet else "",
        "" if page.begins_with(said.title, part.start) else said.title,
    )
    return said.outlet or said.byline or "Unnamed source", " · ".join(fact for fact in facts if fact)


class Bands:
    """Knows how much room they take above which line, and paints them there.

    `first` is the line below the headline block.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.first = 0
        self._parts: dict[int, Part] = {}
        self._labels: dict[int, Zone] = {}

    def heads(self, page: Page) -> dict[int, float]:
        """The room to leave above lines, by their numbers."""
        self._parts = {page.first_shown(part.start, part.end): part for part in page.parts_begun}
        self._labels = {
            page.first_shown(zone.start, zone.end): zone
            for zone in page.zones_begun
            if page.all_borders or (zone.kind in _LABELLED and zone.start < zone.end)
        }
        heads: dict[int, float] = {}
        for number in self._parts:
            heads[number] = heads.get(number, 0.0) + self._theme.size(_PART)
        for number in self._labels:
            heads[number] = heads.get(number, 0.0) + self._theme.size(_LABEL)
        return heads

    def label_at(self, number: int, words_top: float, y: float) -> Zone | None:
        """The zone whose name stands above a line at this height in its block."""
        zone = self._labels.get(number)
        return zone if zone and words_top - self._theme.size(_LABEL) <= y < words_top else None

    def paint(
        self,
        painter: QPainter,
        page: Page,
        number: int,
        layout: PageLayout,
        height: float,
        is_open: Callable[[int], bool],
    ) -> None:
        """Paint what belongs to a line; the painter stands at the top of its block."""
        column, bottom = layout.column, layout.top_of_words(number)
        line = page.lines[number]
        if label := self._labels.get(number):
            bottom -= self._theme.size(_LABEL)
            self._paint_label(
                painter, page, label, QRectF(column.left, bottom, column.width, self._theme.size(_LABEL))
            )
        if part := self._parts.get(number):
            bottom -= self._theme.size(_PART)
            self._paint_part(
                painter, page, part, QRectF(column.left, bottom, column.width, self._theme.size(_PART))
            )
        if line.kind is Kind.ROW:
            room = QRectF(column.left, layout.top_of_words(number), column.width, column.row)
            self._paint_row(painter, page.zones[line.zone], room, is_open(line.zone))
        elif line.zone >= 0 and page.zones[line.zone].kind is ZoneKind.DOCUMENT:
            # beside the words and the air between them, not above the first
            top = layout.top_of_words(number) if self._labels.get(number) else 0.0
            painter.fillRect(
                QRectF(column.left + 4, top, 3, height - top), self._theme.colour("context", 0.5)
            )

    def _paint_label(self, painter: QPainter, page: Page, zone: Zone, room: QRectF) -> None:
        role, left = "muted", INDENT if zone.kind is ZoneKind.DOCUMENT else 0
        if page.all_borders:
            role, left = "accent", _GRIP
            self._paint_grip(painter, room, movable=zone.start > 0)
        kind = _NAMES.get(zone.kind, zone.kind.value)
        words = (
            kind if not zone.label or zone.label.casefold() == kind.casefold() else f"{kind} · {zone.label}"
        )
        painter.setFont(self._theme.font(12, weight=QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour(role))
        painter.drawText(room.adjusted(left, 0, 0, 0), _LEFT, words[:1].upper() + words[1:])

    def _paint_grip(self, painter: QPainter, room: QRectF, movable: bool) -> None:
        """The border itself, and six dots to take hold of it."""
        painter.setPen(QPen(self._theme.colour("accent", 0.5), 1, Qt.PenStyle.DashLine))
        painter.drawLine(room.topLeft(), room.topRight())
        if movable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            for across in (3, 8):
                for down in (-5, 0, 5):
                    painter.drawEllipse(QPointF(room.left() + across, room.center().y() + down), 1.2, 1.2)

    def _paint_part(self, painter: QPainter, page: Page, part: Part, room: QRectF) -> None:
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(QLineF(room.left(), room.top() + 8, room.right(), room.top() + 8))
        outlet, facts = part_heading(part, page)
        words = room.adjusted(0, 12, 0, 0)
        painter.setFont(self._theme.font(13, weight=QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(words, _LEFT, outlet)
        words.setLeft(words.left() + QFontMetrics(painter.font()).horizontalAdvance(outlet) + 8)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colour("muted"))
        metrics = QFontMetrics(painter.font())
        painter.drawText(
            words, _LEFT, metrics.elidedText(facts, Qt.TextElideMode.ElideRight, int(words.width()))
        )

    def _paint_row(self, painter: QPainter, zone: Zone, room: QRectF, open_: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chrome"))
        painter.drawRoundedRect(room.adjusted(0, 2, 0, -2), 6, 6)
        size = self._theme.size(16)
        icon = self._theme.icon("fold.open" if open_ else "fold.closed")
        spot = QRectF(room.left() + 8, room.center().y() - size / 2, size, size)
        icon.paint(painter, spot.toRect())
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colour("muted"))
        words = room.adjusted(16 + size, 0, -8, 0)
        metrics = QFontMetrics(painter.font())
        said = name_of(zone) if open_ else f"{name_of(zone)} · folded"
        painter.drawText(
            words, _LEFT, metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(words.width()))
        )


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
