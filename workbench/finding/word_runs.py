"""The runs of equal words in two wordings: which words of one stand for which of the other."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from workbench.domain.span import Span
from workbench.finding.word_diff import common_runs
from workbench.finding.wording_lists import little_words

Run = tuple[int, int, int]

_SQUARE = 250_000
"""Pairs of words; more of them are not looked at one by one."""

_SURE = 3
"""Words in a row that two wordings have in common not by chance."""


def runs_of_both(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Runs of equal words as (index in old, index in new, length), in order on both sides.

    Of quotations the longest runs come first, wherever they stand: a piece is looked for in the whole.
    Long documents are compared from what stands once in each.
    """
    if old == new:
        return [(0, 0, len(old))] if old else []
    if len(old) * len(new) > _SQUARE:
        return common_runs(old, new)
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    found = [(block.a, block.b, block.size) for block in blocks if block.size]
    sure = [run for run in found if run[2] >= _SURE]
    if not sure:
        return found
    every: list[Run] = []
    first = second = 0
    for one, other, length in (*sure, (len(old), len(new), 0)):
        every += _small_runs(old, new, (first, one), (second, other))
        if length:
            every.append((one, other, length))
        first, second = one + length, other + length
    return every


def _small_runs(old: Sequence[str], new: Sequence[str], gone: Span, come: Span) -> Iterator[Run]:
    """The few words that are equal between longer runs; at the ends those next to the runs."""
    reach = min(gone[1] - gone[0], come[1] - come[0]) + _SURE
    if gone[0] == come[0] == 0:
        gone, come = (max(0, gone[1] - reach), gone[1]), (max(0, come[1] - reach), come[1])
    if gone[1] == len(old) and come[1] == len(new):
        gone, come = (gone[0], min(gone[1], gone[0] + reach)), (come[0], min(come[1], come[0] + reach))
    for step in Indel.opcodes(old[slice(*gone)], new[slice(*come)]):
        if step.tag == "equal":
            yield gone[0] + step.src_start, come[0] + step.dest_start, step.src_end - step.src_start


def settled(runs: Sequence[Run], old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The runs without single small words in the midst of what is different, which agree by chance."""
    kept = list(runs)
    at = 0
    while at < len(kept):
        first, second, length = kept[at]
        before = kept[at - 1] if at else (0, 0, 0)
        after = kept[at + 1] if at + 1 < len(kept) else (len(old), len(new), 0)
        left = (first - before[0] - before[2], second - before[1] - before[2])
        right = (after[0] - first - length, after[1] - second - length)
        words = old[first : first + length]
        apart = min(sum(left), sum(right))
        if length <= 2 and apart >= 3 * length and all(word in little_words() for word in words):
            del kept[at]
            at = max(at - 1, 0)
        else:
            at += 1
    return kept
