"""Mailboxes (MBOX): one mail after the other, each read when it is its turn."""

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.formats import mail
from workbench.reading.nesting import Room

_BEGINNING = re.compile(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
"""“From ” at the beginning of a line, and a field below it: in prose only the first happens."""

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(content: bytes, file_name: str, room: Room | None = None) -> Iterator[Extracted | UserError]:
    """The articles of all mails; one that cannot be read is a UserError among them.

    The original of a mail is what stands between two “From ” lines. Raises UserError, naming the
    file, when it is no mailbox.
    """
    here = (room or Room()).inside(file_name, len(content))
    count = 0
    for count, letter in enumerate(_letters(content), 1):
        name = f"{file_name}, mail {count:,}"
        try:
            for found in mail.read(_QUOTED_FROM.sub(rb"\1", letter), name, here):
                if isinstance(found, Extracted) and found.original is None:
                    yield replace(found, original=letter, file_name=name)
                else:
                    yield found
        except UserError as problem:
            yield problem
    if not count:
        raise UserError(f"There is no email in “{file_name}”.", "Export it again from your email program.")


def _letters(content: bytes) -> Iterator[bytes]:
    start: int | None = None
    for beginning in _BEGINNING.finditer(content):
        if start is not None:
            yield _without_last_blank_line(content[start : beginning.start()])
        start = beginning.end()
    if start is not None:
        yield _without_last_blank_line(content[start:])


def _without_last_blank_line(letter: bytes) -> bytes:
    """The blank line before the next “From ” belongs to the mailbox."""
    for blank in (b"\r\n\r\n", b"\n\n"):
        if letter.endswith(blank):
            return letter[: -len(blank) // 2]
    return letter
