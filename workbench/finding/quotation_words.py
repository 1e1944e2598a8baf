"""The word lists by which quotations are read: `resources/finding/quotations.toml`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from workbench.finding.wordlists import words_of

_WORD = re.compile(r"[\w’']+")


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists, its words in lower case."""
    return frozenset(_list(name))


@cache
def any_of(*names: str) -> re.Pattern[str]:
    """What finds a word of these lists, in whatever case."""
    words = {word for name in names for word in _list(name)}
    return re.compile(rf"(?<![\w’'-])(?:{_alternatives(words)})(?![\w’'-])", re.IGNORECASE)


@cache
def ending_in(name: str) -> re.Pattern[str]:
    """What finds a phrase of the list at the very end, before blanks."""
    return re.compile(rf"(?<![\w’'-])(?:{_alternatives(_list(name))})[\s:,]*$", re.IGNORECASE)


def is_elision(words: str, start: int) -> bool:
    """Whether an apostrophe before `start` stands for left-out letters: “’tis”, “’90s”."""
    if words[start : start + 1].isdigit():
        return bool(re.match(r"\d0s\b|\d\d\b(?!['’])", words[start : start + 4]))
    word = _WORD.match(words, start)
    return word is not None and word[0].lower().rstrip("’'") in listed("elisions")


def _list(name: str) -> Sequence[str]:
    found: Sequence[str] = words_of("quotations")[name]
    return found


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=8192)
def meanings_of_short_forms(word: str) -> tuple[str, ...]:
    """What a word may stand for when its short form is written out: “he's”, “he is”, “he has”.

    The word is in lower case with a straight apostrophe; one without a short form stands for itself.
    """
    forms: Mapping[str, Sequence[str]] = words_of("quotations")["contractions"]
    if word in forms:
        return (word, *forms[word])
    if word.endswith("n't"):
        return word, f"{word[:-3]} not"
    stem, apostrophe, ending = word.rpartition("'")
    if apostrophe and ending in forms:
        return (word, *(f"{stem} {meaning}" for meaning in forms[ending]))
    return (word,)
