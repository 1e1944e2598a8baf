"""Throwing away what is no longer used, on the GUI thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks at whether there is enough to be worth it."""


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
        self._clock = QTimer(self, interval=_EVERY)
        self._clock.timeout.connect(self.collect)
        self._clock.start()

    def collect(self) -> None:
        """Look through the youngest objects, and as rarely as Python would through the older ones, too."""
        made, limits = gc.get_count(), gc.get_threshold()
        full = [generation for generation in range(3) if made[generation] > limits[generation]]
        if full:
            gc.collect(full[-1])
