"""Looking for words in the open article: at once, or stretch by stretch in a worker where it is very long."""

import re

from PySide6.QtCore import QObject, Signal

from workbench.ui.panels.article.matching import pattern_of, places_between, places_of
from workbench.ui.panels.article.spans import Chunk, Spans
from workbench.ui.tasks import Job, Tasks

_AT_ONCE = 300_000
"""Characters that are looked through in some hundredths of a second."""

_STRETCH = 2_000_000
"""Characters that are looked through before what was found in them is shown."""

_STEP = 50_000
"""Characters that are looked through without letting other threads go on."""


class Look(QObject):
    """Looks for one thing at a time. `found` is sent with the places known so far, in order, and whether
    they are all.

    In a very long text the places from where the reader is on are found first, then those before.
    """

    found = Signal(object, bool)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._job: Job | None = None
        self._chunks: dict[int, Chunk] = {}

    def begin(self, wanted: str, words: str, at: int) -> None:
        """Look for `wanted`, first from the code point `at` on."""
        self.cancel()
        if len(words) <= _AT_ONCE:
            self.found.emit(places_of(wanted, words), True)
            return
        pattern = pattern_of(wanted)
        if pattern is None:
            self.found.emit(Spans(), True)
            return
        count = -(-len(words) // _STRETCH)
        first = min(at // _STRETCH, count - 1)
        self._go_on(pattern, words, [*range(first, count), *range(first)])

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._chunks = {}

    def _go_on(self, pattern: re.Pattern[str], words: str, due: list[int]) -> None:
        """Look through the next stretch that is due."""
        number, later = due[0], due[1:]

        def look(job: Job) -> Chunk:
            return _places_in(job, pattern, words, number * _STRETCH)

        def show(chunk: Chunk) -> None:
            self._chunks[number] = chunk
            if later:
                self._go_on(pattern, words, later)
            self.found.emit(Spans(self._chunks[place] for place in sorted(self._chunks)), not later)

        self._job = self._tasks.run(look, show)


def _places_in(job: Job, pattern: re.Pattern[str], words: str, start: int) -> Chunk:
    """The places that begin in the stretch from a code point on; none any more when nobody waits."""
    places = []
    end = min(start + _STRETCH, len(words))
    while start < end and not job.cancelled:
        step = min(start + _STEP, end)
        found = places_between(pattern, words, start, step)
        places += found
        # what reaches into the next step is not found there again
        start = max(step, found[-1][1]) if found else step
    return Chunk(places)
