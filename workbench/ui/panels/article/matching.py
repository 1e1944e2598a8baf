"""Finding words in an article whatever their case and accents, at exactly the places where they are."""

import re
import unicodedata
from functools import lru_cache

from workbench.domain.span import Span

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MARKS = "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff]*"
"""Accents of their own, as they stand where no composed letter exists."""

_NOT_ASCII = re.compile("[^\x00-\x7f]+")
_WORD = 32
"""Stretches of foreign letters up to this length come again and are remembered."""

_BEYOND = 1_000
"""So many more characters than are wanted what is found may have: accents and line ends."""


def places_of(wanted: str, words: str) -> list[Span]:
    """Where `wanted` is in `words`, without regard to case, accents, and kinds of quotes and dashes."""
    pattern = pattern_of(wanted)
    return [match.span() for match in pattern.finditer(folded(words))] if pattern else []


def pattern_of(wanted: str) -> re.Pattern[str] | None:
    """What finds `wanted` in folded words; None when there is nothing to look for."""
    letters = [letter for letter in _folded(" ".join(wanted.split())) if not unicodedata.combining(letter)]
    return re.compile("".join(map(_one, letters))) if letters else None


def places_between(pattern: re.Pattern[str], words: str, start: int, end: int) -> list[Span]:
    """The places that begin between two code points of a very long text."""
    piece = _folded(words[start : end + len(pattern.pattern) + _BEYOND])
    places = []
    for match in pattern.finditer(piece):
        first, last = match.span()
        if first >= end - start:
            break
        places.append((start + first, start + last))
    return places


def _one(letter: str) -> str:
    return (r"\s+" if letter == " " else re.escape(letter)) + _MARKS


@lru_cache(maxsize=2)
def folded(words: str) -> str:
    """As many characters as before, each without case and accent."""
    return _folded(words)


def _folded(words: str) -> str:
    # most of most texts is plain, for which Python is ten times as fast
    return words.lower() if words.isascii() else _NOT_ASCII.sub(_plain, words).lower()


def _plain(run: re.Match[str]) -> str:
    letters = run[0]
    return _known(letters) if len(letters) <= _WORD else _without_accents(letters)


def _without_accents(letters: str) -> str:
    small = letters.translate(_ALIKE)
    lowered = small.lower()
    if len(lowered) != len(small):  # a few capitals have a small form of two characters
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in small)
    return lowered.translate({ord(letter): _bare(letter) for letter in set(lowered)})


_known = lru_cache(maxsize=20_000)(_without_accents)


def _bare(letter: str) -> str:
    """The letter under an accent."""
    first = unicodedata.normalize("NFD", letter)[0]
    return first.lower() if len(first.lower()) == 1 else first
