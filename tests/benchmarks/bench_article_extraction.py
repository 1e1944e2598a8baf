"""How well the article is told from its page: 181 news pages, beside trafilatura and readability-lxml.

    python tests/benchmarks/bench_article_extraction.py [--data DIR]

The measure is the one of the collection (scrapinghub's article-extraction-benchmark): shingles of four
words, each page weighing the same, F1 of the mean precision and the mean recall. Ours are the zones that
are the article's own text: body, subheadings, quoted documents, corrections; headline, credits and
captions are kept but are no part of the true texts. The rules were made by looking at the first half.
"""

import gzip
import json
import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from datasets import data_folder, halves

from workbench.domain.article import ZoneKind
from workbench.domain.errors import UserError
from workbench.reading import FoundZone, read_bytes

TEXT = (ZoneKind.BODY, ZoneKind.DOCUMENT, ZoneKind.CORRECTION)
_WORD = re.compile(r"\w+")

Counts = tuple[int, int, int]
"""Shingles that are right, wrong, and missing."""


def ours(content: bytes) -> str:
    try:
        article = read_bytes(content, "page.html")
    except UserError:
        return ""
    return "\n\n".join(article.words[zone.start : zone.end] for zone in article.zones if is_text(zone))


def is_text(zone: FoundZone) -> bool:
    return zone.kind in TEXT or zone.label == "subheading"


def of_trafilatura(content: bytes) -> str:
    import trafilatura

    return trafilatura.extract(content.decode("utf-8", "replace"), include_comments=False) or ""


def of_readability(content: bytes) -> str:
    from lxml import html
    from readability import Document

    summary = Document(content.decode("utf-8", "replace")).summary()
    return "\n".join(html.document_fromstring(summary).itertext()) if summary.strip() else ""


def shingles(words: str) -> Counter[tuple[str, ...]]:
    said = _WORD.findall(words)
    return Counter(
        shingle for start in range(max(1, len(said) - 3)) if (shingle := tuple(said[start : start + 4]))
    )


def compared(true: str, found: str) -> Counts:
    one, other = shingles(true), shingles(found)
    return (one & other).total(), (other - one).total(), (one - other).total()


def scores(pages: Iterable[Counts]) -> tuple[float, float, float]:
    """F1, precision, recall; a page for which nothing is to be found and nothing was found is right."""
    precisions, recalls = [], []
    for right, wrong, missing in pages:
        if right + wrong:
            precisions.append(right / (right + wrong))
        if right + missing:
            recalls.append(right / (right + missing))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def main() -> None:
    folder = data_folder("article_extraction", "How well the article is told from its page.")
    logging.disable(logging.CRITICAL)
    truth: Mapping[str, Mapping[str, str]] = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    both = halves(list(truth))
    heads = ("F1", "precision", "recall", "half 1", "half 2", "seconds")
    print(f"{len(pages)} pages".ljust(17), *(f"{head:9}" for head in heads))
    tools: dict[str, Callable[[bytes], str]] = {
        "workbench": ours,
        "trafilatura": of_trafilatura,
        "readability-lxml": of_readability,
    }
    for tool, extract in tools.items():
        start = time.process_time()
        try:
            counts = {name: compared(truth[name]["articleBody"], extract(pages[name])) for name in truth}
        except ImportError:
            print(f"{tool:17} skipped: not installed")
            continue
        taken = time.process_time() - start
        all_of_it = [f"{score:.4f}   " for score in scores(counts.values())]
        by_half = [f"{scores(counts[name] for name in half)[0]:.4f}   " for half in both]
        print(f"{tool:17}", *all_of_it, *by_half, f"{taken:.1f}")
    print("goal: at least trafilatura’s")


if __name__ == "__main__":
    main()
