"""From the bytes of a file to the articles in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice

from workbench.domain.errors import UserError
from workbench.reading.assembling import assemble
from workbench.reading.extracted import Extracted
from workbench.reading.imported import ImportedArticle
from workbench.reading.sniffing import Format, endings, kind_of

Reader = Callable[[bytes, str], Iterable[Extracted | UserError]]
"""Takes the bytes of a file and its name, and gives the articles in it, one after the other.

A file that cannot be read at all raises UserError; one among several that cannot is given as one.
"""


def _of(module: str) -> Reader:
    """The reader in a module of `formats`, which is loaded when the first file needs it."""

    def read(content: bytes, file_name: str) -> Iterable[Extracted | UserError]:
        reader: Reader = import_module(f"workbench.reading.formats.{module}").read
        return reader(content, file_name)

    return read


READERS: Mapping[Format, Reader] = {
    Format.TEXT: _of("text"),
    Format.MARKDOWN: _of("markdown"),
    Format.HTML: _of("html"),
    Format.MHTML: _of("mhtml"),
    Format.PDF: _of("pdf"),
    Format.DOCX: _of("docx"),
    Format.ODT: _of("odt"),
    Format.RTF: _of("rtf"),
    Format.EPUB: _of("epub"),
    Format.MAIL: _of("mail"),
    Format.MBOX: _of("mailbox"),
    Format.JSONL: _of("records"),
    Format.CSV: _of("sheet"),
    Format.ZIP: _of("archive"),
}

READABLE = frozenset(ending for format in READERS for ending in endings(format))
"""How the names of files end that can be read, in small letters: `.txt`."""


def read_bytes(content: bytes, file_name: str) -> ImportedArticle:
    """Read a file that holds one article: its words, and what it says about itself.

    Raises UserError, naming the file, for what cannot be read, and for a file that holds several.
    """
    found = list(islice(read_all(content, file_name), 2))
    if len(found) > 1:
        raise UserError(f"“{file_name}” holds several articles.", "Import it into a case to get them all.")
    for article in found:
        if isinstance(article, UserError):
            raise article
        return article
    raise UserError(f"There is no article in “{file_name}”.", "Choose a file that holds one.")


def read_all(content: bytes, file_name: str) -> Iterator[ImportedArticle | UserError]:
    """Read all articles in a file, as they come; one that cannot be read is a UserError among them.

    Raises UserError, naming the file, when nothing can be read of it.
    """
    for extracted in extract(content, file_name):
        if isinstance(extracted, UserError):
            yield extracted
            continue
        try:
            yield assemble(extracted, content, file_name)
        except UserError as problem:
            yield problem


def extract(content: bytes, file_name: str) -> Iterable[Extracted | UserError]:
    """What the format of a file says of the articles in it; also for the files inside another."""
    return READERS[kind_of(content, file_name)](content, file_name)
