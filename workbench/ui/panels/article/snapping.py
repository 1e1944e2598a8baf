"""Whole words: what a selection made by hand grows to."""

import unicodedata

from workbench.domain.scripts import WITHOUT_BLANKS

_INNER = "'’-–,.:/@"
"""Between two letters or digits these belong to the word: don’t, U.S, 27,000, CH-47."""
_STACKING = "\u1039\u17d2"
"""Signs of Myanmar and Khmer that set the next letter below the last."""


def grown(words: str, start: int, end: int) -> tuple[int, int]:
    """The stretch from `start` to `end`, with the whole of the words that it begins and ends in."""
    while 0 < start < len(words) and _inside(words, start):
        start -= 1
    while 0 < end < len(words) and _inside(words, end):
        end += 1
    return start, end


def word_at(words: str, position: int) -> tuple[int, int]:
    """The word that a code point is in or ends; the single character there when there is none."""
    if position > 0 and _in_word(words, position - 1):
        return grown(words, position - 1, position)
    return grown(words, position, min(position + 1, len(words)))


def _inside(words: str, border: int) -> bool:
    """Whether the characters on both sides of a border belong to one word, as far as that can be seen."""
    if not (_in_word(words, border - 1) and _in_word(words, border)):
        return False
    before, after = words[border - 1], words[border]
    if _is_mark(after) or before in _STACKING:
        return True
    return not any(WITHOUT_BLANKS.match(one) and not one.isdigit() for one in (before, after))


def _in_word(words: str, place: int) -> bool:
    character = words[place]
    if _is_letter(character):
        return True
    return (
        character in _INNER
        and 0 < place < len(words) - 1
        and _is_letter(words[place - 1])
        and _is_letter(words[place + 1])
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or _is_mark(character) or character in "_\u200d"


def _is_mark(character: str) -> bool:
    """Whether it stands on the letter before it."""
    return unicodedata.category(character)[0] == "M"
