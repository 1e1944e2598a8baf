"""The commands as Qt takes them: what they are called now, their keys, and what they do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.ui.commands.command import Command
from workbench.ui.commands.table import COMMANDS
from workbench.ui.plain import plain_tooltip
from workbench.ui.theme import Theme

_MNEMONIC = re.compile("&(.?)")
"""One `&` underlines the letter behind it, two are one that is shown."""


class Actions(QObject):
    """One QAction for each command, for one window.

    `keys` are the analyst's own shortcuts by command id. Panels give a command its deed with `on`.
    """

    def __init__(self, window: QWidget, theme: Theme, keys: Mapping[str, str] | None = None) -> None:
        super().__init__(window)
        self._theme = theme
        self._commands = {command.id: command for command in COMMANDS}
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, self)
            action.setObjectName(command.id)
            action.setCheckable(command.checkable)
            if command.place:  # it only tells the key; `PlaceKeys` answers it
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setStatusTip(command.help)
            window.addAction(action)
            self._actions[command.id] = action
        self.use_keys(keys or {})
        self._dress()
        theme.changed.connect(self._dress)

    def use_keys(self, keys: Mapping[str, str]) -> None:
        """From now on these commands have these keys, and all others ours."""
        for command_id, command in self._commands.items():
            action = self._actions[command_id]
            action.setShortcut(QKeySequence(keys.get(command_id, command.shortcut)))
            action.setToolTip(_tooltip(command, action))

    def explain(self, widget: QWidget, command_id: str, words: str = "") -> None:
        """Give a widget the tooltip of a command, also when the command's key is another later.

        `words` say what the command does just there, where that is not what it says of itself.
        """
        action, command = self._actions[command_id], self._commands[command_id]

        def tell() -> None:
            widget.setToolTip(_tooltip(replace(command, help=words), action) if words else action.toolTip())

        self.follow(command_id, tell)

    def follow(self, command_id: str, tell: Callable[[], object]) -> None:
        """Have something told that names the command's key, now and whenever that is another."""
        self._actions[command_id].changed.connect(tell)
        tell()

    def giving(self, command_id: str) -> str:
        """How one gives a command, for a sentence: `press N`, or where it stands if it has no key."""
        command = self._commands[command_id]
        key = self.key(command_id)
        return f"press {key}" if key else f"choose {command.menu} › {command.plain_text}"

    def key(self, command_id: str) -> str:
        """The key of a command as people here write it; "" where it has none."""
        return self._actions[command_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def command(self, command_id: str) -> Command:
        return self._commands[command_id]

    def on(self, command_id: str, deed: Callable[[], object]) -> None:
        """Do `deed` when the command is given."""
        # `triggered` sends whether the action is checked, which a deed does not ask for
        self._actions[command_id].triggered.connect(lambda _checked=False: deed())

    def run(self, command_id: str) -> None:
        self._actions[command_id].trigger()

    def enable(self, facts: frozenset[str]) -> None:
        """Enable the commands whose needs are among the `facts`."""
        for command_id, command in self._commands.items():
            self._actions[command_id].setEnabled(command.needs <= facts)

    def name(self, command_id: str, text: str) -> None:
        """Say what the command would do now: “Undo give verdict”."""
        self._actions[command_id].setText(text)
        self._actions[command_id].setToolTip(_tooltip(self._commands[command_id], self._actions[command_id]))

    def _dress(self) -> None:
        for command_id, command in self._commands.items():
            if command.icon:
                self._actions[command_id].setIcon(self._theme.icon(command.icon))


def _tooltip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    text = _MNEMONIC.sub(r"\1", action.text()).removesuffix("…")
    return plain_tooltip(f"{text} ({keys})\n{command.help}" if keys else f"{text}\n{command.help}")
