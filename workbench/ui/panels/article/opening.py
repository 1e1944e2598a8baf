"""Reading the texts that the pane shows: usual ones at once, very long ones off the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.domain.article import Text
from workbench.domain.overview import OpenText
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

_LONG = 1_000_000
"""Characters that are read with all their zones in some hundredths of a second."""


class Opener(QObject):
    """Opens one text at a time: who asks for another does not want the one before any more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self.awaited: Text | None = None
        """The text that is being read in a worker."""

    def open(
        self, text_id: str, show: Callable[[OpenText], None], failed: Callable[[Exception], None]
    ) -> None:
        """Call `show` with the text: now, or when a worker has read it; `failed` when it cannot."""
        self.cancel()
        session = self._desk.session
        text = session.text(text_id)
        if text.length <= _LONG:
            show(session.open_text(text_id))
            return

        def read(_job: Job) -> OpenText:
            with session.reader() as reader:
                return reader.open_text(text_id)

        def arrive(opened: OpenText) -> None:
            self.cancel()
            # it may have been marked meanwhile
            show(session.marked_again(opened))

        def break_off(error: Exception) -> None:
            self.cancel()
            failed(error)

        self.awaited = text
        self._job = self._desk.tasks.run(read, arrive, break_off)

    def cancel(self) -> None:
        """Nothing is awaited any more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self.awaited = None
