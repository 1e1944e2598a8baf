"""When a panel reads the case again."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Renewal(QObject):
    """Has a panel read again what has changed: at once while it is seen, else when it is seen next.

    The first time it is seen, too: until then nothing has been read.
    """

    def __init__(self, panel: QWidget, read: Callable[[], object]) -> None:
        """`read` calls `begun` when it begins."""
        super().__init__(panel)
        self._panel, self._read = panel, read
        self._is_due = True
        panel.installEventFilter(self)

    def begun(self) -> None:
        """What is shown from now on is as the case is now."""
        self._is_due = False

    def want(self) -> None:
        """What is shown is no longer as the case is."""
        self._is_due = True
        self.take_up()

    def put_off(self) -> None:
        """It is wanted, but cannot begin before `take_up`."""
        self._is_due = True

    def take_up(self) -> None:
        """Read what is due, if the panel can be seen."""
        if self._is_due and self._panel.isVisible():
            self._read()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and self._is_due:
            self._read()
        return False
