"""The report before it leaves the house: its pages as they will be printed, and where to save it."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import UserError
from workbench.domain.moments import today
from workbench.reporting.report import Report
from workbench.services.reporting import FORMATS, build_report, page_pictures, write_report
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.dialogs.page_sheet import PageSheet
from workbench.ui.notices import Tone
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Job

_PAGE_WIDTH = 620
"""How wide a page is shown, in logical pixels; an A4 page is 595 points wide."""
_A4_POINTS = 595
_TICKED = (".html", ".pdf")


class ReportWindow(QDialog):
    """Shows the pages of the report on all claims, the judged ones or the current one; saves it."""

    def __init__(self, parent: QWidget, desk: Desk, folder: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Report")
        self._desk, self._folder = desk, Path(folder) if folder else Path.home()
        self._preview: Job | None = None
        self._is_closed = False
        self._saved: list[Path] = []
        self._which = self._choices()
        self._by = QLineEdit(desk.session.analyst)
        self._by.setAccessibleName("Prepared by")
        self._by.editingFinished.connect(self.refresh)
        self._formats = {suffix: QCheckBox(name) for suffix, name in FORMATS.items()}
        for suffix, box in self._formats.items():
            box.setChecked(suffix in _TICKED)
        self.save_button = QPushButton("Save…")
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.ask_and_save)
        self._outcome = PlainLabel(wordWrap=True)
        self._show = QPushButton("Show in folder")
        self._show.hide()
        self._show.clicked.connect(self._show_folder)
        self._pages = QVBoxLayout()
        self._lay_out()
        self.resize(desk.theme.size(980), desk.theme.size(720))
        self.finished.connect(self._leave)
        self.refresh()

    def _choices(self) -> dict[str, QRadioButton]:
        rows = self._desk.session.claims()
        judged = sum(row.verdict is not None for row in rows)
        buttons = {
            "all": QRadioButton(f"All claims ({len(rows)})"),
            "judged": QRadioButton(f"Judged claims ({judged})"),
            "current": QRadioButton("The current claim"),
        }
        buttons["all"].setChecked(True)
        buttons["judged"].setEnabled(judged > 0)
        buttons["current"].setEnabled(bool(self._desk.claim_id))
        for button in buttons.values():
            button.clicked.connect(self.refresh)
        return buttons

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(_section("WHAT"))
        for choice in self._which.values():
            side.addWidget(choice)
        side.addSpacing(16)
        side.addWidget(_section("PREPARED BY"))
        side.addWidget(self._by)
        side.addSpacing(16)
        side.addWidget(_section("SAVE AS"))
        for box in self._formats.values():
            side.addWidget(box)
        side.addSpacing(16)
        side.addWidget(self.save_button)
        side.addWidget(self._outcome)
        side.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        side.addWidget(close)
        panel = QWidget()
        panel.setFixedWidth(self._desk.theme.size(280))
        side.setContentsMargins(24, 24, 24, 24)
        panel.setLayout(side)
        sheet = QWidget()
        self._pages.setContentsMargins(24, 24, 24, 24)
        self._pages.setSpacing(16)
        sheet.setLayout(self._pages)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setAccessibleName("Preview of the report")
        self._scroll.setWidget(sheet)
        line = QFrame()
        line.setProperty("role", "vertical")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(line)
        row.addWidget(self._scroll, 1)

    # ── the preview ─────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Make the pages again, off the GUI thread; of several requests only the last is shown."""
        self._forget_preview()
        self._say_in_preview("Laying out the pages…")
        build = self._builder()
        dots = self.devicePixelRatioF() * 72 * _PAGE_WIDTH / _A4_POINTS

        def pictures(job: Job) -> Sequence[bytes]:
            report = build()
            return () if job.cancelled else page_pictures(report, dots_per_inch=dots)

        def failed(error: Exception) -> None:
            self._preview = None
            self._say_in_preview("The preview could not be made.")
            self._desk.report_problem(error)

        self._preview = self._desk.tasks.run(pictures, self._show_pages, failed)

    def _forget_preview(self) -> None:
        if self._preview is not None:
            self._preview.cancel()
            self._preview = None

    def _builder(self) -> Callable[[], Report]:
        """What a worker calls to read the case and build the report as it is chosen now."""
        session, by, claim_ids = self._desk.session, self._by.text().strip(), self._claim_ids()

        def build() -> Report:
            with session.reader() as twin:
                return _report(twin, claim_ids, by)

        return build

    def _claim_ids(self) -> list[str] | None:
        if self._which["current"].isChecked():
            return [self._desk.claim_id]
        if self._which["judged"].isChecked():
            return [row.claim.id for row in self._desk.session.claims() if row.verdict is not None]
        return None

    def _show_pages(self, pages: Sequence[bytes]) -> None:
        self._preview = None
        self._clear()
        held: OrderedDict[int, QImage] = OrderedDict()
        for number, page in enumerate(pages, start=1):
            sheet = PageSheet(page, _PAGE_WIDTH, held)
            sheet.setAccessibleName(f"Page {number} of {len(pages)}")
            self._pages.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addStretch(1)

    def _say_in_preview(self, words: str) -> None:
        self._clear()
        label = PlainLabel(words)
        label.setProperty("role", "muted")
        self._pages.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)

    def _clear(self) -> None:
        while item := self._pages.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    # ── saving ──────────────────────────────────────────────────────────────────────────────────

    def ask_and_save(self) -> None:
        suffixes = [suffix for suffix, box in self._formats.items() if box.isChecked()]
        if not suffixes:
            self._say("Tick at least one format.", problem=True)
            return
        proposed = self._folder / f"{self._desk.session.path.stem} report{suffixes[0]}"
        name, _ = QFileDialog.getSaveFileName(self, "Save report", str(proposed))
        if name and self._may_replace(Path(name), suffixes):
            self.save(Path(name), suffixes)

    def _may_replace(self, path: Path, suffixes: Sequence[str]) -> bool:
        """Ask about files that the dialog, which knows of one format, has not asked about."""
        there = [file for file in _files(path, suffixes) if file != path and file.exists()]
        if not there:
            return True
        names = " and ".join(file.name for file in there)
        words = f"{names} is there already. Replace it?"
        if len(there) > 1:
            words = f"{names} are there already. Replace them?"
        return QMessageBox.question(self, "Save report", words) is QMessageBox.StandardButton.Yes

    def save(self, path: Path, suffixes: Sequence[str]) -> None:
        """Write the report beside each other in every one of the formats."""
        build = self._builder()
        self.save_button.setEnabled(False)

        def write(_job: object) -> list[Path]:
            report = build()
            files = _files(path, suffixes)
            for file in files:
                write_report(report, file)
            return files

        def done(files: list[Path]) -> None:
            self._saved = files
            self._end_saving("Saved " + " and ".join(file.name for file in files) + ".")

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            self._end_saving(str(error), problem=True)

        self._desk.tasks.run(write, done, failed)

    def _end_saving(self, words: str, *, problem: bool = False) -> None:
        """Say what came of it here, or in the window when this one has been closed meanwhile."""
        if self._is_closed:
            self._desk.notify(words, Tone.PROBLEM if problem else Tone.DONE)
        else:
            self.save_button.setEnabled(True)
            self._say(words, problem=problem)

    def _leave(self) -> None:
        """The preview is of no use any more; a report that is being saved is finished."""
        self._is_closed = True
        self._forget_preview()

    @property
    def saved(self) -> list[Path]:
        """The files of the last save."""
        return self._saved

    def _say(self, words: str, *, problem: bool = False) -> None:
        self._outcome.setText(words)
        self._outcome.setProperty("role", "problem" if problem else "small")
        self._outcome.style().unpolish(self._outcome)
        self._outcome.style().polish(self._outcome)
        self._show.setVisible(not problem)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved[0].parent)))


def _files(path: Path, suffixes: Sequence[str]) -> list[Path]:
    """Where a report that is to be called `path` is written in each of the formats."""
    stem = path.with_suffix("") if path.suffix in FORMATS else path
    return [stem.with_name(stem.name + suffix) for suffix in suffixes]


def _report(session: Session, claim_ids: list[str] | None, by: str) -> Report:
    return build_report(session, claim_ids, prepared_by=by, on=today())


def _section(words: str) -> QLabel:
    label = PlainLabel(words)
    label.setProperty("role", "section")
    return label
