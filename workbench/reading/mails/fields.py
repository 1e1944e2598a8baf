"""The fields at the head of a mail, as people read them."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate

from workbench.domain.dates import checked_date
from workbench.domain.errors import UserError
from workbench.reading.one_line import one_line
from workbench.reading.pages.charset import known_encoding
from workbench.reading.pages.moments import date_in

_LONGEST = 10_000
_LIST_NAME = re.compile(r"\s*(?P<name>[^<]*?)\s*<[^>]*>")


def field(mail: Message, name: str) -> str:
    """A field in one line, its encoded words read; empty without one."""
    return readable(_raw(mail, name))


def people(mail: Message, name: str) -> str:
    """Who stands in a field, by their names; by their address who has none."""
    try:
        found = getaddresses([_raw(mail, name)])
    except (ValueError, IndexError, RecursionError):  # of addresses that are none
        return ""
    return ", ".join(filter(None, (readable(person).strip("\"'“”") or address for person, address in found)))


def date_of(mail: Message) -> str:
    """The day on which a mail was sent, where it was sent; empty when it does not say."""
    said = field(mail, "Date")
    if date := date_in(said):
        return date
    try:
        moment = parsedate(said)
        return checked_date(f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}") if moment else ""
    except (UserError, ValueError, IndexError, OverflowError):
        return ""


def list_name(mail: Message) -> str:
    """The name of the mailing list or newsletter, if the mail says one that is not only an address."""
    found = _LIST_NAME.match(field(mail, "List-Id"))
    return found["name"].strip("\"'“”") if found else ""


def readable(words: str) -> str:
    """Words in which encoded ones may stand, `=?utf-8?q?caf=C3=A9?=`; file names have them too."""
    try:
        pieces = decode_header(words)
    except (HeaderParseError, ValueError):
        pieces = [(words, None)]
    said = (piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces)
    return one_line("".join(said))


def _raw(mail: Message, name: str) -> str:
    """The characters of a field; bytes that nobody has declared are UTF-8, or else Western."""
    for key, value in mail.raw_items():
        if key.lower() == name.lower():
            content = str(value)[:_LONGEST].encode("utf-8", "surrogateescape")
            try:
                return content.decode("utf-8")
            except UnicodeDecodeError:
                return content.decode("cp1252", "replace")
    return ""


def _decoded(piece: bytes, charset: str | None) -> str:
    if charset is None:  # what stands between encoded words; it was made bytes in this way
        return piece.decode("raw-unicode-escape", "replace")
    return piece.decode(known_encoding(charset) or "utf-8", "replace")
