"""How long the quote ledger of 1,000 news articles takes, beside a single look at all their words.

    python tests/benchmarks/bench_quotes.py [--data DIR]

The floor is what nothing can do without: finding the words of all articles once. Then come the quotations
with their speakers, the sayings with all their wordings compared, and the documents that several articles
copy out. Measured in time of the processor, the best of three.
"""

import csv
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from casemaking import an_import, new_session
from datasets import data_folder

from workbench.domain.article import normalise
from workbench.finding.quotations import quotations
from workbench.services.collating import collations
from workbench.services.quote_ledger import quote_ledger

_ARTICLES = 1000
_OUTLETS = 40


def main() -> None:
    folder = data_folder("near_duplicates", "How long quotes take to be found and compared.")
    csv.field_size_limit(10**8)
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = [normalise(list(row.values())[-1]) for row in csv.DictReader(file)][:_ARTICLES]
    floor = _seconds(lambda: [re.findall(r"\w+", words) for words in bodies])
    print(f"{len(bodies):,} articles, {sum(map(len, bodies)):,} characters; their words once: {floor:.2f} s")
    _show("quotations and speakers", _seconds(lambda: [quotations(words) for words in bodies]), floor)
    with tempfile.TemporaryDirectory() as place, new_session(Path(place)) as session:
        for number, words in enumerate(bodies):
            an_import(words, title=f"Article {number}", outlet=f"Outlet {number % _OUTLETS}").into(session)
        _show("the ledger again, with the quotations at hand", _seconds(lambda: quote_ledger(session)), floor)
        _show("documents", _seconds(lambda: collations(session)), floor)
        rows = quote_ledger(session)
        shared = [row for row in rows if row.outlets > 1]
        differing = sum(row.worst is not None for row in shared)
        print(
            f"{len(rows):,} sayings, {len(shared):,} told by several outlets, {differing:,} of these in "
            f"other words; {len(collations(session)):,} documents"
        )


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def _show(what: str, seconds: float, floor: float) -> None:
    each, share = 1000 * seconds / _ARTICLES, seconds / floor
    print(f"{what}: {seconds:.2f} s, {each:.1f} ms an article, {share:.0f} x the floor")


if __name__ == "__main__":
    main()
