"""The terms by which passages are found: stems of words that say something, and numbers.

The index of a case is made of them, and so is what is asked of it.
"""

import re
import unicodedata
from functools import cache

from workbench.finding.porter import porter
from workbench.finding.wordlists import words_of

SCHEME = 3
"""To be raised when the same words give other terms: every index that was made before is made again."""

_WORD = re.compile(
    r"\d+(?:[.,]\d+)+"  # a number is one term, however it is grouped
    r"|(?<!\w)(?:[^\W\d_]\.){2,}"  # and so are the letters of “U.S.”
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]"  # scripts without blanks: each character
    r"|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+"
)

_REMEMBERED = 300_000
"""Words whose terms are kept at hand, some 40 MB: the words of a hundred thousand articles."""


def index_terms(words: str) -> list[str]:
    """The terms of words in their order, as often as they stand there."""
    return list(filter(None, map(_TERMS.__getitem__, _WORD.findall(words.lower()))))


def placed_terms(words: str) -> list[tuple[int, int, str]]:
    """The same terms, each with where its word starts and ends."""
    # a few letters become two in lower case, so that each word is lowered by itself
    found = ((*match.span(), _TERMS[match[0].lower()]) for match in _WORD.finditer(words))
    return [(start, end, term) for start, end, term in found if term]


class _Terms(dict[str, str]):
    """The term of each word in lower case; "" for a word that is not looked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = term = _term(word)
        return term


_TERMS = _Terms()


def _term(word: str) -> str:
    if word in _cut():
        return ""
    if word[0].isdecimal():
        return word.replace(",", "")
    word = word.replace(".", "")
    return porter(word if word.isascii() else _plain(word))


def _plain(word: str) -> str:
    """The word without accents, which people leave out when they write it themselves."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


@cache
def _cut() -> frozenset[str]:
    return frozenset(words_of("ranking")["cut"])
