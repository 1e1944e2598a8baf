"""In which format a file is: told by its content first, and by the ending of its name second."""

import codecs
import re
import tomllib
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import PurePath
from typing import Any

from workbench.domain.errors import UserError
from workbench.places import resource
from workbench.reading.packed import DAMAGED

_HEAD = 4096
"""Bytes in which a format shows itself."""

_MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]")
_JSON_OBJECT = re.compile(r"\{\s*(?:\"|\}\s*\n)")


class Format(StrEnum):
    """A format that an article can come in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    MAIL = "mail"
    MBOX = "mbox"
    JSONL = "jsonl"
    CSV = "csv"
    ZIP = "zip"


_WRITTEN = (
    Format.MARKDOWN,
    Format.HTML,
    Format.MAIL,
    Format.MBOX,
    Format.JSONL,
    Format.CSV,
    Format.MHTML,
)
"""Formats without bytes of their own at the beginning, which the ending of a name tells from plain text."""


def kind_of(content: bytes, file_name: str) -> Format:
    """The format of a file. What gives itself away as nothing else is plain text, or none at all.

    Raises UserError, naming the file, for what is known to hold no article: a picture, a program.
    """
    for row in _table()["format"]:
        if _beginning(tuple(row.get("begins", ())), tuple(row.get("says", ()))).match(_head(content)):
            if "is" not in row:
                raise UserError(f"“{file_name}” is {row['what']}.", row["way_out"])
            found = Format(row["is"])
            return _inside(content) if found is Format.ZIP else found
    return _of_text(content, file_name)


def endings(format: Format) -> tuple[str, ...]:
    """How the names of such files end: `(".htm", ".html")`."""
    found: list[str] = _table()["endings"].get(format, [])
    return tuple(found)


def _of_text(content: bytes, file_name: str) -> Format:
    """Formats that are written in characters: their own words, then the ending, decide."""
    head = _characters(content[:_HEAD])
    ending = PurePath(file_name).suffix.lower()
    named = next((format for format in Format if ending in endings(format)), None)
    if mail := _mail(head, named):
        return mail
    if named in (None, Format.TEXT) and _JSON_OBJECT.match(head) and ending not in endings(Format.TEXT):
        return Format.JSONL
    # an ending alone makes no PDF: what had begun as one was told above
    return named if named in _WRITTEN else Format.TEXT


def _mail(head: str, named: Format | None) -> Format | None:
    """A mail begins with a head of its own; a page saved by a browser is one that holds pages."""
    mailbox = head.startswith("From ") and "\n" in head
    fields = _mail_fields(head.partition("\n")[2] if mailbox else head)
    if mailbox and fields & {"from", "date", "subject", "message-id"}:
        return Format.MBOX
    if not fields & set(_table()["mail"]["telling"]) and named not in (Format.MAIL, Format.MHTML):
        return None
    if not fields:
        return None
    is_page = "multipart/related" in head.lower() and not fields & {"received", "message-id", "to"}
    return Format.MHTML if is_page or named is Format.MHTML else Format.MAIL


def _mail_fields(head: str) -> set[str]:
    """The names of the fields that the text begins with, in small letters."""
    found: set[str] = set()
    for line in head.splitlines():
        match = _MAIL_FIELD.match(line)
        if match:
            found.add(match[1].lower())
        elif not line.startswith((" ", "\t")) or not found:
            break
    return found


def _inside(content: bytes) -> Format:
    """What a packed file is: a document of an office program, a book, or just files packed together."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            said = archive.open("mimetype").read(100) if _is_plain(archive, "mimetype") else b""
    except DAMAGED:
        return Format.ZIP  # damaged, locked or packed in a way of its own; its reader says which
    if said.startswith(b"application/epub"):
        return Format.EPUB
    if said.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    return Format.DOCX if "word/document.xml" in names or "[Content_Types].xml" in names else Format.ZIP


def _is_plain(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether an entry is there and packed in a way that cannot ask for gigabytes of memory."""
    usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return name in archive.namelist() and archive.getinfo(name).compress_type in usual


def _head(content: bytes) -> bytes:
    """The first bytes; of UTF-16 what is ASCII in it, so that one pattern fits both."""
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head[1:2] == b"\0" != head[:1]:
        return _characters(head).encode("ascii", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def _characters(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if head[1:2] == b"\0" != head[:1]:
        return head.decode("utf-16-le", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/formats.toml").read_text("utf-8"))


@cache
def _beginning(begins: tuple[str, ...], says: tuple[str, ...]) -> re.Pattern[bytes]:
    digits = [_bytes_of(digits) for digits in begins]
    words = [rb"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+(?i:%s)" % re.escape(words.encode()) for words in says]
    return re.compile(b"|".join(digits + words), re.DOTALL)


def _bytes_of(digits: str) -> bytes:
    """A pattern for bytes written as hexadecimal digits, `..` being any byte."""
    pairs = (digits[i : i + 2] for i in range(0, len(digits), 2))
    return b"".join(b"." if pair == ".." else re.escape(bytes.fromhex(pair)) for pair in pairs)
