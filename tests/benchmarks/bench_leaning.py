"""How often “may support” and “may refute” are right, and how often they are shown, on labelled pairs.

    python tests/benchmarks/bench_leaning.py [--data DIR] [--wrong]

SciFact: each claim with each sentence that people marked as its evidence. The claims are parted in five
by their number; a cue leans in one part only if it was right often enough (.75) in the other four, so that
no claim is judged by a rule that was chosen on it. PERSPECTRUM, claims of debates with what people say for
and against them, is reported and chose nothing. `--wrong` prints the pairs that were judged wrongly.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reason
from workbench.finding.cues import Place, Statement, leaning, reasons

_DATA = Path(__file__).parents[3] / "shared" / "data"
_PARTS = 5
_LEAST = 0.75
"""The share of right leanings from which a cue may lean."""

_FEW = 3
"""Fewer pairs say nothing about a cue."""


@dataclass(frozen=True)
class Pair:
    claim_id: int
    claim: str
    passage: str
    label: Stance

    def reasons(self) -> tuple[Reason, ...]:
        return reasons(Statement(self.claim), Place(self.passage))


def main(data: Path, show_wrong: bool) -> None:
    for name, pairs in (("scifact", _scifact), ("perspectrum", _perspectrum)):
        if (data / name).is_dir():
            _report(name, list(pairs(data / name)), show_wrong)
        else:
            print(f"skipped: there is no {data / name}; name the data folder with --data")


def _report(name: str, pairs: list[Pair], show_wrong: bool) -> None:
    start = time.process_time()
    judged = [(pair, pair.reasons()) for pair in pairs]
    each = (time.process_time() - start) / len(pairs)
    labels = Counter(pair.label for pair in pairs)
    print(f"{name}: {len(pairs):,} pairs ({_listed(labels)}), {each * 1000:.2f} ms a pair")
    shown = [(pair.label, leaning(found)) for pair, found in judged]
    _line("as built", shown)
    if name == "scifact":
        _line("cross-validated", _cross_validated(judged))
    for kind, rights in sorted(_by_kind(judged).items()):
        print(f"    {kind:32} {len(rights):4}  {sum(rights) / len(rights):.2f}")
    if show_wrong:
        _show_wrong(judged)


def _cross_validated(judged: list[tuple[Pair, tuple[Reason, ...]]]) -> list[tuple[Stance, Stance | None]]:
    """The leanings of each part by the cues that were good in the others."""
    shown = []
    for part in range(_PARTS):
        others = [one for one in judged if one[0].claim_id % _PARTS != part]
        good = {
            kind
            for kind, rights in _by_kind(others).items()
            if len(rights) >= _FEW and sum(rights) / len(rights) >= _LEAST
        }
        for pair, found in judged:
            if pair.claim_id % _PARTS == part:
                kept = [reason for reason in found if reason.leaning is None or _kind(reason) in good]
                shown.append((pair.label, leaning(kept)))
    return shown


def _by_kind(judged: list[tuple[Pair, tuple[Reason, ...]]]) -> dict[str, list[bool]]:
    """For each kind of cue that leans, whether it was right, once a pair."""
    found: dict[str, list[bool]] = defaultdict(list)
    for pair, reasons_found in judged:
        for kind, stance in {(_kind(one), one.leaning) for one in reasons_found if one.leaning}:
            found[kind].append(stance is pair.label)
    return found


def _kind(reason: Reason) -> str:
    """The reason without what differs from pair to pair."""
    words = reason.words.partition(":")[0].replace("numbers", "number")
    return words.rstrip("0123456789.,% ") if not reason.words.startswith("same number") else "same number"


def _line(name: str, shown: list[tuple[Stance, Stance | None]]) -> None:
    said = [(label, stance) for label, stance in shown if stance]
    right = [label is stance for label, stance in said]
    parts = []
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        of_it = [label is stance for label, found in said if found is stance]
        parts.append(f"{stance} {len(of_it)} at {sum(of_it) / max(1, len(of_it)):.3f}")
    precision = sum(right) / max(1, len(right))
    how_often = len(said) / len(shown)
    print(f"  {name:18} right {precision:.3f} where shown, shown for {how_often:.3f}  ({', '.join(parts)})")


def _show_wrong(judged: list[tuple[Pair, tuple[Reason, ...]]]) -> None:
    for pair, found in judged:
        if leaning(found) not in (None, pair.label):
            leans = "; ".join(one.words for one in found if one.leaning)
            print(f"\n[{pair.label}] {pair.claim}\n    {pair.passage.strip()}\n    -> {leans}")


def _listed(labels: Counter[Stance]) -> str:
    return ", ".join(f"{count} {label}" for label, count in labels.most_common())


def _scifact(folder: Path) -> Iterator[Pair]:
    labels = {"SUPPORT": Stance.SUPPORTS, "CONTRADICT": Stance.REFUTES}
    with (folder / "corpus.jsonl").open(encoding="utf-8") as lines:
        abstracts = {str(one["doc_id"]): one["abstract"] for one in map(json.loads, lines)}
    for file in sorted(folder.glob("claims_*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for claim in map(json.loads, lines):
                for document, marked in claim.get("evidence", {}).items():
                    for rationale in marked:
                        for number in rationale["sentences"]:
                            sentence = abstracts[document][number]
                            yield Pair(claim["id"], claim["claim"], sentence, labels[rationale["label"]])


def _perspectrum(folder: Path) -> Iterator[Pair]:
    labels = {"SUPPORT": Stance.SUPPORTS, "UNDERMINE": Stance.REFUTES}
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    said = {one["pId"]: one["text"] for one in pool}
    for claim in json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8")):
        for group in claim["perspectives"]:
            label = labels.get(group["stance_label_3"])
            for number in group["pids"] if label else ():
                yield Pair(claim["cId"], claim["text"], said[number], label)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How often a leaning is right, and how often one is shown.")
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--wrong", action="store_true", help="print the pairs that were judged wrongly")
    given = parser.parse_args()
    main(given.data, given.wrong)
