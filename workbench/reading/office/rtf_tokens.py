"""The pieces that rich text is written in: groups, control words, bytes of characters."""

import codecs
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<text>(?>[^\\{}\r\n\0]++|\\'[0-9A-Fa-f]{2})++)"
    rb"|(?P<group>[{}])"
    rb"|[\r\n\0]+"
    rb"|\\(?P<sign>[^A-Za-z])",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\'([0-9A-Fa-f]{2})")
_LARGEST_NUMBER = 0x7FFFFFFF


class Kind(Enum):
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    """A control word, `\\par`, with its number if it has one."""
    SIGN = auto()
    """A control sign, `\\~`."""
    BYTES = auto()
    """Characters in the encoding of the font."""


class Token(NamedTuple):
    kind: Kind
    word: str = ""
    number: int | None = None
    content: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens of rich text, in order; binary data in it, whatever it looks like, is passed over."""
    position = 0
    while position < len(content):
        found = _TOKEN.match(content, position)
        if found is None:  # a backslash at the very end
            position += 1
            continue
        position = found.end()
        if found["text"] is not None:
            yield Token(Kind.BYTES, content=_ESCAPED.sub(_byte, found["text"]))
        elif found["group"] is not None:
            yield Token(Kind.OPEN if found["group"] == b"{" else Kind.CLOSE)
        elif found["sign"] is not None:
            yield Token(Kind.SIGN, found["sign"].decode("latin-1"))
        elif found["word"] is not None:
            number = None if found["number"] is None else int(found["number"])
            if found["word"] == b"bin":
                position += min(max(number or 0, 0), _LARGEST_NUMBER)
            else:
                yield Token(Kind.WORD, found["word"].decode(), number)


def _byte(escaped: re.Match[bytes]) -> bytes:
    return bytes((int(escaped[1], 16),))


_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""By the numbers that Windows gives to the character sets of fonts."""

_BEFORE_WINDOWS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_PAGES = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030", 54936: "gb18030"}


def charset(number: int) -> str:
    """The encoding of a font with this character set; empty for the one of the document."""
    return _CHARSETS.get(number, "")


def old_encoding(word: str) -> str:
    """The encoding that a document of an old system declares by this word; empty for another word."""
    return _BEFORE_WINDOWS.get(word, "")


def code_page(number: int) -> str:
    """Python's name for a code page of Windows; empty for one that it does not know."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name
