"""Commands that are about a row of a list: their keys while the keyboard is there, and buttons beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton

from workbench.ui.commands import Actions
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.row_list import RowList
from workbench.ui.theme import Theme

Deed = Callable[[QModelIndex | QPersistentModelIndex], object]


class RowCommands(QObject):
    """A key typed in the list is about its current row, and not about what is selected in the article.

    `may_change` tells whether commands that change the case do anything. Their keys never go on to what
    they mean everywhere, not even then.
    """

    def __init__(self, view: RowList, bar: RowBar, actions: Actions, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._actions, self._theme = view, actions, theme
        self.bar = bar
        self._changes: dict[str, Deed] = {}
        self.buttons: dict[str, QToolButton] = {}
        """By the ids of their commands."""
        self._icons: dict[str, str] = {}
        self.may_change = True
        view.installEventFilter(self)
        theme.changed.connect(self._dress)

    def change_by(self, command_id: str, icon: str, deed: Deed, help: str = "") -> None:
        """The key of a command and a button with an icon do this; `help` says what that is just here."""
        self._changes[command_id] = deed
        self.offer(command_id, icon, deed, help)

    def offer(self, command_id: str, icon: str, deed: Deed, help: str = "") -> None:
        """A button for a command whose key is minded elsewhere."""
        button = self.buttons[command_id] = QToolButton(self.bar)
        self._actions.explain(button, command_id, help)
        button.setAccessibleName(self._actions.command(command_id).plain_text)
        button.clicked.connect(lambda _checked=False: deed(self.bar.index))
        self.bar.add(button)
        self._icons[command_id] = icon
        self._dress()

    def _dress(self) -> None:
        side = self._theme.size(16)
        for command_id, button in self.buttons.items():
            button.setIcon(self._theme.icon(self._icons[command_id]))
            button.setIconSize(QSize(side, side))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        typed = QKeySequence(event.keyCombination())
        for command_id, deed in self._changes.items():
            if self._actions[command_id].shortcut() == typed:
                if event.type() is QEvent.Type.ShortcutOverride:
                    event.accept()
                elif self.may_change and not event.isAutoRepeat():
                    deed(self._view.currentIndex())
                return True
        return False
