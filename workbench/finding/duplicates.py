"""Texts that share much of their wording, told by fingerprints: winnowed shingles of five words.

Every run of `SHINGLE` words has a number, and of every `WINDOW` such numbers in a row the smallest
is kept (Schleimer, Wilkerson and Aiken, 2003). So any twelve words that two texts share leave the
same number in both, wherever they stand, and a text is remembered by two ninths of its numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from workbench.finding.folding import same_look

SHINGLE = 5
WINDOW = 8

NEAR = 0.5
"""The share of the shorter text from which on two texts are near-copies."""

WORTH_COMPARING = 0.35
"""The share of fingerprints from which on two texts are compared run by run; fingerprints tell the
share to a tenth or so, more of long texts than of short ones."""

_WORD = re.compile(rb"[0-9a-z\x80-\xe2\xee-\xff]+|[\xe3-\xed][\x80-\xbf]{2}")
"""In UTF-8, where what is not ASCII stands for letters: signs have been made the same look before. Of
the scripts that put no blanks between words, Chinese, Japanese and Korean, each character is a word.
"""

_BLANKED = bytes(byte if byte >= 0x80 or chr(byte).isalnum() else 0x20 for byte in range(256))
_IDEOGRAPH = re.compile(rb"[\xe3-\xed]")

_PORTION = 100_000
_OVERLAP = 500
"""Characters of a long text that are looked at together, and of them again with the next: more than the
longest dozen words take.
"""

_LEAST = 3
_FEW = 64
_ONE_IN = 4


def fingerprints(stretches: Iterable[str]) -> tuple[int, ...]:
    """The fingerprints of a text, numbers of 32 bits, ascending. A text that leaves fewer than three, of
    a dozen words or so, has none: two such texts are alike by chance.

    `stretches` are those parts of it that count, each on its own: without comments, say.
    """
    found: set[int] = set()
    for words in stretches:
        for portion in _portions(words):
            found.update(_winnowed(shingles(portion)))
    return tuple(sorted(found)) if len(found) >= _LEAST else ()


def sample(prints: Sequence[int]) -> tuple[int, ...]:
    """Those fingerprints that an index needs to hold: all of a short text, some of a long one.

    Which ones depends on nothing but themselves, so that two texts agree on what they share.
    """
    if len(prints) <= _FEW:
        return tuple(prints)
    return tuple([number for number in prints if number % _ONE_IN == 0])


def shared(words: Iterable[str], other: Iterable[str]) -> float:
    """The share of the shorter text's runs of five words that stand in the longer one too, exactly."""
    one, two = ({run for part in text for run in shingles(part)} for text in (words, other))
    return containment(tuple(one), tuple(two))


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text that stands in the longer one too, between 0 and 1."""
    shorter = min(len(one), len(other))
    return len(set(one).intersection(other)) / shorter if shorter else 0.0


def _portions(words: str) -> Iterator[str]:
    """The words in portions that fit into memory many times over, each begun with the last words of the
    one before, so that no run is missed.
    """
    start = 0
    while (end := words.find(" ", start + _PORTION)) >= 0:
        yield words[start:end]
        start = words.rfind(" ", start, end - _OVERLAP) + 1 or end - _OVERLAP
    yield words[start:]


def shingles(words: str) -> list[int]:
    """A number for each run of five words, told by their letters and digits alone."""
    plain = _plain(same_look(words).lower().encode("utf-8"))
    runs = zip(*(plain[shift:] for shift in range(SHINGLE)), strict=False)
    return list(map(crc32, map(b" ".join, runs)))


def _plain(words: bytes) -> list[bytes]:
    """The words as `_WORD` finds them; five times as fast where every word has blanks or signs around it."""
    if not words.isascii() and _IDEOGRAPH.search(words):
        return _WORD.findall(words)
    return words.translate(_BLANKED).split()


def _winnowed(numbers: Sequence[int]) -> set[int]:
    """The smallest number of each window; of fewer numbers than a window has, the smallest of all."""
    if not numbers:
        return set()
    smallest = min(numbers[:WINDOW])
    leaves = numbers.index(smallest) + WINDOW
    found = {smallest}
    for end, number in enumerate(numbers[WINDOW:], WINDOW):
        if number <= smallest:
            smallest, leaves = number, end + WINDOW
            found.add(smallest)
        elif end == leaves:  # the smallest is in the window no more
            window = numbers[end - WINDOW + 1 : end + 1]
            smallest = min(window)
            leaves = end + 1 + window.index(smallest)
            found.add(smallest)
    return found
