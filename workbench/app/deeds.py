"""What the commands of a case window do that open a window of their own."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from workbench.config import settings as table
from workbench.config.paths import Paths
from workbench.domain.errors import UserError
from workbench.ui.notices import Tone
from workbench.ui.window import CaseWindow


class WindowDeeds(QObject):
    """Belongs to one window. Dialogs are imported when they are first asked for."""

    def __init__(self, window: CaseWindow, folders: Paths) -> None:
        super().__init__(window)
        self._window, self._desk, self._folders = window, window.desk, folders
        on = window.actions_.on
        on("app.palette", self._palette)
        on("case.details", self._case_details)
        on("report.export", self._report)
        on("help.tour", lambda: self._help(""))
        on("help.keys", lambda: self._help("Keys"))
        on("app.about", lambda: self._help("About"))
        on("help.log", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folders.logs))))
        on("help.problem", self._problem_report)
        self._help_window: QObject | None = None

    def _palette(self) -> None:
        from workbench.ui.dialogs.palette import CommandPalette

        _open(CommandPalette(self._window, self._desk.theme, self._window.actions_))

    def _case_details(self) -> None:
        from workbench.ui.dialogs.case_details import CaseDetails

        _open(CaseDetails(self._window, self._desk))

    def _report(self) -> None:
        from workbench.ui.dialogs.report import ReportWindow

        _open(ReportWindow(self._window, self._desk, self._desk.settings[table.LAST_FOLDER]))

    def _help(self, heading: str) -> None:
        from workbench.ui.dialogs.help import HelpWindow

        if not isinstance(self._help_window, HelpWindow):
            self._help_window = HelpWindow(self._window, self._desk.theme, self._window.actions_)
        self._help_window.open_page(heading)

    def _problem_report(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from workbench.app.screen import known_of_the_screen
        from workbench.config.problem_report import proposed_name, write_problem_report

        proposed = Path(self._desk.settings[table.LAST_FOLDER] or Path.home()) / proposed_name()
        name, _ = QFileDialog.getSaveFileName(self._window, "Save a problem report", str(proposed))
        if not name:
            return
        try:
            write_problem_report(Path(name), self._folders, known_of_the_screen())
        except UserError as error:
            self._desk.report_problem(error)
        else:
            self._desk.notify(f"Saved {Path(name).name}. Look through it before you send it.", Tone.DONE)


def _open(dialog: QDialog) -> None:
    """Closed, it is thrown away: the next one is made for the case as it is then."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
