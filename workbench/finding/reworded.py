"""Places whose words are not the quote's but may be what has become of it.

The nearest stretch of a text is always found; whether it is taken depends on how much of what the quote
says is there, and on whether anything speaks against it.
"""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from workbench.domain.span import Span
from workbench.finding.alignment import closeness, is_uniform, nearest, word_ends, word_starts
from workbench.finding.differences import Differences, differences
from workbench.finding.edges import settled
from workbench.finding.folding import POINTS, folded, same_look, squeezed
from workbench.finding.numbers import values_in
from workbench.finding.quote_places import Haystack, Kind, Place, Quote
from workbench.finding.wording_lists import little_words

ENOUGH = 55
"""The score, of 100, from which a place with other words is taken for that of a long quote."""

_SHORTNESS = 520
"""Divided by its length it is what a quote needs more: the shorter, the more agrees by chance."""

_SAID = 0.3
"""What the words that say something weigh in the score; the rest is likeness of all characters."""

_TO_THE_LETTER = 80.0
"""The likeness, of 100, from which words that are missing were left out, not misheard."""

ENOUGH_IN_DOUBT = 63
"""The score from which a place is taken though something differs that may have been misheard."""

_SHORTEST = 12
"""Characters; a shorter quote with other words could be anything."""

_LONGEST = 2.0
"""How much longer or shorter than the quote its place may be."""

_SAME_RUN = 3
"""Characters in a row that count as the same: single ones agree by chance."""

_BESIDE = 64
"""Characters beside a place in which what belongs to it may lie, cut off by an insertion."""

_DILUTED = 10.0
"""Of 100: a place that becomes so much less like the quote when it is widened is not widened."""

_TURNING = frozenset({"no", "not"})
"""Little words that say much at the edge of a quote."""

POINTS_ONLY = "only case or points differ"
REWORDED = "the words have changed"
"""All that is to be said of a place that nothing speaks against."""

_WORD = re.compile(r"\w+")


def reworded_places(quote: Quote, haystack: Haystack, most: int) -> Iterator[Place]:
    """Up to `most` places that come nearest to the quote, each with what speaks against it."""
    plain = squeezed(folded(quote.words))
    if len(plain) < _SHORTEST or is_uniform(plain):
        return
    for span in nearest(plain, haystack.folded, most):
        yield _judged(quote.words, plain, haystack, _completed(quote.words, plain, haystack, span))


def _completed(quote: str, plain: str, haystack: Haystack, span: Span) -> Span:
    """The span with what belongs to it and lies just beyond its edges, where an insertion or another
    spelling has cut it off: the first and the last word that say something, and numbers.
    """
    start, end = settled(plain, haystack.folded, span, haystack.words)
    return _with_points(quote, haystack.looks, _with_numbers(quote, haystack.words, (start, end)))


def _with_points(quote: str, looks: str, span: Span) -> Span:
    """The span with the points and quotation marks at its edges that the quote has there, too."""
    start, end = span
    plain = same_look(quote.strip())
    inner = plain.strip(POINTS)
    before, after = plain[: plain.index(inner)], plain[plain.index(inner) + len(inner) :]
    while before and start and looks[start - 1] == before[-1]:
        start, before = start - 1, before[:-1]
    while after and end < len(looks) and looks[end] == after[0]:
        end, after = end + 1, after[1:]
    return start, end


def _beside(word: str, text: str, first: int, end: int, *, last: bool) -> int | None:
    """Where a word stands between two places, the first or the last time."""
    found = [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", text[first:end])]
    return first + found[-1 if last else 0] if found else None


def _with_numbers(quote: str, text: str, span: Span) -> Span:
    """The span with the numbers at its edges: “2020” and “twenty twenty” have no letter in common."""
    start, end = span
    wanted = Counter(values_in(quote))
    missing = wanted - Counter(values_in(text[start:end]))
    if not missing or missing == wanted - Counter(values_in(text[max(0, start - _BESIDE) : end + _BESIDE])):
        return span
    wider = [(start, at) for at in word_ends(text, end, end + _BESIDE)]
    wider += [(at, end) for at in word_starts(text, start - _BESIDE, start)]
    for first, last in sorted(wider, key=lambda one: one[1] - one[0]):
        if not wanted - Counter(values_in(text[first:last])):
            return first, last
    return span


def _judged(quote: str, plain: str, haystack: Haystack, span: Span) -> Place:
    """The place with what speaks for and against it."""
    words = haystack.words[slice(*span)]
    there = squeezed(haystack.folded[slice(*span)])
    if plain == there:
        return Place(*span, 99, Kind.CHANGED, reasons=(POINTS_ONLY,))
    close = closeness(plain, there)
    score = round((1 - _SAID) * close + _SAID * _said(plain, there))
    apart = differences(
        quote,
        words,
        before=haystack.words[max(0, span[0] - _BESIDE) : span[0]],
        after=haystack.words[span[1] : span[1] + _BESIDE],
        to_the_letter=close >= _TO_THE_LETTER,
    )
    reasons = list(apart.reasons)
    refused = bool(reasons) and not _are_excused(apart, score, haystack)
    if not len(plain) / _LONGEST <= len(there) <= len(plain) * _LONGEST:
        refused = True
        reasons.append("much longer" if len(there) > len(plain) else "much shorter")
    if score < ENOUGH + _SHORTNESS / len(plain):
        refused = True
        reasons.append("too little of it is the same")
    kind = Kind.ABSENT if refused else Kind.CHANGED
    return Place(*span, score, kind, reasons=tuple(reasons) or (REWORDED,))


def _are_excused(apart: Differences, score: int, haystack: Haystack) -> bool:
    """Whether a place is the quote's though something says otherwise, which is then only told."""
    if apart.are_misheard or (
        haystack.is_heard and not apart.are_words_missing and not apart.are_numbers_others
    ):
        return score >= ENOUGH_IN_DOUBT
    return apart.is_one_of_many and score >= _TO_THE_LETTER


def _said(quote: str, words: str) -> float:
    """How much of the words that say something is there, of 100."""
    there = bytearray(len(quote))
    for step in Indel.opcodes(quote, words):
        length = step.src_end - step.src_start
        if step.tag == "equal" and length >= _SAME_RUN:
            there[step.src_start : step.src_end] = b"\1" * length
    telling = [word.span() for word in _WORD.finditer(quote) if word[0] not in little_words()]
    if not telling:
        telling = [(0, len(quote))]
    found = sum(sum(there[start:end]) for start, end in telling)
    return 100 * found / sum(end - start for start, end in telling)
