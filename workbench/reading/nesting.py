"""Files inside files: an article attached to a mail that lies in a ZIP file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.reader import extract
from workbench.reading.sniffing import Format, kind_of

_DEEPEST = 5
"""A ZIP file of mails, one with a ZIP file of documents attached, is four deep. Who packs deeper hides."""

_MOST = 4 * 1024 * 1024 * 1024
"""Bytes that may come out of one file, over all that is packed in it however often."""

_HOLDING = {Format.ZIP: "archive", Format.MAIL: "mail", Format.MBOX: "mailbox"}
"""Formats whose readers have to know how deep they are."""


@dataclass(slots=True)
class Taken:
    """What has been taken out of one file so far, by all readers that work on it."""

    size: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """How deep inside a file something lies, and how much may still come out of that file."""

    depth: int = 0
    taken: Taken | None = None

    def inside(self, file_name: str, size: int) -> "Room":
        """The room that a file of this size has inside. Raises UserError, naming it, when there is none."""
        taken = self.taken or Taken()
        taken.size += size
        if self.depth >= _DEEPEST:
            raise UserError(
                f"“{file_name}” lies in {self.depth} files packed into each other.",
                "Unpack them by hand, if you trust them, and import what is in the last one.",
            )
        if taken.size > _MOST:
            raise UserError(
                f"More than {_MOST // 1024**3} GB had come out before “{file_name}”.",
                "Unpack the file and import its folders one by one.",
            )
        return Room(self.depth + 1, taken)


def inside(content: bytes, file_name: str, room: Room) -> Iterator[Extracted | UserError]:
    """The articles of a file that lies in another one; what cannot be read is a UserError among them."""
    try:
        format = kind_of(content, file_name)
        if format in _HOLDING:
            reader = import_module(f"workbench.reading.formats.{_HOLDING[format]}")
            found = reader.read(content, file_name, room)
        else:
            found = extract(content, file_name)
        for article in found:
            if isinstance(article, Extracted):
                article = replace(
                    article,
                    original=content if article.original is None else article.original,
                    file_name=article.file_name or file_name,
                )
            yield article
    except UserError as problem:
        yield problem
