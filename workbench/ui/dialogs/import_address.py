"""Asking for the address of a page to fetch."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.services.addresses import is_address
from workbench.ui.incoming import incoming
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class AddressDialog(QDialog):
    """Calls `chosen` with an address; the one on the clipboard is offered."""

    def __init__(self, parent: QWidget, theme: Theme, chosen: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import from address")
        self._chosen = chosen
        self.address = QLineEdit()
        self.address.setAccessibleName("Address of the page")
        self.address.setPlaceholderText("https://")
        said = PlainLabel(
            "The page is fetched once, and its bytes are kept. Nothing that it refers to is loaded.",
            wordWrap=True,
        )
        said.setProperty("role", "small")
        self.fetch, cancel = QPushButton("Import"), QPushButton("Cancel")
        self.fetch.setProperty("kind", "primary")
        self.fetch.setDefault(True)
        self.fetch.clicked.connect(self._take)
        cancel.clicked.connect(self.reject)
        self.address.textChanged.connect(lambda words: self.fetch.setEnabled(is_address(words)))
        self.fetch.setEnabled(False)
        self.address.setText(incoming(QGuiApplication.clipboard().mimeData()).address)
        self.address.selectAll()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.fetch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.address)
        column.addWidget(said)
        column.addSpacing(12)
        column.addLayout(foot)
        self.setMinimumWidth(theme.size(480))
        self.finished.connect(self.deleteLater)

    def _take(self) -> None:
        self.accept()
        self._chosen(self.address.text().strip())
