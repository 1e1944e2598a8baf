"""In which encoding from before Unicode a text is written, told from its letters when nobody says so.

Statistics that are made for all languages at once need some hundred letters; a caption in Spanish has two. So
each reading is judged as somebody would who knows the language: by how many signs there are that it does not
have, and how many of its commonest words there are. The languages are in `resources/reading/encodings.toml`.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from workbench.places import resource

_SAMPLE = 16 * 1024
"""Bytes from the first one on that is not ASCII."""

_MOST = 600
"""Signs, and words, that are looked at."""

_RANK, _CAPITAL, _MISPLACED, _SIGN, _RARE, _WRONG = 0.15, 0.05, 0.3, 0.35, 0.45, 1.0
"""Faults of a sign: the rarest of a language’s letters; a capital; a letter where none of the language
stands; typography; an uncommon sign of thousands; what the language does not have, or a capital in a word.
"""

_LESS_LIKELY, _LESS_USUAL = 0.003, 0.012
"""What is held against a language for each that is named before it, of those with Latin letters; and
against an encoding of a language for each that is."""

_KNOWN_WORD = 0.4
"""What a known word makes good, as a share of all words."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_FOREIGN_BYTE = re.compile(rb"[\x80-\xff]")
_FOREIGN_SIGN = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_OF_THOUSANDS = re.compile("[\u4e00-\u9fff\uac00-\ud7a3]")


def likely_encodings(content: bytes) -> list[str]:
    """The encodings in which a text makes sense, the likeliest first."""
    return _likeliest(_sample(content), lambda language: language.encodings, _worst())


def likely_wide_encodings(content: bytes) -> list[str]:
    """Those of Unicode with two or four bytes for each sign, without a mark, in which a text makes sense."""
    # any bytes are some ideographs: only usual ones count
    return _likeliest(content[:_SAMPLE], lambda _: _WIDE, _worst() / 2)


def _likeliest(sample: bytes, encodings: Callable[["_Language"], Sequence[str]], worst: float) -> list[str]:
    faults: dict[str, float] = {}
    readings: dict[str, _Reading] = {}
    for language in _languages():
        for place, encoding in enumerate(encodings(language)):
            if encoding not in readings:
                readings[encoding] = _reading(sample.decode(encoding, "replace"))
            fault = language.faults(readings[encoding]) + _LESS_USUAL * place
            faults[encoding] = min(fault, faults.get(encoding, _WRONG))
    return sorted((encoding for encoding, fault in faults.items() if fault < worst), key=faults.__getitem__)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an encoding makes of a text: its signs beyond ASCII, each with what stands before and behind
    it, and its words in small letters; how many there are of each.
    """

    signs: Counter[tuple[str, str, str]]
    words: Counter[str]


@dataclass(frozen=True, slots=True)
class _Language:
    """`letters` with what is held against each, `words` that every text has."""

    encodings: tuple[str, ...]
    letters: Mapping[str, float]
    words: frozenset[str]
    is_latin: bool
    handicap: float

    def faults(self, reading: _Reading) -> float:
        """What is wrong in a reading if it is in this language, for each sign; less than 0 if nothing is."""
        signs, words = reading.signs.total(), reading.words.total()
        wrong = sum(count * self._fault(*sign) for sign, count in reading.signs.items())
        known = sum(count for word, count in reading.words.items() if word in self.words)
        good = _KNOWN_WORD * known / words if words else 0
        return (wrong / signs if signs else _WRONG) - good + self.handicap

    def _fault(self, before: str, sign: str, behind: str) -> float:
        if sign in _typography():
            return _SIGN
        misplaced = _MISPLACED * self._is_misplaced(before, sign, behind)
        if (fault := self.letters.get(sign)) is not None:
            return fault + misplaced
        if (fault := self.letters.get(sign.lower())) is not None:
            in_capitals = _RANK * (self.is_latin and before.isupper())
            return _WRONG if before.islower() else fault + _CAPITAL + in_capitals + misplaced
        return _RARE if self.has_thousands and _OF_THOUSANDS.match(sign) else _WRONG

    def _is_misplaced(self, before: str, sign: str, behind: str) -> bool:
        """Whether a letter stands where none of the language does: in a number, alone where it is no word, in
        a word with letters of another script.
        """
        if self.has_thousands:
            return before.isascii() and before.islower() and behind.isascii() and behind.islower()
        if before.isdigit() or behind.isdigit():
            return True
        if not before.isalpha() and not behind.isalpha():
            return sign.lower() not in self.words
        return not self.is_latin and any(beside.isascii() and beside.isalpha() for beside in (before, behind))

    @property
    def has_thousands(self) -> bool:
        """Whether it is written with so many signs that only the usual ones are named."""
        return len(self.letters) > 200


def _sample(content: bytes) -> bytes:
    """From the beginning of the line in which the first byte beyond ASCII stands."""
    found = _FOREIGN_BYTE.search(content)
    first = found.start() if found else 0
    start = max(content.rfind(b"\n", 0, first) + 1, first - _SAMPLE // 8)
    return content[start : start + _SAMPLE]


def _reading(words: str) -> _Reading:
    return _Reading(Counter(_signs(words)), Counter(_WORD.findall(words.lower())[:_MOST]))


def _signs(words: str) -> Iterator[tuple[str, str, str]]:
    for found in islice(_FOREIGN_SIGN.finditer(words), _MOST):
        at = found.start()
        yield words[at - 1 : at], found[0], words[at + 1 : at + 2]


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(_language(place, row) for place, row in enumerate(_file()["language"]))


def _language(place: int, row: Mapping[str, Any]) -> _Language:
    ranks = enumerate(dict.fromkeys(row["letters"] + row.get("more", "")))
    is_latin = unicodedata.name(row["letters"][0]).startswith("LATIN")
    rarest = _RANK if is_latin else 2 * _RANK  # where all letters of a text count, they tell more
    return _Language(
        tuple(row["encodings"]),
        {letter: min(rarest * rank / len(row["letters"]), rarest) for rank, letter in ranks},
        frozenset(row["words"]),
        is_latin,
        handicap=_LESS_LIKELY * place if is_latin else 0,
    )


def _worst() -> float:
    return float(_file()["worst"])


@cache
def _typography() -> frozenset[str]:
    return frozenset(_file()["typography"])


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/encodings.toml").read_text("utf-8"))
