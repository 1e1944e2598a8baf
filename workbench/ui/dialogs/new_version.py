"""A newer version of an article: what has changed, and what becomes of the passages cited from it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.config.settings import LAST_FOLDER, OCR_LANGUAGE
from workbench.domain.article import Article
from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.services import importing, mending, recognising
from workbench.services.session import Session
from workbench.services.versions import NewVersion, prepare, prepare_joining
from workbench.ui.desk import Desk
from workbench.ui.notices import Tone
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Job
from workbench.ui.word_changes import Part, runs, write

_MOST = 4000
"""Runs of words that are shown; a text that was rewritten from end to end is not read as a comparison."""


def ask_for_version(parent: QWidget, desk: Desk, article: Article) -> QFileDialog:
    """Ask for the file of a newer version of an article, then show what has changed in it."""
    dialog = QFileDialog(parent, "Newer version of the article", desk.settings[LAST_FOLDER])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Compare")

    def compare(name: str) -> None:
        path = Path(name)
        desk.settings[LAST_FOLDER] = str(path.parent)
        offer_file(parent, desk, article, path)

    dialog.fileSelected.connect(compare)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def offer_file(parent: QWidget, desk: Desk, article: Article, path: Path) -> "NewVersionDialog":
    """Show a file as a newer version of an article."""
    dialog = NewVersionDialog(
        parent, desk, _title(article), lambda session, _job: prepare(session, article, importing.read(path))
    )
    dialog.open()
    return dialog


def offer_article(parent: QWidget, desk: Desk, article: Article, newer: Article) -> "NewVersionDialog":
    """Show an article of the case as a newer version of another one."""
    dialog = NewVersionDialog(
        parent, desk, _title(article), lambda session, _job: prepare_joining(session, article, newer)
    )
    dialog.open()
    return dialog


def offer_words(parent: QWidget, desk: Desk, article: Article) -> "NewVersionDialog":
    """Read the words of a scan, page by page, and show them as a newer version of it."""
    language = desk.settings[OCR_LANGUAGE]

    def recognise(session: Session, job: Job) -> NewVersion:
        def show(page: int, pages: int) -> None:
            if job.cancelled:
                raise UserError("Reading the scan was stopped.")
            job.report(page, pages, f"Reading page {page:,} of {pages:,}, which takes some seconds…")

        found = recognising.recognise(session, article, language, show)
        had_words = any(zone.kind.is_reporting for zone in session.zones(found.old.id))
        return found if had_words else replace(found, old_words="", stretches=())

    title = article.attribution.title or desk.session.newest_text(article.id).file_name
    dialog = NewVersionDialog(parent, desk, title, recognise)
    dialog.open()
    return dialog


def offer_mended(parent: QWidget, desk: Desk, article: Article) -> "NewVersionDialog":
    """Show an article with its garbled letters as they were meant, as a newer version of it."""
    dialog = NewVersionDialog(
        parent, desk, _title(article), lambda session, _job: mending.prepare(session, article)
    )
    dialog.open()
    return dialog


class NewVersionDialog(QDialog):
    """Shows what `prepare` finds, which runs in a worker with a session that only reads.

    `added` is sent with the id of the new text once the version is in the case.
    """

    added = Signal(str)

    def __init__(
        self, parent: QWidget, desk: Desk, title: str, prepare: Callable[[Session, Job], NewVersion]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("New version")
        self._desk = desk
        self._prepared: NewVersion | None = None
        self._heading = PlainLabel(f"A new version of “{title}”", wordWrap=True)
        self._heading.setProperty("role", "title")
        self._summary = PlainLabel("Comparing the two versions…", wordWrap=True)
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName("Comparing")
        self.changes = QTextEdit(readOnly=True, tabChangesFocus=True)
        self.changes.setAccessibleName("What has changed")
        self.changes.setAccessibleDescription("Words put in are underlined, words taken out struck.")
        self.changes.document().setDefaultFont(desk.theme.reading_font(15))
        self.changes.document().setDocumentMargin(16)
        self.add_button = QPushButton("Add as new version")
        self.add_button.setProperty("kind", "primary")
        self.add_button.setDefault(True)
        self.add_button.setEnabled(False)
        self.add_button.clicked.connect(self._add)
        self._lay_out()
        self.resize(desk.theme.size(760), desk.theme.size(600))

        def compare(job: Job) -> NewVersion:
            with desk.session.reader() as reader:
                return prepare(reader, job)

        self._job = desk.tasks.run(compare, self._show, self._fail)
        self._job.progressed.connect(lambda _done, _of, words: self._summary.setText(words))
        self.finished.connect(self._job.cancel)

    def _show(self, prepared: NewVersion) -> None:
        self._prepared = prepared
        self._progress.hide()
        self._summary.setText(summary_of(prepared))
        shown = runs(prepared.old_words, prepared.new_words, prepared.stretches, fold=True)
        write(self.changes.textCursor(), islice(shown, _MOST), self._desk.theme)
        self._go_to_first_change(prepared)
        self.add_button.setText(f"Add as version {prepared.new.version}")
        self.add_button.setEnabled(not self._desk.session.read_only)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first_change(self, prepared: NewVersion) -> None:
        position = 0
        for run in islice(runs(prepared.old_words, prepared.new_words, prepared.stretches, fold=True), _MOST):
            if run.part in (Part.ADDED, Part.REMOVED):
                break
            position += len(run.words)
        cursor = self.changes.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.setPosition(min(position, self.changes.document().characterCount() - 1))
        self.changes.setTextCursor(cursor)
        self.changes.ensureCursorVisible()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.reject()
            raise error
        self._progress.hide()
        self._summary.setText(str(error))
        self._summary.setProperty("role", "problem")
        self._summary.style().polish(self._summary)
        self.changes.hide()
        self.adjustSize()

    def _add(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        if self._desk.do(prepared.step, contents=prepared.contents, passages=prepared.passages):
            command = "view.orphans" if prepared.orphans else ""
            self._desk.notify(_done(prepared), Tone.DONE, command)
            self._desk.show_text(prepared.new.id)
            self.added.emit(prepared.new.id)
        self.accept()

    def _lay_out(self) -> None:
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        legend = QLabel(textFormat=Qt.TextFormat.RichText)
        legend.setText("<u>Underlined</u> was put in, <s>struck</s> was taken out.")
        legend.setProperty("role", "small")
        foot = QHBoxLayout()
        foot.addWidget(legend, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._summary)
        column.addWidget(self._progress)
        column.addWidget(self.changes, 1)
        column.addLayout(foot)


def _title(article: Article) -> str:
    said = article.attribution
    return said.title or said.outlet or "this article"


def summary_of(prepared: NewVersion) -> str:
    """What was done to the words, if anything, and what will become of the passages cited so far."""
    said = [prepared.note] if prepared.note else []
    if not prepared.carried and not prepared.orphans:
        said.append("Nothing has been cited from it so far.")
    if prepared.carried:
        one = prepared.carried == 1
        said.append(f"{counted(prepared.carried, 'passage')} {'moves' if one else 'move'} along.")
    if prepared.orphans:
        one = prepared.orphans == 1
        stays, its = ("stays", "its") if one else ("stay", "their")
        said.append(
            f"{counted(prepared.orphans, 'passage')} {stays} on version {prepared.old.version} for you to "
            f"review, since {its} words are not found again with certainty."
        )
    return " ".join([*said, "The old version stays readable."])


def _done(prepared: NewVersion) -> str:
    said = f"Version {prepared.new.version} was added."
    if prepared.orphans:
        said += f" {counted(prepared.orphans, 'passage')} to review."
    return said
