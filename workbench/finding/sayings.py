"""The same saying, found in the words of several outlets: which quotations belong together.

An outlet that gives two wordings tells of two sayings; what it quotes again in the same words, or in
pieces, is one. Whoever is named as the speaker of one is not the speaker of the other, unless nearly all
words agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from workbench.domain.span import Span
from workbench.finding.comparing import Comparison, compare
from workbench.finding.difference_kinds import DifferenceKind, worst
from workbench.finding.quotation_words import listed
from workbench.finding.speaker_names import may_be_one, names_in, person_in, speaker_words
from workbench.finding.word_runs import runs_of_both
from workbench.finding.wording_lists import little_words
from workbench.finding.wordings import Wording

_RUN = 3
"""Words in a row by which quotations are looked up."""

_COMMON = 64
"""A run that stands in more quotations than these is a way of speaking."""

_ENOUGH = 0.6
_NEARLY_ALL = 0.8
_SHORT = 6
_TELLING = 2
_FEW = 4
"""Words: what is quoted with no more belongs to the one saying of its speaker that has these words."""

_FRAGMENT = 0.6
_TRIED = 8
_FULL = 6


@dataclass(frozen=True)
class Heard:
    """A quotation that may be told by others, too. `column` names the article or the part of a page that
    tells it, `speaker` who says it there, as far as is known.
    """

    column: str
    wording: Wording
    speaker: str = ""

    @cached_property
    def named(self) -> str:
        """The last word of the speaker's name, or of what the speaker is called; "" for nobody."""
        words = names_in(self.speaker) or tuple(speaker_words(self.speaker))
        return words[-1] if words and self.speaker.lower() not in listed("pronouns") else ""

    @cached_property
    def telling(self) -> int:
        """How many of its words say something."""
        return sum(word not in little_words() for word in self.wording.plain)

    @property
    def size(self) -> int:
        return len(self.wording.plain)


@dataclass(frozen=True, slots=True)
class Told:
    """How one column words a saying: one quotation, or pieces of it that it quotes apart.

    `heard` are the numbers of the quotations in their order. `comparison` is with the base, empty for
    the base itself; `is_fragment` when it has little of it.
    """

    column: str
    heard: tuple[int, ...]
    wording: Wording
    speaker: str
    comparison: Comparison
    differences: tuple[DifferenceKind, ...]
    is_fragment: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said, in all the wordings that are told of it; the first of `told` is the base that
    the others are compared with.
    """

    speaker: str
    told: tuple[Told, ...]

    @property
    def columns(self) -> int:
        return len({one.column for one in self.told})

    @property
    def worst(self) -> DifferenceKind | None:
        """The difference between any wording and the base that matters most."""
        return worst(kind for one in self.told for kind in one.differences)


def sayings(heard: Sequence[Heard]) -> list[Saying]:
    """The sayings that are told, in the order in which they are told first. Each quotation that has words
    belongs to one of them.
    """
    groups = _Groups(heard)
    for one, other in _likely(heard):
        groups.join(one, other)
    groups.take_fragments()
    return [_saying(heard, group) for group in groups.in_order()]


# which belong together


def _likely(heard: Sequence[Heard]) -> list[tuple[int, int]]:
    """Pairs of quotations that may be of one saying, the surest first."""
    found = []
    for one, other in _sharing(heard):
        near = nearness(heard[one], heard[other])
        if near:
            found.append((-near, one, other))
    return [(one, other) for _, one, other in sorted(found)]


def _sharing(heard: Sequence[Heard]) -> Iterator[tuple[int, int]]:
    """Pairs that have a run of words in common."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(heard):
        for run in _runs(one.wording.plain):
            where[run].append(number)
    for number, one in enumerate(heard):
        votes = Counter[int]()
        for run in _runs(one.wording.plain):
            if len(where[run]) <= _COMMON:
                votes.update(other for other in where[run] if other > number)
        for other, shared in votes.items():
            shorter = min(one.size, heard[other].size)
            if shared >= max(1, (shorter - _RUN + 1) // 4):
                yield number, other


def _runs(plain: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of words that say something."""
    return {
        run
        for run in zip(*(plain[shift:] for shift in range(_RUN)), strict=False)
        if any(word not in little_words() for word in run)
    }


def nearness(one: Heard, other: Heard) -> float:
    """How sure it is that two quotations are of one saying, up to 1; 0 when they are taken for two."""
    short, long = sorted((one, other), key=lambda heard: heard.size)
    if short.size < _RUN:
        return 0.0
    plain = short.wording.plain
    matched = [
        word
        for old, _, length in runs_of_both(plain, long.wording.plain)
        if length > 1
        for word in plain[old : old + length]
    ]
    share = len(matched) / short.size
    if share < _ENOUGH or sum(word not in little_words() for word in matched) < _TELLING:
        return 0.0
    same = may_be_one(one.speaker, other.speaker)
    if same is False and (share < _NEARLY_ALL or short.size <= _SHORT + 2):
        return 0.0
    if same is None and short.size < _SHORT and share < 1:
        return 0.0
    return share * (1.0 if same else 0.9) * short.size / (short.size + 1)


class _Groups:
    """Quotations that belong together, so far."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._heard = heard
        self._group = list(range(len(heard)))
        self._members = {number: [number] for number in range(len(heard))}

    def join(self, one: int, other: int) -> None:
        """Make one group of two, unless a column would then tell one saying in two wordings."""
        first, second = self._group[one], self._group[other]
        if first == second:
            return
        own, others = self._members[first], self._members[second]
        columns: dict[str, list[int]] = defaultdict(list)
        for member in own:
            columns[self._heard[member].column].append(member)
        for member in others:
            if any(self._are_two(member, mate) for mate in columns[self._heard[member].column]):
                return
        own += others
        del self._members[second]
        for member in others:
            self._group[member] = first

    def take_fragments(self) -> None:
        """Give quotations of few words to the one saying of their speaker that has these words."""
        spoken: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, one in enumerate(self._heard):
            if one.named and one.size > _FEW:
                for word in set(one.wording.plain):
                    spoken[one.named, word].append(number)
        for number, one in enumerate(self._heard):
            is_alone = len(self._members[self._group[number]]) == 1
            if not one.named or not one.telling or one.size > _FEW or not is_alone:
                continue
            rarest = min((spoken.get((one.named, word), []) for word in one.wording.plain), key=len)
            found = {
                self._group[other]
                for other in rarest
                if _stands_in(one.wording.plain, self._heard[other].wording.plain)
            }
            if len(found) == 1:
                self.join(found.pop(), number)

    def in_order(self) -> list[list[int]]:
        return sorted(sorted(members) for members in self._members.values() if self._heard[members[0]].size)

    def _are_two(self, one: int, other: int) -> bool:
        """Whether a column words the same thing in two ways, so that it tells of two sayings."""
        short, long = sorted((one, other), key=lambda number: self._heard[number].size)
        words, others = self._heard[short].wording.plain, self._heard[long].wording.plain
        if _stands_in(words, others):
            return False
        return sum(length for _, _, length in runs_of_both(words, others) if length > 1) * 2 >= len(words)


def _stands_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all the words stand in the others in a row."""
    size = len(words)
    return any(others[at : at + size] == words for at in range(len(others) - size + 1))


# what is told of one saying


def _saying(heard: Sequence[Heard], group: Sequence[int]) -> Saying:
    base = _base(heard, group)
    told = [_told(heard, (base,), heard[base])]
    columns: dict[str, list[int]] = defaultdict(list)
    for number in group:
        if number != base:
            columns[heard[number].column].append(number)
    for numbers in columns.values():
        told += [_told(heard, one, heard[base]) for one in _apart(heard, numbers, heard[base])]
    order = {number: place for place, number in enumerate(group)}
    told[1:] = sorted(told[1:], key=lambda one: order[one.heard[0]])
    speaker = _best_named([heard[number] for number in group])
    return Saying(speaker, tuple(told))


def _best_named(group: Sequence[Heard]) -> str:
    """What the speaker is called in most columns, as fully as any of them has it without a whole sentence."""
    columns: dict[str, set[str]] = defaultdict(set)
    for one in group:
        if one.named:
            columns[one.named].add(one.column)

    def rank(one: Heard) -> tuple[bool, int, bool, bool, int]:
        words, is_person = len(one.speaker.split()), bool(person_in(one.speaker))
        return bool(one.named), len(columns[one.named]), is_person, words <= _FULL, words

    best = max(group, key=rank)
    return best.speaker


def _base(heard: Sequence[Heard], group: Sequence[int]) -> int:
    """Of the quotations that tell most of it, the one that the other columns agree with most."""
    largest = max(heard[number].size for number in group)
    tried = [number for number in group if heard[number].size * 2 >= largest][:_TRIED]
    if len(tried) == 1:
        return tried[0]
    columns = {heard[number].column for number in group}

    def agreement(number: int) -> tuple[float, int]:
        own = heard[number]
        shared = fsum(  # exact, so that two that are the same stay so in any order of the columns
            max(_alike(own, heard[other]) for other in group if heard[other].column == column)
            for column in columns - {own.column}
        )
        return shared, own.size

    return max(tried, key=agreement)


def _alike(one: Heard, other: Heard) -> float:
    same = sum(length for _, _, length in runs_of_both(one.wording.plain, other.wording.plain))
    return 2 * same / (one.size + other.size)


def _apart(heard: Sequence[Heard], numbers: Sequence[int], base: Heard) -> Iterator[tuple[int, ...]]:
    """The quotations of one column, those together that are pieces of the saying from different places."""
    taken: list[tuple[list[int], list[Span]]] = []
    for number in sorted(numbers, key=lambda number: -heard[number].size):
        same = compare(base.wording, heard[number].wording).same
        span = (same[0][0], same[-1][0] + 1) if same else (0, 0)
        for together, spans in taken:
            if heard[number].column != base.column and all(
                span[1] <= start or end <= span[0] for start, end in spans
            ):
                together.append(number)
                spans.append(span)
                break
        else:
            taken.append(([number], [span]))
    for together, _ in taken:
        yield tuple(sorted(together))


def _told(heard: Sequence[Heard], numbers: tuple[int, ...], base: Heard) -> Told:
    chosen = [heard[number] for number in numbers]
    wording = chosen[0].wording
    if len(chosen) > 1:
        wording = Wording(tuple(piece for one in chosen for piece in one.wording.pieces))
    comparison = Comparison((), ()) if chosen == [base] else compare(base.wording, wording)
    speaker = next((one.speaker for one in chosen if one.speaker), "")
    kinds = [one.kind for one in comparison.differences]
    if may_be_one(speaker, base.speaker) is False:
        kinds.append(DifferenceKind.SPEAKER)
    size = len(wording.plain)
    return Told(
        chosen[0].column,
        numbers,
        wording,
        speaker,
        comparison,
        tuple(_by_rank(kinds)),
        is_fragment=size < _FRAGMENT * base.size,
    )


def _by_rank(kinds: Iterable[DifferenceKind]) -> list[DifferenceKind]:
    """Each kind once, the one that matters most first."""
    return sorted(set(kinds), key=lambda kind: -kind.rank)
