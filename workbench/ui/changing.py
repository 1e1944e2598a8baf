"""Changes of so many records that the window must not wait for them: a worker makes them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.domain.history import Entry
from workbench.services.session import Session
from workbench.ui.tasks import Job, Tasks

Deed = Callable[[Session], Entry | None]
"""What is done with the twin of a session; its entry in the history, None when there was nothing to do."""


class Changing(QObject):
    """One change at a time. While it is `under_way` nothing else may be changed, but all can be read: as it
    was before. `turned` is sent when one begins and when it is over.
    """

    turned = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._waiting: list[Callable[[], object]] = []
        self.under_way = False

    def begin(
        self, deed: Deed, done: Callable[[Entry], object], failed: Callable[[Exception], object]
    ) -> None:
        """Have a worker do it. `done` is called once everybody was told of it."""
        session = self._session

        def work(_job: Job) -> Entry | None:
            with session.beside() as twin:
                return deed(twin)

        def take_in(entry: Entry | None) -> None:
            self._end()
            if entry is not None:
                session.take_in(entry)
                done(entry)
            self._go_on()

        def give_up(error: Exception) -> None:
            self._end()
            self._go_on()
            failed(error)

        self.under_way = True
        self.turned.emit()
        self._tasks.run(work, take_in, give_up)

    def when_free(self, deed: Callable[[], object]) -> None:
        """Do something that changes the case at once, or when the change under way is over."""
        if self.under_way:
            self._waiting.append(deed)
        else:
            deed()

    def _end(self) -> None:
        self.under_way = False
        self.turned.emit()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for deed in waiting:
            self.when_free(deed)
