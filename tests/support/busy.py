"""How long the GUI thread was busy at a stretch, and with what."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer


class Heartbeat:
    """Beats each millisecond on the GUI thread; the longest pause is how long nobody was answered."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}
        """Milliseconds of the longest pause each time a deed was done, by the deed's name."""
        self._last = self._longest = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def during(self, name: str, deed: Callable[[], object], done: Callable[[], bool] = lambda: True) -> None:
        """Do the deed in a turn of the event loop, and let the loop run until `done` and a little longer."""
        loop = QEventLoop()
        self._last, self._longest = time.perf_counter(), 0.0
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

    def slowest(self) -> list[tuple[float, str]]:
        """The worst of each deed, the slowest first."""
        return sorted(((max(times), name) for name, times in self.taken.items()), reverse=True)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1000)
        self._last = now
