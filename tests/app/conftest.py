import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.app.gui import Program
from workbench.config.logs import stop_log
from workbench.config.paths import paths
from workbench.domain.scale import Scale
from workbench.services.scales import known_scale
from workbench.services.session import Session
from workbench.ui.window import CaseWindow


@pytest.fixture
def a_scale() -> Scale:
    return known_scale("averitec")


@pytest.fixture
def hooks_put_back() -> Iterator[None]:
    """What a FaultWatch hangs into the interpreter and into Qt is as it was after the test."""
    hook, thread_hook = sys.excepthook, threading.excepthook
    handler = qInstallMessageHandler(None)
    qInstallMessageHandler(handler)
    yield
    sys.excepthook, threading.excepthook = hook, thread_hook
    qInstallMessageHandler(handler)
    stop_log()


@pytest.fixture
def program(qapp: QApplication, profile: Path) -> Iterator[Program]:
    qapp.setStyle("Fusion")
    program = Program(qapp, paths())
    yield program
    for window in list(program.windows):
        window.close()
    if program.start_page is not None:
        program.start_page.close()


@pytest.fixture
def opened(program: Program, qtbot: QtBot) -> Callable[[Path], CaseWindow]:
    """Opens a case and waits until all of its window is there."""

    def open_and_wait(path: Path) -> CaseWindow:
        program.open_case(path)
        window = program.windows[-1]
        qtbot.waitUntil(lambda: window.panes is not None and window.panes.are_ready, timeout=20_000)
        qtbot.waitUntil(lambda: window.desk.tasks.idle, timeout=20_000)
        return window

    return open_and_wait


@pytest.fixture
def case(tmp_path: Path, a_scale) -> Path:
    path = tmp_path / "Affair.fcase"
    Session.create(path, "An affair", "Desk", a_scale).close()
    return path
