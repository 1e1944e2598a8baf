"""What takes long in all, and is done step by step, so that the window answers in between."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Turns(QObject):
    """Takes steps one by one, each in a turn of the event loop of its own.

    Only a timer gives that: a call that is queued while queued calls are made is made with them, and
    what was typed meanwhile waits for both.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._coming: Iterator[Step] = iter(())
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._take_one)

    def take(self, steps: Iterable[Step]) -> None:
        """Take these steps, after those that are still to come."""
        self._coming = chain(self._coming, steps)
        self._next.start()

    def stop(self) -> None:
        """Take none of the steps that are still to come."""
        self._coming = iter(())

    def _take_one(self) -> None:
        step = next(self._coming, None)
        if step is not None:
            step()
            self._next.start()
