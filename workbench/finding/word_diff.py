"""What two versions of a text have in common, and what was taken out and put in, word by word.

Lines are compared first and words only where lines differ, so that a text of fifty megabytes takes
seconds. What stands once on both sides is what the two are aligned by (“patience diff”): the time
grows with the length, not with its square, and a moved paragraph does not tear its neighbours apart.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from workbench.domain.span import Span

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\s+|\d+(?:[.,]\d+)*|\w+|[^\w\s]")

_SQUARE = 250_000
"""Pairs of pieces that may be compared one with another where none stands only once."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the old text and what stands for it in the new one, in code points of each.

    Where `is_same`, both have the same words. Else one of them may be empty: words were only added,
    or only removed.
    """

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def word_diff(old: str, new: str) -> list[Stretch]:
    """The stretches of two texts in order; together they cover both, and same and other ones alternate."""
    found = _merged(_compared(old, new, _LINE, (0, len(old)), (0, len(new))))
    for at in range(1, len(found) - 1):
        if not found[at].is_same:
            found[at - 1 : at + 2] = _from_line_start(old, new, found[at - 1], found[at], found[at + 1])
    return found


def place_after(stretches: Sequence[Stretch], start: int, end: int) -> Span | None:
    """Where a stretch of the old text is in the new one, when all of it lies in words that are the same."""
    at = bisect_left(stretches, start + 1, key=lambda one: one.old_end)
    if at == len(stretches):
        return None
    same = stretches[at]
    if not same.is_same or not same.old_start <= start < end <= same.old_end:
        return None
    return start - same.old_start + same.new_start, end - same.old_start + same.new_start


def _compared(old: str, new: str, unit: re.Pattern[str], old_span: Span, new_span: Span) -> Iterator[Stretch]:
    """Compare two spans by pieces of one kind; what differs by lines is compared again by words."""
    old_at, new_at = _edges(old, unit, old_span), _edges(new, unit, new_span)
    matches = common_runs(_pieces(old, old_at), _pieces(new, new_at))
    done_old = done_new = 0
    for old_piece, new_piece, length in [*matches, (len(old_at) - 1, len(new_at) - 1, 0)]:
        old_gap, new_gap = (old_at[done_old], old_at[old_piece]), (new_at[done_new], new_at[new_piece])
        old_empty, new_empty = old_gap[0] == old_gap[1], new_gap[0] == new_gap[1]
        if unit is _LINE and not old_empty and not new_empty:
            yield from _compared(old, new, _WORD, old_gap, new_gap)
        elif not (old_empty and new_empty):
            yield Stretch(False, *old_gap, *new_gap)
        done_old, done_new = old_piece + length, new_piece + length
        if length:
            yield Stretch(True, old_at[old_piece], old_at[done_old], new_at[new_piece], new_at[done_new])


def _pieces(words: str, edges: Sequence[int]) -> list[str]:
    return [words[start:end] for start, end in pairwise(edges)]


def _edges(words: str, unit: re.Pattern[str], span: Span) -> list[int]:
    """Where each piece of the span begins, and where the last one ends."""
    return [*(match.start() for match in unit.finditer(words, *span)), span[1]]


def common_runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal pieces as (index in old, index in new, length), in order on both sides, the time
    growing with the length of both.
    """
    found: list[tuple[int, int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        old_start, old_end, new_start, new_end = waiting.pop()
        first_old, first_new = old_start, new_start
        while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
            old_start, new_start = old_start + 1, new_start + 1
        if old_start > first_old:
            found.append((first_old, first_new, old_start - first_old))
        last_old = old_end
        while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
        if last_old > old_end:
            found.append((old_end, new_end, last_old - old_end))
        if old_start == old_end or new_start == new_end:
            continue
        limits = (old_start, old_end, new_start, new_end)
        anchors = _anchors(old, new, limits)
        if not anchors:
            found += _aligned(old, new, limits)
            continue
        borders = [(old_start, new_start), *anchors, (old_end, new_end)]
        waiting += [(one, following, other, then) for (one, other), (following, then) in pairwise(borders)]
    found.sort()
    return found


def _anchors(old: Sequence[str], new: Sequence[str], limits: tuple[int, int, int, int]) -> list[Span]:
    """Pieces that stand once in both stretches, as many as keep their order."""
    old_start, old_end, new_start, new_end = limits
    counts = Counter(old[old_start:old_end]), Counter(new[new_start:new_end])
    where = {new[at]: at for at in range(new_start, new_end) if counts[1][new[at]] == 1}
    pairs = [
        (at, where[old[at]])
        for at in range(old_start, old_end)
        if old[at] in where and counts[0][old[at]] == 1
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[Span]) -> list[Span]:
    """The longest series of pairs, rising on the left, that rises on the right as well."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(right)
            piles.append(number)
        else:
            tops[pile], piles[pile] = right, number
    series: list[Span] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        series.append(pairs[at])
        at = before[at]
    return series[::-1]


def _aligned(
    old: Sequence[str], new: Sequence[str], limits: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int]]:
    """Runs of equal pieces where nothing stands only once; none where that would take too long."""
    old_start, old_end, new_start, new_end = limits
    if (old_end - old_start) * (new_end - new_start) > _SQUARE:
        return
    for step in Indel.opcodes(old[old_start:old_end], new[new_start:new_end]):
        if step.tag == "equal":
            yield old_start + step.src_start, new_start + step.dest_start, step.src_end - step.src_start


def _from_line_start(
    old: str, new: str, before: Stretch, other: Stretch, after: Stretch
) -> tuple[Stretch, Stretch, Stretch]:
    """What was put in or taken out, told from the beginning of its line where that is as true.

    “.␤A new line” after “knows” is “A new line.␤” after “knows.␤”, which is how people would say it.
    """
    if other.old_start == other.old_end:
        words, start, end = new, other.new_start, other.new_end
    elif other.new_start == other.new_end:
        words, start, end = old, other.old_start, other.old_end
    else:
        return before, other, after
    shift = 0
    most = min(end - start, after.old_end - after.old_start - 1)
    while shift < most and words[start + shift] == words[end + shift] and words[start + shift - 1] != "\n":
        shift += 1
    if words[start + shift - 1] != "\n" or not shift:
        return before, other, after
    return (
        replace(before, old_end=before.old_end + shift, new_end=before.new_end + shift),
        Stretch(False, *(at + shift for at in astuple(other)[1:])),
        replace(after, old_start=after.old_start + shift, new_start=after.new_start + shift),
    )


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches with neighbours of one kind made one."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged and merged[-1].is_same is stretch.is_same:
            last = merged.pop()
            stretch = Stretch(
                stretch.is_same, last.old_start, stretch.old_end, last.new_start, stretch.new_end
            )
        merged.append(stretch)
    return merged
