"""Bringing files into a case.

Reading a file touches no case and may run in a worker; adding what was read is one change set.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.domain.article import Article, Part, Text, Zone, sha256
from workbench.domain.changes import adding
from workbench.domain.errors import UserError
from workbench.domain.identity import new_id, now
from workbench.reading import LARGEST, ImportedArticle, read_bytes, too_large
from workbench.services.session import Session

TEXT_FILES = frozenset({".txt", ".text", ".md", ".markdown"})
"""What is looked for in a folder. A file that is named itself is read whatever it is called."""

Progress = Callable[[int, int, Path], None]
"""Called before each file with how many are done, how many there are, and the file."""


class Kind(StrEnum):
    IMPORTED = "imported"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file that is in the case now: as a new article, or because it was there already."""

    kind: Kind
    article_id: str
    title: str
    file_name: str

    def __str__(self) -> str:
        if self.kind is Kind.DUPLICATE:
            return f"“{self.file_name}” is in the case already, as “{self.title}” ({self.article_id})."
        return f"“{self.file_name}” was imported as “{self.title}”."


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be imported: what is wrong with it, and the way out."""

    path: Path
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


def import_files(
    session: Session, paths: Iterable[Path], progress: Progress | None = None
) -> list[Outcome | Refusal]:
    """Import files, and the text files in folders; one outcome each, in order.

    A file that cannot be imported does not stop the others. Raises UserError when the case is
    open for reading only.
    """
    if session.read_only:
        raise UserError(session.read_only_because, "Nothing was imported.")
    found = list(text_files(paths))
    outcomes: list[Outcome | Refusal] = []
    for done, file in enumerate(found):
        if isinstance(file, Refusal):
            outcomes.append(file)
            continue
        if progress:
            progress(done, len(found), file)
        try:
            outcomes.append(add(session, read(file)))
        except UserError as problem:
            outcomes.append(Refusal(file, problem.message, problem.hint))
    return outcomes


def text_files(paths: Iterable[Path]) -> Iterator[Path | Refusal]:
    """The files that are named, and the text files in the folders that are, each once.

    Hidden files and folders are passed over. A folder without text files, or one that must not be
    looked into, is refused.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _in_folder(path) if _is_folder(path) else (path,):
            if isinstance(file, Refusal):
                yield file
            elif (absolute := file.absolute()) not in seen:
                seen.add(absolute)
                yield file


def read(path: Path) -> ImportedArticle:
    """Read a file; touches nothing else. Raises UserError, naming the file, when it cannot be read."""
    name = shown_name(path)
    try:
        content = _content(path, name)
    except FileNotFoundError as error:
        raise UserError(
            f"“{name}” is not there any more.", "Look where it went and import it again."
        ) from error
    except PermissionError as error:
        raise UserError(
            f"“{name}” must not be read by you.", "Change its permissions, or copy it elsewhere."
        ) from error
    except OSError as error:
        raise UserError(
            f"“{name}” could not be read: {error.strerror}.", "Copy it to this computer and try again."
        ) from error
    return read_bytes(content, name)


def add(session: Session, imported: ImportedArticle) -> Outcome:
    """Put what was read into the case, unless exactly these bytes are in it already."""
    original = sha256(imported.original)
    for text in session.texts_with_original(original):
        title = session.article(text.article_id).attribution.title or text.file_name
        return Outcome(Kind.DUPLICATE, text.article_id, title, imported.file_name)
    words = imported.words.encode()
    article, text, parts, zones = records_of(imported, original, sha256(words))
    step = adding(f"Import “{imported.file_name}”", article, text, *parts, *zones)
    session.do(step, contents=(imported.original, words), passages={sha256(words): imported.passages})
    return Outcome(
        Kind.IMPORTED, article.id, article.attribution.title or imported.file_name, imported.file_name
    )


def shown_name(path: Path) -> str:
    """A file's name as it can be shown and kept: bytes that are no characters become �."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def records_of(
    imported: ImportedArticle, original: str, words: str
) -> tuple[Article, Text, list[Part], list[Zone]]:
    """What was read, as the records of a new article; `original` and `words` are hashes of contents."""
    article = Article(new_id(), imported.attribution)
    text = Text(
        new_id(),
        article.id,
        version=1,
        words_sha256=words,
        length=len(imported.words),
        original_sha256=original,
        original_size=len(imported.original),
        file_name=imported.file_name,
        encoding=imported.encoding,
        captured=now(),
        page_starts=imported.page_starts,
        known_id=imported.known_id,
    )
    parts = [Part(new_id(), text.id, part.start, part.end, part.attribution) for part in imported.parts]
    zones = [Zone(new_id(), text.id, zone.start, zone.end, zone.kind, zone.label) for zone in imported.zones]
    return article, text, parts, zones


def _content(path: Path, name: str) -> bytes:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):  # reading a pipe would wait for ever
        raise UserError(f"“{name}” is not a file.", "Choose a text file or a folder.")
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
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in TEXT_FILES:
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
        kinds = ", ".join(sorted(TEXT_FILES))
        yield Refusal(
            folder,
            f"There are no text files in “{shown_name(folder)}”.",
            f"Files that end in {kinds} are looked for; choose others one by one.",
        )
