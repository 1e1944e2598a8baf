"""The real window on a case, where nobody sees it, so that a picture can be taken."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from workbench.app.gui import Program, make_application
from workbench.config import settings as table
from workbench.config.paths import paths
from workbench.domain.overview import ClaimRow
from workbench.ui.window import CaseWindow

_LATER = 1_000
"""Milliseconds within which the window begins by itself what it puts off while somebody works."""

PATIENCE = 30_000
"""Milliseconds after which something has gone wrong that would else be waited for."""


@contextmanager
def stage(**settings: Any) -> Iterator[Program]:
    """The program with a profile that is thrown away afterwards; `settings` by their names.

    Whatever Qt has to complain about ends it: a picture of a window with faults is no use.
    """
    complaints: list[str] = []
    qInstallMessageHandler(lambda kind, context, words: complaints.append(words))
    app = make_application()
    with TemporaryDirectory() as profile:
        program = Program(app, paths(Path(profile)))
        for setting in table.TABLE:
            if setting.name in settings:
                program.settings[setting] = settings[setting.name]
        program.theme.choose(program.settings[table.THEME], program.settings[table.WINDOW_SCALE] / 100)
        yield program
        app.closeAllWindows()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if complaints:
        sys.exit("Qt said: " + "\n".join(complaints))


def open_at_work(program: Program, case: Path, width: int, height: int) -> CaseWindow:
    """A window on `case`, at its most argued claim and at the top of its most cited article."""
    program.open_case(case)
    window = program.windows[-1]
    window.resize(width, height)
    opening = QEventLoop()
    window.ready.connect(opening.quit)
    window.refused.connect(lambda error: sys.exit(str(error)))
    opening.exec()
    session = window.desk.session
    window.desk.choose_claim(max(session.claims(), key=_argued).claim.id)
    window.desk.show_text(max(session.articles(), key=lambda row: row.cited).text.id)
    settle(window)
    return window


def settle(window: QWidget) -> None:
    """Let everything under way in the window finish and be painted, and what waits for that to be over."""
    _finish(window)
    later = QEventLoop()
    QTimer.singleShot(_LATER, later.quit)
    later.exec()
    _finish(window)


def _finish(window: QWidget) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PATIENCE)
    while isinstance(window, CaseWindow) and not window.desk.tasks.idle:
        if deadline.hasExpired():
            sys.exit("The window is still at work.")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, PATIENCE)


def _argued(row: ClaimRow) -> tuple[bool, int, int]:
    """Judged claims first, then those with passages on both sides, then those with many."""
    return row.verdict is not None, min(row.supports, row.refutes), row.supports + row.refutes
