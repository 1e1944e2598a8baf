"""What is known of the file an article was read from; none of it can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from workbench.domain.article import Text
from workbench.domain.moments import exact_moment
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.theme import Theme

_HASH_SHOWN = 16
_TITLES_SHOWN = 3
_SHA256 = "SHA-256"
_NAMES = (
    "File",
    "ID",
    "Near-copy of",
    "Fetched from",
    "Led there",
    "Served",
    "Page changed",
    "Captured",
    "Encoding",
    "Size",
    _SHA256,
)


class FileFacts(QWidget):
    """File name, capture, encoding, size and SHA-256 of a text; the hash can be copied whole.

    Those that only some have are shown of those: the ID that the article had in the collection it
    comes from, its near-copies, and what a page's server said when it was fetched.
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
        self._lines = {name: self._line(name) for name in _NAMES}
        self.copy = QToolButton(self)
        self.copy.setToolTip("Copy the whole SHA-256")
        self.copy.setAccessibleName("Copy the SHA-256")
        self.copy.clicked.connect(self._copy)
        self._grid.addWidget(self.copy, self._grid.rowCount() - 1, 2)
        self._dress()
        theme.changed.connect(self._dress)

    def show_text(self, text: Text, near_copies: Sequence[str] = ()) -> None:
        """`near_copies` are the titles of the articles that share most of its words."""
        self._sha256 = text.original_sha256
        said = {
            "File": text.file_name,
            "ID": text.known_id,
            "Near-copy of": _some(near_copies),
            "Fetched from": text.address,
            "Led there": " → ".join(text.redirects),
            "Served": _moment(text.served),
            "Page changed": _moment(text.modified),
            "Captured": exact_moment(text.captured),
            "Encoding": text.encoding,
            "Size": f"{text.original_size:,} bytes, {text.length:,} characters",
            _SHA256: f"{text.original_sha256[:_HASH_SHOWN]}…",
        }
        for name, (label, value) in self._lines.items():
            value.setText(said[name])
            value.setToolTip(plain_tooltip(text.original_sha256 if name == _SHA256 else said[name]))
            for words in (label, value):
                words.setVisible(said[name] != "")

    def _line(self, name: str) -> tuple[QLabel, QLabel]:
        row = self._grid.rowCount()
        label, value = PlainLabel(name), PlainLabel(wordWrap=True)
        for words in (label, value):
            words.setProperty("role", "small")
        # a long file name is cut off rather than widening the pane; the tooltip has it whole
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(name)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        # only the last line leaves room for the button beside it
        self._grid.addWidget(value, row, 1, 1, 1 if name == _SHA256 else 2)
        return label, value

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)

    def _dress(self) -> None:
        side = self._theme.size(14)
        self.copy.setIcon(self._theme.icon("copy"))
        self.copy.setIconSize(QSize(side, side))


def _some(titles: Sequence[str]) -> str:
    """The first titles, and how many more there are."""
    more = f" and {len(titles) - _TITLES_SHOWN:,} more" if len(titles) > _TITLES_SHOWN else ""
    return ", ".join(f"“{title}”" for title in titles[:_TITLES_SHOWN]) + more


def _moment(at: str) -> str:
    return exact_moment(at) if at else ""
