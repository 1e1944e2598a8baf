"""How a line of the history is painted: a day, or who did what and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from workbench.domain.case import Case
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence
from workbench.domain.history import Deed
from workbench.domain.moments import day_name, relative_moment
from workbench.domain.verdict import Verdict
from workbench.services.history import Told
from workbench.ui.models.history import LINE, DayLine, EntryLine
from workbench.ui.panels.row_brush import RIGHT, RowBrush, row_brush
from workbench.ui.panels.row_delegate import RowDelegate
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 44
_LEFT, _RIGHT = 44, 16
_Weight = QFont.Weight


class HistoryDelegate(RowDelegate):
    """Days and entries are equally high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _HEIGHT, parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with row_brush(painter, self._theme) as brush:
            self._paint(brush, option, index)

    def _paint(self, brush: RowBrush, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(line, DayLine):
            room = option.rect.adjusted(16, self._theme.size(16), -_RIGHT, 0)
            brush.write(room, day_name(line.day), 12, "muted", weight=_Weight.DemiBold)
        else:
            brush.ground(option.rect.adjusted(4, 1, -4, -1), option.state)
            self._paint_entry(brush, option.rect, line)

    def _paint_entry(self, brush: RowBrush, rect: QRect, line: EntryLine) -> None:
        """What was done and when, below it what it was about and who did it."""
        size, entry = self._theme.size, line.entry
        upper = QRect(rect.left() + _LEFT, rect.top() + 4, rect.width() - _LEFT - _RIGHT, size(20))
        lower = QRect(upper.left(), upper.bottom(), upper.width(), size(18))
        brush.picture(meaning_of(entry), rect.left() + 16, upper, opacity=0.5 if line.undone else 1.0)
        when = brush.write(upper, relative_moment(entry.at), 12, "muted", RIGHT)
        who = brush.write(lower, entry.by, 12, "muted", RIGHT)
        room = upper.adjusted(0, 0, -when - 16, 0)
        role = "muted" if line.undone else "ink"
        end = brush.write(room, entry.what, 13, role, weight=_Weight.Medium, struck=line.undone)
        if line.undone:
            width = brush.width_of("undone", 12) + 12
            pill = QRect(room.left() + end + 8, upper.top() + 2, width, upper.height() - 4)
            brush.pill(pill, self._theme.colour("pressed"))
            brush.write(pill.adjusted(6, 0, -6, 0), "undone", 12, "muted")
        brush.write(lower.adjusted(0, 0, -who - 16, 0), entry.subject, 12, "muted")


def meaning_of(entry: Told) -> str:
    """Which icon tells what an entry was about."""
    if entry.deed is not Deed.DO:
        return "edit.undo" if entry.deed is Deed.UNDO else "edit.redo"
    match entry.principal:
        case None:
            return "history"
        case Evidence(stance=stance):
            return f"stance.{stance}"
        case Verdict():
            return "status.done"
        case Claim():
            return "claim"
        case Appearance():
            return "claim.appearance"
        case Case():
            return "case"
        case _:
            return "article"
