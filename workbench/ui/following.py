"""A window that only reads follows what is done in the case by the window that writes."""

from PySide6.QtCore import QObject, QTimer

from workbench.domain.errors import UserError
from workbench.ui.desk import Desk

_EVERY = 1_000
"""Milliseconds. A look costs a hundredth of one when nothing was done."""


class Following(QObject):
    """Looks again and again for what was done, which the desk then tells to the panels as ever."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(self.look)
        if desk.session.read_only:
            self._clock.start()
            self.look()

    def look(self) -> None:
        try:
            self._desk.session.follow()
        except UserError as error:
            self.stop()
            self._desk.report_problem(error)

    def stop(self) -> None:
        """The case is left."""
        self._clock.stop()
