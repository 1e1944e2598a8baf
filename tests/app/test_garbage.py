"""What is no longer used is thrown away on the GUI thread only."""

import gc
import threading
from collections.abc import Iterator

import pytest
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


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    home = QObject()
    yield Collector(home)
    shiboken6.delete(home)
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def looks() -> Iterator[list[int]]:
    """The oldest generation that was looked through, each time that somebody looked."""
    seen: list[int] = []

    def look(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append(told["generation"])

    gc.callbacks.append(look)
    yield seen
    gc.callbacks.remove(look)


def test_a_worker_that_makes_much_rubbish_throws_nothing_of_ours_away(
    collector: Collector, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    Unused(threads)
    worker = threading.Thread(target=make_rubbish)
    worker.start()
    worker.join()
    assert not threads
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]


def test_what_is_older_is_looked_through_more_rarely_so_that_no_look_takes_long(
    collector: Collector, looks: list[int]
) -> None:
    young: list[object] = []
    for _time in range(1_000):
        young.clear()
        young.extend([] for _ in range(2 * gc.get_threshold()[0]))
        collector.collect()
    assert looks[:10] == [0] * 9 + [1]
    assert looks.count(1) == 99
    assert looks.count(2) == 1 and looks[-1] == 2


def test_nobody_looks_where_little_was_made(collector: Collector, looks: list[int]) -> None:
    gc.collect()
    looks.clear()
    collector.collect()
    assert looks == []
