"""Claims with the passages that people found for them, and cases made of the articles they are from.

SciFact (Wadden and others, 2020): scientific abstracts, and for each claim the sentences that bear it out
or contradict it. PERSPECTRUM (Chen and others, 2019): claims that people argue about, and sentences for and
against each, all of them articles of their own here.
"""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from workbench.services.session import Session

Place = tuple[str, int, int]
"""An article, by the id it has in its set, and a stretch of its words."""


@dataclass(frozen=True)
class Asked:
    """A claim with its passages, each by its article and its words; "" for all words of the article."""

    id: str
    text: str
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ClaimSet:
    """`articles` are lines for `workbench import`, with an id, a title and a text each."""

    name: str
    articles: Sequence[Mapping[str, str]]
    claims: Sequence[Asked]

    def only(self, ids: Iterable[str]) -> "ClaimSet":
        """The same articles with some of the claims."""
        chosen = set(ids)
        return ClaimSet(self.name, self.articles, [claim for claim in self.claims if claim.id in chosen])


def scifact(folder: Path, claims: str = "claims_train.jsonl") -> ClaimSet:
    """The claims that have evidence."""
    abstracts = {str(one["doc_id"]): one for one in _lines(folder / "corpus.jsonl")}
    sentences = {id: [" ".join(said.split()) for said in one["abstract"]] for id, one in abstracts.items()}
    articles = [
        {"id": id, "title": one["title"], "text": " ".join(sentences[id])} for id, one in abstracts.items()
    ]
    asked = []
    for one in _lines(folder / claims):
        found = dict.fromkeys(
            (id, sentences[id][number])
            for id, sets in one["evidence"].items()
            for rationale in sets
            for number in rationale["sentences"]
        )
        if found:
            asked.append(Asked(str(one["id"]), one["claim"], tuple(found)))
    return ClaimSet("SciFact", articles, asked)


def perspectrum(folder: Path, split: str) -> ClaimSet:
    """The claims of one split, `train`, `dev` or `test`; the articles are always the whole pool."""
    splits = _whole(folder / "dataset_split_v1.0.json")
    articles = [
        {"id": str(one["pId"]), "title": "", "text": one["text"]}
        for one in _whole(folder / "perspective_pool_v1.0.json")
    ]
    asked = []
    for one in _whole(folder / "perspectrum_with_answers_v1.0.json"):
        found = dict.fromkeys((str(id), "") for cluster in one["perspectives"] for id in cluster["pids"])
        if found and splits[str(one["cId"])] == split:
            asked.append(Asked(str(one["cId"]), one["text"], tuple(found)))
    return ClaimSet(f"PERSPECTRUM {split}", articles, asked)


def make_case(claims: ClaimSet, folder: Path) -> Path:
    """A case with the articles of a set, made by the commands that anybody would use."""
    case, lines = folder / f"{claims.name}.fcase", folder / f"{claims.name}.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in claims.articles), "utf-8")
    run_workbench("new", case, "--title", claims.name)
    run_workbench("import", case, lines)
    return case


def run_workbench(*words: str | Path) -> str:
    """What a command of the shell prints."""
    command = [sys.executable, "-m", "workbench", *map(str, words)]
    root = Path(__file__).parents[2]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout


def true_places(claims: ClaimSet, case: Path) -> dict[str, list[Place]]:
    """Where the passages of each claim lie in the words that were imported."""
    with Session.open(case, "Benchmark", read_only=True) as session:
        words = {row.text.known_id: session.words(row.text) for row in session.articles()}
    return {
        claim.id: [(id, *_stretch(words[id], said)) for id, said in claim.passages] for claim in claims.claims
    }


def _stretch(words: str, said: str) -> tuple[int, int]:
    if not said:
        return 0, len(words)
    start = words.index(unicodedata.normalize("NFC", said))
    return start, start + len(said)


@dataclass(frozen=True)
class Measures:
    """Means over the claims: whether one of the first passages is right, how many of the right ones are
    among them, and how many of their articles are among the first ten.
    """

    hit_1: float
    hit_10: float
    hit_50: float
    recall_10: float
    recall_50: float
    article_recall_10: float

    def __str__(self) -> str:
        return (
            f"hit@1 {self.hit_1:.3f}  @10 {self.hit_10:.3f}  @50 {self.hit_50:.3f}   "
            f"recall@10 {self.recall_10:.3f}  @50 {self.recall_50:.3f}   "
            f"articles@10 {self.article_recall_10:.3f}"
        )


def measured(found: Mapping[str, Sequence[Place]], true: Mapping[str, Sequence[Place]]) -> Measures:
    """How well the passages found for each claim, best first, meet the true ones."""

    def hits(first: int) -> float:
        return mean(any(_is_hit(one, found[id][:first]) for one in true[id]) for id in true)

    def recall(first: int) -> float:
        return mean(mean(_is_hit(one, found[id][:first]) for one in true[id]) for id in true)

    def articles(first: int) -> float:
        named = {
            id: list(dict.fromkeys(place[0] for place in places))[:first] for id, places in found.items()
        }
        return mean(mean(article in named[id] for article in {one[0] for one in true[id]}) for id in true)

    return Measures(hits(1), hits(10), hits(50), recall(10), recall(50), articles(10))


def is_met(true: Place, found: Place) -> bool:
    """Whether two stretches of one article share at least half of the shorter one."""
    shared = min(true[2], found[2]) - max(true[1], found[1])
    return true[0] == found[0] and 2 * shared >= min(true[2] - true[1], found[2] - found[1])


def _is_hit(true: Place, found: Iterable[Place]) -> bool:
    return any(is_met(true, one) for one in found)


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _whole(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
