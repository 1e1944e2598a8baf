"""Words that were typed and not yet saved in a case, kept so that nothing a person wrote is lost.

A draft is nobody's verdict: it must neither enter a case nor its history before the analyst says
so. So it lives beside the settings, written while one types, and is offered again afterwards.
"""

from pathlib import Path
from typing import Any

from workbench.config import keeping


class Drafts:
    """The drafts of one case, by the record they belong to. Two windows may share the file."""

    def __init__(self, folder: Path, case_id: str) -> None:
        self._file = folder / "drafts.json"
        self._case_id = case_id
        self._kept: dict[str, str] = keeping.load(self._file).get(case_id, {})
        self._unwritten: set[str] = set()

    def of(self, record_id: str) -> str | None:
        """What was typed and not saved; None when nothing was."""
        return self._kept.get(record_id)

    def keep(self, record_id: str, words: str) -> None:
        """Keep the words until they are saved or thrown away. Written at once, or when asked again where
        the disk did not take them.
        """
        if self._kept.get(record_id) != words or record_id in self._unwritten:
            self._kept[record_id] = words
            self._write(record_id)

    def drop(self, record_id: str) -> None:
        if self._kept.pop(record_id, None) is not None:
            self._write(record_id)

    def _write(self, record_id: str) -> None:
        """Write the draft of one record into what the file holds by now."""
        written = keeping.change(self._file, lambda everything: self._alter(everything, record_id))
        (self._unwritten.discard if written else self._unwritten.add)(record_id)

    def _alter(self, everything: dict[str, Any], record_id: str) -> None:
        case = everything.setdefault(self._case_id, {})
        if record_id in self._kept:
            case[record_id] = self._kept[record_id]
        else:
            case.pop(record_id, None)
        if not case:
            del everything[self._case_id]
