"""Copies of a case while it is open in a window."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from workbench.domain.changes import ChangeSet
from workbench.domain.errors import UserError
from workbench.services.backups import back_up
from workbench.ui.tasks import Job
from workbench.ui.window import CaseWindow

_LOOK_EVERY = 10 * 60 * 1000
"""Milliseconds. A copy is at least an hour younger than the last one, and that may be from before."""

_AT_THE_END = 10.0
"""Seconds that the program stays on for a copy when a window is closed, at most."""


class Safekeeping(QObject):
    """Has a case copied when it is opened, hourly when something was done in it, and when it is closed.

    That no copy can be kept is told once.
    """

    def __init__(self, window: CaseWindow) -> None:
        super().__init__(window)
        self._desk, self._path = window.desk, window.desk.session.path
        self._has_news = True  # since the last copy was begun, perhaps by another program
        self._is_copying = False
        self._is_told = False
        self._desk.changed.connect(self._note)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.copy)
        self._timer.start()
        window.closed.connect(self._copy_at_the_end)
        self.copy()

    def copy(self) -> None:
        """Have a copy made in the background, if there is anything new to be kept."""
        if self._has_news and not self._is_copying:
            self._has_news, self._is_copying = False, True
            self._desk.tasks.run(partial(_copy, self._path), self._take, self._tell, long=True)

    def _note(self, _step: ChangeSet) -> None:
        self._has_news = True

    def _take(self, made: Path | None) -> None:
        self._is_copying = False
        self._has_news |= made is None  # the last one is younger than an hour

    def _tell(self, error: Exception) -> None:
        self._has_news, self._is_copying = True, False
        if not self._is_told:
            self._is_told = True
            self._desk.report_problem(error)

    def _copy_at_the_end(self) -> None:
        self._timer.stop()
        if self._has_news or self._is_copying:  # closing the window has broken that off
            # a thread of Python's: the program stays until it is through, without a window
            Thread(target=_copy_at_the_end, args=(self._path,), name="copy at the end").start()


def _copy(path: Path, job: Job) -> Path | None:
    return back_up(path, lambda: job.cancelled)


def _copy_at_the_end(path: Path) -> None:
    until = monotonic() + _AT_THE_END
    with suppress(UserError):  # nobody is there any more to be told; the log says it
        back_up(path, lambda: monotonic() > until)
