import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler

from workbench.config.logs import stop_log
from workbench.domain.scale import Scale
from workbench.services.scales import known_scale


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
