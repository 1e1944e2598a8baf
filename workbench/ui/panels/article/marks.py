"""The marks of an article as they are shown: overlapping stretches cut into runs that do not overlap."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import pairwise

from workbench.domain.evidence import Stance
from workbench.domain.overview import Mark

ROLES = (Stance.SUPPORTS.value, Stance.REFUTES.value, Stance.CONTEXT.value, "claim")
"""The roles of the theme that marks take, in the order they are drawn in; an appearance is a claim's."""

_ROLE_OF: dict[Stance | None, str] = {**{stance: stance.value for stance in Stance}, None: "claim"}
_RANK = {role: number for number, role in enumerate(ROLES)}

DEEPEST = 4
"""So many marks of one role on the same words can be told from fewer by their tint."""


class Emphasis(IntEnum):
    """How much a mark stands out: those of the current claim more, those of others less."""

    PALE = 0
    PLAIN = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Layer:
    """What one role adds to a run: how much it stands out, how many marks lie on each other, and how
    many roles share the words.
    """

    role: str
    emphasis: Emphasis
    depth: int
    sharing: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Words from `start` up to `end` that are marked alike."""

    start: int
    end: int
    layers: tuple[Layer, ...]


_Kind = tuple[int, Emphasis]
"""Marks that look alike: the number of their role, and how much they stand out."""


def role_of(mark: Mark) -> str:
    return _ROLE_OF[mark.stance]


def emphasis_of(mark: Mark, claim_id: str) -> Emphasis:
    """`claim_id` is the current claim, or ""."""
    if not claim_id:
        return Emphasis.PLAIN
    return Emphasis.STRONG if mark.claim_id == claim_id else Emphasis.PALE


def runs_of(marks: Iterable[Mark], claim_id: str = "") -> list[Run]:
    """The runs of all marks, in the order of the text."""
    turns: dict[int, list[tuple[_Kind, int]]] = {}
    for mark in marks:
        kind = (_RANK[role_of(mark)], emphasis_of(mark, claim_id))
        turns.setdefault(mark.start, []).append((kind, 1))
        turns.setdefault(mark.end, []).append((kind, -1))
    depths: dict[_Kind, int] = {}
    runs: list[Run] = []
    for start, end in pairwise(sorted(turns)):
        for kind, step in turns[start]:
            depths[kind] = depths.get(kind, 0) + step
            if not depths[kind]:
                del depths[kind]
        if depths:
            runs.append(Run(start, end, _layers(depths)))
    return runs


def runs_within(runs: Sequence[Run], start: int, end: int) -> Sequence[Run]:
    """Those of `runs` that have words between two code points."""
    first = bisect_right(runs, start, key=lambda run: run.end)
    last = bisect_left(runs, end, key=lambda run: run.start)
    return runs[first:last]


def marks_at(marks: Iterable[Mark], position: int, claim_id: str = "") -> list[Mark]:
    """The marks that the word at a code point has: those of the current claim first, then by place."""
    found = [mark for mark in marks if mark.start <= position < mark.end]

    def rank(mark: Mark) -> tuple[bool, int, int, int]:
        return mark.claim_id != claim_id, mark.start, mark.end, _RANK[role_of(mark)]

    return sorted(found, key=rank)


def neighbour(marks: Iterable[Mark], after: tuple[int, int], step: int) -> Mark | None:
    """The next mark (`step` 1) or the one before (-1), seen from the span `after`; round the ends."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.record_id))
    if not ordered:
        return None
    if step > 0:
        return next((mark for mark in ordered if (mark.start, mark.end) > after), ordered[0])
    return next((mark for mark in reversed(ordered) if (mark.start, mark.end) < after), ordered[-1])


_layer = cache(Layer)
"""There are fewer than two hundred of them, however many marks a text has."""


def _layers(depths: Mapping[_Kind, int]) -> tuple[Layer, ...]:
    """One layer for each role, as strong as the strongest and as deep as all marks of it together."""
    sharing = len({role for role, _ in depths})
    layers: dict[int, Layer] = {}
    for (role, emphasis), depth in sorted(depths.items()):
        deep = depth + (layers[role].depth if role in layers else 0)
        layers[role] = _layer(ROLES[role], emphasis, min(deep, DEEPEST), sharing)
    return tuple(layers.values())
