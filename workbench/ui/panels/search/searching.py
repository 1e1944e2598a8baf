"""Asking the case for passages off the GUI thread: the latest request wins."""

from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, Signal

from workbench.domain.overview import Hit
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

MOST = 200
"""How many passages are shown; who wants others says more words."""

_FIRST = 30
"""How many are shown at once, before the others have been read: as many as a tall drawer has room for."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `since` and `until` are dates or empty."""

    words: str
    outlet: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.outlet or self.since or self.until)


@dataclass(frozen=True, slots=True)
class Found:
    """The passages that answer a query best."""

    query: Query
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Those that come after them; `more` when there are more passages than are shown."""

    hits: tuple[Hit, ...]
    more: bool


class Searcher(QObject):
    """Runs one search at a time. While one is under way only the latest request waits for its turn, which
    comes at once: the other breaks off.

    `found` is sent with the Found of the latest, and `completed` with the Rest as soon as that is read.
    """

    found = Signal(object)
    completed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._waiting: Query | None = None

    def ask(self, query: Query) -> None:
        self._waiting = query
        if self._job is not None:
            self._job.cancel()
        else:
            self._next()

    def forget(self) -> None:
        """Nothing is looked for any more."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._waiting is None:
            return
        query, self._waiting = self._waiting, None
        session = self._desk.session

        def look(job: Job) -> Rest:
            with session.reader(stop=lambda: job.cancelled) as reader:
                hits = reader.hits(
                    query.words, outlet=query.outlet, since=query.since, until=query.until, limit=MOST + 1
                )
                first = tuple(islice(hits, _FIRST))
                job.hand_over(Found(query, first))
                others = tuple(hits)
            return Rest(others[: MOST - len(first)], more=len(first) + len(others) > MOST)

        self._job = self._desk.tasks.run(look, self.completed.emit, part=self.found.emit)
        self._job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._job = None
        self._next()
