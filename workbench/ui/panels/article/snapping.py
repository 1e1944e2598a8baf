"""Whole words: what a selection made by hand grows to."""

import unicodedata

_INNER = "'’-–,.:/@"
"""Between two letters or digits these belong to the word: don’t, U.S, 27,000, CH-47."""


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
    """Whether the characters on both sides of a border belong to one word."""
    return _in_word(words, border - 1) and _in_word(words, border)


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
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character in "_\u200d"
