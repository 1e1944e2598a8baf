"""Whether the history is whole: each entry's hash covers the one before it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.domain.counting import counted
from workbench.ui.desk import Desk
from workbench.ui.plain import PlainLabel, plain_tooltip
from workbench.ui.tasks import Job


class Verification(QWidget):
    """A button that has the chain checked off the GUI thread, and the line that says what came of it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._icon = QLabel()
        self.words = PlainLabel()
        self.words.setProperty("role", "small")
        self.button = QPushButton("Verify")
        self.button.setToolTip("Check that no entry was altered, dropped or put in between.")
        self.button.clicked.connect(self.verify)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        row.addWidget(self.button)
        self.forget()

    def verify(self) -> None:
        self.button.setEnabled(False)
        session = self._desk.session

        def look(_job: Job) -> tuple[list[str], int]:
            with session.reader() as reader:
                newest = reader.history(1)
                return reader.verify(), newest[0].number if newest else 0

        self._job = self._desk.tasks.run(look, self._show, long=True)
        self._job.finished.connect(lambda: self.button.setEnabled(True))

    def forget(self) -> None:
        """The history is longer now: what was said of it no longer says all."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.words.clear()
        self._icon.clear()

    def _show(self, outcome: tuple[list[str], int]) -> None:
        problems, count = outcome
        self._job = None
        side = self._desk.theme.size(16)
        tone = "notice.problem" if problems else "notice.done"
        self._icon.setPixmap(self._desk.theme.icon(tone).pixmap(side, side))
        entries = counted(count, "entry", "entries")
        self.words.setText(f"History verified: {entries}" if not problems else problems[0])
        self.words.setToolTip(plain_tooltip("\n".join(problems)))
