"""Files that are dragged in from the file manager."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QWidget


def dropped_files(data: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropVeil(QLabel):
    """Lies over a widget while files are dragged over it, and says what dropping them would do."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("Drop to import", over, alignment=Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self.hide()

    def cover(self) -> None:
        self.setGeometry(self._over.rect().adjusted(4, 4, -4, -4))
        self.raise_()
        self.show()
