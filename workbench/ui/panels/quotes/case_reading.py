"""Reads the sayings and the documents of the case in a worker, one after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.services import collating, quote_ledger
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.models.quotes import DocumentLine, Line, SayingLine, narrowed
from workbench.ui.tasks import Job

SAYINGS, DOCUMENTS = "sayings", "documents"


class CaseReading(QObject):
    """`read` sends `arrived` with what was read, SAYINGS or DOCUMENTS, and its lines; or `failed`.

    What is being read when the case changes is thrown away and read again.
    """

    arrived = Signal(str, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: set[str] = set()
        self._job: Job | None = None

    def is_reading(self, kind: str) -> bool:
        return kind in self._wanted

    def read(self, *kinds: str) -> None:
        self._wanted.update(kinds)
        if self._job is not None:
            self._job.cancel()  # the next begins when this one has ended
        else:
            self._begin()

    def _begin(self) -> None:
        if not self._wanted:
            return
        kind = SAYINGS if SAYINGS in self._wanted else DOCUMENTS
        session = self._desk.session

        def work(job: Job) -> list[Line]:
            with session.reader() as reader:
                lines = _READERS[kind](reader, lambda: job.cancelled)
            narrowed(lines, " ")  # or the first letter typed would wait for what is looked through
            return lines

        self._job = job = self._desk.tasks.run(
            work, lambda lines: self._arrive(kind, lines), self._fail, long=True
        )
        job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        cancelled = self._job is not None and self._job.cancelled
        self._job = None
        if cancelled:
            self._begin()

    def _arrive(self, kind: str, lines: list[Line]) -> None:
        self._wanted.discard(kind)
        self.arrived.emit(kind, lines)
        if self._job is None:
            self._begin()

    def _fail(self, error: Exception) -> None:
        self._wanted.clear()
        self.failed.emit(error)


def _sayings(session: Session, stopped: Callable[[], bool]) -> list[Line]:
    return [SayingLine(row) for row in quote_ledger.quote_ledger(session, stopped)]


def _documents(session: Session, stopped: Callable[[], bool]) -> list[Line]:
    return [DocumentLine(one) for one in collating.collations(session, stopped)]


_READERS = {SAYINGS: _sayings, DOCUMENTS: _documents}
