"""The small bar at the selected words: what can be done with them, one click away."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.ui.commands import Actions
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_COMMANDS = (
    ("claim.new", "Claim", "claim.new"),
    ("link.supports", "Supports", "stance.supports"),
    ("link.refutes", "Refutes", "stance.refutes"),
    ("link.context", "Context", "stance.context"),
)
_Style = Qt.ToolButtonStyle
_APART = 8
"""Pixels between the words and the bar."""


class SelectionBar(QFrame):
    """Stands beside the selected words, within `parent`, and never takes the keyboard from the article."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._theme, self._actions = theme, actions
        self.setProperty("role", "floating")
        self.setAccessibleName("The selected words")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "small")
        self._hint.setContentsMargins(8, 0, 8, 4)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for command, words, icon in _COMMANDS:
            if self.buttons:
                line = QFrame(self)
                line.setProperty("role", "vertical")
                row.addWidget(line)
            self.buttons[command] = button = self._button(command, words)
            button.setProperty("icon_meaning", icon)
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addWidget(self._hint)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def hint(self) -> str:
        return self._hint.text()

    def show_hint(self, words: str) -> None:
        """Say why some of the buttons cannot be used; nothing when they all can."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        if self.isVisible():
            self.adjustSize()

    def stand_by(self, rects: list[QRectF]) -> None:
        """Show the bar below the last of the rectangles, or above the first where there is no room."""
        if not rects:
            self.hide()
            return
        if self.isHidden():
            # its style, and with it its size, is only known once it is shown
            self.show()
            self.raise_()
        room, first, last = self._room.rect(), rects[0].toRect(), rects[-1].toRect()
        self._fit(room.width() - 2 * _APART)
        self.move(_place(self.rect(), first, last, room))

    def _fit(self, width: int) -> None:
        """Leave out the words where there is no room for them."""
        for style in (_Style.ToolButtonTextBesideIcon, _Style.ToolButtonIconOnly):
            for button in self.buttons.values():
                button.setToolButtonStyle(style)
            # the sizes that the layout remembers are from before the buttons had their style
            self._column.invalidate()
            self._column.activate()
            self.adjustSize()
            if self.width() <= width:
                return

    def _button(self, command: str, words: str) -> QToolButton:
        action = self._actions[command]
        button = QToolButton(self, autoRaise=True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self._actions.command(command).plain_text)
        button.clicked.connect(action.trigger)
        follow = partial(_follow, button, action, words)
        action.changed.connect(follow)
        follow()
        return button

    def _dress(self) -> None:
        for button in self.buttons.values():
            button.setIcon(self._theme.icon(button.property("icon_meaning")))


def _follow(button: QToolButton, action: QAction, words: str) -> None:
    """Say and allow what the command does now."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(f"{words} ({key})" if key else words)
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())


def _place(bar: QRect, first: QRect, last: QRect, room: QRect) -> QPoint:
    """Where the bar does not cover the words, as far as there is room."""
    below, above = last.bottom() + _APART, first.top() - _APART - bar.height()
    if below + bar.height() <= room.bottom():
        y = below
    elif above >= room.top():
        y = above
    else:
        y = room.bottom() - bar.height() - _APART
    left = (first.left() if first.top() == last.top() else last.left()) - 4
    x = max(room.left() + _APART, min(left, room.right() - bar.width() - _APART))
    return QPoint(x, y)
