"""Which of the passages found for a claim are proposed first.

Each shows some signs, numbers that grow with how much it has to do with the claim; its score is their
weighted sum. Settings and weights are in `resources/finding/ranking.toml`, and a script learns them:
`tests/benchmarks/tune_ranking.py`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rapidfuzz.fuzz import partial_ratio

from workbench.domain.candidate import Candidate, Found
from workbench.finding.folding import folded
from workbench.finding.index_terms import index_terms
from workbench.finding.wordlists import words_of

Rarity = Callable[[Collection[str]], Mapping[str, float]]
"""How much each of some terms tells in the case, as `Term` has it."""


class Signs(NamedTuple):
    """What speaks for a passage. The first three are scores by BM25, the others lie between 0 and 1."""

    passage: float
    """Of its own terms."""

    text: float
    """Of the terms of the whole text."""

    title: float
    """Of the terms in the title of the text."""

    covered: float
    """How much of what the claim says it has, as such or in a kindred word."""

    common: float
    """How much it has of what the best passages have in common besides the terms of the claim."""

    reads_alike: float
    """How far it reads like the claim, letter by letter."""

    numbers: float
    """The share of the claim's numbers that stand in it."""

    strongest: float
    """How rare the rarest term is that it shares with the claim, beside the claim's rarest."""

    best_text: float
    """Its text's score beside that of the best text."""

    best_covered: float
    """How much it has of what the claim says beside the passage that has most."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, which means nothing beyond the order."""

    candidate: Candidate
    score: float


def ranked(
    wording: str, found: Found, rarity: Rarity, meaning: Sequence[float] | None = None
) -> list[Ranked]:
    """The candidates for a claim with these words, best first.

    `meaning` is how near each comes to the claim in what it means, where there is something to tell that.
    """
    weights = [setting("weights")[name] for name in Signs._fields]
    by_meaning = [setting("meaning")["weight"] * near for near in meaning or [0.0] * len(found.candidates)]
    scored = [
        Ranked(candidate, sum(weight * sign for weight, sign in zip(weights, signs, strict=True)) + added)
        for candidate, signs, added in zip(
            found.candidates, signs_of(wording, found, rarity), by_meaning, strict=True
        )
    ]
    return sorted(scored, key=lambda one: -one.score)


def signs_of(wording: str, found: Found, rarity: Rarity) -> list[Signs]:
    """The signs of each candidate, in the order in which they were found."""
    claim = _Claim(found)
    plain = folded(wording)
    passages = [index_terms(candidate.words) for candidate in found.candidates]
    wanted = claim.in_common(passages, rarity)
    texts = [claim.fit_of_text(candidate) for candidate in found.candidates]
    covered = [claim.covered(terms) for terms in passages]
    best_text, most = max(texts, default=0.0), max(covered, default=0.0)
    return [
        Signs(
            passage=claim.fit(terms),
            text=text,
            title=claim.fit_of_title(candidate.title),
            covered=share,
            common=sum(wanted.get(term, 0.0) for term in set(terms)),
            reads_alike=partial_ratio(plain, folded(candidate.words)) / 100,
            numbers=claim.numbers_in(terms),
            strongest=claim.strongest(terms),
            best_text=text / (best_text or 1.0),
            best_covered=share / (most or 1.0),
        )
        for candidate, terms, text, share in zip(found.candidates, passages, texts, covered, strict=True)
    ]


def setting(name: str) -> Any:
    """A table or a value of `ranking.toml`."""
    return words_of("ranking")[name]


class _Claim:
    """The terms of a claim and what they are worth in a case. What it has told of a title or a term
    it remembers: both come again with the next passage.
    """

    def __init__(self, found: Found) -> None:
        self._found = found
        self._rarity = {term.name: term.rarity for term in found.terms}
        self._all = sum(self._rarity.values()) or 1.0
        self._rarest = max(self._rarity.values(), default=1.0)
        self._numbers = {name for name in self._rarity if name[0].isdecimal()}
        self._titles: dict[str, list[str]] = {}
        self._kin: dict[str, list[tuple[str, float]]] = {}
        kin = setting("kin")
        self._letters, self._share = kin["letters"], kin["share"]
        self._by_beginning: dict[str, list[str]] = {}
        for name in self._rarity:
            self._by_beginning.setdefault(name[: self._letters], []).append(name)

    def fit(self, terms: Sequence[str]) -> float:
        """The score of a passage with these terms."""
        bm25 = setting("bm25")
        length = len(terms) / self._found.mean_length
        damping = float(bm25["repetition"] * (1 - bm25["length"] + bm25["length"] * length))
        return sum(
            self._rarity[name] * times / (times + damping)
            for name, times in Counter(terms).items()
            if name in self._rarity
        )

    def fit_of_text(self, candidate: Candidate) -> float:
        """The score of the text that a candidate is from, its title included."""
        bm25, weight = setting("bm25"), setting("title")["times"]
        title = self._terms_of(candidate.title)
        length = (candidate.text_length + weight * len(title)) / self._found.mean_text_length
        damping = bm25["repetition"] * (1 - bm25["text_length"] + bm25["text_length"] * length)
        score = 0.0
        for term, passages in zip(self._found.terms, candidate.in_text, strict=True):
            times = passages + weight * title.count(term.name)
            score += term.text_rarity * times / (times + damping)
        return score

    def fit_of_title(self, title: str) -> float:
        return self.fit(self._terms_of(title))

    def covered(self, terms: Sequence[str]) -> float:
        best: dict[str, float] = {}
        for term in set(terms):
            for name, likeness in self._kindred(term):
                best[name] = max(best.get(name, 0.0), likeness)
        return sum(self._rarity[name] * likeness for name, likeness in best.items()) / self._all

    def numbers_in(self, terms: Sequence[str]) -> float:
        return len(self._numbers.intersection(terms)) / len(self._numbers) if self._numbers else 0.0

    def strongest(self, terms: Sequence[str]) -> float:
        return max((self._rarity.get(term, 0.0) for term in terms), default=0.0) / self._rarest

    def in_common(self, passages: Sequence[Sequence[str]], rarity: Rarity) -> Mapping[str, float]:
        """The rare terms besides the claim's that many of the first passages have, each with its share of
        all their weight.
        """
        common = setting("common")
        held: dict[str, list[float]] = {}
        for rank, terms in enumerate(passages[: common["passages"]]):
            for term in set(terms).difference(self._rarity):
                held.setdefault(term, []).append(1 / (1 + rank / common["half"]))
        shared = {term: sum(shares) for term, shares in held.items() if len(shares) > 1}
        weights = {term: shared[term] * rare for term, rare in rarity(shared).items()}
        chosen = sorted(weights, key=lambda term: -weights[term])[: common["terms"]]
        whole = sum(weights[term] for term in chosen)
        return {term: weights[term] / whole for term in chosen}

    def _terms_of(self, title: str) -> list[str]:
        if title not in self._titles:
            self._titles[title] = index_terms(title)
        return self._titles[title]

    def _kindred(self, term: str) -> list[tuple[str, float]]:
        """The claim's terms that a term is one of or kin to, and how much."""
        if term in self._rarity:
            return [(term, 1.0)]
        if term not in self._kin:
            alike = (
                (name, self._likeness(term, name))
                for name in self._by_beginning.get(term[: self._letters], ())
            )
            self._kin[term] = [(name, likeness) for name, likeness in alike if likeness >= self._share]
        return self._kin[term]

    def _likeness(self, one: str, other: str) -> float:
        """The share of the longer term that both begin with."""
        if min(len(one), len(other)) < self._letters:
            return 0.0
        shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
        return (min(len(one), len(other)) if shared is None else shared) / max(len(one), len(other))
