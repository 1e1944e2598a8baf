"""Starts the window and opens cases in it: the one place that joins session, settings and panels."""

import ctypes
import logging
import os
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

# before Qt, because PySide reads the source of each module that is loaded after it
from workbench import __version__
from workbench.config import settings as table
from workbench.config.paths import Paths, paths
from workbench.config.recent import RecentCases
from workbench.config.settings import Settings
from workbench.domain.errors import UserError
from workbench.places import resource

# isort: split
from PySide6.QtCore import QLibraryInfo, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from workbench.app import startup
from workbench.app.faults import FaultWatch
from workbench.app.garbage import Collector
from workbench.ui.theme import Theme
from workbench.ui.window import CaseWindow

if TYPE_CHECKING:
    from workbench.services.backups import Kept
    from workbench.services.session import Session
    from workbench.ui.desk import Desk
    from workbench.ui.start import StartWindow
    from workbench.ui.tasks import Job, Tasks

_log = logging.getLogger(__name__)

_CASES = "Cases (*.fcase)"


def run(case: Path | None = None, profile: Path | None = None) -> int:
    """Show the start page, or `case`, until the last window is closed. Returns the exit code.

    Raises UserError where there is no screen to show a window on.
    """
    require_screen()
    qInstallMessageHandler(_say_last_words)
    app = make_application()
    program = Program(app, paths(profile), FaultWatch())
    # in the event loop, where a fault of ours can be told in a window
    QTimer.singleShot(0, app, lambda: program.start(case))
    return app.exec()


def require_screen() -> None:
    """Qt aborts the process where it finds no screen; a sentence is kinder."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UserError(
            "There is no screen to show the window on.",
            "Work from the shell instead: “workbench --help” lists the commands.",
        )
    _require_platform()


def _require_platform() -> None:
    """Qt ends the process without a word to whoever has clicked when its plugin misses a library."""
    plugin = "libqxcb.so" if os.environ.get("DISPLAY") else "libqwayland.so"
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    try:
        ctypes.CDLL(f"{folder}/platforms/{plugin}")
    except OSError as error:
        library, _, why = str(error).partition(":")
        if "No such file" in why:
            raise UserError(
                f"The window cannot be opened: the library {Path(library).name} is missing.",
                "Install the package of your system that holds it, or Fact-Check Workbench from its package.",
            ) from error
        raise UserError(
            f"The window cannot be opened: “{library}” cannot be used ({why.strip()}).",
            "Install Fact-Check Workbench again.",
        ) from error


def _say_last_words(kind: QtMsgType, _context: object, words: str) -> None:
    """Until the log takes over. What Qt calls fatal ends the process as soon as this returns."""
    sys.stderr.write(f"{words}\n")
    if kind is QtMsgType.QtFatalMsg:
        startup.show(words)


_TURN = 0.0005
"""Seconds after which a worker lets the window go on. Ten times as long, as Python has it, and a window
that asks Qt for a hundred things while somebody searches 50 MB stands still for half a second.
"""


def make_application() -> QApplication:
    sys.setswitchinterval(_TURN)
    # the same widgets everywhere: each system's own style would fight the style sheet; said in this
    # way, because setStyle would bring in all that Python can know of styles
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("factcheck-workbench")
    app.setApplicationDisplayName("Fact-Check Workbench")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("factcheck-workbench")
    return app


class Program:
    """The open windows, and the commands that open others."""

    def __init__(self, app: QApplication, folders: Paths, watch: FaultWatch | None = None) -> None:
        self.settings = Settings(folders.config)
        self.recent = RecentCases(folders.data)
        self.folders = folders
        self._watch = watch
        self.theme = Theme(folders.cache / "icons", app)
        self.windows: list[CaseWindow] = []
        self.start_page: StartWindow | None = None
        self._app = app
        if app.findChild(Collector) is None:
            Collector(app)
        self._refused: dict[QWidget, Path] = {}
        """The damaged case whose recovery was offered last, for each window that tells of one."""
        self._sample: Job | None = None
        self._is_told = False
        self.theme.choose(self.settings[table.THEME], self.settings[table.WINDOW_SCALE] / 100)
        if watch is not None:
            watch.problem.connect(self._say)

    @cached_property
    def tasks(self) -> "Tasks":
        """Work that belongs to no window."""
        from workbench.ui.tasks import Tasks

        return Tasks(self._app)

    def start(self, case: Path | None) -> None:
        if case is None:
            self.show_start_page()
            self._tell_of_settings()
        else:
            self.open_case(case)

    def show_start_page(self) -> "StartWindow":
        from workbench.ui.keys import kept_keys
        from workbench.ui.start import StartWindow

        if self.start_page is None:
            self._when_seen()  # the page shows the icon itself
            page = StartWindow(self.theme, self.recent)
            page.chosen.connect(self.open_case)
            page.closed.connect(self._forget_start_page)
            self._give_deeds(page.actions_.on, page)
            page.actions_.use_keys(kept_keys(self.settings))
            self.start_page = page
        self.start_page.show()
        return self.start_page

    def open_case(self, path: Path, asked_on: QWidget | None = None) -> None:
        """Open a case in a window of its own; a problem is said on the window on which it was asked for."""
        if window := self._window_of(path):
            window.raise_()
            window.activateWindow()
        else:
            self._show(path, lambda session: session.open(path, self.settings.analyst), asked_on)

    def new_case(self, path: Path, asked_on: QWidget | None = None) -> None:
        """Make an empty case, called as the file is, on the scale chosen in the settings."""
        from workbench.services.case_files import file_of

        path = file_of(path)

        def make(session: type["Session"]) -> "Session":
            from workbench.services.scales import known_scale

            scale = known_scale(self.settings[table.SCALE])
            return session.create(path, path.stem, self.settings.analyst, scale)

        self._show(path, make, asked_on)

    def open_sample(self, path: Path, asked_on: QWidget | None = None) -> None:
        """Open the sample case at `path`, made afresh when it is not there."""
        from workbench.services.sample import make_sample

        if path.exists():
            self.open_case(path, asked_on)
            return
        if self._sample is not None:  # it is being made already, and will be opened
            return

        def make(_job: object) -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            make_sample(path, analyst=self.settings.analyst).close()

        self._notify("The sample case is being made…", asked_on, problem=False)
        self._sample = self.tasks.run(
            make, lambda _made: self.open_case(path, asked_on), lambda error: self._say(error, asked_on)
        )
        self._sample.finished.connect(self._forget_sample)

    def _forget_sample(self) -> None:
        self._sample = None

    # ── commands ────────────────────────────────────────────────────────────────────────────────

    def _give_deeds(
        self, on: Callable[[str, Callable[[], object]], None], window: "CaseWindow | StartWindow"
    ) -> None:
        on("case.new", lambda: self._ask_new(window))
        on("case.open", lambda: self._ask_open(window))
        on("case.sample", lambda: self._open_own_sample(window))
        on("case.restore", lambda: self._restore(window))
        on("case.recover", lambda: self._recover(window))
        on("app.settings", lambda: self._show_settings(window))
        on("app.quit", QApplication.closeAllWindows)

    def _ask_new(self, window: QWidget) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(window, "New case", self._folder("New case.fcase"), _CASES)
        if name:
            self._remember_folder(Path(name))
            # the dialog has asked whether to replace a file; a case is never replaced by an empty one
            self.new_case(Path(name), window)

    def _ask_open(self, window: QWidget) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(window, "Open case", self._folder(), f"{_CASES};;All files (*)")
        if name:
            self._remember_folder(Path(name))
            self.open_case(Path(name), window)

    def _open_own_sample(self, window: QWidget) -> None:
        self.open_sample(self.folders.data / "Sample case.fcase", window)

    def _recover(self, window: "CaseWindow | StartWindow") -> None:
        """Recover the case whose refusal the window still tells of, else one that is asked for."""
        from PySide6.QtWidgets import QFileDialog

        from workbench.ui.dialogs.recover import RecoverDialog

        refused = self._refused.pop(window, None)
        path = refused if window.notices.offered == "case.recover" else None
        if path is None:
            name, _ = QFileDialog.getOpenFileName(window, "Recover a damaged case", self._folder(), _CASES)
            path = Path(name) if name else None
        if path is not None:
            dialog = RecoverDialog(window, path, self.tasks)
            dialog.chosen.connect(lambda recovered: self.open_case(recovered, window))
            dialog.backup_asked.connect(lambda: self._offer_copies(path, window))
            dialog.open()

    def _restore(self, window: "CaseWindow | StartWindow") -> None:
        """Go back to a copy of the case in the window, else of one that is asked for."""
        from PySide6.QtWidgets import QFileDialog

        if isinstance(window, CaseWindow):
            self._offer_copies(window.path, window)
            return
        name, _ = QFileDialog.getOpenFileName(window, "Restore a backup", self._folder(), _CASES)
        if name:
            self._offer_copies(Path(name), window)

    def _offer_copies(self, path: Path, on: QWidget) -> None:
        from workbench.ui.dialogs.restore import RestoreDialog

        dialog = RestoreDialog(on, path, self.theme, self.tasks)
        dialog.chosen.connect(lambda kept: self._go_back_to(kept, path))
        dialog.open()

    def _go_back_to(self, kept: "Kept", path: Path) -> None:
        """Close the case if it is open, put the copy in its place, and open it again."""
        from workbench.domain.moments import short_moment
        from workbench.services.backups import restore

        if window := self._window_of(path):
            window.actions_.run("case.close")
            if window.is_open:  # for what cannot be saved
                return
        made = short_moment(kept.backup.made.isoformat())

        def open_again(_kept: Path | None) -> None:
            self.open_case(path)
            again = self.windows[-1]
            words = f"This is the copy of {made}. What the case was before is kept among its copies."
            again.ready.connect(lambda: again.desk.notify(words))

        self._notify(f"The copy of {made} is put in place…", problem=False)
        self.tasks.run(lambda _job: restore(path, kept.backup.path), open_again, self._say, long=True)

    def _show_settings(self, window: QWidget) -> None:
        from workbench.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(window, self.settings, self.theme, self.tasks)
        dialog.renamed.connect(self._sign_windows)
        dialog.keys_changed.connect(self._change_keys)
        dialog.open()

    def _sign_windows(self) -> None:
        for window in self.windows:
            window.sign_as(self.settings.analyst)

    def _change_keys(self) -> None:
        from workbench.ui.commands import Actions
        from workbench.ui.keys import kept_keys

        keys = kept_keys(self.settings)
        for window in (*self.windows, self.start_page):
            for actions in window.findChildren(Actions) if window else ():
                actions.use_keys(keys)

    def _folder(self, name: str = "") -> str:
        kept = self.settings[table.LAST_FOLDER]
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        return str(folder / name)

    def _remember_folder(self, file: Path) -> None:
        self.settings[table.LAST_FOLDER] = str(file.parent)

    # ── windows ─────────────────────────────────────────────────────────────────────────────────

    def _show(
        self, path: Path, open_session: Callable[[type["Session"]], "Session"], asked_on: QWidget | None
    ) -> None:
        """Show a window for the case at `path` at once; the case is opened when the frame is painted."""
        asked_on = asked_on or self._in_front()

        def open_desk() -> "Desk":
            # all that knows of cases is loaded here, where the frame of the window is seen already
            from workbench.services.session import Session
            from workbench.ui.desk import Desk

            return Desk(open_session(Session), self.settings, self.theme, self.folders)

        window = CaseWindow(path, self.theme, self.settings, open_desk)
        window.built.connect(lambda: self._give_deeds(window.actions_.on, window))
        window.painted.connect(self._when_seen)
        window.refused.connect(lambda error: self._refuse(window, error, asked_on))
        window.ready.connect(lambda: self._when_ready(window))
        window.closed.connect(lambda: self._forget(window))
        self.windows.append(window)
        window.show()

    def _refuse(self, window: CaseWindow, error: UserError, asked_on: QWidget | None) -> None:
        """The case could not be opened: say so where the person was before, else on the start page."""
        from workbench.services.health import RECOVERABLE

        window.close()
        if isinstance(error, RECOVERABLE):
            told_on = self._notify(error.message, asked_on, command="case.recover")
            self._refused[told_on] = window.path
        else:
            self._say(error, asked_on)

    def _say(self, error: Exception, asked_on: QWidget | None = None) -> None:
        if not isinstance(error, UserError):
            raise error
        self._notify(str(error), asked_on)

    def _notify(
        self, words: str, on: QWidget | None = None, *, problem: bool = True, command: str = ""
    ) -> QWidget:
        """Say something on this window, else on the one in front, else on the start page; on which it was."""
        from workbench.ui.notices import Tone

        tone = Tone.PROBLEM if problem else Tone.INFO
        open_windows = [window for window in self.windows if window.is_open]
        window = next((window for window in open_windows if window is on), self._in_front())
        if window is None:
            page = self.show_start_page()
            page.notify(words, tone, command)
            return page
        window.desk.notify(words, tone, command)
        return window

    def _in_front(self) -> CaseWindow | None:
        """The window of a case in which the person works, else the one that was opened last."""
        open_windows = [window for window in self.windows if window.is_open]
        widget: QWidget | None = self._app.activeWindow()
        while widget is not None and widget not in open_windows:
            widget = widget.parentWidget()  # a dialog belongs to a window
        return next((window for window in open_windows if window is widget), (*open_windows, None)[-1])

    def _when_ready(self, window: CaseWindow) -> None:
        """What nobody needs to wait for."""
        from workbench.app.deeds import WindowDeeds
        from workbench.app.safekeeping import Safekeeping

        desk, session = window.desk, window.desk.session
        WindowDeeds(window, self.folders)
        if self.start_page is not None:
            self.start_page.close()
        self.recent.add(session.path, session.case.title)
        desk.tasks.run(lambda _job: session.warm_up(), lambda _done: None)
        if session.remark:
            self._notify(session.remark)
        elif session.read_only_because:
            desk.notify(session.read_only_because)
        if not session.read_only:
            Safekeeping(window)
        self._tell_of_settings()

    def _tell_of_settings(self) -> None:
        """Once: who knows of it and works on needs not hear it again with each case."""
        trouble, self._is_told = None if self._is_told else self.settings.trouble, True
        if trouble is not None:
            _log.warning("%s %s", trouble.message, trouble.hint)
            self._notify(str(trouble))

    def _when_seen(self) -> None:
        """What the first sight of a window need not wait for."""
        from PySide6.QtCore import QSettings
        from PySide6.QtGui import QIcon

        # Qt's file dialog remembers folders and sizes: beside our own settings, not as one more file of Qt's
        folder = str(self.folders.config)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        self._app.setWindowIcon(QIcon(str(resource("icons/workbench-256.png"))))
        if self._watch is not None:
            self._watch.write_log(self.folders.logs)

    def _window_of(self, path: Path) -> CaseWindow | None:
        for window in self.windows:
            if window.path.absolute() == path.absolute():
                return window
        return None

    def _forget(self, window: CaseWindow) -> None:
        """Who closed the last case by its command works on from the start page; by the frame of the
        window one leaves the program.
        """
        self.windows.remove(window)
        self._refused.pop(window, None)
        window.deleteLater()
        if window.goes_on and not self.windows:
            self.show_start_page()

    def _forget_start_page(self) -> None:
        if self.start_page is not None:
            self._refused.pop(self.start_page, None)
            self.start_page.deleteLater()
            self.start_page = None
