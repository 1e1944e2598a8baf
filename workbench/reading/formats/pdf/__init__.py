"""PDF documents with a text layer, and scans, which have none.

The road of a page: its words and their places (`document`, `words`), its head and foot set apart
(`margins`), columns and paragraphs (`layout`); then, for the whole document, paragraphs joined across
columns and pages (`flow`), divided words made whole (`hyphens`), headlines and notes told (`blocks`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workbench.domain.article import SCAN, ZoneKind
from workbench.domain.errors import UserError
from workbench.reading.extracted import Block, Extracted
from workbench.reading.formats.pdf.blocks import blocks_of
from workbench.reading.formats.pdf.document import Document, Page, opened
from workbench.reading.formats.pdf.flow import flow
from workbench.reading.formats.pdf.layout import placed
from workbench.reading.formats.pdf.margins import without_margins
from workbench.reading.formats.pdf.properties import properties_of, remarks
from workbench.reading.formats.pdf.words import certain

MEDIA_TYPE = "application/pdf"

_CERTAIN = 0.8
"""The share of words that must be certain for a text layer to be trusted without a remark."""


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The article of a PDF. Raises UserError, naming the file, for what is damaged or locked.

    A scan has one line of boilerplate that says so, and a note.
    """
    with opened(content, file_name) as document:
        found = extracted(document, document.pages(), file_name)
    yield found


def extracted(document: Document, pages: Iterable[Page], file_name: str) -> Extracted:
    """The article that these pages of the document make."""
    looked_at = _LookedAt()
    taken_apart = without_margins(looked_at.each(pages), is_single=document.length == 1)
    pieces = flow(found for margins in taken_apart for found in placed(margins))
    blocks = list(blocks_of(tuple(pieces)))
    if not blocks and len(looked_at.damaged) == document.length:
        raise UserError(
            f"All pages of “{file_name}” are damaged.", "Download it again, or ask for another copy."
        )
    return Extracted(
        _with_scans(blocks, looked_at.scanned, document.length),
        properties=properties_of(document, file_name),
        encoding=f"PDF {document.version}".strip(),
        media_type=MEDIA_TYPE,
        notes=(*looked_at.notes(file_name, document.length, is_scan=not blocks), *remarks(document)),
    )


@dataclass
class _LookedAt:
    """What the pages were like on the way through."""

    scanned: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    words: int = 0
    certain: int = 0

    def each(self, pages: Iterable[Page]) -> Iterator[Page]:
        for page in pages:
            if page.is_damaged:
                self.damaged.append(page.number)
            elif page.pictures and not page.words:
                self.scanned.append(page.number)
            self.words += len(page.words)
            self.certain += certain(page.words)
            yield page

    def notes(self, file_name: str, length: int, *, is_scan: bool) -> Iterator[str]:
        if is_scan and self.scanned:
            pages = f"{length:,} pages" if length > 1 else "a page"
            yield f"“{file_name}” is a scan: pictures of {pages}, without words. OCR can read them."
        elif is_scan:
            yield f"“{file_name}” has no words in it, only drawings or white. OCR may find some."
        elif self.scanned:
            yield f"{_numbered(self.scanned)} without words, as in a scan. OCR can read them."
        if self.damaged:
            verb = "is" if len(self.damaged) == 1 else "are"
            yield f"{_pages(self.damaged)} {verb} damaged and could not be read."
        if self.words and self.certain < _CERTAIN * self.words:
            yield "The PDF does not say what some of its letters are: compare the words with the original."


def _with_scans(blocks: Sequence[Block], scanned: Sequence[int], length: int) -> list[Block]:
    """The blocks, and a line for each page that is only a picture, in the place of its words."""
    if not blocks:
        pages = f"{length:,} pages" if length > 1 else "A page"
        what = f"Scan of {pages.lower()}, without words" if scanned else f"{pages} without words"
        return [Block(f"[{what}.]", ZoneKind.BOILERPLATE, SCAN, page=1)]
    lines = [
        Block(f"[Page {page:,} is a picture without words.]", ZoneKind.BOILERPLATE, SCAN, page)
        for page in scanned
    ]
    return sorted((*blocks, *lines), key=_last_page)


def _last_page(block: Block) -> int:
    return block.page + len(block.breaks)


def _numbered(pages: Sequence[int]) -> str:
    return f"{_pages(pages)} {'is a picture' if len(pages) == 1 else 'are pictures'}"


def _pages(pages: Sequence[int]) -> str:
    """`Page 3`, `Pages 3, 4 and 9`, `Pages 1, 2, 3 and 40 others`."""
    shown = [f"{page:,}" for page in pages[:4]] if len(pages) <= 4 else [f"{page:,}" for page in pages[:3]]
    if len(pages) > 4:
        shown.append(f"{len(pages) - 3:,} others")
    if len(shown) == 1:
        return f"Page {shown[0]}"
    return f"Pages {', '.join(shown[:-1])} and {shown[-1]}"
