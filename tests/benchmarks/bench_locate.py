"""How fast, and in which article, quotes are found in a case of 10,000 articles, against looking into all.

    python tests/benchmarks/bench_locate.py [--data DIR] [--case FILE]

The articles are those of near_duplicates/, scifact/ and quote_relocation/ of DIR, and stories made of the
first ones' sentences until there are enough. The quotes are sentences of news stories with words left
out, put in and misspelt, and quotes whose true place is in another transcript of the same speech. Looking
into all articles is what `place` does with each of them, folded before the time is taken. `--case` keeps
the case between two runs.
"""

import argparse
import csv
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from datasets import DEFAULT

from workbench.finding.alignment import closeness
from workbench.finding.folding import folded, squeezed
from workbench.finding.quote_places import Haystack, Kind, Quote
from workbench.finding.relocation import place
from workbench.services.importing import import_files
from workbench.services.locating import Locator
from workbench.services.scales import known_scale
from workbench.services.session import Session

ARTICLES = 10_000
ASKED = 300
LOOKED_FOR_EVERYWHERE = 24
ALIKE = 85
ENDS = re.compile(r"(?<=[.!?”])\s+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote, the words that it was made of, and the names of the articles that it was taken from.

    Other articles may have nearly the same sentence; to find the quote there is right as well.
    """

    words: str
    was: str
    right: frozenset[str]

    def is_right(self, article: str, place: str) -> bool:
        return article in self.right or closeness(plain(self.was), plain(place)) >= ALIKE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--case", type=Path)
    options = parser.parse_args()
    for name in ("near_duplicates", "scifact", "quote_relocation"):
        if not (options.data / name).is_dir():
            print(f"skipped: there is no {options.data / name}; name the data folder with --data")
            return
    chance = random.Random(11)
    articles = dict(_articles(options.data, chance))
    with tempfile.TemporaryDirectory() as folder:
        path = options.case or Path(folder) / "many.fcase"
        if not path.exists():
            _make(path, articles, Path(folder))
        with Session.open(path, "Benchmark") as session:
            show(session, articles, _quotes(options.data, articles, chance))


def show(session: Session, articles: dict[str, str], asked: Sequence[Asked]) -> None:
    size = sum(map(len, articles.values())) / 1e6
    print(f"{len(articles):,} articles, {size:.0f} MB; {len(asked)} quotes with other words")
    start = time.perf_counter()
    locator = Locator(session)
    locator.find(Quote(asked[0].words))
    print(
        f"the first quote, with all that is made ready for it: {1000 * (time.perf_counter() - start):.0f} ms"
    )
    seconds, right, placed = [], 0, 0
    for one in asked:
        start = time.perf_counter()
        found = locator.find(Quote(one.words))
        seconds.append(time.perf_counter() - start)
        placed += found.is_there
        if found.is_there and found.text and found.place:
            there = session.words(found.text)[found.place.start : found.place.end]
            right += one.is_right(found.text.known_id, there)
    print(f"in the right article {right / len(asked):.3f}; in any {placed / len(asked):.3f}")
    haystacks = [Haystack(words) for words in articles.values()]
    for haystack in haystacks:
        assert haystack.folded is not None
    everywhere = [_everywhere(one, haystacks) for one in asked[:: len(asked) // LOOKED_FOR_EVERYWHERE]]
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        ours, theirs = _at(seconds, share), _at(everywhere, share)
        print(
            f"{name}: {1000 * ours:.1f} ms; in all articles {1000 * theirs:.0f} ms; ratio {ours / theirs:.4f}"
        )


def _everywhere(one: Asked, haystacks: Sequence[Haystack]) -> float:
    start = time.perf_counter()
    best = 0
    for haystack in haystacks:
        found = place(Quote(one.words), haystack)
        if found and found.kind is not Kind.ABSENT:
            best = max(best, found.score)
    return time.perf_counter() - start


def _at(seconds: Sequence[float], share: float) -> float:
    if share == 0.5:
        return statistics.median(seconds)
    return sorted(seconds)[min(len(seconds) - 1, round(share * len(seconds)))]


def _articles(data: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    count = 0
    sentences: list[str] = []
    with (data / "near_duplicates" / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            count += 1
            sentences += ENDS.split(row["articleBody"])
            yield f"news {row['Body ID']}", row["articleBody"]
    with (data / "scifact" / "corpus.jsonl").open(encoding="utf-8") as file:
        for document in map(json.loads, file):
            count += 1
            yield f"abstract {document['doc_id']}", " ".join((document["title"], *document["abstract"]))
    with gzip.open(data / "quote_relocation" / "docs_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        for document in map(json.loads, file):
            count += 1
            yield f"speech {document['doc']}", document["text"]
    halves = [sentence.split() for sentence in sentences]
    for number in range(ARTICLES - count):
        # halves of sentences, so that all is as news is worded and no sentence stands in two articles
        pairs = (chance.sample(halves, 2) for _ in range(chance.randint(20, 60)))
        story = ([*one[: len(one) // 2], *other[len(other) // 2 :]] for one, other in pairs)
        yield f"made {number}", " ".join(map(" ".join, story))


def _make(path: Path, articles: dict[str, str], folder: Path) -> None:
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for name, words in articles.items():
            lines.write(json.dumps({"id": name, "text": words}) + "\n")
    start = time.perf_counter()
    with Session.create(path, "Many", "Benchmark", known_scale("averitec")) as session:
        outcomes = import_files(session, [file])
    print(f"{len(outcomes):,} articles imported in {time.perf_counter() - start:.0f} s")


def _quotes(data: Path, articles: dict[str, str], chance: random.Random) -> list[Asked]:
    holders: dict[str, set[str]] = defaultdict(set)
    news = {name: words for name, words in articles.items() if name.startswith("news ")}
    for name, words in news.items():
        for sentence in ENDS.split(words):
            if 60 <= len(sentence) <= 300:
                holders[plain(sentence)].add(name)
    sentences = [s for words in news.values() for s in ENDS.split(words) if 60 <= len(s) <= 300]
    asked = [
        Asked(_changed(sentence, chance, 0.15), sentence, frozenset(holders[plain(sentence)]))
        for sentence in chance.sample(sentences, ASKED * 2 // 3)
    ]
    lines = (data / "quote_relocation" / "items_dev.jsonl").read_text("utf-8").splitlines()
    items = [item for item in map(json.loads, lines) if item["start"] is not None and not item["exact"]]
    for item in chance.sample(items, ASKED - len(asked)):
        recording = item["doc"].rpartition("_")[2]
        right = {name for name in articles if name.startswith("speech ") and name.endswith(f"_{recording}")}
        asked.append(Asked(item["quote"], item["quote"], frozenset(right)))
    chance.shuffle(asked)
    return asked


def plain(words: str) -> str:
    return squeezed(folded(words))


def _changed(sentence: str, chance: random.Random, share: float) -> str:
    """The sentence with a share of its words left out, doubled or misspelt; numbers and names stay."""
    words = []
    for word in sentence.split():
        if chance.random() > share or not word.islower():
            words.append(word)
        elif (lot := chance.random()) < 0.4:
            at = chance.randrange(len(word))
            words.append(word[:at] + chance.choice("aeiourstn") + word[at + 1 :])
        elif lot < 0.6:
            words += [word, chance.choice(("very", "just", "now", "also"))]
    return " ".join(words)


if __name__ == "__main__":
    main()
