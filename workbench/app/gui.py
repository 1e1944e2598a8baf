"""Starts the window and opens cases in it: the one place that joins session, settings and panels."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from workbench import __version__
from workbench.app.faults import FaultWatch
from workbench.config import settings as table
from workbench.config.logs import start_log
from workbench.config.paths import Paths, paths
from workbench.config.progress import Progress
from workbench.config.recent import RecentCases
from workbench.config.settings import Settings
from workbench.domain.errors import UserError
from workbench.places import resource
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.start import StartWindow
from workbench.ui.theme import Theme
from workbench.ui.window import CaseWindow

_CASES = "Cases (*.fcase)"


def run(case: Path | None = None, profile: Path | None = None) -> int:
    """Show the start page, or `case`, until the last window is closed. Returns the exit code.

    Raises UserError where there is no screen to show a window on.
    """
    require_screen()
    app = make_application()
    folders = paths(profile)
    watch = FaultWatch(start_log(folders.logs))
    program = Program(app, folders)
    watch.shown_over = program.front_window
    program.start(case)
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


def make_application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("factcheck-workbench")
    app.setApplicationDisplayName("Fact-Check Workbench")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("factcheck-workbench")
    app.setWindowIcon(QIcon(str(resource("icons/workbench.svg"))))
    # the same widgets everywhere: each system's own style would fight the style sheet
    app.setStyle("Fusion")
    return app


class Program:
    """The open windows, and the commands that open others."""

    def __init__(self, app: QApplication, folders: Paths) -> None:
        self.settings = Settings(folders.config)
        self.recent = RecentCases(folders.data)
        self.folders = folders
        self.theme = Theme(folders.cache / "icons", app)
        self.windows: list[CaseWindow] = []
        self._start_page: StartWindow | None = None
        self.theme.choose(self.settings[table.THEME], self.settings[table.WINDOW_SCALE] / 100)

    @property
    def front_window(self) -> QWidget | None:
        return QApplication.activeWindow()

    def start(self, case: Path | None) -> None:
        if case is None or not self.open_case(case):
            self.show_start_page()

    def show_start_page(self) -> StartWindow:
        if self._start_page is None:
            page = StartWindow(self.theme, self.recent)
            page.chosen.connect(self.open_case)
            page.closed.connect(self._forget_start_page)
            self._give_deeds(page.actions_.on, page)
            self._start_page = page
        self._start_page.show()
        return self._start_page

    def open_case(self, path: Path) -> bool:
        """Open a case in a window of its own; a problem is said on the window in front."""
        if window := self._window_of(path):
            window.raise_()
            window.activateWindow()
            return True
        return self._show(lambda: Session.open(path, self.settings.analyst))

    def new_case(self, path: Path) -> bool:
        from workbench.services.scales import known_scale

        path = path if path.suffix else path.with_suffix(".fcase")
        scale = known_scale(self.settings[table.SCALE])
        return self._show(lambda: Session.create(path, path.stem, self.settings.analyst, scale))

    def open_sample(self, path: Path) -> bool:
        """Open the sample case at `path`, made afresh when it is not there."""
        from workbench.services.sample import make_sample

        if path.exists():
            return self.open_case(path)
        return self._show(lambda: make_sample(path, analyst=self.settings.analyst))

    # ── commands ────────────────────────────────────────────────────────────────────────────────

    def _give_deeds(self, on: Callable[[str, Callable[[], object]], None], window: QWidget) -> None:
        on("case.new", lambda: self._ask_new(window))
        on("case.open", lambda: self._ask_open(window))
        on("case.sample", lambda: self._open_own_sample(window))
        on("app.settings", lambda: self._show_settings(window))
        on("app.quit", QApplication.closeAllWindows)

    def _ask_new(self, window: QWidget) -> None:
        name, _ = QFileDialog.getSaveFileName(window, "New case", self._folder("New case.fcase"), _CASES)
        if name:
            self._remember_folder(Path(name))
            # the dialog has asked whether to replace a file; a case is never replaced by an empty one
            self.new_case(Path(name))

    def _ask_open(self, window: QWidget) -> None:
        name, _ = QFileDialog.getOpenFileName(window, "Open case", self._folder(), f"{_CASES};;All files (*)")
        if name:
            self._remember_folder(Path(name))
            self.open_case(Path(name))

    def _open_own_sample(self, _window: QWidget) -> None:
        self.open_sample(self.folders.data / "Sample case.fcase")

    def _show_settings(self, window: QWidget) -> None:
        from workbench.ui.dialogs.settings import SettingsDialog

        SettingsDialog(window, self.settings, self.theme).open()

    def _folder(self, name: str = "") -> str:
        kept = self.settings[table.LAST_FOLDER]
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.home()
        return str(folder / name)

    def _remember_folder(self, file: Path) -> None:
        self.settings[table.LAST_FOLDER] = str(file.parent)

    # ── windows ─────────────────────────────────────────────────────────────────────────────────

    def _show(self, open_session: Callable[[], Session]) -> bool:
        try:
            session = open_session()
        except UserError as error:
            self._say(error)
            return False
        progress = Progress(self.folders.data, session.case.id)
        window = CaseWindow(Desk(session, self.settings, self.theme, progress=progress))
        self._give_deeds(window.actions_.on, window)
        give_window_deeds(window, self.folders)
        window.closed.connect(lambda: self._forget(window))
        window.ready.connect(lambda: self._when_ready(window))
        self.windows.append(window)
        window.show()
        if self._start_page is not None:
            self._start_page.hide()
            self._start_page.close()
        return True

    def _when_ready(self, window: CaseWindow) -> None:
        """What nobody needs to wait for."""
        session = window.desk.session
        self.recent.add(session.path, session.case.title)
        if session.read_only_because:
            window.desk.notify(session.read_only_because)
        else:
            window.desk.tasks.run(lambda _job: session.back_up(), lambda _made: None)
            window.desk.tasks.run(lambda _job: session.warm_up(), lambda _done: None)

    def _window_of(self, path: Path) -> CaseWindow | None:
        for window in self.windows:
            if window.desk.session.path.absolute() == path.absolute():
                return window
        return None

    def _say(self, error: UserError) -> None:
        if self.windows:
            self.windows[-1].desk.report_problem(error)
        else:
            self.show_start_page().notify(str(error))

    def _forget(self, window: CaseWindow) -> None:
        self.windows.remove(window)
        window.deleteLater()

    def _forget_start_page(self) -> None:
        if self._start_page is not None:
            self._start_page.deleteLater()
            self._start_page = None


def give_window_deeds(window: CaseWindow, folders: Paths) -> None:
    """The commands whose dialogs are imported only when they are asked for."""
    from workbench.app.deeds import WindowDeeds

    WindowDeeds(window, folders)
