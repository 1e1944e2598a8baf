"""Recovering a damaged case: what could be saved, what is lost, and the way on."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.domain.errors import UserError
from workbench.services.health import Recovery, recover_case, saved_in_words
from workbench.ui.plain import PlainLabel
from workbench.ui.tasks import Tasks


class RecoverDialog(QDialog):
    """Begins at once. `chosen` carries the path of the new case when the person opens it; `backup_asked` is
    sent when they would rather have a copy from before.
    """

    chosen = Signal(Path)
    backup_asked = Signal()

    def __init__(self, parent: QWidget, path: Path, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recover a damaged case")
        self._into: Path | None = None
        self._heading = PlainLabel(f"Reading what is left of “{path.name}”…")
        self._heading.setProperty("role", "title")
        self._words = PlainLabel(
            "The damaged file is only read; what can be saved goes into a new one beside it.", wordWrap=True
        )
        self._progress = QProgressBar(maximum=0)
        self._progress.setAccessibleName("Recovering")
        self._lost = QPlainTextEdit(readOnly=True)
        self._lost.setAccessibleName("What is lost")
        self._lost.hide()
        self.open_button = QPushButton("Open the recovered case")
        self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.backup_button = QPushButton("Restore a backup instead…")
        self.backup_button.setProperty("kind", "link")
        self.backup_button.setEnabled(False)  # while the damaged file is being read
        self.backup_button.clicked.connect(self._ask_for_backup)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.backup_button)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (self._heading, self._words, self._progress, self._lost):
            widget.setParent(self)
            column.addWidget(widget)
        self._heading.setWordWrap(True)
        column.addLayout(foot)
        self.setMinimumWidth(520)
        job = tasks.run(lambda _job: recover_case(path), self._show, self._fail)
        job.finished.connect(self._offer_backup)

    def _show(self, recovery: Recovery) -> None:
        self._progress.hide()
        self._into = recovery.into
        self._heading.setText(
            "The case was recovered" if not recovery.lost else "Part of the case was recovered"
        )
        self._words.setText(f"Saved into “{recovery.into.name}”: {saved_in_words(recovery)}.")
        if recovery.lost:
            self._lost.setPlainText("\n".join(f"• {sentence}" for sentence in recovery.lost))
            self._lost.show()
        self.open_button.show()
        self.open_button.setFocus()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._progress.hide()
        self._heading.setText(error.message)
        self._words.setText(error.hint)

    def _offer_backup(self) -> None:
        self.backup_button.setEnabled(True)

    def _ask_for_backup(self) -> None:
        self.reject()
        self.backup_asked.emit()

    def _open(self) -> None:
        self.accept()
        if self._into is not None:
            self.chosen.emit(self._into)
