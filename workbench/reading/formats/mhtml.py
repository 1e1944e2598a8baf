"""MHTML: a page with all that belongs to it, saved by a browser as if it were a mail."""

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser

from workbench.domain.errors import UserError
from workbench.reading.extracted import Extracted
from workbench.reading.formats import html
from workbench.reading.formats.html import read_page

_PAGES = ("text/html", "application/xhtml+xml")


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The article of the page inside. Raises UserError, naming the file, when there is none."""
    page, declared, address = _inside(content, file_name)
    yield read_page(page, file_name, declared=declared, address=address)


def plain_view(content: bytes, file_name: str) -> str:
    """All words of the page inside, as text that does nothing. Raises UserError when there is none."""
    page, declared, _ = _inside(content, file_name)
    return html.plain_view(page, declared=declared)


def _inside(content: bytes, file_name: str) -> tuple[bytes, str, str]:
    """The bytes of the page, the encoding that its part declares, and the address it was found at."""
    try:
        letter = BytesParser().parsebytes(content)
        part = _page(letter)
    except RecursionError:
        part = None
    if part is None:
        raise UserError(
            f"There is no web page in “{file_name}”.",
            "Open the page in a browser and save it again as a web page.",
        )
    page = part.get_payload(decode=True)
    address = _header(letter, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return (
        page if isinstance(page, bytes) else b"",
        part.get_content_charset("") or "",
        address if address.startswith(("http://", "https://")) else "",
    )


def _page(letter: Message) -> Message | None:
    """The part that is the page itself: the one that is named as the start, else the first."""
    pages = [part for part in letter.walk() if part.get_content_type() in _PAGES]
    start = letter.get_param("start")
    named = (part for part in pages if start and part.get("Content-ID") == start)
    return next(named, pages[0] if pages else None)


def _header(letter: Message, name: str) -> str:
    return "".join(str(letter.get(name, "")).split())
