"""The program's window where a benchmark looks how long it answers nobody."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from busy import Heartbeat

from workbench.app.gui import Program, make_application
from workbench.config.paths import paths
from workbench.ui.window import CaseWindow


@contextmanager
def opened(case: Path) -> Iterator[tuple[CaseWindow, Heartbeat]]:
    """A window on a case with all that it shows, and its pauses so far."""
    program = Program(make_application(), paths())
    busy = Heartbeat()  # beats in a program only
    program.open_case(case)
    window = program.windows[0]
    ready: list[bool] = []
    window.ready.connect(lambda: ready.append(True))
    busy.during("open the case", lambda: None, lambda: bool(ready) and window.desk.tasks.idle)
    yield window, busy
    close(window)


def close(window: CaseWindow) -> None:
    """Close it, and wait for the copy of its case that is made when nobody sees the window any more."""
    window.close()
    for thread in threading.enumerate():
        if thread.name == "copy at the end":
            thread.join()
