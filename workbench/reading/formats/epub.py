"""Books and magazines (EPUB): their chapters in the order of reading, as one text."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.errors import UserError
from workbench.reading.cues import Mark
from workbench.reading.extracted import Block, Extracted
from workbench.reading.one_line import one_line
from workbench.reading.packed import Packed
from workbench.reading.pages.charset import page_characters
from workbench.reading.pages.moments import date_in
from workbench.reading.pages.whole import whole_page
from workbench.reading.xml_trees import all_words, inner, name_of, said, xml_tree

_MEDIA_TYPE = "application/epub+zip"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
_CONTAINER = "META-INF/container.xml"
_ORIGIN = "description of the book"
_BODY = Mark(ZoneKind.BODY)
_WEB = ("http://", "https://")


def read(content: bytes, file_name: str) -> Iterator[Extracted]:
    """The whole book. Raises UserError, naming the file, when it is damaged or locked."""
    book = Packed(content, file_name)
    at = _description_in(book, file_name)
    description = xml_tree(book.read(at), file_name)
    attribution = _attribution(inner(description, "metadata"))
    found: list[Block] = []
    notes: list[str] = []
    # a chapter that is named again and again would be a bomb
    for chapter in dict.fromkeys(_chapters(description, posixpath.dirname(at))):
        if chapter not in book:
            notes.append(f"The book names a chapter “{chapter}” that is not in it.")
            continue
        characters, _, _ = page_characters(book.read(chapter))
        found.extend(whole_page(characters, headline=attribution.title, prose=_BODY))
    if not found and "META-INF/encryption.xml" in book:
        raise UserError(
            f"“{file_name}” is locked by its publisher.",
            "Open it in its program and copy the words you need.",
        )
    yield Extracted(tuple(found), attribution, media_type=_MEDIA_TYPE, notes=tuple(notes))


def _description_in(book: Packed, file_name: str) -> str:
    """The name of the part that says what is in the book."""
    if _CONTAINER in book:
        for element in xml_tree(book.read(_CONTAINER), file_name).iter():
            path = said(element, "full-path") if name_of(element) == "rootfile" else ""
            if path in book:
                return path
    raise UserError(
        f"“{file_name}” is not a complete book: it does not list its contents.",
        "Get it again and import that.",
    )


def _chapters(description: Any, folder: str) -> Iterator[str]:
    """The names of the chapters in the order of reading, without the table of contents."""
    manifest, spine = inner(description, "manifest"), inner(description, "spine")
    if manifest is None or spine is None:
        return
    items = {said(item, "id"): item for item in manifest}
    for reference in spine:
        item = items.get(said(reference, "idref"))
        if item is None or "nav" in said(item, "properties").split():
            continue
        if said(item, "media-type") in _PAGES:
            yield posixpath.normpath(posixpath.join("/", folder, unquote(said(item, "href")))).lstrip("/")


def _attribution(metadata: Any) -> Attribution:
    said_of: dict[str, list[str]] = {}
    for element in () if metadata is None else metadata.iter():
        if words := one_line(all_words(element)):
            said_of.setdefault(name_of(element), []).append(words)
    identifiers = said_of.get("identifier", []) + said_of.get("source", [])
    values = {
        "title": next(iter(said_of.get("title", [])), ""),
        "outlet": next(iter(said_of.get("publisher", [])), ""),
        "byline": ", ".join(said_of.get("creator", [])),
        "published": next(filter(None, map(date_in, said_of.get("date", []))), ""),
        "url": next((words for words in identifiers if words.startswith(_WEB)), ""),
        "language": next(iter(said_of.get("language", [])), ""),
    }
    return Attribution(**values, origins={field: _ORIGIN for field, value in values.items() if value})
