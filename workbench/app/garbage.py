"""Throwing away what is no longer used, on the GUI thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 100
"""Milliseconds between two looks at whether there is enough to be worth it. Looking takes the longer the
more there is, and nobody is answered meanwhile: workers that read a large case make in a second what
takes a tenth of one to look through.
"""
_MIDDLE, _ALL = 10, 1_000
"""Of so many times that it was worth it, once what is older is looked through, too, and once all there is."""


class Collector(QObject):
    """Looks for garbage in Python's stead, which would look in whichever thread has just made something.

    What is found may be a window that was closed, and Qt crashes when another thread than its own
    destroys it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # the modules that are loaded by now stay as long as the program: they need not be looked at again
        gc.freeze()
        self._times = 0
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(self.collect)
        self._clock.start()

    def collect(self) -> None:
        """Look through the youngest objects where there are many; more rarely through older ones, too."""
        (young, *_), (many, *_) = gc.get_count(), gc.get_threshold()
        if young > many:
            self._times += 1
            gc.collect(2 if self._times % _ALL == 0 else 1 if self._times % _MIDDLE == 0 else 0)
