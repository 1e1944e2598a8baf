"""Where the place of a quote begins and ends, once it is known where most of it is.

A likeness of characters says little about edges: a word more or less hardly changes it. So the first and
the last words of a quote are laid beside the words around the place, one by one: a word of the quote
stands for the same word, for one that looks like it, for any other one, or for none; and the text may
have put in some words.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Indel

from workbench.domain.span import Span
from workbench.finding.wording_lists import fillers, little_words, numerals

_SAME_LITTLE, _SAME_TELLING = 1.0, 2.0
_ALIKE = 0.5
"""Words that share this much of their letters may be one, misheard or spelt in another way."""

_LOST = 0.3
"""What it costs that a word of the quote stands for none: less than nothing speaks for it."""

_UNLIKELY = 0.4
"""What it costs to lay a word beside one it has nothing to do with, beyond the end of a sentence."""

_PUT_IN, _PUT_IN_MORE = 0.8, 0.15
"""What the first word costs that the text has put in, and each one after it."""

_INSERTED = 12
"""As many words may be put in."""

_NEVER = float("-inf")

_LAID_OUT = 12
"""So many words of the quote are laid beside others at most."""

_REACH = 200
"""Characters; so far beyond a place words may belong to it."""

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n")


@dataclass(frozen=True, slots=True)
class _Beside:
    """A word beside a place. `is_beyond` when a sentence ends between the two."""

    word: str
    start: int
    end: int
    is_beyond: bool


def settled(quote: str, text: str, span: Span, written: str) -> Span:
    """The span with those words around it that the first and last words of the quote stand for.

    Quote and text are folded, and the span begins and ends with words; `written` is the text as it is
    written: beyond the end of a sentence no word stands for just any other one.
    """
    start, end = span
    asked = quote.split()
    there = list(_WORD.finditer(text, start, end))
    firm = _firm(asked, [word[0] for word in there])
    if firm is None:
        return span
    (asked_first, first), (asked_last, last) = firm
    own = fillers() | set(asked)
    start, end = there[first].start(), there[last].end()
    if asked_first:
        before = _words_before(text, written, start)
        if taken := _taken(asked[:asked_first][::-1], before, own):
            start = before[taken - 1].start
    if asked_last + 1 < len(asked):
        after = _words_after(text, written, end)
        if taken := _taken(asked[asked_last + 1 :], after, own):
            end = after[taken - 1].end
    return start, end


def _firm(asked: Sequence[str], there: Sequence[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first and the last word that certainly stands for itself, as positions in both."""
    blocks = [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in Indel.opcodes(asked, there)
        if step.tag == "equal"
    ]
    firm = [block for block in blocks if block[2] > 1 or asked[block[0]] not in little_words()]
    if not firm:
        return None
    (first, first_there, _), (last, last_there, length) = firm[0], firm[-1]
    return (first, first_there), (last + length - 1, last_there + length - 1)


def _taken(asked: Sequence[str], beside: Sequence[_Beside], own: Set[str]) -> int:
    """How many of the words beside the place belong to it; both are told from the place outwards.

    Words of the quote's `own` are easily put in: somebody began twice.
    """
    asked = asked[:_LAID_OUT]
    beside = beside[: len(asked) + _INSERTED]
    width = len(beside) + 1
    # the best that can be had when so many words of both are laid out, the last one being laid or put in
    laid, put = [0.0, *[_NEVER] * (width - 1)], [_NEVER] * width
    _put_in(laid, put, beside, own)
    for word in asked:
        best = [max(pair) for pair in zip(laid, put, strict=True)]
        lost = 0.0 if word in fillers() else _LOST
        laid = [
            best[0] - lost,
            *(max(best[at] - lost, best[at - 1] + _fits(word, beside[at - 1])) for at in range(1, width)),
        ]
        put = [_NEVER] * width
        _put_in(laid, put, beside, own)
    return max(range(width), key=lambda at: (laid[at], -at))


def _put_in(laid: Sequence[float], put: list[float], beside: Sequence[_Beside], own: Set[str]) -> None:
    for at in range(1, len(put)):
        first = _PUT_IN_MORE if beside[at - 1].word in own else _PUT_IN
        put[at] = max(laid[at - 1] - first, put[at - 1] - _PUT_IN_MORE)


def _fits(word: str, beside: _Beside) -> float:
    other = beside.word
    if word == other or _ones().get(word) == other or _ones().get(other) == word:
        return _SAME_LITTLE if word in little_words() else _SAME_TELLING
    likeness = 0.0 if beside.is_beyond else Indel.normalized_similarity(word, other)
    if likeness >= _ALIKE:
        return likeness
    return -_UNLIKELY if beside.is_beyond or word in fillers() else 0.0


@cache
def _ones() -> Mapping[str, str]:
    """Small numbers in words, and in digits: “zero” is what “0” is."""
    return {word: str(value) for word, value in numerals()["ones"].items()}


def _words_before(text: str, written: str, end: int) -> list[_Beside]:
    """The whole words before a position, the nearest first."""
    first = text.rfind(" ", 0, max(0, end - _REACH)) + 1
    ended = max((found.end() for found in _SENTENCE_END.finditer(written, first, end)), default=first)
    found = [
        _Beside(word[0], *word.span(), is_beyond=word.start() < ended)
        for word in _WORD.finditer(text, first, end)
    ]
    return found[::-1]


def _words_after(text: str, written: str, start: int) -> list[_Beside]:
    """The words after a position, the nearest first."""
    ended = _SENTENCE_END.search(written, start, start + _REACH)
    last = ended.start() if ended else len(text)
    return [
        _Beside(word[0], *word.span(), is_beyond=word.start() > last)
        for word in _WORD.finditer(text, start, start + _REACH)
    ]
