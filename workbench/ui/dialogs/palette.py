"""The palette: every command by name, narrowed as you type, run with Enter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.commands import COMMANDS, Actions
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LEFT_OUT = {"app.palette"}


class CommandPalette(QDialog):
    """Opens over the window. Commands that cannot be given now are left out."""

    def __init__(self, window: QWidget, theme: Theme, actions: Actions) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName("Find a command")
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.field = QLineEdit()
        self.field.setPlaceholderText("Type the name of a command")
        self.field.setAccessibleName("Name of a command")
        self.field.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setItemDelegate(_Row(theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._list)
        for command in COMMANDS:
            action = actions[command.id]
            if action.isEnabled() and action.isVisible() and command.id not in _LEFT_OUT:
                item = QListWidgetItem(action.icon(), _name(action))
                item.setData(Qt.ItemDataRole.UserRole, command.id)
                item.setData(Qt.ItemDataRole.UserRole + 1, _keys(action))
                item.setToolTip(command.help)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.resize(theme.size(480), theme.size(400))
        middle = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 64))
        self.move(middle)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self._list.currentItem())
            case _:
                super().keyPressEvent(event)

    def _shown(self) -> list[int]:
        return [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]

    def _step(self, by: int) -> None:
        rows = self._shown()
        if rows:
            now = rows.index(self._list.currentRow()) if self._list.currentRow() in rows else 0
            self._list.setCurrentRow(rows[(now + by) % len(rows)])

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in wanted))
        if rows := self._shown():
            self._list.setCurrentRow(rows[0])

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or item.isHidden():
            return
        self.accept()
        self._actions.run(item.data(Qt.ItemDataRole.UserRole))


class _Row(QStyledItemDelegate):
    """A command with its icon at the left and its keys at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(option.rect.width(), self._theme.size(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inside = rect.adjusted(12, 0, -12, 0)
        side = self._theme.size(16)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            icon.paint(painter, QRect(inside.left(), inside.center().y() - side // 2 + 1, side, side))
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colour("ink"))
        words = inside.adjusted(side + 12, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(12))
        keys = index.data(Qt.ItemDataRole.UserRole + 1)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()


def _name(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
