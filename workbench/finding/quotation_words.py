"""The word lists by which quotations are read: `resources/finding/quotations.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from workbench.places import resource

_WORD = re.compile(r"[\w’']+")


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists, its words in lower case."""
    return frozenset(_lists()[name])


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """What finds a word of these lists, in whatever case."""
    words = {word for name in names for word in _lists()[name]}
    return re.compile(rf"(?<![\w’'-])(?:{_alternatives(words)})(?![\w’'-])", re.IGNORECASE)


@cache
def ending_in(name: str) -> re.Pattern[str]:
    """What finds a phrase of the list at the very end, before blanks."""
    return re.compile(rf"(?<![\w’'-])(?:{_alternatives(_lists()[name])})[\s:,]*$", re.IGNORECASE)


def is_elision(words: str, start: int) -> bool:
    """Whether an apostrophe before `start` stands for left-out letters: “’tis”, “’90s”."""
    if words[start : start + 1].isdigit():
        return bool(re.match(r"\d0s\b|\d\d\b(?!['’])", words[start : start + 4]))
    word = _WORD.match(words, start)
    return word is not None and word[0].lower().rstrip("’'") in listed("elisions")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(resource("finding/quotations.toml").read_text(encoding="utf-8"))
