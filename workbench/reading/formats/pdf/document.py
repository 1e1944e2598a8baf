"""A PDF file, opened: its pages one at a time, and what it says about itself.

pdfium, which reads them, is not made for several threads: all of it happens under one lock.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from workbench.domain.errors import UserError
from workbench.reading.formats.pdf.stand_in import have_stand_in
from workbench.reading.formats.pdf.text_layer import Box, TextLayer, TooManyCharacters
from workbench.reading.formats.pdf.words import Word, page_words

MOST_PAGES = 20_000
_MOST_OBJECTS = 5_000
"""Things drawn on a page that are looked at when pictures are sought."""

_SMALLEST_PICTURE = 36
"""Points, half an inch: what is smaller is an ornament."""

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page. `number` counts from 1; `pictures` lie as the page itself does."""

    number: int
    words: tuple[Word, ...]
    pictures: tuple[Box, ...]
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, as a PNM file, with so many dots to the point."""

    content: bytes
    scale: float


class Document:
    """An open PDF file; to be used inside `opened` only."""

    def __init__(self, raw: pypdfium.PdfDocument) -> None:
        self._raw = raw
        self.length = len(raw)

    @property
    def version(self) -> str:
        """`1.7`; empty when the file does not say."""
        version = ctypes.c_int()
        known = pdfium.FPDF_GetFileVersion(self._raw, version)
        return f"{version.value // 10}.{version.value % 10}" if known else ""

    def said(self, name: str) -> str:
        """What the document’s properties say under this name: `Title`, `Author`, `CreationDate`."""
        key = name.encode() + b"\x00"
        length = pdfium.FPDF_GetMetaText(self._raw, key, None, 0)
        buffer = ctypes.create_string_buffer(length + 2)
        pdfium.FPDF_GetMetaText(self._raw, key, buffer, length)
        return " ".join(buffer.raw.decode("utf-16-le", "replace").replace("\x00", " ").split())

    @property
    def language(self) -> str:
        """The tag of the language that the whole document is declared to be in."""
        length = pdfium.FPDFCatalog_GetLanguage(self._raw, None, 0)
        buffer = (ctypes.c_ushort * max(length, 1))()
        pdfium.FPDFCatalog_GetLanguage(self._raw, buffer, length)
        return "".join(map(chr, buffer)).rstrip("\x00")

    def pages(self) -> Iterator[Page]:
        """The pages in order, each closed again before the next is opened."""
        for index in range(self.length):
            yield self._page(index)

    def picture_of(self, number: int, dots_per_inch: int, most_dots: int) -> Picture:
        """A page as it is seen; with fewer dots to the inch when it is a large one."""
        page = self._raw[number - 1]
        try:
            width, height = page.get_size()
            scale = min(dots_per_inch / 72, (most_dots / max(width * height, 1)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            try:
                return Picture(_as_pnm(bitmap), scale)
            finally:
                bitmap.close()
        finally:
            page.close()

    def _page(self, index: int) -> Page:
        try:
            page = self._raw[index]
        except pypdfium.PdfiumError:
            return Page(index + 1, (), (), is_damaged=True)
        try:
            text_page = page.get_textpage()
            try:
                words = tuple(page_words(TextLayer(text_page)))
            finally:
                text_page.close()
            return Page(index + 1, words, tuple(_pictures(page)))
        except TooManyCharacters as error:
            raise UserError(
                f"Page {index + 1} of the PDF holds more characters than fit on a printed page.",
                "Copy the words you need into a text file (.txt) and import that.",
            ) from error
        except pypdfium.PdfiumError:
            return Page(index + 1, (), (), is_damaged=True)
        finally:
            page.close()


def _as_pnm(bitmap: pypdfium.PdfBitmap) -> bytes:
    dots, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (dots[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows)


def _pictures(page: pypdfium.PdfPage) -> Iterator[Box]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            width, height = right.value - left.value, top.value - bottom.value
            if min(width, height) >= _SMALLEST_PICTURE:
                yield Box(left.value, bottom.value, right.value, top.value)


@contextmanager
def opened(content: bytes, file_name: str) -> Iterator[Document]:
    """Open a PDF file; nobody else can read one meanwhile.

    Raises UserError, naming the file, for one that is damaged, locked with a password, or too long.
    """
    with _ONE_AT_A_TIME:
        have_stand_in()
        try:
            raw = pypdfium.PdfDocument(content)
        except pypdfium.PdfiumError as error:
            raise _refused(file_name, error) from error
        try:
            document = Document(raw)
            if document.length == 0:
                raise UserError(f"“{file_name}” has no pages.", "Download it again, or ask for another copy.")
            if document.length > MOST_PAGES:
                raise UserError(
                    f"“{file_name}” has {document.length:,} pages; a PDF may have at most {MOST_PAGES:,}.",
                    "Split it into several files and import those.",
                )
            yield document
        finally:
            raw.close()


def _refused(file_name: str, error: pypdfium.PdfiumError) -> UserError:
    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        how = "with a password" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "in a way unknown here"
        return UserError(
            f"“{file_name}” is locked {how}.",
            "Open it in a PDF viewer, print it into a new PDF and import that.",
        )
    return UserError(
        f"“{file_name}” is damaged, or not a PDF at all.", "Download it again, or ask for another copy."
    )
