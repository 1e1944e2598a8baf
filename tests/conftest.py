"""What holds for every test: a profile of its own, no screen, and nothing left behind.

A Qt message of level warning or above fails the test that caused it (`qt_log_level_fail`), and so
does any Python warning (`filterwarnings`), both set in pyproject.toml. Qt is looked at only once a
test has imported it.
"""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("patient", parent=settings(), deadline=None)  # a busy computer is no fault
settings.load_profile("patient")

PATIENCE = 5.0
"""Seconds that threads which are ending anyway are given to end."""


@pytest.fixture(autouse=True)
def profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands in for the user's settings, logs and caches."""
    folder = tmp_path_factory.mktemp("profile")
    monkeypatch.setenv("WORKBENCH_PROFILE", str(folder))
    return folder


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock on the wall is nine hours ahead of UTC."""
    if sys.platform == "win32":
        pytest.skip("Windows asks the system for its zone, not TZ")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def nothing_left_behind(profile: Path) -> Iterator[None]:
    """Fails a test that leaves a window open or a thread running. It ends before `profile` does."""
    before = set(threading.enumerate())
    yield
    left = [*_windows_left_open(), *_threads_left_running(before)]
    _collect_here()
    assert not left, f"left behind: {'; '.join(left)}"


def _windows_left_open() -> list[str]:
    """The visible top-level widgets; they are closed, so that only the test at fault is blamed."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    described = [f"window {type(window).__name__} “{window.windowTitle()}”" for window in windows]
    for window in windows:
        window.close()
        window.deleteLater()
    return described


def _collect_here() -> None:
    """Look for garbage in this thread, between two tests, as the program does in its own: a worker that
    came upon a closed window would destroy it, and Qt would crash.
    """
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication

    from workbench.app.garbage import Collector

    app = QCoreApplication.instance()
    collectors = app.findChildren(Collector) if app else []
    if collectors:
        import shiboken6

        for collector in collectors:
            shiboken6.delete(collector)
        gc.unfreeze()
    gc.disable()
    made, limits = gc.get_count(), gc.get_threshold()
    full = [generation for generation in range(3) if made[generation] > limits[generation]]
    if collectors:
        gc.collect()
    elif full:
        gc.collect(full[-1])


def _threads_left_running(before: set[threading.Thread]) -> list[str]:
    """New threads of Python's own, and work under way in Qt's pool."""
    new = set(threading.enumerate()) - before
    # a thread that Qt started looks to Python like a dummy that never ends
    own = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in own:
        thread.join(PATIENCE)
    running = [f"thread {thread.name}" for thread in own if thread.is_alive()]
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
            running.append("work in Qt's thread pool")
    return running
