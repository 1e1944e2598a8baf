"""One sentence to the analyst at the foot of the window, where it covers nothing; it goes by itself."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.ui.commands import Actions
from workbench.ui.plain import PlainLabel
from workbench.ui.theme import Theme


class Tone(StrEnum):
    INFO = "info"
    DONE = "done"
    PROBLEM = "problem"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence to the analyst. `command` offers a way out as a button: a command's id."""

    words: str
    tone: Tone = Tone.INFO
    command: str = ""


_SECONDS = {Tone.INFO: 8, Tone.DONE: 6, Tone.PROBLEM: 0, Tone.WORKING: 0}
"""How long each tone stays; a problem, and what is being done, until they are closed or followed by another
notice.
"""
_HEIGHT = 28
"""A notice of one line is as high as the line whose place it takes."""


class NoticeBar(QFrame):
    """A line that is hidden until there is something to say. A notice's command is offered as a button.

    It stands in a layout of its own place and lies over nothing; `said` is sent with whether something is
    being said. One who rests the mouse on a notice, or the keyboard, keeps it.
    """

    said = Signal(bool)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme, self._actions = theme, actions
        self._notice = Notice("")
        self._icon = QLabel()
        self._words = _Words()
        self.way_out = QPushButton()
        self.way_out.setProperty("kind", "link")
        self.way_out.setAutoDefault(True)  # Enter presses it as well as the space bar
        self.way_out.clicked.connect(self._go)
        self._close = QToolButton()
        self._close.setProperty("kind", "tiny")
        self._close.setToolTip("Close")
        self._close.setAccessibleName("Close the notice")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self.way_out)
        row.addStretch(1)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_by_itself)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, or "" when nothing is."""
        return self._notice.words if self.isVisible() else ""

    @property
    def offered(self) -> str:
        """The command that what is being said offers as a way out; "" when there is none."""
        return "" if self.isHidden() else self._notice.command

    @property
    def says_problem(self) -> bool:
        """Whether what is being said is a problem."""
        return not self.isHidden() and self._notice.tone is Tone.PROBLEM

    def show_notice(self, notice: Notice) -> None:
        self._notice = notice
        self._words.setText(notice.words)
        self.way_out.setVisible(bool(notice.command))
        if notice.command:
            self.way_out.setText(self._actions.command(notice.command).plain_text)
        self._dress()
        self.setAccessibleName(notice.words)
        self.show()
        self.said.emit(True)
        self._read_out()
        self._wait()

    def clear(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.said.emit(False)

    def withdraw_undo(self) -> None:
        """Something else was done since: an offer to undo would now take back that."""
        if self._notice.command == "edit.undo":
            self.clear()

    def _read_out(self) -> None:
        """Have a screen reader say it, which is told only of what has the keyboard otherwise."""
        event = QAccessibleAnnouncementEvent(self, self._notice.words)
        if self._notice.tone is Tone.PROBLEM:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _wait(self) -> None:
        self._timer.stop()
        if seconds := _SECONDS[self._notice.tone]:
            self._timer.start(seconds * 1000)

    def _go_by_itself(self) -> None:
        if self.underMouse() or self.way_out.hasFocus() or self._close.hasFocus():
            self._wait()
        else:
            self.clear()

    def _go(self) -> None:
        notice = self._notice
        self._actions.run(notice.command)
        if self._notice is notice:
            self.clear()

    def _dress(self) -> None:
        self.setMinimumHeight(self._theme.size(_HEIGHT))
        self._icon.setPixmap(self._theme.icon(f"notice.{self._notice.tone}").pixmap(self._theme.size(16)))
        self._close.setIcon(self._theme.icon("search.close"))
        self.setProperty("tone", str(self._notice.tone))
        self.style().unpolish(self)
        self.style().polish(self)


class _Words(PlainLabel):
    """The sentence: on one line where there is room for it, else on several."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self.fontMetrics().size(0, self.text()).width() + 1
        return QSize(wide, self.heightForWidth(wide))
