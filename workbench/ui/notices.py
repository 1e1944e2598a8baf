"""One sentence to the analyst, shown over the foot of the window, that goes by itself."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.ui.commands import Actions
from workbench.ui.theme import Theme


class Tone(StrEnum):
    INFO = "info"
    DONE = "done"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence to the analyst. `command` offers a way out as a button: a command's id."""

    words: str
    tone: Tone = Tone.INFO
    command: str = ""


_SECONDS = {Tone.INFO: 5, Tone.DONE: 4, Tone.PROBLEM: 0}
"""How long each tone stays; a problem stays until it is closed or followed by another notice."""


class NoticeBar(QFrame):
    """Floats over `window`, above its status bar. A notice's command is offered as a button."""

    def __init__(self, window: QWidget, theme: Theme, actions: Actions) -> None:
        super().__init__(window)
        self.setObjectName("notice")
        self._window, self._theme, self._actions = window, theme, actions
        self._command, self._tone = "", Tone.INFO
        self._icon = QLabel()
        self._words = QLabel(wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)  # names of files are not markup
        self._way_out = QPushButton()
        self._way_out.setProperty("kind", "link")
        self._way_out.clicked.connect(self._go)
        self._close = QToolButton()
        self._close.setToolTip("Close")
        self._close.setAccessibleName("Close the notice")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._way_out)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, or "" when nothing is."""
        return self._words.text() if self.isVisible() else ""

    @property
    def says_problem(self) -> bool:
        """Whether what is being said is a problem."""
        return not self.isHidden() and self._tone is Tone.PROBLEM

    def show_notice(self, notice: Notice) -> None:
        self._words.setText(notice.words)
        self._icon.setPixmap(self._theme.icon(f"notice.{notice.tone}").pixmap(18, 18))
        self._close.setIcon(self._theme.icon("search.close"))
        self._command, self._tone = notice.command, notice.tone
        self._way_out.setVisible(bool(notice.command))
        if notice.command:
            self._way_out.setText(self._actions.command(notice.command).plain_text)
        self.setProperty("tone", str(notice.tone))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(notice.words)
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if seconds := _SECONDS[notice.tone]:
            self._timer.start(seconds * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        self.hide()
        self._actions.run(self._command)

    def _place(self) -> None:
        window = self._window
        room = window.width() - 64
        self._words.setMinimumWidth(0)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 16
        self._words.setMinimumWidth(min(wanted, max(200, min(room - 160, 640))))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 48)
