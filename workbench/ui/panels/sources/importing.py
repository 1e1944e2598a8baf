"""Importing while the analyst goes on working: a thread has the files read and kept, and the records come
into the case in between, step by step.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Semaphore

from PySide6.QtCore import QObject, QUrl, Signal

from workbench.domain.errors import UserError
from workbench.services.files import Refusal, files_in
from workbench.services.importing import Batch, Came, Kind, Outcome, Step, errand_to, errands_for, in_order
from workbench.services.ready import Errand
from workbench.services.repeated import SetApart
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

Errands = Callable[[Callable[[], bool]], Sequence[Errand | Refusal]]
"""Finds what is to be read; called in the thread, since it may have to look into folders or fetch, with
what tells whether to stop.
"""

_AHEAD = 2
"""Steps that wait to come into the case at most; the thread waits with the next."""

_GLANCE = 0.05
"""Seconds between two looks of the waiting thread at whether it is still wanted."""


@dataclass(slots=True)
class ImportTally:
    """What has come of the files so far; `cancelled` when the rest was left out."""

    of: int = 0
    done: int = 0
    imported: list[Outcome] = field(default_factory=list)
    duplicates: list[Outcome] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    set_apart: list[SetApart] = field(default_factory=list)
    cancelled: bool = False

    def take(self, outcomes: Iterable[Came]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Refusal):
                self.refused.append(outcome)
            elif isinstance(outcome, SetApart):
                self.set_apart.append(outcome)
            else:
                (self.imported if outcome.kind is Kind.IMPORTED else self.duplicates).append(outcome)

    def put_in_order(self) -> None:
        """When all has come: as the files are in order, each article by the title that it has by now."""
        everything = in_order((*self.imported, *self.duplicates, *self.refused, *self.set_apart))
        for outcomes in (self.imported, self.duplicates, self.refused, self.set_apart):
            outcomes.clear()
        self.take(everything)


class Importer(QObject):
    """One batch at a time; what comes meanwhile joins it.

    `progressed` is sent with the tally and the name of the file that was read last, or at first what
    is done, `finished` with the tally. When the desk is cleared the batch ends without a word: what was
    added is in the case.
    """

    progressed = Signal(object, str)
    finished = Signal(object)
    _stepped = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Errands] = []
        self._tally = ImportTally()
        self._before = 0
        self._room = Semaphore(_AHEAD)
        self._job: Job | None = None
        self.under_way = False
        self._stepped.connect(self._on_step)

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, and those in folders that can be read."""
        self._start(lambda _stop: list(errands_for(files_in(paths))), "Looking for files")

    def fetch(self, address: str) -> None:
        """Import the page at an address."""
        host = QUrl(address).host()
        self._start(lambda stop: [errand_to(address, stop=stop)], f"Fetching from {host}")

    def take(self, errand: Errand) -> None:
        """Import what came without a file."""
        self._start(lambda _stop: [errand], "Reading the clipboard")

    def _start(self, errands: Errands, words: str) -> None:
        """Until something is read, `words` say what is done."""
        self._waiting.append(errands)
        if not self.under_way:
            self.under_way = True
            self.progressed.emit(self._tally, words)
            self._next()

    def cancel(self) -> None:
        """Leave out what has not been added yet."""
        if self._job is not None:
            self._tally.cancelled = True
            self._job.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        errands, session = self._waiting.pop(0), self._desk.session
        self._before = self._tally.done
        self._room = Semaphore(_AHEAD)
        self._job = self._desk.tasks.run(
            lambda job: self._work(job, session, errands),
            lambda _: self._next(),
            self._on_failed,
            long=True,
        )
        self._job.finished.connect(self._on_job_finished)

    # in the thread

    def _work(self, job: Job, session: Session, errands: Errands) -> None:
        found = errands(lambda: job.cancelled)
        if job.cancelled:
            return
        with session.keeper() as keeper, session.reader() as reader:
            batch = Batch(keeper, found, lambda: job.cancelled)
            self._send(job, batch.steps())
            if self._waited(job, _AHEAD):  # all steps are done
                self._room.release(_AHEAD)
                self._send(job, batch.afterwards(reader))

    def _send(self, job: Job, coming: Iterable[Step]) -> None:
        for step in coming:
            if not self._waited(job, 1):
                return
            self._stepped.emit(job, step)

    def _waited(self, job: Job, steps: int) -> bool:
        """Wait until there is room for so many steps; False when nobody wants them any more."""
        for _ in range(steps):
            while not self._room.acquire(timeout=_GLANCE):
                if job.cancelled:
                    return False
        return True

    # back on the GUI thread

    def _on_step(self, job: Job, step: Step) -> None:
        self._desk.changing.when_free(lambda: self._take(job, step))

    def _take(self, job: Job, step: Step) -> None:
        if job is not self._job or (job.cancelled and not self._tally.cancelled):
            return
        try:
            self._desk.session.do(step.change)
        except UserError as error:
            self._tally.take(_refused(step, error))
            job.cancel()
            self._tally.cancelled = True
        except Exception:
            job.cancel()
            self._finish()
            raise
        else:
            self._tally.take(step.outcomes)
        self._tally.of = self._before + step.of
        self._tally.done = self._before + step.files_done
        self._room.release()
        self.progressed.emit(self._tally, step.file_name)

    def _on_failed(self, error: Exception) -> None:
        """A problem with the case or the address is told in the list; a bug of ours ends the batch."""
        if isinstance(error, UserError):
            self._tally.take([Refusal(Path(), error.message, error.hint)])
            self._next()
        else:
            self._finish()
            raise error

    def _on_job_finished(self) -> None:
        """Sent for every job before its outcome; a cancelled one has none."""
        job, self._job = self._job, None
        if job is None or not job.cancelled:
            return
        self.under_way = False
        if self._tally.cancelled:
            self._finish()

    def _finish(self) -> None:
        tally, self._tally = self._tally, ImportTally()
        tally.put_in_order()
        self._waiting.clear()
        self._job = None
        self.under_way = False
        self.finished.emit(tally)


def _refused(step: Step, error: UserError) -> list[Refusal]:
    """The articles of a step that the case would not take."""
    return [
        outcome
        if isinstance(outcome, Refusal)
        else Refusal(Path(_name(outcome)), error.message, error.hint, outcome.place)
        for outcome in step.outcomes
    ]


def _name(outcome: Outcome | SetApart) -> str:
    return outcome.file_name if isinstance(outcome, Outcome) else outcome.heading
