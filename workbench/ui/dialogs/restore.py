"""Going back to an earlier copy of a case: which there are, and what is in each."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.counting import counted
from workbench.domain.errors import UserError
from workbench.domain.moments import short_moment
from workbench.services.backups import Kept, Reason, backup_folder, kept_copies
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.tasks import Tasks
from workbench.ui.theme import Theme

_WHY = {
    Reason.ROLLING: "",
    Reason.UPGRADE: ", before an upgrade of the program",
    Reason.RESTORING: ", before an earlier copy was restored",
}


class RestoreDialog(QDialog):
    """Lists the copies of the case at `path`. `chosen` carries the Kept one that a person goes back to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, path: Path, theme: Theme, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore a backup")
        self._path = path
        self._heading = PlainLabel(f"Go back to an earlier copy of “{path.name}”", wordWrap=True)
        self._heading.setProperty("role", "title")
        self.words = PlainLabel("Looking for copies…", wordWrap=True)
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName("Looking for copies")
        self.copies = QListWidget()
        self.copies.setObjectName("copies")
        self.copies.setAccessibleName("Copies, the newest first")
        self.copies.ensurePolished()  # or its rows are as high as they would be without a style
        self.restore_button = QPushButton("Restore")
        self.restore_button.setProperty("kind", "primary")
        self.restore_button.setDefault(True)
        self.restore_button.setEnabled(False)
        self.restore_button.clicked.connect(self._choose)
        self._lay_out()
        self.resize(theme.size(600), theme.size(480))
        job = tasks.run(lambda _job: kept_copies(path), self._show, self._fail)
        self.finished.connect(job.cancel)

    def _show(self, copies: list[Kept]) -> None:
        self._progress.hide()
        if not copies:
            self._say_none()
            return
        self.words.setText(
            "The case will be what the copy is, its history included. What it is now is copied first and "
            "listed here, so that you can come back to it."
        )
        for kept in copies:
            item = QListWidgetItem(f"{_when(kept)}\n{_what(kept)}")
            item.setData(Qt.ItemDataRole.UserRole, kept)
            item.setToolTip(plain_tooltip(kept.backup.path.name))
            self.copies.addItem(item)
        self.copies.show()
        self.copies.setCurrentRow(0)
        self.copies.setFocus(Qt.FocusReason.OtherFocusReason)
        self.restore_button.setEnabled(True)

    def _say_none(self) -> None:
        self.words.setText(
            f"There is no copy in “{backup_folder(self._path).name}” beside the case yet. One is made when a "
            "case is opened, after each hour of work in it, and when it is closed."
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self.reject()
            raise error
        self._progress.hide()
        self.words.setText(str(error))

    def _choose(self) -> None:
        kept = self.copies.currentItem().data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.chosen.emit(kept)

    def _lay_out(self) -> None:
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (self._heading, self.words, self._progress):
            column.addWidget(widget)
        column.addWidget(self.copies, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.copies.hide()


def _when(kept: Kept) -> str:
    return f"{short_moment(kept.backup.made.isoformat())}{_WHY[kept.backup.reason]}"


def _what(kept: Kept) -> str:
    holds = f"{counted(kept.articles, 'article')} · {counted(kept.claims, 'claim')}"
    return f"{holds} · last: {kept.last}, by {kept.by}" if kept.last else f"{holds} · nothing done yet"
