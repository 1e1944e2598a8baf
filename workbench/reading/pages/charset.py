"""The characters of a web page: declared, else told from the bytes."""

import codecs
import re

from workbench.reading.decoding import byte_order_mark, candidates, decodes

_PRESCAN = 4096
"""Bytes in which a page has to declare its encoding; the standard says 1,024, pages are lax."""

_TAG = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)

_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    # a page in which “utf-16” can be read as ASCII is not UTF-16
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""By Python's names: the larger relatives that browsers take instead of what pages declare."""

_NO_CHARSETS = (
    "utf-7",
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
    "undefined",
    "mbcs",
    "oem",
)

_FOREIGN = re.compile(rb"[\x80-\xff]+")
_RARE = 0.02
"""Of the bytes beyond ASCII, how many may be broken for a page to be in its encoding all the same."""


def page_characters(content: bytes, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The characters of a page, the encoding they were read in, and what to tell the analyst of it.

    `declared` is what a letter around the page says: the header of its delivery. No bytes are
    refused; what has no meaning in the encoding becomes �, and that is told.
    """
    encoding = byte_order_mark(content)
    said = known_encoding(declared) or known_encoding(_declaration(content))
    note = ""
    if not encoding:
        encoding, note = _settled(content, said)
    characters = content.decode(encoding, "replace")
    broken = characters.count("\ufffd")
    loss = ""
    if broken:
        said = "character could not be read and is" if broken == 1 else "characters could not be read and are"
        loss = f"{broken:,} {said} shown as �."
    return characters, encoding, tuple(filter(None, (note, loss)))


def _settled(content: bytes, said: str) -> tuple[str, str]:
    """The encoding, and a note where it is another than the page says."""
    if b"\0" in content[:_PRESCAN] and (wide := candidates(content)):
        return wide[0], ""
    if said and content.isascii():
        return said, ""
    if said not in ("", "utf-8") and decodes(content, "utf-8"):
        return "utf-8", f"The page says that it is written in {said.upper()}, but it is in UTF-8."
    if said and _fits_roughly(content, said):
        return said, ""
    for encoding in candidates(_words_of(content)):
        note = (
            f"The page says that it is written in {said.upper()}, but it is in {encoding.upper()}."
            if said
            else ""
        )
        if encoding != said:
            return encoding, note
    if not said and _fits_roughly(content, "utf-8"):
        return "utf-8", ""
    return said or "cp1252", ""


def _words_of(content: bytes) -> bytes:
    """The page without its tags, of which any encoding makes the same."""
    return _TAG.sub(b" ", content[: 1024 * 1024]) or content


def _fits_roughly(content: bytes, encoding: str) -> bool:
    foreign = sum(len(found[0]) for found in _FOREIGN.finditer(content)) or 1
    return content.decode(encoding, "replace").count("\ufffd") <= foreign * _RARE


def _declaration(content: bytes) -> str:
    head = content[:_PRESCAN]
    found = _META.search(head) or _XML.match(head)
    return found[1].decode("ascii", "ignore") if found else ""


def known_encoding(label: str) -> str:
    """Python's name for the encoding as browsers take it; empty for one that nobody knows."""
    label = label.strip(" \"'").lower().removeprefix("x-")
    try:
        name = codecs.lookup({"sjis": "shift_jis", "user-defined": "cp1252"}.get(label, label)).name
        "a".encode(name)  # some of Python's codecs are no encodings of characters
    except (LookupError, ValueError, UnicodeError):
        return ""
    if name.replace("_", "-") in _NO_CHARSETS:
        return ""
    return _AS_BROWSERS_READ.get(name, name)
