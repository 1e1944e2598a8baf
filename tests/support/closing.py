"""Closing a window where the folder of its case goes next."""

import threading

from workbench.ui.window import CaseWindow


def close(window: CaseWindow) -> None:
    """Close it, and wait for the copy of its case that is made when nobody sees the window any more."""
    window.close()
    for thread in threading.enumerate():
        if thread.name == "copy at the end":
            thread.join()
