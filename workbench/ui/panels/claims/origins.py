"""Finds in the background how many independent origins the evidence of each claim has."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.domain.errors import NotFound
from workbench.domain.origin import Independence
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

_PAUSE = 400
"""Milliseconds without another change after which is looked."""

_TOGETHER = 32
"""Claims that are told of at once."""


class OriginFinder(QObject):
    """Looks again at claims that it is told have changed, the current one first. `found` is sent from time to
    time with what is known of some claims by their ids.
    """

    found = Signal(dict)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, Independence] = {}
        self._waiting: dict[str, None] = {}
        self._job: Job | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)

    def has(self, claim_id: str) -> bool:
        """Whether a claim has been looked at."""
        return claim_id in self._known

    def known(self, claim_id: str) -> Independence:
        """What was found last; nothing for a claim that has not been looked at."""
        return self._known.get(claim_id, Independence())

    def look_at(self, claim_ids: Iterable[str]) -> None:
        """Look at these claims as soon as nothing else has changed for a moment."""
        self._waiting.update(dict.fromkeys(claim_ids))
        self._pause.start()

    def stop(self) -> None:
        """Look no more, before the case is closed."""
        self._waiting.clear()
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _look(self) -> None:
        if self._job is not None:
            return  # what waits is looked at when that is done
        current = self._desk.claim_id
        claim_ids = sorted(self._waiting, key=lambda claim_id: claim_id != current)[:_TOGETHER]
        for claim_id in claim_ids:
            del self._waiting[claim_id]
        if not claim_ids:
            return
        session = self._desk.session

        def look(job: Job) -> dict[str, Independence]:
            from workbench.services.independence import Provenance  # finding is not needed to start

            told = {}
            with session.reader() as reader:
                provenance = Provenance(reader)
                for claim_id in claim_ids:
                    if job.cancelled:
                        break
                    try:
                        told[claim_id] = provenance.of_claim(claim_id)
                    except NotFound:
                        continue  # it has been removed in the meantime
            return told

        self._job = self._desk.tasks.run(look, self._take, self._fail, long=True)

    def _take(self, told: dict[str, Independence]) -> None:
        self._job = None
        self._known.update(told)
        self.found.emit(told)
        self._look()

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._desk.tasks.failed.emit(error)
