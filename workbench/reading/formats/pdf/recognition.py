"""Pages that are only pictures, read by Tesseract, when that is on the computer. It is never required."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from statistics import median

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.formats.pdf import extracted
from workbench.reading.formats.pdf.document import Document, Page, opened
from workbench.reading.formats.pdf.text_layer import Style
from workbench.reading.formats.pdf.words import Word

Progress = Callable[[int, int], None]
"""Called before each page that is recognised, with its number and the number of pages."""

DOTS_PER_INCH = 300
MOST_DOTS = 40_000_000
"""Of a page’s picture: a broadsheet at 300 dots an inch has thirty million."""

TIME_LIMIT = 120.0
"""Seconds for a page, on any computer that one would do this on."""

_DOUBTFUL = 60
"""Out of a hundred: how sure Tesseract is of a word that should be looked at."""

_LINE, _WORD = "4", "5"
_USUAL = (0.75, 1.3)
"""Lines between these shares of a page’s usual height are in its usual print."""

_LANGUAGES = re.compile(r"[A-Za-z_/]{2,40}(?:\+[A-Za-z_/]{2,40})*")
_INSTALL = "Install it (Debian and Ubuntu: apt-get install tesseract-ocr; others: tesseract-ocr.github.io)."


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it was found on this computer. `languages` are its own names: `eng`, `deu`."""

    program: Path
    version: str
    languages: tuple[str, ...]


@cache
def tesseract() -> Tesseract | None:
    """Tesseract, when it is installed and has at least one language."""
    found = shutil.which("tesseract") or shutil.which("tesseract", path=_usual_folders())
    if found is None:
        return None
    try:
        version = _run(Path(found), "--version").split()
        languages = _run(Path(found), "--list-langs").splitlines()[1:]
    except (OSError, subprocess.SubprocessError):
        return None
    known = tuple(language for language in languages if language and language != "osd")
    return Tesseract(Path(found), version[1] if len(version) > 1 else "", known) if known else None


def recognise(
    content: bytes, file_name: str, language: str = "", progress: Progress | None = None
) -> Extracted:
    """The article of a PDF, with the words of its pictures. `language` is one of Tesseract’s own names, or
    several with a plus; else English, or the first it has.

    Raises UserError, naming the file, when Tesseract or the language is missing, or a page takes too long.
    """
    program = tesseract()
    if program is None:
        raise UserError("Tesseract, which reads the words of pictures, is not on this computer.", _INSTALL)
    chosen = language or ("eng" if "eng" in program.languages else program.languages[0])
    if not _LANGUAGES.fullmatch(chosen) or not set(chosen.split("+")) <= set(program.languages):
        raise UserError(
            f"Tesseract has no language “{chosen}” on this computer.",
            f"It has: {', '.join(program.languages)}.",
        )
    reading = _Reading(program, chosen, file_name, progress)
    with opened(content, file_name) as document:
        found = extracted(document, reading.pages(document), file_name)
    return replace(found, encoding=reading.described, notes=(*reading.notes(), *found.notes))


@dataclass
class _Reading:
    program: Tesseract
    language: str
    file_name: str
    progress: Progress | None
    words: int = 0
    doubtful: int = 0

    @property
    def described(self) -> str:
        return f"OCR by Tesseract {self.program.version} ({self.language})"

    def notes(self) -> Iterator[str]:
        doubtful = f", of which {self.doubtful:,} are doubtful" if self.doubtful else ""
        yield (
            f"{self.words:,} words were read by OCR{doubtful}. Compare every quote with the original before "
            "you rely on it."
        )

    def pages(self, document: Document) -> Iterator[Page]:
        for page in document.pages():
            if page.words or page.is_damaged:
                yield page
                continue
            if self.progress:
                self.progress(page.number, document.length)
            picture = document.picture_of(page.number, DOTS_PER_INCH, MOST_DOTS)
            yield replace(page, words=tuple(self._recognised(picture.content, picture.scale, page.number)))

    def _recognised(self, picture: bytes, scale: float, number: int) -> Iterator[Word]:
        asked = ("stdin", "stdout", "-l", self.language, "--dpi", f"{72 * scale:.0f}", "tsv")
        try:
            table = _run(self.program.program, *asked, given=picture)
        except subprocess.TimeoutExpired as error:
            raise UserError(
                f"OCR of page {number:,} of “{self.file_name}” took longer than {TIME_LIMIT:.0f} seconds.",
                "Import a file with fewer or smaller pictures.",
            ) from error
        except (OSError, subprocess.CalledProcessError) as error:
            raise UserError(
                f"Tesseract could not read page {number:,} of “{self.file_name}”.",
                "Try it with another language, or type the words you need into a text file.",
            ) from error
        rows = [row.split("\t") for row in table.splitlines()]
        for word, confidence in _words([row for row in rows if len(row) == 12], scale):
            self.words += 1
            self.doubtful += confidence < _DOUBTFUL
            yield word


def _words(rows: list[list[str]], scale: float) -> Iterator[tuple[Word, float]]:
    """The words of a table as Tesseract writes it, with how sure it is of each, from 0 to 100.

    Its columns are: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
    """
    heights = [float(row[9]) for row in rows if row[0] == _LINE]
    usual = median(heights) if heights else 0.0
    for _, group in groupby((row for row in rows if row[0] in (_LINE, _WORD)), key=lambda row: row[1:5]):
        line, *words = group
        height, bottom = float(line[9]), float(line[7]) + float(line[9])
        if _USUAL[0] * usual <= height <= _USUAL[1] * usual:
            height = usual  # lines without tall letters are lower, and no smaller print
        style = Style(round(height / scale, 1))
        for row in words:
            left, width = float(row[6]), float(row[8])
            if text := row[11].strip():
                yield Word(text, left / scale, (left + width) / scale, -bottom / scale, style), float(row[10])


def _run(program: Path, *arguments: str, given: bytes = b"") -> str:
    """What Tesseract answers. On one core, which is the fastest for a page, and with no window of its own."""
    ran = subprocess.run(
        [program, *arguments],
        input=given,
        capture_output=True,
        timeout=TIME_LIMIT,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return ran.stdout.decode("utf-8", "replace")


def _usual_folders() -> str:
    """Where its installers put it without telling the shell."""
    folders = ("/opt/homebrew/bin", "/usr/local/bin", r"C:\Program Files\Tesseract-OCR")
    return os.pathsep.join(folders)
