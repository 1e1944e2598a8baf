"""Where a passage is from, on one line: the outlet, the date, the title."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from workbench.domain.dates import readable_date
from workbench.domain.overview import Source
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.source_names import NOT_GIVEN
from workbench.ui.theme import Theme

_Weight = QFont.Weight


def write_name(
    brush: RowBrush,
    room: QRect,
    name: str,
    pixels: int = 13,
    role: str = "ink",
    weight: QFont.Weight = _Weight.DemiBold,
) -> int:
    """Write an outlet, or that none is given. How wide it is now."""
    if name:
        return brush.write(room, name, pixels, role, weight=weight)
    return brush.write(room, NOT_GIVEN, pixels, "muted", italic=True)


def write_source(brush: RowBrush, theme: Theme, room: QRect, source: Source, *, title: bool = True) -> int:
    """Write in `room`; a pill says when these are not the outlet's own words. How wide it is now."""
    start = room.left()
    room = room.adjusted(write_name(brush, room, source.signed) + 8, 0, 0, 0)
    if not source.zone.is_reporting:
        width = brush.width_of(source.zone, 12, _Weight.Medium) + 16
        pill = QRect(room.left(), room.top(), width, room.height())
        brush.pill(pill, theme.tint("mixed"))
        brush.write(pill.adjusted(8, 0, -8, 0), source.zone, 12, "mixed", weight=_Weight.Medium)
        room = room.adjusted(width + 8, 0, 0, 0)
    said = source.attribution
    date = readable_date(said.published)
    if date and brush.width_of(date, 13) > room.width():
        return room.left() - 8 - start  # half a date only puzzles
    words = [date]
    if source.page_number:
        words.append(f"page {source.page_number:,}")
    if title:
        words.append(said.title if source.signed else source.headed)
    end = brush.write(room, " · ".join(word for word in words if word), 13, "muted")
    return room.left() + end - start
