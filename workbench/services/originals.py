"""The file that an article was read from, as it came: looked at as plain words, and saved."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from workbench.domain.article import Text
from workbench.domain.errors import UserError
from workbench.reading import plain_view
from workbench.reading.sniffing import Format, kind_of
from workbench.reporting.formats import save
from workbench.services.session import Session

_PAGES = (Format.HTML, Format.MHTML)
_WRITTEN = (Format.TEXT, Format.MARKDOWN, Format.CSV, Format.JSONL)

_OF_A_PAGE = "All words of the page, also those around the article. Nothing in it runs, nothing is loaded."
_OF_A_TEXT = "The words of the file, as they were read."
_OF_A_DOCUMENT = "The words that can be read from the file. Its layout and pictures are in the file alone."
_WITHOUT_WORDS = "No words can be read from this file. Save it, and open it in the program it comes from."

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
"""What no file may be called on some system."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
"""How names begin that Windows keeps for devices, whatever ending follows."""

_LONGEST_NAME, _LONGEST_ENDING = 180, 24
"""Bytes in UTF-8. Systems take 255, and whoever saves the file may want to add something."""


@dataclass(frozen=True, slots=True)
class Original:
    """What can be shown of a kept file: its `words`, none where there are none to be read.

    `said` is a sentence on what they are, or why there are none. `size` is in bytes.
    """

    file_name: str
    size: int
    sha256: str
    words: str
    said: str


def original_of(session: Session, text: Text) -> Original:
    """The original of a text, as words that do nothing. For a worker: a large document takes seconds."""
    content = session.original(text)
    try:
        words = plain_view(content, text.file_name)
        said = _said_of(kind_of(content, text.file_name)) if words.strip() else _WITHOUT_WORDS
    except UserError as problem:
        words, said = "", str(problem)
    return Original(text.file_name, text.original_size, text.original_sha256, words, said)


def save_original(session: Session, text: Text, path: Path) -> None:
    """Write the file as it came; one that is there is replaced.

    Raises UserError when it cannot be written.
    """
    save(session.original(text), path, "The original file")


def name_to_save(text: Text) -> str:
    """What the file may be called on any system: the end of its path, if it has one."""
    inner = text.file_name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = _UNFIT.sub(" ", inner).strip(" .") or "original"
    if _RESERVED.match(name):
        name = f"_{name}"
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    ending = _beginning(PurePath(name).suffix, _LONGEST_ENDING)
    return _beginning(PurePath(name).stem, _LONGEST_NAME - len(ending.encode())).rstrip(" .") + ending


def _beginning(words: str, size: int) -> str:
    """As many of the first characters as take no more bytes than that in UTF-8."""
    return words.encode()[:size].decode(errors="ignore")


def _said_of(format: Format) -> str:
    if format in _PAGES:
        return _OF_A_PAGE
    return _OF_A_TEXT if format in _WRITTEN else _OF_A_DOCUMENT
