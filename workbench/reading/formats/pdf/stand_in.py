"""A font for words whose own font is neither in the PDF nor on this computer.

Chinese, Japanese and Korean PDFs often only name their fonts. pdfium measures words by the shapes of their
characters and leaves out a line without extent; then the same file would lose words on one computer and
keep them on another. `resources/reading/any-character.ttf` gives every character a box instead; it is
drawn by `packaging/stand_in_font.py`.
"""

import ctypes
from functools import cache
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from workbench.places import resource

_HANDLE = 1
"""What the stand-in is called between pdfium and us; a handle of its own is an address."""

_NAME = b"Any Character\0"
_SCRIPTS = frozenset(
    (
        pdfium.FXFONT_SHIFTJIS_CHARSET,
        pdfium.FXFONT_HANGEUL_CHARSET,
        pdfium.FXFONT_GB2312_CHARSET,
        pdfium.FXFONT_CHINESEBIG5_CHARSET,
    )
)
"""For all others pdfium brings fonts of its own."""


@cache
def have_stand_in() -> None:
    """From now on, as long as the program runs, pdfium takes the stand-in where it would find no font."""
    _Fonts(resource("reading/any-character.ttf").read_bytes()).setup()


class _Fonts(pypdfium.PdfSysfontBase):  # type: ignore[misc] # pypdfium2 is not typed
    """The fonts of this computer, and the stand-in. pdfium calls these methods, so they have its names."""

    def __init__(self, stand_in: bytes) -> None:
        super().__init__()
        self._stand_in = stand_in

    def MapFont(  # noqa: N802
        self, _: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
    ) -> int | None:
        found: int | None = super().MapFont(_, weight, italic, charset, pitch, face, exact)
        return found or (_HANDLE if charset in _SCRIPTS else None)

    def GetFontData(self, _: Any, font: int, table: int, buffer: Any, size: int) -> int:  # noqa: N802
        if font != _HANDLE:
            return int(super().GetFontData(_, font, table, buffer, size))
        return 0 if table else _copied(self._stand_in, buffer, size)  # it is given as a whole only

    def GetFaceName(self, _: Any, font: int, buffer: Any, size: int) -> int:  # noqa: N802
        if font != _HANDLE:
            return int(super().GetFaceName(_, font, buffer, size))
        return _copied(_NAME, buffer, size)

    def GetFontCharset(self, _: Any, font: int) -> int:  # noqa: N802
        if font != _HANDLE:
            return int(super().GetFontCharset(_, font))
        return int(pdfium.FXFONT_DEFAULT_CHARSET)

    def DeleteFont(self, _: Any, font: int) -> None:  # noqa: N802
        if font != _HANDLE:
            super().DeleteFont(_, font)


def _copied(content: bytes, buffer: Any, size: int) -> int:
    """Fill the buffer if there is one that is large enough; how large it has to be."""
    if buffer and size >= len(content):
        ctypes.memmove(buffer, content, len(content))
    return len(content)
