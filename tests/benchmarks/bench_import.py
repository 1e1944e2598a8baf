"""How long 10,000 articles of 5 kB take to come into a case, and one text of 50 MB, beside a bare loop
over the same files.

    python tests/benchmarks/bench_import.py [ARTICLES]

With fewer articles the text is shorter, too.

The bare loop reads, decodes, divides into sentences, and writes articles and sentences with
`executemany` and the full-text index with INSERT … SELECT, a hundred articles at a time; it keeps no
originals, zones, hashes, history or fingerprints. The goals: at most 3 times its time from one file of
JSON lines, at most 6 times from a file for each article, and memory that does not grow with them.
Nothing is asked of the long text but that it takes no longer than as many bytes of short ones.
"""

import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.services.importing import Kind, Outcome, import_files
from workbench.services.scales import known_scale
from workbench.services.session import Session

_SIZE = 5000


def article(number: int, chance: random.Random, words: list[str], weights: list[float]) -> dict[str, str]:
    """News-like: words as frequent as they are in a language, sentences and paragraphs as long."""
    paragraphs: list[str] = []
    size = 0
    while size < _SIZE:
        said = [
            " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(8, 28))).capitalize() + "."
            for _ in range(4)
        ]
        paragraphs.append(" ".join(said))
        size += len(paragraphs[-1])
    day = f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {
        "id": f"a{number}",
        "title": f"Story {number} of the year",
        "outlet": "The Outlet",
        "published": day,
        "text": "\n\n".join(paragraphs),
    }


def articles(count: int) -> Iterator[dict[str, str]]:
    chance = random.Random(7)
    letters = "etaoinshrdlucmfwyp"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(40_000)]
    total, weights = 0.0, []
    for rank in range(1, len(words) + 1):
        total += 1 / rank
        weights.append(total)
    return (article(number, chance, words, weights) for number in range(count))


def bare_loop(case: Path, texts: Iterable[str]) -> None:
    from sentencex import get_sentence_boundaries

    with closing(sqlite3.connect(case, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, words TEXT)")
        connection.execute(
            "CREATE TABLE sentences (id INTEGER PRIMARY KEY, article INTEGER, start INTEGER, words TEXT)"
        )
        connection.execute(
            "CREATE VIRTUAL TABLE found USING fts5(words, content='sentences', content_rowid='id', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        number = last = 0
        numbered = iter(texts)
        while batch := list(islice(numbered, 100)):
            connection.execute("BEGIN")
            rows = []
            for words in batch:
                number += 1
                rows += [
                    (number, found["start_index"], found["text"])
                    for found in get_sentence_boundaries("en", words)
                ]
            connection.executemany("INSERT INTO articles (words) VALUES (?)", [(words,) for words in batch])
            connection.executemany("INSERT INTO sentences (article, start, words) VALUES (?, ?, ?)", rows)
            connection.execute(
                "INSERT INTO found (rowid, words) SELECT id, words FROM sentences WHERE id > ?", (last,)
            )
            last = connection.execute("SELECT max(id) FROM sentences").fetchone()[0]
            connection.execute("COMMIT")


def whole_import(case: Path, paths: list[Path], count: int) -> None:
    with Session.create(case, "Benchmark", "Benchmark", known_scale("averitec")) as session:
        outcomes = import_files(session, paths)
        new = sum(isinstance(one, Outcome) and one.kind is Kind.IMPORTED for one in outcomes)
        assert new == session.counts()[0] == count, (new, count, outcomes[:1])


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and of work on all processors, which tells more while others compute too."""

    clock: float
    work: float

    def __truediv__(self, other: "Taken") -> "Taken":
        return Taken(self.clock / other.clock, self.work / other.work)


def timed(deed: Callable[[], None]) -> Taken:
    clock, work = time.perf_counter(), _work()
    deed()
    return Taken(time.perf_counter() - clock, _work() - work)


def _work() -> float:
    """Seconds of work of this process and of those it has started and seen end."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines, files, text = folder / "articles.jsonl", folder / "files", folder / "text.txt"
        files.mkdir()
        with lines.open("w", encoding="utf-8") as out, text.open("w", encoding="utf-8") as long:
            for one in articles(count):
                out.write(json.dumps(one) + "\n")
                long.write(f"{one['text']}\n\n")
                (files / f"{one['id']}.txt").write_text(f"{one['title']}\n\n{one['text']}\n", "utf-8")
        each = sorted(files.iterdir())
        beside = Peers(folder)
        print(f"{count:,} articles of {_SIZE:,} bytes, {os.cpu_count()} processors")
        before = _peak()
        whole_import(
            folder / "tenth.fcase", [_lines(lines, folder / "tenth.jsonl", count // 10)], count // 10
        )
        small = _peak()
        beside.compare(
            "one file of JSON lines",
            lambda: (json.loads(line)["text"] for line in lines.open(encoding="utf-8")),
            lambda case: whole_import(case, [lines], count),
        )
        large = _peak()
        beside.compare(
            "a file for each",
            lambda: (path.read_text("utf-8") for path in each),
            lambda case: whole_import(case, [files], count),
        )
        beside.compare(
            f"a text of {text.stat().st_size / 1e6:.0f} MB",
            lambda: [text.read_text("utf-8")],
            lambda case: whole_import(case, [text], 1),
        )
    print(
        f"peak memory {before:.0f} MB before, {small:.0f} MB after a tenth, "
        f"{large:.0f} MB after all JSON lines"
    )
    print(f"a reading process took {_peak(resource.RUSAGE_CHILDREN):.0f} MB at most, for the long text")


@dataclass
class Peers:
    """The bare loop and the whole import over the same, one after the other."""

    folder: Path
    number: int = 0

    def compare(
        self, name: str, texts: Callable[[], Iterable[str]], import_into: Callable[[Path], None]
    ) -> None:
        self.number += 1
        whole = timed(lambda: import_into(self.folder / f"{self.number}.fcase"))
        bare = timed(lambda: bare_loop(self.folder / f"{self.number}.db", texts()))
        ratio = whole / bare
        print(
            f"{name:24}bare loop {bare.clock:6.1f} s, import {whole.clock:6.1f} s: "
            f"ratio {ratio.clock:.2f} by the clock, {ratio.work:.2f} in work",
            flush=True,
        )


def _lines(file: Path, into: Path, count: int) -> Path:
    with file.open(encoding="utf-8") as lines:
        into.write_text("".join(islice(lines, count)), "utf-8")
    return into


def _peak(whose: int = resource.RUSAGE_SELF) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
