"""Files as they are named, dropped or found in folders, and their bytes."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.errors import UserError
from workbench.reading import LARGEST, READABLE, too_large


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be imported: what is wrong with it, and the way out.

    `place` is its place among all files of the batch.
    """

    path: Path
    message: str
    hint: str
    place: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


def files_in(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """The files that are named, and those in the folders that are which can be read, each once.

    Hidden files and folders are passed over, and so are the folders that a browser puts beside a
    page it saves. A folder in which nothing can be read, or that must not be looked into, is refused.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _in_folder(path) if _is_folder(path) else (path,):
            if isinstance(file, Refusal):
                yield file
            elif (absolute := file.absolute()) not in seen:
                seen.add(absolute)
                yield file


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises UserError, naming the file, when they cannot be read."""
    name = shown_name(path)
    try:
        return _content(path, name)
    except FileNotFoundError as error:
        folder = shown_name(path.absolute().parent) or str(path.absolute().parent)
        raise UserError(
            f"There is no file “{name}” in “{folder}”.", "Check whether it was moved or renamed."
        ) from error
    except PermissionError as error:
        raise UserError(
            f"You are not allowed to read “{name}”.", "Change its permissions, or ask whoever owns it."
        ) from error
    except OSError as error:
        raise UserError(
            f"“{name}” could not be read: {error.strerror}.", "Copy it to this computer and try again."
        ) from error


def shown_name(path: Path) -> str:
    """A file's name as it can be shown and kept: bytes that are no characters become �."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _content(path: Path, name: str) -> bytes:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # reading a pipe would wait for ever
        raise UserError(f"“{name}” is not a file.", "Choose a file or a folder.")
    if about.st_size > LARGEST:
        raise too_large(name, about.st_size)
    with path.open("rb") as file:
        return file.read(LARGEST + 1)  # it may have grown; what is too large now is refused by the reader


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder above it is closed; reading it as a file will say so
        return False


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    closed: list[OSError] = []
    empty = True
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name, names))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READABLE:
                empty = False
                yield Path(place, name)
    for error in closed:
        inner = Path(error.filename)
        yield Refusal(
            inner,
            f"The folder “{shown_name(inner)}” could not be opened: {error.strerror}.",
            "Change its permissions, or copy its files elsewhere.",
        )
    if empty and not closed:
        kinds = ", ".join(sorted(READABLE))
        yield Refusal(
            folder,
            f"There is nothing to read in the folder “{shown_name(folder)}”.",
            f"Only files that end in {kinds} are looked for; choose others one by one.",
        )


def _is_passed_over(folder: str, files: Sequence[str]) -> bool:
    """Whether a folder is hidden, or holds what belongs to a page that a browser saved beside it."""
    page = folder.removesuffix("_files").lower()
    return folder.startswith(".") or (
        page != folder.lower() and any(name.lower() in (f"{page}.html", f"{page}.htm") for name in files)
    )
