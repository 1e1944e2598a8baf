"""The keys that mean something else in one place of the window than everywhere."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.ui.commands import COMMANDS, Actions


class PlaceKeys(QObject):
    """While the keyboard is in one of these widgets, the keys of a place's commands give those commands.

    Who writes in a field there is left alone, since a field takes letters before its panel is asked. A
    key of the place never goes on to what it means everywhere, not even when its command cannot be
    given: S is not to link the words selected in an article because no passage is proposed. Nor does a
    key that is held down give a command twice that changes the case.
    """

    def __init__(self, actions: Actions, place: str, *widgets: QWidget) -> None:
        """`widgets`: the panel, and each list in it that would look for the letters typed."""
        super().__init__(widgets[0])
        self._actions = actions
        self._commands = [command for command in COMMANDS if command.place == place]
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
            return False
        typed = QKeySequence(event.keyCombination())
        for command in self._commands:
            action = self._actions[command.id]
            if action.shortcut() == typed:
                if event.type() is QEvent.Type.ShortcutOverride:
                    event.accept()
                elif not (event.isAutoRepeat() and "writable" in command.needs):
                    action.trigger()
                return True
        return False
