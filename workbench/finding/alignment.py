"""Where in a text the words are that come nearest to a quote.

All here works on folded words (see `folding`); spans are code points of them.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from workbench.domain.span import Span

LEAST = 50.0
"""Of 100: what shares less with a quote is no place of it. Unrelated English shares up to 60."""

_PIECE = 160
"""Longer quotes are looked for by pieces of this length: the time grows with the square of it."""

_PIECES = 5
_RUN = re.compile(r"\b\w.{11,}?\b(?=\s|$)")
_SEEDS = 4
_SEEN = 8
"""As many places of one seed are looked at."""

_NEAR = 75.0
"""Of 100: a stretch that shares so much with a quote, and some words in a row, is the nearest one."""

_UNIFORM = 8
"""A quote with fewer different triples of characters (“a a a a”) fits everywhere and takes for ever."""

_REACH = 16
_WORD_END = re.compile(r"(?<=\S)(?=\s|$)")
_WORD_START = re.compile(r"(?<!\S)(?=\S)")


def nearest(quote: str, text: str, most: int = 1) -> list[Span]:
    """Up to `most` stretches of the text that come nearest to the quote, the nearest first.

    They begin and end with words and do not overlap. There are none for a quote that is too short
    or too uniform to be told from others.
    """
    if is_uniform(quote):
        return []
    found: list[tuple[float, Span]] = []
    waiting = [(0, len(text))]
    while waiting and len(found) < 2 * most:
        first, last = waiting.pop(0)
        span = _nearest_between(quote, text, first, last)
        if span is None:
            continue
        found.append((closeness(quote, text[slice(*span)]), span))
        if most > 1:  # nearer ones lie on either side
            waiting += [(first, span[0]), (span[1], last)]
    found.sort(key=lambda place: (-place[0], place[1]))
    return [span for _, span in found[:most]]


def closeness(quote: str, words: str) -> float:
    """How much of both is the same, character by character, of 100."""
    return 100 * Indel.normalized_similarity(quote, words)


def is_uniform(quote: str) -> bool:
    return len({quote[at : at + 3] for at in range(len(quote) - 2)}) < _UNIFORM


def _nearest_between(quote: str, text: str, first: int, last: int) -> Span | None:
    if last - first < len(quote) // 3:
        return None
    if len(quote) <= _PIECE + _PIECE // 2:
        span = _by_seeds(quote, text, first, last) or _aligned(quote, text, first, last)
        return span and _widened(text, span)
    span = _by_pieces(quote, text, first, last)
    return span and _with_whole_words(quote, text, span, first, last)


def _aligned(quote: str, text: str, first: int, last: int) -> Span | None:
    found = partial_ratio_alignment(quote, text[first:last], score_cutoff=LEAST)
    if found is None or found.dest_end <= found.dest_start:
        return None
    return first + found.dest_start, first + found.dest_end


def _by_seeds(quote: str, text: str, first: int, last: int) -> Span | None:
    """The nearest stretch among those that have some words in a row from the quote, if it is near.

    To look for such words takes a tenth of the time that it takes to look for what is alike.
    """
    leads: list[int] = []
    for offset, words in _seeds(quote):
        at = text.find(words, first, last)
        for _ in range(_SEEN):
            if at < 0:
                break
            leads.append(at - offset)
            at = text.find(words, at + 1, last)
    margin = len(quote) // 2
    spans: list[Span] = []
    reached = -len(text)
    for lead in sorted(leads):
        if lead - reached > margin:  # others lead to the same stretch
            reached = lead
            span = _aligned(quote, text, max(first, lead - margin), min(last, lead + len(quote) + 2 * margin))
            spans += [span] if span else []
    nearest = max(spans, key=lambda span: closeness(quote, text[slice(*span)]), default=None)
    return nearest if nearest and closeness(quote, text[slice(*nearest)]) >= _NEAR else None


def _seeds(quote: str) -> list[tuple[int, str]]:
    """Some runs of words that are long enough to stand for themselves, with their places in the quote."""
    found = [(match.start(), match[0]) for match in _RUN.finditer(quote)]
    return found[:: max(1, len(found) // _SEEDS)]


def _by_pieces(quote: str, text: str, first: int, last: int) -> Span | None:
    """The stretch as long as the quote that one of its pieces leads to and that is nearest as a whole."""
    leads: set[Span] = set()
    for offset in _offsets(len(quote)):
        piece = quote[offset : offset + _PIECE]
        if is_uniform(piece):
            continue
        found = _aligned(piece, text, first, last)
        if found:
            start = max(first, found[0] - offset)
            leads.add((start, min(last, start + len(quote))))
    return max(leads, key=lambda span: closeness(quote, text[slice(*span)]), default=None)


def _offsets(length: int) -> Iterator[int]:
    """Where the pieces of a long quote begin: evenly from its first words to its last."""
    return (number * (length - _PIECE) // (_PIECES - 1) for number in range(_PIECES))


def _widened(text: str, span: Span) -> Span:
    """The span with the whole of the words that it cuts, and no blanks around it."""
    start = text.rfind(" ", 0, span[0] + 1) + 1
    end = text.find(" ", max(start, span[1] - 1))
    end = len(text) if end < 0 else end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(text[start:end].rstrip())


def _with_whole_words(quote: str, text: str, span: Span, first: int, last: int) -> Span:
    """The span with its edges moved to those borders of words that make it nearest to the quote."""
    start, end = span
    # of a long quote only the ends are compared: the rest is the same wherever the edge is
    head, tail = (quote, quote) if len(quote) <= 2 * _PIECE else (quote[:_PIECE], quote[-_PIECE:])
    reach = max(_REACH, len(head) * 2 // 5)
    for _ in range(2):
        before = start, end
        ends = word_ends(text, max(start + 1, end - reach), min(last, end + reach))
        first_edge = start
        end = max(
            ends, key=lambda at: closeness(tail, text[_from(first_edge, at, tail, quote) : at]), default=end
        )
        starts = word_starts(text, max(first, start - reach), min(end - 1, start + reach))
        start = max(
            starts, key=lambda at: closeness(head, text[at : _to(at, end, head, quote)]), default=start
        )
        if (start, end) == before:
            break
    return start, end


def _from(start: int, end: int, tail: str, quote: str) -> int:
    return start if tail == quote else max(start, end - len(tail))


def _to(start: int, end: int, head: str, quote: str) -> int:
    return end if head == quote else min(end, start + len(head))


def word_starts(text: str, first: int, last: int) -> list[int]:
    """The places from `first` to `last`, both included, where words begin."""
    return _borders(_WORD_START, text, first, last)


def word_ends(text: str, first: int, last: int) -> list[int]:
    """The places from `first` to `last`, both included, where words end."""
    return _borders(_WORD_END, text, first, last)


def _borders(border: re.Pattern[str], text: str, first: int, last: int) -> list[int]:
    first, last = max(first, 0), min(last, len(text))
    return [found.start() for found in border.finditer(text, first, last + 1) if found.start() <= last]
