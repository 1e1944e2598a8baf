"""How many of the passages that people found for a claim are proposed for it, and how early.

    python tests/benchmarks/bench_suggestions.py [--data DIR] [--claims FILE]

Makes cases of `scifact/` and `perspectrum/` in DIR (../shared/data unless said otherwise) by `workbench
import`, asks `workbench suggest` for all claims at once, and compares what it prints with the passages that
people chose. Beside it, SQLite's FTS5 on the same: sentences by themselves, sentences with once the score of
their article, and articles. FILE in `scifact/` holds the claims (claims_train.jsonl).

Goals: SciFact hit@10 .86, recall@10 .77, articles no worse than FTS5 finds them; PERSPECTRUM test recall@10
.37. Of what FTS5 finds among its first 200 passages, OR of all words, .99 are among our first 200 candidates.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[2]))

from claim_sets import (
    ClaimSet,
    Place,
    is_met,
    make_case,
    measured,
    perspectrum,
    run_workbench,
    scifact,
    true_places,
)
from datasets import DEFAULT

from workbench.finding.index_terms import index_terms
from workbench.finding.ranking import setting
from workbench.services.session import Session
from workbench.services.suggesting import Suggester

PROPOSED = 50
LOOKED_AT = 200
LITTLE = frozenset(setting("cut"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, metavar="DIR")
    parser.add_argument("--claims", default="claims_train.jsonl", metavar="FILE")
    options = parser.parse_args()
    for name, read in (
        ("scifact", lambda folder: scifact(folder, options.claims)),
        ("perspectrum", lambda folder: perspectrum(folder, "test")),
    ):
        if not (options.data / name).is_dir():
            print(f"skipped: {name} is not there ({options.data / name}); say where with --data")
            continue
        with tempfile.TemporaryDirectory() as folder:
            show(read(options.data / name), Path(folder))


def show(claims: ClaimSet, folder: Path) -> None:
    case = make_case(claims, folder)
    true = true_places(claims, case)
    print(f"{claims.name}: {len(claims.claims)} claims with passages, {len(claims.articles):,} articles")
    start = time.perf_counter()
    found = proposed(claims, case, folder)
    took = time.perf_counter() - start
    print(f"  workbench suggest       {measured(found, true)}   ({took:.0f} s for all)")
    with closing(Search(case)) as search:
        for name, weight in (("FTS5, sentences", 0.0), ("FTS5, and articles", 1.0)):
            ranked = {claim.id: search.sentences(claim.text, weight, PROPOSED) for claim in claims.claims}
            print(f"  {name:22}  {measured(ranked, true)}")
        whole = {claim.id: search.articles(claim.text, 10) for claim in claims.claims}
        print(f"  FTS5, articles alone    articles@10 {article_recall(whole, true):.3f}")
        every = {
            claim.id: search.sentences(claim.text, 0.0, LOOKED_AT, whole=True) for claim in claims.claims
        }
    ours = candidates(claims, case)
    here, there = among(ours, true), among(every, true)
    print(f"  right ones among {LOOKED_AT}: ours {here:.3f}, FTS5 {there:.3f}; ratio {here / there:.3f}\n")


def proposed(claims: ClaimSet, case: Path, folder: Path) -> dict[str, list[Place]]:
    """What the shell command prints for all claims in one go."""
    asked = folder / "claims.jsonl"
    asked.write_text(
        "".join(json.dumps({"id": one.id, "text": one.text}) + "\n" for one in claims.claims), "utf-8"
    )
    found: dict[str, list[Place]] = {claim.id: [] for claim in claims.claims}
    for line in run_workbench("suggest", case, "--claims", asked, "-n", str(PROPOSED), "--json").splitlines():
        told = json.loads(line)
        found[told["claim"]].append((told["known_id"], told["start"], told["end"]))
    return found


def candidates(claims: ClaimSet, case: Path) -> dict[str, list[Place]]:
    """The passages that are looked at more closely, best first by their terms alone."""
    with Session.open(case, "Benchmark", read_only=True) as session:
        known_ids = {row.text.id: row.text.known_id for row in session.articles()}
        finder = Suggester(session).candidates
        return {
            claim.id: [
                (known_ids[one.text_id], one.start, one.end)
                for one in finder.best(index_terms(claim.text), LOOKED_AT).candidates
            ]
            for claim in claims.claims
        }


def among(found: Mapping[str, Sequence[Place]], true: Mapping[str, Sequence[Place]]) -> float:
    return mean(mean(any(is_met(one, place) for place in found[id]) for one in true[id]) for id in true)


def article_recall(found: Mapping[str, Sequence[str]], true: Mapping[str, Sequence[Place]]) -> float:
    return mean(mean(article in found[id] for article in {place[0] for place in true[id]}) for id in true)


class Search:
    """What SQLite's full-text search finds in the sentences and the articles of a case."""

    def __init__(self, case: Path) -> None:
        with Session.open(case, "Benchmark", read_only=True) as session:
            texts = [(row.text, row.article.attribution.title) for row in session.articles()]
            self._places = [
                (text.known_id, start, end) for text, _ in texts for start, end in session.passages(text.id)
            ]
            words = {text.known_id: session.words(text) for text, _ in texts}
        self._connection = sqlite3.connect(":memory:")
        self._fill("sentences", (words[id][start:end] for id, start, end in self._places))
        self._names = [text.known_id for text, _ in texts]
        self._fill("articles", (f"{title}\n{words[text.known_id]}" for text, title in texts))

    def close(self) -> None:
        self._connection.close()

    def sentences(self, claim: str, weight: float, limit: int, *, whole: bool = False) -> list[Place]:
        """The best by their own score and `weight` times their article's; by all words when `whole`."""
        scores = defaultdict(float, self._scores("sentences", claim, whole))
        if weight:
            articles = {self._names[at]: score for at, score in self._scores("articles", claim, whole)}
            for at, (id, _, _) in enumerate(self._places):
                if id in articles:
                    scores[at] += weight * articles[id]
        best = sorted(scores, key=lambda at: (-scores[at], at))[:limit]
        return [self._places[at] for at in best]

    def articles(self, claim: str, limit: int) -> list[str]:
        scores = sorted(self._scores("articles", claim, False), key=lambda one: -one[1])
        return [self._names[at] for at, _ in scores[:limit]]

    def _fill(self, table: str, texts: Iterable[str]) -> None:
        self._connection.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='porter unicode61')"
        )
        rows = ((at, words) for at, words in enumerate(texts))
        self._connection.executemany(f"INSERT INTO {table} (rowid, words) VALUES (?, ?)", rows)  # noqa: S608

    def _scores(self, table: str, claim: str, whole: bool) -> list[tuple[int, float]]:
        plain = "".join(letter if letter.isalnum() else " " for letter in claim.lower()).split()
        words = [word for word in dict.fromkeys(plain) if whole or word not in LITTLE]
        if not words:
            return []
        statement = f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH ?"  # noqa: S608
        return self._connection.execute(statement, (" OR ".join(f'"{word}"' for word in words),)).fetchall()


if __name__ == "__main__":
    main()
