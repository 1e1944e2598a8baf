"""Finding words in an article whatever their case and accents, at exactly the places where they are."""

import re
import unicodedata
from functools import lru_cache

from workbench.ui.positions import Span

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MARKS = "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff]*"
"""Accents of their own, as they stand where no composed letter exists."""


def places_of(wanted: str, words: str) -> list[Span]:
    """Where `wanted` is in `words`, without regard to case, accents, and kinds of quotes and dashes."""
    letters = [letter for letter in folded(" ".join(wanted.split())) if not unicodedata.combining(letter)]
    if not letters:
        return []
    pattern = "".join(map(_one, letters))
    return [match.span() for match in re.finditer(pattern, folded(words))]


def _one(letter: str) -> str:
    return (r"\s+" if letter == " " else re.escape(letter)) + _MARKS


@lru_cache(maxsize=2)
def folded(words: str) -> str:
    """As many characters as before, each without case and accent."""
    small = words.translate(_ALIKE)
    lowered = small.lower()
    if len(lowered) != len(small):  # a few capitals have a small form of two characters
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in small)
    if lowered.isascii():
        return lowered
    table = {ord(letter): _bare(letter) for letter in set(lowered) if letter > "\x7f"}
    return lowered.translate(table)


def _bare(letter: str) -> str:
    """The letter under an accent."""
    first = unicodedata.normalize("NFD", letter)[0]
    return first.lower() if len(first.lower()) == 1 else first
