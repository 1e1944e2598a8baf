"""How long a keystroke in “search everything” takes in a case of 10,000 articles, beside bare FTS5.

    python tests/benchmarks/bench_search.py [ARTICLES] [--case FILE]

Some searches of one to three words are typed letter by letter. What counts for each letter is how long
it takes until the rows of a screen can be shown: FTS5 is asked by one statement for the best 30 passages
with `snippet`; ours finds the best 200, and of the first 30 reads the sentences around them, their
sources and which words match. FTS5 is asked in its quickest way: `ORDER BY bm25()` takes less than
`ORDER BY rank` where much is found. Both ask through the same kind of connection and take turns. No text
that ours has read is still at hand in the next round.

Printed are the medians and 95th percentiles of the time they work, and their ratios. Goal: at most 1.5.
`--case` keeps the case between two runs.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench_import import articles
from bench_sources import make_case

from workbench.services.session import Session
from workbench.store.connections import connect_to_read

BEST, SHOWN = 200, 30
SEARCHES = 15
ROUNDS = 3
_BARE = """
    SELECT rowid, snippet(passage_index, 0, char(2), char(3), '…', 24)
    FROM passage_index WHERE passage_index MATCH ? ORDER BY bm25(passage_index) LIMIT ?
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--case", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = options.case or Path(folder) / "many.fcase"
        if not case.exists():
            make_case(Path(folder), options.articles).rename(case)
        show(*measured(case, keystrokes()))


def keystrokes() -> list[str]:
    """What stands in the field after each letter of the searches."""
    chance = random.Random(11)
    texts = [article["text"].split() for article in articles(400)]
    typed = []
    for _ in range(SEARCHES):
        words = chance.choice(texts)
        start = chance.randrange(len(words) - 3)
        wanted = " ".join(word.strip(".,") for word in words[start : start + chance.randint(1, 3)])
        typed += [wanted[:length] for length in range(1, len(wanted) + 1)]
    return [words for words in typed if not words[-1].isspace()]


def measured(case: Path, typed: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds of work for each keystroke: ours, and bare FTS5's; the least of some rounds."""
    ours: list[list[float]] = [[] for _ in typed]
    bare: list[list[float]] = [[] for _ in typed]
    for _ in range(ROUNDS):
        with (
            Session.open(case, "Benchmark", read_only=True) as session,
            closing(connect_to_read(case)) as fts5,
        ):
            for at, words in enumerate(typed):
                query = asked_of_fts5(words)
                bare[at].append(work(lambda query=query: fts5.execute(_BARE, (query, SHOWN)).fetchall()))
                ours[at].append(
                    work(lambda words=words: list(islice(session.hits(words, limit=BEST), SHOWN)))
                )
    return [min(times) for times in ours], [min(times) for times in bare]


def asked_of_fts5(words: str) -> str:
    return " AND ".join(f'"{word}"' for word in words.split()) + " *"


def work(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return 1000 * (time.process_time() - start)


def show(ours: Sequence[float], bare: Sequence[float]) -> None:
    print(f"{len(ours)} keystrokes, until {SHOWN} rows can be shown")
    for name, share in (("median", 0.5), ("95th percentile", 0.95)):
        mine, floor = _at(ours, share), _at(bare, share)
        print(f"{name}: {mine:.1f} ms, bare FTS5 {floor:.1f} ms, ratio {mine / floor:.2f}")
    each = statistics.median(mine / floor for mine, floor in zip(ours, bare, strict=True))
    more = statistics.median(mine - floor for mine, floor in zip(ours, bare, strict=True))
    print(f"all together: ratio {sum(ours) / sum(bare):.2f}; goal: 1.5")
    print(f"median of the keystrokes' ratios: {each:.2f}; of what they take more: {more:.1f} ms")


def _at(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[int(share * (len(taken) - 1))]


if __name__ == "__main__":
    main()
