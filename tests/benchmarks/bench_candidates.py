"""How fast the passages that fit a claim are found among many, beside what others do with the same.

    python tests/benchmarks/bench_candidates.py [--passages N] [--claims N] [--peers DIR]

Makes a case of N passages (100,000) with words as frequent as they are in a language, and asks for the
words of the best 200 for some claims of 6 to 14 words: ours with the score of the whole text, SQLite's FTS5
with OR of all words and `ORDER BY rank`, tantivy and rank_bm25 (both where they are installed, or in DIR).
All take turns; printed are the median and the 95th percentile of the time they work, and ours as a ratio to
each. Goals: at 100,000 at most 0.02 of rank_bm25 and 4 times tantivy; at 1,000,000 at most 0.01 of
rank_bm25, 0.03 of FTS5 and 4 times tantivy; the index at most 0.35 of the text.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.domain.identity import new_id
from workbench.finding.index_terms import index_terms
from workbench.services.scales import known_scale
from workbench.services.session import Session
from workbench.services.suggesting import Suggester, prepare

Ask = Callable[[str], object]
BEST = 200
ROUNDS = 5
SENTENCES_AN_ARTICLE = 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--passages", type=int, default=100_000, metavar="N")
    parser.add_argument("--claims", type=int, default=40, metavar="N")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="where tantivy and rank_bm25 are")
    options = parser.parse_args()
    if options.peers:
        sys.path.append(str(options.peers))
    language = Language(random.Random(7))
    sentences = [language.sentence(8, 26) for _ in range(options.passages)]
    claims = [language.sentence(6, 14) for _ in range(options.claims)]
    with tempfile.TemporaryDirectory() as folder:
        engines = {
            "workbench": ours(Path(folder), sentences),
            "FTS5, OR of all words": fts5(sentences),
            "tantivy": tantivy(sentences),
            "rank_bm25": rank_bm25(sentences),
        }
        show({name: ask for name, ask in engines.items() if ask}, claims)


class Language:
    """Words that are as frequent as they are in a language (Zipf), some forty thousand of them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        little = ["the", "of", "to", "and", "a", "in", "that", "is", "was", "for", "on", "said", "it", "with"]
        letters = "etaoinshrdlucmfwypgbvk"
        made = ("".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(40_000))
        self._words = [*little, *made]
        self._weights = [*accumulate(1 / (rank + 2) for rank in range(len(self._words)))]

    def sentence(self, least: int, most: int) -> str:
        count = self._chance.randint(least, most)
        return (
            " ".join(self._chance.choices(self._words, cum_weights=self._weights, k=count)).capitalize() + "."
        )


def ours(folder: Path, sentences: list[str]) -> Ask:
    path = folder / "Large.fcase"
    Session.create(path, "Large", "Benchmark", known_scale("averitec")).close()
    with closing(sqlite3.connect(path)) as connection:
        write_articles(connection, sentences)
        connection.commit()
    before = time.perf_counter()
    with Session.open(path, "Benchmark") as session:
        prepare(session)
    took = time.perf_counter() - before
    with closing(sqlite3.connect(path)) as connection:
        pages = "SELECT sum(pgsize) FROM dbstat WHERE name IN ('term_batches', 'term_places')"
        try:
            ((size,),) = connection.execute(pages)
        except sqlite3.OperationalError:  # an SQLite that cannot tell
            ((size,),) = connection.execute("SELECT sum(length(places) + length(term) + 12) FROM term_places")
    text = sum(len(sentence.encode()) for sentence in sentences)
    print(
        f"{len(sentences):,} passages, {text / 1e6:.1f} MB; index made in {took:.1f} s, "
        f"{size / 1e6:.1f} MB: {size / text:.2f} of the text"
    )
    session = Session.open(path, "Benchmark", read_only=True)

    def ask(claim: str) -> object:
        # as the window does it: with nothing at hand from the claim before
        return Suggester(session).candidates.best(index_terms(claim), BEST)

    return ask


def write_articles(connection: sqlite3.Connection, sentences: list[str]) -> None:
    """The rows of an import, without originals, zones and history, which are not asked for."""
    for number, start in enumerate(range(0, len(sentences), SENTENCES_AN_ARTICLE), 1):
        name = f"{number:016}"
        words = sentences[start : start + SENTENCES_AN_ARTICLE]
        connection.execute("INSERT INTO contents VALUES (?, ?, 0, x'')", (number, name))
        connection.execute("INSERT INTO articles VALUES (?, '', '', '', '', '', '', 'en', '{}', '')", (name,))
        connection.execute(
            "INSERT INTO texts (id, article_id, version, words_sha256, length, original_sha256, "
            "original_size, file_name, encoding, captured) VALUES (?, ?, 1, ?, 0, ?, 0, '', '', '')",
            (new_id(), name, name, name),
        )
        spans = [*accumulate((len(one) + 1 for one in words), initial=0)]
        connection.executemany(
            'INSERT INTO passages (words_id, start, "end", words) VALUES (?, ?, ?, ?)',
            [(number, at, at + len(one), one) for at, one in zip(spans, words, strict=False)],
        )


def fts5(sentences: list[str]) -> Ask:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize='porter unicode61')")
    connection.executemany("INSERT INTO said VALUES (?)", zip(sentences))
    connection.execute("INSERT INTO said(said) VALUES ('optimize')")

    def ask(claim: str) -> object:
        query = " OR ".join(f'"{word}"' for word in claim.strip(".").split())
        return connection.execute(
            "SELECT rowid, words FROM said WHERE said MATCH ? ORDER BY rank LIMIT ?", (query, BEST)
        ).fetchall()

    return ask


def tantivy(sentences: list[str]) -> Ask | None:
    try:
        import tantivy as engine
    except ImportError:
        print("skipped: tantivy is not installed (pip install tantivy)")
        return None
    schema = engine.SchemaBuilder().add_text_field("words", stored=True, tokenizer_name="en_stem").build()
    index = engine.Index(schema)
    writer = index.writer(heap_size=300_000_000, num_threads=1)
    for sentence in sentences:
        writer.add_document(engine.Document(words=sentence))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(claim: str) -> object:
        hits = searcher.search(index.parse_query(claim.strip("."), ["words"]), BEST).hits
        return [searcher.doc(address)["words"] for _, address in hits]

    return ask


def rank_bm25(sentences: list[str]) -> Ask | None:
    try:
        from rank_bm25 import BM25Okapi
    except ImportError:
        print("skipped: rank_bm25 is not installed (pip install rank_bm25)")
        return None
    engine = BM25Okapi([sentence.lower().strip(".").split() for sentence in sentences])

    def ask(claim: str) -> object:
        scores = engine.get_scores(claim.lower().strip(".").split())
        return [sentences[at] for at in scores.argsort()[-BEST:]]

    return ask


def show(engines: dict[str, Ask], claims: list[str]) -> None:
    took: dict[str, list[float]] = {name: [] for name in engines}
    for turn in range(ROUNDS):
        for claim in claims[turn::ROUNDS]:
            for name, ask in engines.items():
                start = time.process_time()  # of work, which tells more while others compute too
                ask(claim)
                took[name].append(1000 * (time.process_time() - start))
    middle, late = ({name: of(times) for name, times in took.items()} for of in (statistics.median, _p95))
    print(f"{'':24}{'p50, ms':>10}{'p95, ms':>10}{'ours to it, p95':>18}")
    for name in engines:
        print(f"{name:24}{middle[name]:10.1f}{late[name]:10.1f}{late['workbench'] / late[name]:18.3f}")


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
