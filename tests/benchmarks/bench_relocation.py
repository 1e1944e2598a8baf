"""How well and how fast quotes are placed in texts that differ from those they were taken from.

    python tests/benchmarks/bench_relocation.py [--data DIR]

Reads `quote_relocation/` of DIR (../shared/data unless said otherwise): quotes with their true place in
another transcript of the same speech, and quotes that are not there. Prints how many are found (half of
the place is shared with the true one), how many of the absent ones are placed all the same, how many
places share four fifths, for all and for two halves by recording; then the median time a quote takes in
100,000 characters, as a ratio to edlib where that is installed (`pip install edlib`; only measured with).
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from workbench.finding.folding import folded, squeezed
from workbench.finding.quote_places import Haystack, Kind, Place, Quote
from workbench.finding.relocation import place

ROOT = Path(__file__).parents[2]
LENGTH = 100_000
TIMED = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """A quote, where it was placed, and where it is: None for a quote that is not there."""

    recording: int
    found: Place | None
    true: tuple[int, int] | None

    @property
    def is_placed(self) -> bool:
        return self.found is not None and self.found.kind is not Kind.ABSENT

    @property
    def overlap(self) -> float:
        if self.found is None or self.true is None or not self.is_placed:
            return 0.0
        start, end = self.true
        shared = min(self.found.end, end) - max(self.found.start, start)
        return max(0, shared) / (max(self.found.end, end) - min(self.found.start, start))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    folder = parser.parse_args().data / "quote_relocation"
    if not folder.is_dir():
        print(f"Skipped: there is no folder {folder}; name the data folder with --data.")
        return
    items = [json.loads(line) for line in (folder / "items_dev.jsonl").read_text("utf-8").splitlines()]
    with gzip.open(folder / "docs_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {document["doc"]: document["text"] for document in map(json.loads, file)}
    show_quality(items, texts)
    show_speed(items, texts)


def show_quality(items: Iterable[dict[str, Any]], texts: dict[str, str]) -> None:
    haystacks = {name: Haystack(words) for name, words in texts.items()}
    trials = [
        Trial(
            int(re.findall(r"\d+", item["doc"])[-1]),
            place(Quote(item["quote"]), haystacks[item["doc"]]),
            None if item["start"] is None else (item["start"], item["end"]),
        )
        for item in items
    ]
    print(f"{'':12}{'quotes':>8}{'found':>8}{'≥ .8':>8}{'absent':>8}{'placed':>8}")
    show_line("all", trials)
    show_line("even half", [trial for trial in trials if trial.recording % 2 == 0])
    show_line("odd half", [trial for trial in trials if trial.recording % 2])


def show_line(name: str, trials: Sequence[Trial]) -> None:
    there = [trial for trial in trials if trial.true]
    absent = [trial for trial in trials if not trial.true]
    found = sum(trial.overlap >= 0.5 for trial in there) / len(there)
    close = sum(trial.overlap >= 0.8 for trial in there) / len(there)
    wrong = sum(trial.is_placed for trial in absent)
    print(f"{name:12}{len(there):8}{found:8.3f}{close:8.3f}{len(absent):8}{wrong:8}")


def show_speed(items: Iterable[dict[str, Any]], texts: dict[str, str]) -> None:
    """Quotes whose words have changed, in texts made as long as a book's chapter.

    Each quote is looked for by both, one after the other, so that what else the machine does slows both.
    """
    changed = [item for item in items if item["start"] is not None and not item["exact"]]
    changed = changed[:: len(changed) // TIMED]
    everything = "\n".join(texts.values())
    haystacks = {name: (words + "\n" + everything)[:LENGTH] for name, words in texts.items()}
    folded_haystacks = {name: plain(words) for name, words in haystacks.items()}
    try:
        import edlib
    except ImportError:
        edlib = None
    ours: list[float] = []
    as_they_are: list[float] = []
    as_folded: list[float] = []
    for item in changed:
        quote, words = item["quote"], haystacks[item["doc"]]
        ours.append(seconds(lambda: place(Quote(quote), Haystack(words))))  # noqa: B023
        if edlib:
            align = partial(edlib.align, mode="HW", task="locations")
            as_they_are.append(seconds(partial(align, quote, words)))
            as_folded.append(seconds(partial(align, plain(quote), folded_haystacks[item["doc"]])))
    median = statistics.median(ours)
    print(
        f"\nA changed quote in {LENGTH:,} characters, folding included: {1000 * median:.2f} ms at the median"
    )
    if not edlib:
        print(
            "Skipped: edlib is not installed, so there is no ratio to it (PYTHONPATH may name where it is)."
        )
        return
    for what, theirs in (
        ("the words as they are", as_they_are),
        ("folded words, not counting the folding", as_folded),
    ):
        peer = statistics.median(theirs)
        print(f"edlib on {what}: {1000 * peer:.2f} ms; ratio {median / peer:.2f}")


def plain(words: str) -> str:
    return squeezed(folded(words))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
