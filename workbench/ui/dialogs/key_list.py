"""The list of commands with their keys, in the settings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.models.keys import ROW, KeyRow, KeysModel
from workbench.ui.panels.key_cap import cap_size, paint_cap
from workbench.ui.panels.row_brush import RIGHT, RowBrush
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 32
_EDGE = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyList(QListView):
    """`chosen` is sent when another command is the current one, `change_asked` with Enter, F2 or a
    double click on one.
    """

    chosen = Signal()
    change_asked = Signal()

    def __init__(self, model: KeysModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Commands and their keys")
        self.setAccessibleDescription("Enter changes the key of a command.")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(model)
        self.setItemDelegate(_Row(theme, self))
        self.selectionModel().currentChanged.connect(self.chosen)
        self.doubleClicked.connect(self.change_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER or event.key() == Qt.Key.Key_F2:
            self.change_asked.emit()
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """The name of a menu, or a command: its name and help at the left, its key at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.size(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: str | KeyRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush, room = RowBrush(painter, self._theme), option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if isinstance(row, str):
            lower = room.adjusted(0, self._theme.size(8), 0, 0)
            brush.write(lower, row.upper(), 12, "muted", weight=QFont.Weight.DemiBold)
        else:
            brush.ground(option.rect.adjusted(2, 1, -2, -1), option.state)
            self._paint_command(painter, brush, room, row)
        painter.restore()

    def _paint_command(self, painter: QPainter, brush: RowBrush, room: QRect, row: KeyRow) -> None:
        cap = cap_size(row.key, self._theme)
        place = QRect(
            room.right() - cap.width(), room.center().y() - cap.height() // 2, cap.width(), cap.height()
        )
        if row.key:
            paint_cap(painter, self._theme, place, row.key, "accent" if row.ours is not None else "ink")
        room = room.adjusted(0, 0, -cap.width() - 12, 0)
        if row.ours is not None:
            ours = f"instead of {row.ours}" if row.ours else "ours has none"
            room = room.adjusted(0, 0, -brush.write(room, ours, 12, "muted", RIGHT) - 12, 0)
        taken = brush.write(room, row.command.plain_text, 13, "ink")
        brush.write(room.adjusted(taken + 12, 0, 0, 0), row.command.help, 12, "muted")
