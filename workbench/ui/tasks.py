"""Work off the GUI thread, and its results back on it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from workbench.domain.errors import UserError

T = TypeVar("T")
log = logging.getLogger(__name__)


class Job(QObject):
    """A piece of work under way. `cancel()` asks it to stop; its result is then thrown away.

    The work is called with its job, to report progress and to see whether it is cancelled.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True

    def report(self, done: int, of: int, words: str) -> None:
        """Say from the worker how far the work is."""
        self.progressed.emit(done, of, words)


@dataclass(frozen=True, slots=True)
class _Order:
    """What to do with a job's outcome."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None


class Tasks(QObject):
    """Runs work in threads of its own pool. Call from the GUI thread only.

    `failed` is sent with the exception of any work that gave no `failed` of its own.
    """

    failed = Signal(object)
    _arrived = Signal(object, object, object)
    """A job, its result, and what went wrong. Not a signal of the job itself, which may be gone on the GUI
    thread while the worker is still about to send it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # a bound slot of an object in the GUI thread: Qt queues the call there
        self._arrived.connect(self._arrive)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._under_way: dict[Job, _Order] = {}

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Do `work` in a thread, then call `done` with its result, or `failed`, on the GUI thread.

        No widget and no connection of the GUI thread may be used in `work`.
        """
        job = Job(self)
        self._under_way[job] = _Order(done, failed)
        self._pool.start(_Runner(job, work, self._arrived.emit))
        return job

    def cancel_all(self) -> None:
        """Cancel what is under way and wait for it; for closing the window."""
        for job in self._under_way:
            job.cancel()
        self._pool.waitForDone()

    @property
    def idle(self) -> bool:
        return not self._under_way

    @Slot(object, object, object)
    def _arrive(self, job: Job, result: Any, error: Exception | None) -> None:
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
    def __init__(
        self, job: Job, work: Callable[[Job], Any], arrive: Callable[[Job, Any, Exception | None], None]
    ) -> None:
        super().__init__()
        self._job, self._work, self._arrive = job, work, arrive

    def run(self) -> None:
        try:
            result = self._work(self._job)
        except UserError as error:
            self._arrive(self._job, None, error)
        except Exception as error:  # whatever it is, the GUI thread decides what to say
            log.exception("work off the GUI thread failed")
            self._arrive(self._job, None, error)
        else:
            self._arrive(self._job, result, None)
