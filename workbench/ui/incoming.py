"""What comes in by the clipboard or by dragging: files, an address, a piece of a page, or words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData

from workbench.services.addresses import is_address
from workbench.services.ready import Errand

_OUR_OWN = "application/vnd.factcheck-workbench"
_LEAST = 20
"""Characters that are an article; fewer have been copied for something else."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Only one of these is there: `files` of this computer, an `address`, or an errand for `pasted` words."""

    files: tuple[Path, ...] = ()
    address: str = ""
    pasted: Errand | None = None

    def __bool__(self) -> bool:
        return bool(self.files or self.address or self.pasted)


def incoming(data: QMimeData | None) -> Incoming:
    """The most telling thing among what is offered: browsers give the same in several forms.

    A clipboard that holds nothing at all offers None.
    """
    if data is None or any(kind.startswith(_OUR_OWN) for kind in data.formats()):
        return Incoming()
    if files := tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()):
        return Incoming(files)
    words = data.text().strip()
    for offered in (*(url.toString() for url in data.urls()), words):
        if is_address(offered):
            return Incoming(address=offered.strip())
    if len(words) < _LEAST:
        return Incoming()
    if data.hasHtml():
        return Incoming(pasted=_errand(data.html(), ".html"))
    return Incoming(pasted=_errand(data.text(), ".txt"))


def _errand(words: str, ending: str) -> Errand:
    """Half characters, which a clipboard can hold and a file cannot, become question marks."""
    name = f"Pasted {datetime.now():%Y-%m-%d %H.%M.%S}{ending}"
    content = words.encode("utf-8", "replace")
    return Errand(0, Path(name), len(content), content)
