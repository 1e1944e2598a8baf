"""What is known of the file an article was read from; none of it can be changed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.domain.article import Text
from workbench.ui.moments import exact_moment
from workbench.ui.theme import Theme

_HASH_SHOWN = 16
_KNOWN_ID = "ID"


class FileFacts(QWidget):
    """File name, ID, capture, encoding, size and SHA-256 of a text; the hash can be copied whole.

    The ID is the one that the article had in the collection it comes from; most come from none.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sha256 = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        names = ("File", _KNOWN_ID, "Captured", "Encoding", "Size", "SHA-256")
        lines = {name: self._line(name) for name in names}
        self._id_line = lines[_KNOWN_ID]
        self._values = {name: value for name, (_, value) in lines.items()}
        self.copy = QToolButton(self)
        self.copy.setToolTip("Copy the whole SHA-256")
        self.copy.setAccessibleName("Copy the SHA-256")
        self.copy.clicked.connect(self._copy)
        self._grid.addWidget(self.copy, len(self._values) - 1, 2)
        self._dress()
        theme.changed.connect(self._dress)

    def show_text(self, text: Text) -> None:
        self._sha256 = text.original_sha256
        words = {
            "File": text.file_name,
            _KNOWN_ID: text.known_id,
            "Captured": exact_moment(text.captured),
            "Encoding": text.encoding,
            "Size": f"{text.original_size:,} bytes, {text.length:,} characters",
            "SHA-256": f"{text.original_sha256[:_HASH_SHOWN]}…",
        }
        for name, said in words.items():
            self._values[name].setText(said)
            self._values[name].setToolTip(text.original_sha256 if name == "SHA-256" else said)
        for label in self._id_line:
            label.setVisible(text.known_id != "")

    def _line(self, name: str) -> tuple[QLabel, QLabel]:
        row = self._grid.rowCount()
        label, value = QLabel(name), QLabel(wordWrap=True)
        for words in (label, value):
            words.setProperty("role", "small")
            words.setTextFormat(Qt.TextFormat.PlainText)
        # a long file name is cut off rather than widening the pane; the tooltip has it whole
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(name)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return label, value

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)

    def _dress(self) -> None:
        side = self._theme.size(14)
        self.copy.setIcon(self._theme.icon("copy"))
        self.copy.setIconSize(QSize(side, side))
