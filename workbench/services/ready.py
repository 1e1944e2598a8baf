"""From a file to articles that are ready to be kept: all the work that takes time and needs no case."""

from array import array
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.domain.article import Text, sha256
from workbench.domain.errors import UserError
from workbench.finding.duplicates import fingerprints
from workbench.reading import ImportedArticle
from workbench.reading.assembling import assemble
from workbench.reading.extracted import Extracted
from workbench.reading.reader import extract
from workbench.reading.repeated import numbers
from workbench.reading.sniffing import Format, kind_of
from workbench.services.files import content_of, shown_name
from workbench.store.contents import Packed, packed

DIVISIBLE = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
"""Endings of collections that are taken apart in no time, so that several readers can share them."""


@dataclass(frozen=True, slots=True)
class Capture:
    """How a page was fetched: where it was found in the end, and the addresses that led there.

    `declared` is the encoding its server gave, `served` and `modified` the moments in UTC that it gave
    for the answer and for the page; each is empty where it gave none.
    """

    address: str
    redirects: tuple[str, ...] = ()
    declared: str = ""
    served: str = ""
    modified: str = ""

    @classmethod
    def of(cls, text: Text) -> "Capture":
        """How the page was fetched that a text was read from; empty for a file."""
        return cls(text.address, text.redirects, served=text.served, modified=text.modified)

    @property
    def kept(self) -> dict[str, Any]:
        """What a text keeps of it, by the names of its fields."""
        names = ("address", "redirects", "served", "modified")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Errand:
    """A file of `size` bytes to be read, or `content` that came without one, called as `path` is.

    Of several readers that share a collection each has another `share`, from 0, of `of` of them.
    `capture` tells of a page that was fetched how it was.
    """

    number: int
    path: Path
    size: int = 0
    content: bytes | None = field(default=None, repr=False)
    share: int = 0
    of: int = 1
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """An article as it was read, with all that keeping it takes.

    `original` are the packed bytes that `imported` has left behind: they need not travel twice. `prints`
    are the fingerprints of its words, `paragraphs` the numbers of those that others may repeat.
    """

    imported: ImportedArticle
    original: Packed
    words: Packed
    prints: Sequence[int] = field(repr=False)
    paragraphs: tuple[int, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Known:
    """An article that was not read, because exactly its bytes are in the case."""

    original_sha256: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Done:
    """All articles of an errand have been answered."""


Delivery = Ready | Known | UserError
"""What comes of an article. A UserError stands for one that cannot be read."""

Arrival = tuple[Errand, Delivery | Done]


def deliveries(errand: Errand, known: Set[str]) -> Iterator[Delivery]:
    """Read what the errand names, article by article; `known` are the hashes of what need not be read.

    Raises UserError, naming the file, when nothing can be read of it.
    """
    name = shown_name(errand.path)
    content = content_of(errand.path) if errand.content is None else errand.content
    whole = sha256(content)
    if whole in known:
        yield Known(whole, name)
        return
    for place, extracted in enumerate(_extracted(content, name, errand.capture)):
        if place % errand.of == errand.share:
            yield _delivery(extracted, content, name, known)


def ready(imported: ImportedArticle) -> Ready:
    words = imported.words.encode()
    kept = packed(words)
    original = kept if imported.original == words else packed(imported.original)
    reporting = [imported.words[zone.start : zone.end] for zone in imported.zones if zone.kind.is_reporting]
    paragraphs = numbers(imported.words, imported.zones)
    prints = array("I", fingerprints(reporting))  # goes to another process more quickly than a tuple
    return Ready(replace(imported, original=b""), original, kept, prints, paragraphs)


def articles(content: bytes, name: str, capture: Capture | None) -> Iterator[ImportedArticle | UserError]:
    """All articles in the bytes of a file or a page, as they are read."""
    for extracted in _extracted(content, name, capture):
        try:
            yield extracted if isinstance(extracted, UserError) else assemble(extracted, content, name)
        except UserError as problem:
            yield problem


def _delivery(extracted: Extracted | UserError, content: bytes, name: str, known: Set[str]) -> Delivery:
    if isinstance(extracted, UserError):
        return extracted
    if extracted.original is not None and (own := sha256(extracted.original)) in known:
        return Known(own, extracted.file_name or name)
    try:
        return ready(assemble(extracted, content, name))
    except UserError as problem:
        return problem


def _extracted(content: bytes, name: str, capture: Capture | None) -> Iterator[Extracted | UserError]:
    if capture is None:
        yield from extract(content, name)
    elif kind_of(content, name) is Format.HTML:
        from workbench.reading.formats.html import read_page

        yield _located(read_page(content, name, declared=capture.declared, address=capture.address), capture)
    else:
        for extracted in extract(content, name):
            yield extracted if isinstance(extracted, UserError) else _located(extracted, capture)


def _located(extracted: Extracted, capture: Capture) -> Extracted:
    """With the address it was fetched from, where it says none itself."""
    said = extracted.attribution
    if said.url:
        return extracted
    origins = {**said.origins, "url": "the address it was fetched from"}
    return replace(extracted, attribution=replace(said, url=capture.address, origins=origins))
