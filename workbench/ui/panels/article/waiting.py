"""What the pane says while a very long text is being read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbench.domain.article import Text
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme

_A_MOMENT = 250
"""Milliseconds. Words that come and go within them would only flicker."""


class WaitingPage(QWidget):
    """Bare paper at first; after a moment it says what is being opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = PlainLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._words.setProperty("role", "muted")
        self._progress = QProgressBar(self, maximum=0, textVisible=False)
        self._progress.setFixedWidth(theme.size(240))
        self._said = QWidget(self)
        inner = QVBoxLayout(self._said)
        inner.setSpacing(12)
        inner.addWidget(self._words)
        inner.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(2)
        column.addWidget(self._said)
        column.addStretch(3)
        self._soon = QTimer(self, singleShot=True, interval=_A_MOMENT)
        self._soon.timeout.connect(self._said.show)

    def wait_for(self, text: Text) -> None:
        """Say that this text will be shown, when that takes longer than a moment."""
        words = f"Opening “{text.file_name}”: {text.length:,} characters."
        self._words.setText(words)
        self._progress.setAccessibleName(words)
        self.setAccessibleName(words)
        self._said.hide()
        self._soon.start()

    def rest(self) -> None:
        """The text is there, or is not wanted any more."""
        self._soon.stop()
        self._said.hide()
