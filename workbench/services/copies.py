"""Articles of a case that share much of their wording, found among all of them at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.domain.overview import ArticleRow
from workbench.finding.duplicates import NEAR, WORTH_COMPARING, containment, fingerprints, sample, shared
from workbench.finding.stretches import Stretch, shared_stretches
from workbench.services.session import Session

_COMMON = 400
"""A fingerprint that so many articles have is of a phrase that says nothing about where they come from."""


@dataclass(frozen=True, slots=True)
class CopiedPair:
    """Two articles of which the shorter one stands in the other to the share `containment`, told by runs
    of five words. `group` is the number, from 1, of those articles that are near-copies of each other.
    """

    one: ArticleRow
    other: ArticleRow
    containment: float
    group: int


def near_copies(session: Session, least: float = NEAR) -> list[CopiedPair]:
    """All pairs of articles that share at least `least` of the shorter one, those that came first first."""
    rows = session.articles()
    words = {row.text.id: session.words(row.text) for row in rows}
    pairs = list(alike(words, least))
    groups = _numbered(pairs)
    named = {row.text.id: row for row in rows}
    return [
        CopiedPair(named[one], named[other], share, groups[one])
        for one, other, share in sorted(pairs, key=lambda pair: groups[pair[0]])
    ]


def stretches_of(session: Session, pair: CopiedPair, shortest: int) -> list[Stretch]:
    """What both articles have word for word, with `shortest` words in a row at least."""
    return shared_stretches(session.words(pair.one.text), session.words(pair.other.text), shortest)


def alike(words: Mapping[str, str], least: float = NEAR) -> Iterator[tuple[str, str, float]]:
    """Of texts by their names those pairs that share at least `least`, each with its share."""
    prints = {name: fingerprints([text]) for name, text in words.items()}
    worth = least * WORTH_COMPARING / NEAR
    for one, other in _candidates(prints):
        if containment(prints[one], prints[other]) >= worth:
            share = shared([words[one]], [words[other]])
            if share >= least:
                yield one, other, share


def _candidates(prints: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Pairs with fingerprints in common, in the order of the texts."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, its_prints in prints.items():
        for number in sample(its_prints):
            holders[number].append(name)
    common = Counter(
        pair for names in holders.values() if 1 < len(names) <= _COMMON for pair in combinations(names, 2)
    )
    order = {name: place for place, name in enumerate(prints)}
    yield from sorted(common, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _numbered(pairs: Sequence[tuple[str, str, float]]) -> dict[str, int]:
    """The number of the group that each text is in: those that are linked by pairs."""
    group: dict[str, set[str]] = {}
    for one, other, _ in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    numbers: dict[int, int] = {}
    return {name: numbers.setdefault(id(joined), len(numbers) + 1) for name, joined in group.items()}
