"""What is no longer used is thrown away on the GUI thread only."""

import gc
import threading

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.app.garbage import Collector


class Unused:
    """Refers to itself, so that only a look for garbage finds it; tells which thread threw it away."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        self.itself, self.threads = self, threads

    def __del__(self) -> None:
        self.threads.append(threading.current_thread())


def make_rubbish() -> None:
    for _ in range(20_000):
        rubbish: list[object] = []
        rubbish.append(rubbish)


def test_a_worker_that_makes_much_rubbish_throws_nothing_of_ours_away(qtbot: QtBot) -> None:
    home = QObject()
    Collector(home)
    threads: list[threading.Thread] = []
    try:
        Unused(threads)
        worker = threading.Thread(target=make_rubbish)
        worker.start()
        worker.join()
        assert not threads
        qtbot.waitUntil(lambda: bool(threads))
        assert threads == [threading.main_thread()]
    finally:
        shiboken6.delete(home)
        gc.unfreeze()
        gc.enable()
