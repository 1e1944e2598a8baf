"""The start page: go on with a case, begin one, or look at the sample."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.config.recent import RecentCase, RecentCases
from workbench.domain.dates import readable_date
from workbench.domain.moments import day_of
from workbench.ui.commands import Actions
from workbench.ui.notices import Notice, NoticeBar, Tone
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.theme import Theme

_SHOWN = 6


class StartWindow(QMainWindow):
    """Asks for a case. `chosen` carries the path of a recent or dropped one."""

    chosen = Signal(Path)
    closed = Signal()

    def __init__(self, theme: Theme, recent: RecentCases) -> None:
        super().__init__()
        self._theme, self._recent = theme, recent
        theme.complete()
        self.actions_ = Actions(self, theme)
        self.actions_.enable(frozenset())
        self.setWindowTitle("Fact-Check Workbench")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.resize(960, 640)
        self.notices = NoticeBar(theme, self.actions_, self)
        self.actions_.on("case.close", self.close)
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notices)
        self.setCentralWidget(page)
        self._sides = QWidget(page)
        self._build()
        theme.changed.connect(self._build)

    def notify(self, words: str, tone: Tone = Tone.PROBLEM, command: str = "") -> None:
        self.notices.show_notice(Notice(words, tone, command))

    def _build(self) -> None:
        self._sides.hide()
        self._sides.deleteLater()
        self._sides = QWidget()
        self._column.insertWidget(0, self._sides, 1)
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for column, role, share in ((self._left(), "paper", 4), (self._right(), "chrome", 5)):
            side = QWidget()
            side.setProperty("role", role)
            side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            column.setContentsMargins(48, 32, 48, 32)
            side.setLayout(column)
            row.addWidget(side, share)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        mark = QLabel()
        mark.setPixmap(QApplication.windowIcon().pixmap(56, 56))
        column.addWidget(mark)
        column.addWidget(_label("Fact-Check Workbench", "display"))
        column.addWidget(
            _label(
                "Link each claim to the passages that support or refute it, judge it, "
                "and hand over a report that a stranger can re-check.",
                "muted",
            )
        )
        column.addSpacing(12)
        for command_id, kind in (("case.sample", "primary"), ("case.new", ""), ("case.open", "")):
            column.addWidget(self._button(command_id, kind))
        column.addSpacing(4)
        column.addWidget(
            _label("The sample case: five articles on reports that U.S. troops would leave Iraq.", "small")
        )
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(_label("RECENT CASES", "section"))
        cases = self._recent.all()[:_SHOWN]
        for case in cases:
            column.addWidget(_RecentCard(case, self))
        if not cases:
            card = QFrame()
            card.setObjectName("start_card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(24, 24, 24, 24)
            inside.addWidget(_label("No case yet", "heading"))
            inside.addWidget(
                _label(
                    "A case is one file that holds the articles, the claims and everything you decide. "
                    "Open the sample to see a finished one, or start your own and drop articles into it.",
                    "muted",
                )
            )
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _button(self, command_id: str, kind: str) -> QPushButton:
        command = self.actions_.command(command_id)
        colour = "on_accent" if kind == "primary" else ""
        button = QPushButton(self._theme.icon(command.icon, colour=colour), f"  {command.plain_text}")
        button.setProperty("kind", kind)
        button.setToolTip(self.actions_[command_id].toolTip())
        button.setProperty("tall", True)
        button.setAutoDefault(True)  # Enter presses it as well as the space bar
        button.setAccessibleName(command.plain_text)
        button.clicked.connect(self.actions_[command_id].trigger)
        return button

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.chosen.emit(Path(url.toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.accept()
        self.closed.emit()


class _RecentCard(QPushButton):
    """A recent case as one large button; greyed where the file is gone."""

    def __init__(self, case: RecentCase, window: StartWindow) -> None:
        super().__init__()
        there = case.path.exists()
        self.setObjectName("recent_case")
        self.setEnabled(there)
        self.setAutoDefault(True)
        self.setAccessibleName(f"Open {case.title}")
        self.setToolTip(plain_tooltip(str(case.path)))
        self._inside = inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(4)
        where = f"{case.path.parent}" if there else f"No longer at {case.path}"
        opened = f"opened {readable_date(day_of(case.opened))}"
        for label in (
            _label(case.title, "heading" if there else "muted"),
            _label(f"{opened} · {where}", "small"),
        ):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(label)
        self.clicked.connect(lambda: window.chosen.emit(case.path))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its two lines; a button by itself counts only its own text."""
        return self._inside.sizeHint()


def _label(words: str, role: str) -> QLabel:
    label = PlainLabel(words, wordWrap=True)
    label.setProperty("role", role)
    return label
