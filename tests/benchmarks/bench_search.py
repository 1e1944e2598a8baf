"""How long a keystroke in “search everything” takes in a case of 10,000 articles, beside bare FTS5.

    python tests/benchmarks/bench_search.py [ARTICLES]

Words of the articles are typed letter by letter. Ours gives the best 200 passages with what is around them,
their sources and the words marked; bare FTS5 asks the same index for the best 200 with `snippet`. Both take
turns; printed are the medians, the 95th percentiles and their ratios. Goal: at most 1.5.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench_import import articles
from bench_sources import make_case

from workbench.services.session import Session

BEST = 200
TYPED = 60
_BARE = """
    SELECT rowid, snippet(passage_index, 0, char(2), char(3), '…', 24)
    FROM passage_index WHERE passage_index MATCH ? ORDER BY bm25(passage_index) LIMIT ?
"""


def keystrokes() -> list[str]:
    """What stands in the field after each letter, of some searches of one to three words."""
    chance = random.Random(11)
    texts = [article["text"].split() for article in articles(400)]
    typed = []
    for _ in range(TYPED):
        words = chance.choice(texts)
        start = chance.randrange(len(words) - 3)
        wanted = " ".join(word.strip(".,") for word in words[start : start + chance.randint(1, 3)])
        typed.append(wanted[: chance.randint(min(3, len(wanted)), len(wanted))])
    return [words for words in typed if words and not words[-1].isspace()]


def asked_of_fts5(words: str) -> str:
    return " AND ".join(f'"{word}"' for word in words.split()) + " *"


def seconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def at(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[int(share * (len(taken) - 1))]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = make_case(Path(folder), count)
        ours: list[float] = []
        bare: list[float] = []
        with (
            Session.open(case, "Benchmark", read_only=True) as session,
            closing(sqlite3.connect(case)) as fts5,
        ):
            for words in keystrokes():
                query = asked_of_fts5(words)
                for taken, ask in (
                    (bare, lambda query=query: fts5.execute(_BARE, (query, BEST)).fetchall()),
                    (ours, lambda words=words: session.search(words, limit=BEST)),
                ):
                    ask()
                    taken.append(min(seconds(ask) for _ in range(3)))
    for name, share in (("median", 0.5), ("95th percentile", 0.95)):
        mine, floor = at(ours, share), at(bare, share)
        print(f"{name}: {mine * 1000:.1f} ms, bare FTS5 {floor * 1000:.1f} ms, ratio {mine / floor:.2f}")
    print(
        f"all together: ratio {sum(ours) / sum(bare):.2f} (median of ratios "
        f"{statistics.median(mine / floor for mine, floor in zip(ours, bare, strict=True)):.2f}); goal: 1.5"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
