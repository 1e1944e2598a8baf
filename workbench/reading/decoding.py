"""From the bytes of a file to its characters: is it text at all, and in which encoding?"""

import codecs
import re

from workbench.domain.errors import UserError
from workbench.reading.unlabelled import likely_encodings, likely_wide_encodings

LARGEST = 64 * 1024 * 1024
"""Bytes: some twenty thousand pages. What is larger is no article but a dump of data."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BROKEN_BYTE = re.compile("[\udc80-\udcff]")
_BROKEN_BYTES = re.compile("[\udc80-\udcff]+")
_NOT_ASCII_SIGN = re.compile("[^\x00-\x7f\udc80-\udcff]|[\udc80-\udcff]+")
_RARELY = 5
"""So many signs beyond ASCII are whole for each that is broken."""

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_TYPOGRAPHY = re.compile(rb"[\x00-\x7f\x80\x85\x91-\x97\x99\xa0\xa7\xab\xb0\xbb]*")
"""ASCII with the quotes, dashes and signs of Windows-1252: what English articles of old are."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 256 * 1024
_WRITTEN_BY_HAND = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv")
_SHORTEST_WIDE = 32
"""Bytes: fewer are usual signs of two bytes by chance, too."""

_SAVE_AS_TEXT = "Save it as plain text in UTF-8 and import it again."


def decode(content: bytes, file_name: str) -> tuple[str, str]:
    """The characters of a text file, not yet normalised, and the encoding they were read in.

    A few bytes that are broken in what is else UTF-8 are �; `as_written` has them. Raises UserError,
    naming the file, for what is empty, too large, no text, or in no encoding that can be told.
    """
    if len(content) > LARGEST:
        raise too_large(file_name, len(content))
    for encoding in candidates(content):
        characters = _characters(content, encoding)
        if characters is None:
            continue
        if not characters.strip("\ufeff").strip():
            raise _empty(content, file_name)
        if not _is_text(characters):
            raise UserError(
                f"“{file_name}” is not a text file.", "Choose a text file, or save its words as one."
            )
        return characters, encoding
    raise _undecodable(content, file_name)


def _empty(content: bytes, file_name: str) -> UserError:
    """A file that is meant to hold more than text was cut off on its way, when nothing is in it."""
    is_cut_off = not content and not file_name.lower().endswith(_WRITTEN_BY_HAND)
    hint = "Download it again" if is_cut_off else "Put the words of the article in it and import it again"
    return UserError(f"“{file_name}” is empty.", f"{hint}.")


def too_large(file_name: str, size: int) -> UserError:
    return UserError(
        f"“{file_name}” has {size / 1024 / 1024:.0f} MB; a text may have at most {LARGEST // 1024 // 1024}.",
        "Split it into several files and import those.",
    )


def candidates(content: bytes) -> list[str]:
    """Encodings to try, the likeliest first; one that declares itself is the only one."""
    declared = byte_order_mark(content) or _wide_encoding(content)
    if declared:
        return [declared]
    if decodes(content, "utf-8") or _is_nearly_utf_8(content):
        return ["utf-8"]
    if decodes(content, "utf-8", "surrogatepass"):
        return []
    if _TYPOGRAPHY.fullmatch(content):
        return ["cp1252"]
    return likely_encodings(content) or _guesses(content)


def _undecodable(content: bytes, file_name: str) -> UserError:
    encoding = byte_order_mark(content) or "utf-8"
    if decodes(content, encoding, "surrogatepass"):
        return UserError(f"“{file_name}” holds half a character somewhere.", _SAVE_AS_TEXT)
    if encoding != "utf-8":
        name = encoding.upper().removesuffix("-SIG")
        return UserError(f"“{file_name}” begins as {name}, but not all of it is.", _SAVE_AS_TEXT)
    return UserError(f"The encoding of “{file_name}” cannot be determined.", _SAVE_AS_TEXT)


def byte_order_mark(content: bytes) -> str:
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if content.startswith(mark)), "")


def decodes(content: bytes, encoding: str, errors: str = "strict") -> bool:
    try:
        content.decode(encoding, errors)
    except UnicodeDecodeError:
        return False
    return True


def as_written(content: bytes, characters: str, encoding: str) -> str:
    """Characters that were decoded, each in its place, with what was broken so that it can be encoded again
    with the handler `surrogateescape`.
    """
    return content.decode(encoding, "surrogateescape") if "\ufffd" in characters else characters


def _characters(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if not encoding.startswith("utf-8") or not _is_nearly_utf_8(content):
            return None
    return _BROKEN_BYTE.sub("\ufffd", content.decode(encoding, "surrogateescape"))


def _is_nearly_utf_8(content: bytes) -> bool:
    """Whether bytes are broken here and there; no text in another encoding is UTF-8 in most places."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        around = content[max(error.start - _SAMPLE, 0) : error.start + _SAMPLE]
    else:
        return False
    characters = around.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN_BYTES.findall(characters))
    whole = len(_NOT_ASCII_SIGN.findall(characters)) - broken
    return broken * _RARELY <= whole


def _wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 without a byte-order mark: its bytes, one by one, would be no text."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half == 0 or len(content) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half / 2 and even * 20 < half:  # as in western texts
        return "utf-16-le"
    if even > half / 2 and odd * 20 < half:
        return "utf-16-be"
    is_utf_8 = not content.isascii() and decodes(content, "utf-8")
    if len(sample) < _SHORTEST_WIDE or is_utf_8 or len(_CONTROL_BYTE.findall(sample)) * 50 <= len(sample):
        return ""
    wide = (encoding for encoding in likely_wide_encodings(content) if decodes(content, encoding))
    return next(wide, "")


def _guesses(content: bytes) -> list[str]:
    """What general statistics make of a language that is not known here."""
    from charset_normalizer import from_bytes  # 50 ms, and most files are UTF-8

    return [match.encoding for match in from_bytes(_around_foreign(content))]


def _around_foreign(content: bytes) -> bytes:
    """The stretch where the first byte beyond ASCII stands."""
    foreign = _NOT_ASCII.search(content)
    start = max(0, foreign.start() - 2000) if foreign else 0
    return content[start : start + _SAMPLE]


def _is_text(characters: str) -> bool:
    """Whether control characters are as rare as they are in what people write."""
    return len(_CONTROL.findall(characters)) * 100 <= len(characters)
