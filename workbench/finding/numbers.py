"""Numbers by their value, however they are written: `3,000`, `3000`, `three thousand`, `3k`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from workbench.finding.folding import same_look
from workbench.finding.wording import numerals

_PIECE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|%")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_NUMERAL = re.compile(r"\d")

_LONELY = frozenset({Decimal(1), Decimal(0)})
"""“one of them” counts nothing; as a word by itself it is no number."""


@lru_cache(maxsize=256)
def values_in(words: str) -> tuple[Decimal, ...]:
    """The numbers in the words in their order, “6.5 million” as 6500000."""
    return tuple(_numbers(_PIECE.findall(_ORDINAL.sub("", same_look(words).lower()))))


def as_written(value: Decimal) -> str:
    """`6,500,000`"""
    return f"{value.normalize():,f}"


@cache
def number_words() -> frozenset[str]:
    """All words that are numbers or part of one."""
    return frozenset(word for words in numerals().values() for word in words)


def _numbers(pieces: Sequence[str]) -> Iterator[Decimal]:
    at = 0
    while at < len(pieces):
        length = 1
        if pieces[at] in number_words() or pieces[at] in ("a", "point") or _NUMERAL.match(pieces[at]):
            value, length = _number_at(pieces, at)
            if value is not None:
                yield value
        at += length


def _number_at(pieces: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at this piece, and how many pieces it takes."""
    ordinals = numerals()["ordinals"]
    if pieces[at] in ordinals:
        return Decimal(ordinals[pieces[at]]), 1
    if pieces[at] == "point" and _decimals(pieces, at) > at + 1:
        value, end = Decimal(0), at
    elif _NUMERAL.match(pieces[at]):
        value, end = Decimal(pieces[at].replace(",", "")), at + 1
    else:
        value_in_words, end = _in_words(pieces, at)
        if value_in_words is None:
            return None, 1
        value = value_in_words
    point_end = _decimals(pieces, end)
    if point_end > end + 1:
        value += _fraction(pieces[end + 1 : point_end])
        end = point_end
    while end < len(pieces) and pieces[end] in numerals()["scales"] and end > at:
        value *= numerals()["scales"][pieces[end]]
        end += 1
    if end == at + 1 and value in _LONELY and not _NUMERAL.match(pieces[at]):
        return None, 1
    return value, end - at


def _in_words(pieces: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number in words that begins here: “one hundred and four”, “twenty twenty” for a year."""
    ones, tens, scales = (numerals()[name] for name in ("ones", "tens", "scales"))
    total = current = 0
    end, last = at, 0
    if pieces[at] == "a" and at + 1 < len(pieces) and pieces[at + 1] in ("hundred", "thousand", "million"):
        current, last, end = 1, 1, at + 1
    while end < len(pieces):
        piece = pieces[end]
        if piece in tens or piece in ones:
            small = tens.get(piece, ones.get(piece, 0))
            if last in (0, 100, 1000) or (last in tens.values() and small < 10):
                current += small
            elif 10 <= last < 100 and small >= 10:  # years are said in pairs
                current = current * 100 + small
            else:
                break
            last = small or 1
        elif piece in scales and len(piece) > 2 and current:
            factor = scales[piece]
            if factor == 100:
                current *= 100
            else:
                total, current = total + current * factor, 0
            last = min(factor, 1000)
        elif piece == "and" and last >= 100 and end + 1 < len(pieces):
            if pieces[end + 1] not in ones and pieces[end + 1] not in tens:
                break
        else:
            break
        end += 1
    return (Decimal(total + current), end) if end > at else (None, at)


def _decimals(pieces: Sequence[str], at: int) -> int:
    """The end of “point five two” that begins here, else `at`."""
    if at >= len(pieces) or pieces[at] != "point":
        return at
    end = at + 1
    while end < len(pieces) and (numerals()["ones"].get(pieces[end], 10) < 10 or pieces[end].isdigit()):
        end += 1
    return end


def _fraction(digits: Sequence[str]) -> Decimal:
    written = "".join(str(numerals()["ones"].get(digit, digit)) for digit in digits)
    return Decimal(f"0.{written}")
