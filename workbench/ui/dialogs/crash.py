"""What a person sees when the program itself is at fault."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.ui.plain import PlainLabel


class CrashDialog(QDialog):
    """Says that nothing is lost, shows the log's last words, and lets them be copied."""

    def __init__(self, parent: QWidget | None, account: str, log: Path | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self._account, self._log = account, log
        heading = PlainLabel("Something went wrong, and it is our fault")
        heading.setProperty("role", "title")
        words = PlainLabel(
            "Your case is safe: every finished action was saved when you did it. You can go on working; "
            "if the window behaves strangely, close it and open the case again.",
            wordWrap=True,
        )
        place = PlainLabel(f"The log: {log}" if log else "The log could not be written.", wordWrap=True)
        place.setProperty("role", "small")
        shown = QPlainTextEdit(account, readOnly=True)
        shown.setAccessibleName("What happened, for whoever mends it")
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        foot = QHBoxLayout()
        foot.addWidget(self._button("Copy", self._copy))
        if log is not None:
            foot.addWidget(self._button("Show the log", self._show_log))
        foot.addStretch(1)
        go_on = self._button("Go on", self.accept)
        go_on.setProperty("kind", "primary")
        go_on.setDefault(True)
        foot.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for widget in (heading, words, shown, place):
            column.addWidget(widget)
        column.addLayout(foot)
        self.resize(640, 440)

    def _button(self, words: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(deed)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._account)

    def _show_log(self) -> None:
        assert self._log is not None
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))
