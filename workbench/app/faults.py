"""Our own bugs: written to the log, and told to the person in a window, never swallowed."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from workbench.config.logs import start_log
from workbench.domain.errors import UserError

log = logging.getLogger("workbench")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultWatch(QObject):
    """Catches what nothing else has caught, in any thread, and shows the crash dialog for it.

    While a dialog is open further faults are only logged: one that happens at each paint must not
    bury the person in windows.
    """

    problem = Signal(object)
    """A UserError that nothing caught on its way, such as a case that cannot be read any more: no bug."""

    _fault = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._log_file: Path | None = None
        self._dialog: QWidget | None = None
        self._fault.connect(self._show)
        sys.excepthook = self.on_exception
        threading.excepthook = lambda hook: self.on_exception(
            hook.exc_type, hook.exc_value or hook.exc_type(), hook.exc_traceback
        )
        qInstallMessageHandler(_log_qt_message)

    def write_log(self, folder: Path) -> None:
        """Log to a file in `folder` from now on."""
        if self._log_file is None:
            self._log_file = start_log(folder)

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, UserError):
            log.warning("%s was caught by nothing else", kind.__name__)
            self.problem.emit(error)
            return
        log.critical("not caught by anything", exc_info=(kind, error, trace))
        if self._log_file is not None:  # else the log goes there itself
            sys.__excepthook__(kind, error, trace)  # for whoever has started us from a shell
        self._fault.emit("".join(traceback.format_exception(kind, error, trace)))

    @Slot(str)
    def _show(self, account: str) -> None:
        if self._dialog is not None:
            return
        from workbench.ui.dialogs.crash import CrashDialog

        dialog = CrashDialog(QApplication.activeWindow(), account, self._log_file)
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category or "", words)
