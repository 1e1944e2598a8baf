"""The characters of one page, their places and how they are set: all that is asked of pdfium about words."""

import ctypes
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from workbench.reading.formats.pdf.customs import pattern

SOFT_HYPHEN = "\ufffe"
"""What stands for a hyphen at the end of a line, until it is known whether the word has it as well."""

MOST_CHARACTERS = 500_000
"""On one page; the densest page of a newspaper has thirty thousand."""

_FORCED_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD = 700


class TooManyCharacters(Exception):
    """A page holds more characters than any page of print."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set: `size` in points as it is seen; `turn` counts quarter turns against the clock.

    `is_certain` is false when the file does not say which characters the shapes stand for.
    """

    size: float
    bold: bool = False
    italic: bool = False
    turn: int = 0
    is_certain: bool = True


class Box(NamedTuple):
    """What something covers, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def turned(self, turn: int) -> "Box":
        if turn == 0:
            return self
        (x, y), (u, v) = turned(self.left, self.bottom, turn), turned(self.right, self.top, turn)
        return Box(min(x, u), min(y, v), max(x, u), max(y, v))


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on the page once words that stand on their side, or on their head, are put upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


class TextLayer:
    """The text layer of a page that is open. `characters` has one for each that pdfium counts, with the
    blanks that it inferred from gaps, SOFT_HYPHEN at ends of lines, and NUL for what is none.

    Raises TooManyCharacters for a page on which no article can stand.
    """

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._styles: dict[int, Style] = {}
        self._four = tuple(ctypes.c_double() for _ in range(4))
        count = max(pdfium.FPDFText_CountChars(text_page), 0)
        if count > MOST_CHARACTERS:
            raise TooManyCharacters
        self.characters = self._all_at_once(count) or "".join(map(self._character, range(count)))

    def is_divided_at(self, index: int) -> bool:
        """Whether a line ends here within a word."""
        return bool(pdfium.FPDFText_IsHyphen(self._page, index) == 1)

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character begins on its line."""
        x, y, *_ = self._four
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def box(self, index: int) -> Box:
        """What the shape of a character covers."""
        left, right, bottom, top = self._four
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return Box(left.value, bottom.value, right.value, top.value)

    def style(self, index: int) -> Style | None:
        """How a character is set; None for one that nobody can see. What is drawn together is asked once."""
        drawn = pdfium.FPDFText_GetTextObject(self._page, index)
        if not drawn:
            return None
        address = ctypes.addressof(drawn.contents)
        style = self._styles.get(address)
        if style is None:
            style = self._styles[address] = self._style(drawn, index)
        return style if style.size else None

    def _style(self, drawn: Any, index: int) -> Style:
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            return Style(0)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        size = scale * pdfium.FPDFText_GetFontSize(self._page, index)
        if not 0.1 <= size <= 10_000:
            return Style(0)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        bold, italic = _weight(pdfium.FPDFTextObj_GetFont(drawn))
        is_certain = pdfium.FPDFText_HasUnicodeMapError(self._page, index) != 1
        return Style(round(size, 1), bold, italic, turn, is_certain)

    def _all_at_once(self, count: int) -> str:
        """The characters, when pdfium writes as many as it counts; else nothing."""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(self._page, 0, count, buffer)
        return "".join(map(chr, buffer[:count])) if written - 1 == count else ""

    def _character(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._page, index)
        if self.is_divided_at(index):
            return SOFT_HYPHEN
        return chr(code) if 0 < code <= 0x10FFFF else "\x00"


def _weight(font: Any) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic, by its own description or by its name."""
    if not font:
        return False, False
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    bold, italic = _named(name.value.decode("utf-8", "replace"))
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    heavy = bool(flags & _FORCED_BOLD) or pdfium.FPDFFont_GetWeight(font) >= _BOLD
    return bold or heavy, italic or bool(flags & _ITALIC)


@lru_cache(256)
def _named(font: str) -> tuple[bool, bool]:
    return bool(pattern("fonts", "bold").search(font)), bool(pattern("fonts", "italic").search(font))
