"""How long a PDF takes, page by page, beside pdfium's own bare text, and what becomes of hostile files.

    python tests/benchmarks/bench_pdf.py [--data DIR]

The ratio is that of reading with columns, paragraphs and zones to nothing but each page's characters.
Long documents must take no more time for a page than short ones, and hardly more memory.
"""

import multiprocessing
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from datasets import data_folder
from pdfmaking import a_long_pdf

from workbench.domain.errors import UserError
from workbench.reading import read_bytes

LENGTHS = (20, 200, 2000)


def bare(content: bytes) -> int:
    """The characters that pdfium finds, page by page."""
    document = pypdfium2.PdfDocument(content)
    found = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        found += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return found


def measured(content: bytes) -> tuple[float, float, int, int]:
    """Seconds of the bare loop and of ours, megabytes that ours added, and how many pages it found."""
    began = time.perf_counter()
    bare(content)
    between, before = time.perf_counter(), memory()
    article = read_bytes(content, "long.pdf")
    ended = time.perf_counter()
    return between - began, ended - between, memory() - before, len(article.page_starts)


def memory() -> int:
    """The most that this process has used so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def lengths() -> None:
    context = multiprocessing.get_context("spawn")
    for length in LENGTHS:
        with context.Pool(1) as process:  # its memory is its own
            lone, ours, added, pages = process.apply(measured, (a_long_pdf(length),))
        print(
            f"{pages:>6,} pages: {ours / pages * 1000:6.1f} ms a page, {ours / lone:4.1f} × bare text, "
            f"{added:>4} MB more"
        )


def hostile(folder: Path) -> None:
    became: Counter[str] = Counter()
    slowest = (0.0, "")
    for path in sorted(folder.rglob("*.pdf")):
        began = time.perf_counter()
        try:
            article = read_bytes(path.read_bytes(), path.name)
            is_scan = any(zone.label == "scan" for zone in article.zones)
            became["a scan, said to be one" if is_scan else "an article"] += 1
        except UserError as problem:
            became[f"refused: {problem.message.partition('” ')[2]}"] += 1
        slowest = max(slowest, (time.perf_counter() - began, path.name))
    for what, files in became.most_common():
        print(f"{files:>6} files: {what}")
    print(f"slowest: {slowest[1]}, {slowest[0]:.2f} s")


if __name__ == "__main__":
    data = data_folder("hostile", str(__doc__).partition("\n")[0])
    lengths()
    hostile(data)
