"""Importing files while the analyst goes on working: each is read in a thread, and added in between."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle
from workbench.services import importing
from workbench.services.importing import Kind, Outcome, Refusal
from workbench.ui.desk import Desk
from workbench.ui.tasks import Job

T = TypeVar("T")


@dataclass(slots=True)
class ImportTally:
    """What has come of the files so far; `cancelled` when the rest was left out."""

    of: int = 0
    imported: list[Outcome] = field(default_factory=list)
    duplicates: list[Outcome] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    cancelled: bool = False

    @property
    def done(self) -> int:
        return len(self.imported) + len(self.duplicates) + len(self.refused)


class Importer(QObject):
    """One batch at a time; files that come meanwhile join it.

    `progressed` is sent with the tally and the name of the file that is read next, `finished` with
    the tally. When the desk is cleared the batch ends without a word: what was added is in the case.
    """

    progressed = Signal(object, str)
    finished = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._named: list[Path] = []
        self._files: deque[Path] = deque()
        self._tally = ImportTally()
        self._job: Job | None = None
        self.under_way = False

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, and the text files in folders."""
        self._named += paths
        if not self.under_way:
            self.under_way = True
            self._next()

    def cancel(self) -> None:
        """Leave out what has not been added yet."""
        if self._job is not None:
            self._tally.cancelled = True
            self._job.cancel()

    # one step after another: look into folders, read a file, add it

    def _next(self) -> None:
        if self._named:
            named, self._named = self._named, []
            self.progressed.emit(self._tally, named[0].name)
            self._run(lambda: list(importing.text_files(named)), self._on_listed, self._on_fault)
        elif self._files:
            path = self._files.popleft()
            self.progressed.emit(self._tally, path.name)
            self._run(lambda: importing.read(path), self._on_read, lambda error: self._on_failed(path, error))
        else:
            self._finish()

    def _on_listed(self, files: list[Path | Refusal]) -> None:
        self._tally.of += len(files)
        self._tally.refused += [file for file in files if isinstance(file, Refusal)]
        self._files += [file for file in files if isinstance(file, Path)]
        self._next()

    def _on_read(self, article: ImportedArticle) -> None:
        try:
            outcome = importing.add(self._desk.session, article)
        except UserError as error:
            self._tally.refused.append(Refusal(Path(article.file_name), error.message, error.hint))
        except Exception:
            self._finish()
            raise
        else:
            fresh = outcome.kind is Kind.IMPORTED
            (self._tally.imported if fresh else self._tally.duplicates).append(outcome)
        self._next()

    def _on_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, UserError):
            self._tally.refused.append(Refusal(path, error.message, error.hint))
            self._next()
        else:
            self._on_fault(error)

    def _on_fault(self, error: Exception) -> None:
        """A bug of ours: the batch ends, what was added stays, and the fault is told."""
        self._finish()
        raise error

    # the thread

    def _run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        self._job = self._desk.tasks.run(lambda _job: work(), done, failed)
        self._job.finished.connect(self._on_job_finished)

    def _on_job_finished(self) -> None:
        """Sent for every job before its outcome; a cancelled one has none."""
        job, self._job = self._job, None
        if job is None or not job.cancelled:
            return
        self.under_way = False
        if self._tally.cancelled:
            self._finish()

    def _finish(self) -> None:
        tally, self._tally = self._tally, ImportTally()
        self._named.clear()
        self._files.clear()
        self.under_way = False
        self.finished.emit(tally)
