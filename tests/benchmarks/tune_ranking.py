"""Learn how much each sign of a passage is worth, and print what that is worth for other claims.

    python tests/benchmarks/tune_ranking.py [--data DIR]

Uses `scifact/` and `perspectrum/` of DIR (../shared/data unless said otherwise). SciFact's claims are dealt
into five hands: each is ranked with what was learned from the other four and from PERSPECTRUM's training
claims, and the figures are those of the claims that were not learned from. At the end the weights learned
from all are printed, as they are to stand in resources/finding/ranking.toml.

What is learned: that the right passages come before the wrong ones, all of them for one half, and at least
one for each claim for the other; both sets count alike.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from claim_sets import ClaimSet, Place, is_met, make_case, measured, perspectrum, scifact, true_places
from datasets import DEFAULT
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2]))

from workbench.finding.index_terms import index_terms
from workbench.finding.ranking import Signs, setting, signs_of
from workbench.services.session import Session
from workbench.services.suggesting import Suggester

HANDS = 5
STEPS = 400
CAUTION = 1e-3
"""How much large weights are held back."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Seen:
    """The candidates for one claim: their signs, where they are, and which of them are right."""

    claim: str
    signs: Numbers
    places: Sequence[Place]
    right: Numbers

    def ranked(self, weights: Numbers) -> list[Place]:
        return [self.places[at] for at in np.argsort(-(self.signs @ weights), kind="stable")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, metavar="DIR")
    data = parser.parse_args().data
    if not (data / "scifact").is_dir() or not (data / "perspectrum").is_dir():
        print(f"skipped: the data are not there ({data}); say where with --data")
        return
    with tempfile.TemporaryDirectory() as folder:
        science, science_true = seen(scifact(data / "scifact"), Path(folder))
        debates, _ = seen(perspectrum(data / "perspectrum", "train"), Path(folder))
        test, test_true = seen(perspectrum(data / "perspectrum", "test"), Path(folder))
    hands = [[one for one in science if crc32(one.claim.encode()) % HANDS == hand] for hand in range(HANDS)]
    found = {}
    for hand in hands:
        weights = learned([[one for other in hands if other is not hand for one in other], debates])
        found |= {one.claim: one.ranked(weights) for one in hand}
    standing = np.array([setting("weights")[name] for name in Signs._fields])
    print("SciFact, held out        ", measured(found, science_true))
    print(
        "SciFact, as they stand   ",
        measured({one.claim: one.ranked(standing) for one in science}, science_true),
    )
    weights = learned([science, debates])
    print("PERSPECTRUM test, learned", measured({one.claim: one.ranked(weights) for one in test}, test_true))
    print("  as they stand          ", measured({one.claim: one.ranked(standing) for one in test}, test_true))
    print("\n[weights]")
    for name, weight in zip(Signs._fields, weights, strict=True):
        print(f"{name} = {weight:.3f}")


def seen(claims: ClaimSet, folder: Path) -> tuple[list[Seen], dict[str, list[Place]]]:
    """The candidates for each claim of a set, and where the right passages are."""
    case = make_case(claims, folder)
    true = true_places(claims, case)
    with Session.open(case, "Benchmark") as session:
        known_ids = {row.text.id: row.text.known_id for row in session.articles()}
        candidates = Suggester(session).candidates
        found = []
        for claim in claims.claims:
            best = candidates.best(index_terms(claim.text), setting("looked_at"))
            places = [(known_ids[one.text_id], one.start, one.end) for one in best.candidates]
            right = [float(any(is_met(one, place) for one in true[claim.id])) for place in places]
            found.append(
                Seen(
                    claim.id, np.array(signs_of(claim.text, best, candidates.rarity)), places, np.array(right)
                )
            )
    return found, true


def learned(sets: Iterable[Sequence[Seen]]) -> Numbers:
    """The weights that put right passages first, by gradient descent (Adam)."""
    usable = [[one for one in some if one.right.any()] for some in sets]
    every = np.concatenate([one.signs for some in usable for one in some])
    spread = every.std(axis=0) + 1e-9
    weights, mean, square = (np.zeros(every.shape[1]) for _ in range(3))
    packs = [_Pack(some, spread) for some in usable]
    for step in range(1, STEPS + 1):
        slope = np.mean([pack.slope(weights) for pack in packs], axis=0) + 2 * CAUTION * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights / spread


class _Pack:
    """The candidates of many claims in one table, so that all are weighed at once."""

    def __init__(self, some: Sequence[Seen], spread: Numbers) -> None:
        self._signs = np.concatenate([one.signs for one in some]) / spread
        self._right = np.concatenate([one.right for one in some])
        sizes = [len(one.right) for one in some]
        self._starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self._claim = np.repeat(np.arange(len(some)), sizes)
        self._share = self._right / self._sum(self._right)[self._claim]

    def slope(self, weights: Numbers) -> Numbers:
        """Where the loss grows: for each claim the mean of minus log p over its right passages, and minus
        log of the sum of their p; p being the chance of each candidate to be drawn by its score.
        """
        scores = self._signs @ weights
        chances = np.exp(scores - np.maximum.reduceat(scores, self._starts)[self._claim])
        chances /= self._sum(chances)[self._claim]
        any_right = chances * self._right / (self._sum(chances * self._right)[self._claim] + 1e-30)
        return self._signs.T @ (chances - (any_right + self._share) / 2) / len(self._starts)

    def _sum(self, values: Numbers) -> Numbers:
        return np.add.reduceat(values, self._starts)


if __name__ == "__main__":
    main()
