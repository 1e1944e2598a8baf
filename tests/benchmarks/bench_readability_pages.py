"""How well text, title, byline, outlet and date of a page are read: the test pages of Mozilla's Readability.

    python tests/benchmarks/bench_readability_pages.py [--data DIR]

The expected values come from Readability itself, so readability-lxml, which follows the same rules, is at
home here. The text is measured by F1 of its words, on average; the others by how often they are right,
where a page is expected to tell them. Our text here has the captions too, since Readability keeps them.
"""

import json
import logging
import re
import statistics
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from datasets import data_folder
from lxml import html

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import FoundZone, read_bytes
from workbench.reading.pages.moments import date_in

TEXT = (ZoneKind.BODY, ZoneKind.DOCUMENT, ZoneKind.CORRECTION, ZoneKind.CAPTION)
FIELDS = {"title": "title", "byline": "byline", "outlet": "siteName", "published": "publishedTime"}
"""Our words for what is expected, and Readability's."""

_BY = re.compile(r"^\s*(?:written |posted )?(?:by|von|par|por)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    text: str = ""
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""


def ours(content: bytes) -> Read:
    try:
        article = read_bytes(content, "page.html")
    except UserError:
        return Read()
    said = article.attribution
    text = " ".join(article.words[zone.start : zone.end] for zone in article.zones if is_text(zone))
    return Read(text, said.title, said.byline, said.outlet, said.published)


def is_text(zone: FoundZone) -> bool:
    return zone.kind in TEXT or zone.label == "subheading"


def of_trafilatura(content: bytes) -> Read:
    import trafilatura

    found = trafilatura.bare_extraction(
        content.decode("utf-8", "replace"), with_metadata=True, include_comments=False
    )
    if found is None:
        return Read()
    said = (found.text, found.title, found.author, found.sitename, found.date)
    return Read(*(value or "" for value in said))


def of_readability(content: bytes) -> Read:
    from readability import Document

    document = Document(content.decode("utf-8", "replace"))
    return Read(words_of(document.summary()), document.short_title())


def words_of(markup: str) -> str:
    return " ".join(html.document_fromstring(markup).itertext()) if markup.strip() else ""


def f1(true: str, found: str) -> float:
    one, other = (Counter(re.findall(r"\w+", words.lower())) for words in (true, found))
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def is_right(field: str, expected: str, found: str) -> bool:
    if field == "published":
        return date_in(expected) == found
    return folded(expected) == folded(found)


def folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", _BY.sub("", words).lower()))


def cases(archive: Path) -> dict[str, tuple[bytes, str, Mapping[str, str]]]:
    """Of each test page its source, the expected text and the expected metadata."""
    files: dict[str, dict[str, bytes]] = {}
    with tarfile.open(archive) as packed:
        for member in packed:
            file = packed.extractfile(member) if member.isfile() else None
            if file:
                path = Path(member.name)
                files.setdefault(path.parent.name, {})[path.name] = file.read()
    return {
        name: (
            held["source.html"],
            words_of(held["expected.html"].decode("utf-8")),
            json.loads(held["expected-metadata.json"]),
        )
        for name, held in files.items()
        if "source.html" in held
    }


def main() -> None:
    folder = data_folder("readability_pages", "How well text and metadata of a page are read.")
    logging.disable(logging.CRITICAL)
    pages = cases(folder / "test-pages.tar.xz")
    print(
        f"{len(pages)} pages         text F1  " + "  ".join(f"{field:>9}" for field in FIELDS) + "  seconds"
    )
    tools: dict[str, Callable[[bytes], Read]] = {
        "workbench": ours,
        "trafilatura": of_trafilatura,
        "readability-lxml": of_readability,
    }
    for tool, read in tools.items():
        start = time.process_time()
        try:
            found = {name: read(source) for name, (source, _, _) in pages.items()}
        except ImportError:
            print(f"{tool:17} skipped: not installed")
            continue
        taken = time.process_time() - start
        text = statistics.mean(f1(true, found[name].text) for name, (_, true, _) in pages.items())
        shares = [share(field, pages, found) for field in FIELDS]
        print(f"{tool:17} {text:.4f}   " + "  ".join(f"{of:>9}" for of in shares) + f"  {taken:.1f}")


def share(
    field: str, pages: Mapping[str, tuple[bytes, str, Mapping[str, str]]], found: Mapping[str, Read]
) -> str:
    """How many are right of those that are expected; – for a tool that never tells."""
    told = {name: getattr(read, field) for name, read in found.items()}
    if not any(told.values()):
        return "–"
    expected = {name: said.get(FIELDS[field]) for name, (_, _, said) in pages.items()}
    asked = {name: value for name, value in expected.items() if value}
    return f"{sum(is_right(field, value, told[name]) for name, value in asked.items())}/{len(asked)}"


if __name__ == "__main__":
    main()
