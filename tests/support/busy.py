"""How long the GUI thread was busy at a stretch, and with what."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, Qt, QTimer


@dataclass(frozen=True, order=True)
class Pause:
    """How long nobody was answered: milliseconds by the clock, and of work of the GUI thread itself.

    On a machine that others use too, the clock tells of them as well; the work does not.
    """

    work: float = 0.0
    clock: float = 0.0


class Heartbeat:
    """Beats each millisecond on the GUI thread, and notes the longest pause of each deed."""

    def __init__(self) -> None:
        self.taken: dict[str, list[Pause]] = {}
        """The longest pause each time a deed was done, by the deed's name."""
        self._last = (0.0, 0.0)
        self._longest = Pause()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def during(self, name: str, deed: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do the deed in a turn of the event loop, and let the loop run until `done` and a little longer."""
        loop = QEventLoop()
        self._last, self._longest = _now(), Pause()
        QTimer.singleShot(0, deed)

        def look() -> None:
            if done():
                loop.quit()

        glance = QTimer(interval=20)
        glance.timeout.connect(look)
        QTimer.singleShot(80, glance.start)  # long enough for what a deed puts off to the next turns
        loop.exec()
        glance.stop()
        self.taken.setdefault(name, []).append(self._longest)

    def slowest(self) -> list[tuple[Pause, str]]:
        """The worst of each deed, the slowest first."""
        return sorted(((max(times), name) for name, times in self.taken.items()), reverse=True)

    def _beat(self) -> None:
        now = _now()
        pause = Pause(*((after - before) * 1000 for after, before in zip(now, self._last, strict=True)))
        self._longest = max(self._longest, pause)
        self._last = now


def _now() -> tuple[float, float]:
    return time.thread_time(), time.perf_counter()
