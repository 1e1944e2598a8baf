"""Reading the history page by page, in a worker: one action may have changed tens of thousands of records."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.services.history import Told, told
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.models.history import HistoryModel
from workbench.ui.tasks import Job

PAGE = 100
"""How many entries are read at a time."""


class Pages(QObject):
    """Fills the model, one reading at a time. `came` is sent when the model has been given something."""

    came = Signal()

    def __init__(self, desk: Desk, model: HistoryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._job: Job | None = None
        self._is_reworded = False
        self._is_due = False
        self.has_more = True
        """Whether there are older entries that have not been read."""

    @property
    def is_reading(self) -> bool:
        return self._job is not None

    def reword(self) -> None:
        """Claims or articles are worded in another way: the next time all that was read is read again."""
        self._is_reworded = True

    def renew(self) -> None:
        """Read what is new since the last time."""
        if self._job is not None:
            self._is_due = True
            return
        self._is_due = False
        newest = self._model.newest
        if newest and not self._is_reworded:
            self._read(lambda reader: told(reader, after=newest), self._model.add_newer)
            return
        self._is_reworded = False
        most = max(PAGE, self._model.count)

        def show(entries: list[Told]) -> None:
            self.has_more = len(entries) == most
            self._model.show(entries)

        self._read(lambda reader: told(reader, most), show)

    def read_on(self) -> None:
        """Read one more page of what was done before."""
        if self._job is not None or not self.has_more:
            return
        oldest = self._model.oldest

        def add(entries: list[Told]) -> None:
            self.has_more = len(entries) == PAGE
            self._model.add_older(entries)

        self._read(lambda reader: told(reader, PAGE, before=oldest), add)

    def _read(self, look: Callable[[Session], list[Told]], take: Callable[[list[Told]], None]) -> None:
        session = self._desk.session

        def work(_job: Job) -> list[Told]:
            with session.reader() as reader:
                return look(reader)

        def done(entries: list[Told]) -> None:
            self._job = None
            take(entries)
            self.came.emit()
            if self._is_due:
                self.renew()

        def failed(error: Exception) -> None:
            self._job = None
            self._desk.report_problem(error)

        self._job = self._desk.tasks.run(work, done, failed)
