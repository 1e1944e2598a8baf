"""Pieces of a file as the bytes they were."""

import codecs

_WIDE = {
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-be"),
    "utf-32": (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-be"),
}


def within(content: bytes, encoding: str) -> str:
    """The encoding of a piece from the middle of a file, which has no byte-order mark of its own."""
    if encoding in _WIDE:
        mark, little, big = _WIDE[encoding]
        return little if content.startswith(mark) else big
    return encoding.removesuffix("-sig").removesuffix("_sig")
