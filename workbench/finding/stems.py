"""What is left of an English word without its endings: `leaving`, `leaves` and `left` are one word.

Made to tell whether two words are forms of one, not to be read. Other languages lose at most a
letter or two, the same ones wherever the word stands.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from workbench.finding.wordlists import words_of

_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST = 3
"""So many letters of a word stay, one of them a vowel: `red` has no ending."""

_ENDINGS = (
    ("ization", "ize"), ("isation", "ize"), ("ational", ""), ("ation", ""), ("ition", ""), ("ating", ""),
    ("ated", ""), ("ates", ""), ("ate", ""), ("ions", ""), ("ion", ""), ("ments", ""), ("ment", ""),
    ("iness", "y"), ("ness", ""), ("ively", ""), ("ive", ""), ("edly", ""), ("ingly", ""), ("ally", ""),
    ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y"), ("ed", ""), ("sses", "ss"), ("xes", "x"),
    ("ches", "ch"), ("shes", "sh"), ("es", ""), ("ly", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_KEPT = ("ss", "us", "is", "eed")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a word in lower case: `troops` → `troop`, `withdrawn` → `withdraw`."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _whole():
        return _whole()[word]
    word = _irregular().get(word, word)
    if not word.isalpha() or word.endswith(_KEPT):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            kept = word[: len(word) - len(ending)]
            if len(kept) + len(instead) < _SHORTEST or not _VOWEL.search(kept):
                continue
            word = _DOUBLED.sub(r"\1", kept) + instead
            break
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


@cache
def _irregular() -> Mapping[str, str]:
    """Forms that no rule finds, to the form that stands for all of them."""
    return _forms("irregular")


@cache
def _whole() -> Mapping[str, str]:
    """Words that only look as if they had an ending, and their plurals."""
    return _forms("whole")


def _forms(name: str) -> Mapping[str, str]:
    return {form: forms[0] for forms in map(str.split, words_of("stems")[name]) for form in forms}
