"""The words of a text one by one, with what is quoted in it covered up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.finding.quotation_marks import Quoted
from workbench.finding.quotation_words import listed

QUOTE, MARK = "\x00", "\x01"
"""What stands for each character that is quoted, and for the quotation marks around it."""

_TOKEN = re.compile(
    r"\[[^\]\n]{1,60}\]|[^\W_](?:[\w’'&/-]*\w)?(?:\.[^\W_]\w*)*\.?|[\x00\x01]+|[^\w\s\x00\x01]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a point, as it is `written` from `start` to `end` (code points of the text)."""

    written: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.written.lower().rstrip(".").removesuffix("’s").removesuffix("'s")

    @property
    def is_word(self) -> bool:
        return self.written[0].isalnum() or self.written[0] == "["

    @property
    def is_capital(self) -> bool:
        return self.written[0].isupper() or self.written[0] == "["


def covered(words: str, quotations: Sequence[Quoted]) -> str:
    """The words, as long as before, without what is quoted; the point that ends a quotation stays."""
    done: list[str] = []
    at = 0
    for one in quotations:
        if one.depth or one.start < at:
            continue
        last = one.pieces[-1][1]
        done += (words[at : one.start], MARK, QUOTE * (last - one.start - 1))
        if words[last - 1] in ".!?…" and last - 1 > one.start:
            done[-1] = done[-1][:-1] + words[last - 1]
        done.append(MARK * (one.end - last))
        at = one.end
    return "".join((*done, words[at:]))


def words_between(masked: str, first: int, last: int) -> list[Word]:
    """The words and points of a masked text from `first` to `last`; a point that ends a sentence is one."""
    found: list[Word] = []
    for token in _TOKEN.finditer(masked, first, last):
        start, end = token.span()
        word = token[0]
        if len(word) > 2 and word.endswith(".") and not is_short(word[:-1]):
            found += (Word(word[:-1], start, end - 1), Word(".", end - 1, end))
        else:
            found.append(Word(word, start, end))
    return found


def is_short(word: str) -> bool:
    """Whether a point after the word belongs to it: “Gen.”, “U.S.”, “J.”"""
    return "." in word or word.lower() in listed("abbreviations") or (len(word) == 1 and word.isalpha())
