"""Where the keyboard goes in a panel that is given it as a whole."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Keyboard(QObject):
    """Whenever the panel is given the keyboard, its `holder` has it.

    A focus proxy would do that as well, but Tab goes straight to a proxy, past all that stands before it in
    the panel.
    """

    def __init__(self, panel: QWidget, holder: QWidget) -> None:
        super().__init__(panel)
        self.holder = holder
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.holder.setFocus(event.reason())
        return False
