"""Work off the GUI thread, and its results back on it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from workbench.domain.errors import UserError

T = TypeVar("T")
log = logging.getLogger(__name__)

_SHORT, _LONG = 4, 2
"""Threads for what a person waits for, and for what goes on beside."""


class Job(QObject):
    """A piece of work under way. `cancel()` asks it to stop; its result is then thrown away, and work that
    has not begun never does.

    The work is called with its job, to report progress, to hand over what is ready before the rest, and to
    see whether it is cancelled.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self,
        parent: QObject,
        hand_over: Callable[["Job", Any], None],
        end: Callable[["Job", Any, Exception | None], None],
    ) -> None:
        super().__init__(parent)
        self.cancelled = False
        self._begun = Lock()
        self._hand_over, self._end = hand_over, end

    def cancel(self) -> None:
        self.cancelled = True
        if self._begin():
            self._end(self, None, None)

    def report(self, done: int, of: int, words: str) -> None:
        """Say from the worker how far the work is."""
        self.progressed.emit(done, of, words)

    def hand_over(self, part: object) -> None:
        """Send from the worker a part of the result ahead."""
        self._hand_over(self, part)

    def do(self, work: Callable[["Job"], Any]) -> None:
        """Work in the thread of a worker, unless the job was cancelled before."""
        if not self._begin():
            return
        try:
            result = work(self)
        except UserError as error:
            self._end(self, None, error)
        except Exception as error:  # whatever it is, the GUI thread decides what to say
            log.exception("work off the GUI thread failed")
            self._end(self, None, error)
        else:
            self._end(self, result, None)

    def _begin(self) -> bool:
        """Whether this is the first to ask: the worker that is to do it, or who cancels it."""
        return self._begun.acquire(blocking=False)


@dataclass(frozen=True, slots=True)
class _Order:
    """What to do with a job's outcome, and with parts of it that come ahead."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    part: Callable[[Any], None] | None


class Tasks(QObject):
    """Runs work in threads of its own. Call from the GUI thread only.

    What a person waits for never waits behind long work. `failed` is sent with the exception of any work
    that gave no `failed` of its own.
    """

    failed = Signal(object)
    _handed_over = Signal(object, object)
    _ended = Signal(object, object, object)
    """A job, its result, and what went wrong. Not a signal of the job itself, which may be gone on the GUI
    thread while the worker is still about to send it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # always in a later turn of the event loop, also of a job that is cancelled on the GUI thread
        queued = Qt.ConnectionType.QueuedConnection
        self._handed_over.connect(self._take_part, queued)
        self._ended.connect(self._take_end, queued)
        self._short, self._long = QThreadPool(self), QThreadPool(self)
        self._short.setMaxThreadCount(_SHORT)
        self._long.setMaxThreadCount(_LONG)
        self._under_way: dict[Job, _Order] = {}
        self._closed = False

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        part: Callable[[Any], None] | None = None,
        long: bool = False,
    ) -> Job:
        """Do `work` in a thread, then call `done` with its result, or `failed`, on the GUI thread; before
        that `part` with each part of the result that the work hands over ahead.

        `long` is work that takes the longer the larger the case is, and that nobody sits and waits for. No
        widget and no connection of the GUI thread may be used in `work`.
        """
        job = Job(self, self._handed_over.emit, self._ended.emit)
        self._under_way[job] = _Order(done, failed, part)
        if self._closed:
            job.cancel()
        else:
            (self._long if long else self._short).start(_Runner(job, work))
        return job

    def cancel_all(self) -> None:
        """Cancel what is under way and wait for it, and do nothing any more; for closing the window."""
        self._closed = True
        for job in self._under_way:
            job.cancel()
        self._short.waitForDone()
        self._long.waitForDone()

    @property
    def idle(self) -> bool:
        return not self._under_way

    @Slot(object, object)
    def _take_part(self, job: Job, part: Any) -> None:
        order = self._under_way[job]
        if order.part is not None and not job.cancelled:
            order.part(part)

    @Slot(object, object, object)
    def _take_end(self, job: Job, result: Any, error: Exception | None) -> None:
        order = self._under_way.pop(job)
        job.finished.emit()
        job.deleteLater()
        if job.cancelled:
            return
        if error is None:
            order.done(result)
        elif order.failed is not None:
            order.failed(error)
        else:
            self.failed.emit(error)


class _Runner(QRunnable):
    def __init__(self, job: Job, work: Callable[[Job], Any]) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        self._job.do(self._work)
