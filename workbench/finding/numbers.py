"""Numbers by their value and place, however they are written: `3,000`, `3 000`, `three thousand`, `3k`.

A numeral says nothing yet of what is counted, and may be part of a date or a name: `quantities` tells.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from workbench.finding.folding import lower, same_look
from workbench.finding.wording_lists import numerals as _words_for

LONELY = frozenset({Decimal(1), Decimal(0)})
"""“one of them” counts nothing; as a word by itself it is no number."""

_LONGEST = 24
"""More digits than this are a code, not a number."""

_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = "|".join(
    (
        r"\d{1,3}(?:,\d{3}){1,7}(?:\.\d+)?(?![\d])",  # 3,000.50
        r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?(?![\d])",  # 2,50,000 as in India
        r"\d{1,3}(?:\.\d{3}){2,7}(?:,\d+)?(?![\d])",  # 3.000.000 as in Germany
        r"\d{1,3}(?:\.\d{3}){1,7},\d+(?![\d])",  # 3.000,50
        r"\d{1,3}(?:'\d{3}){1,7}(?:\.\d+)?(?![\d])",  # 3'000 as in Switzerland
        r"\d{1,3}(?: \d{3}){1,7}(?![\d,.]\d|\d|-)",  # 3 000 as in France
        rf"\d{{0,3}}[{_VULGAR}]",
        r"\d+(?:\.\d+)?",
        r"(?<![\w.])\.\d+",
    )
)
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b")
_JOINT = re.compile(r"|[ \-]|, ?| - ")
"""What may stand between the pieces of one number."""

_SHORT_SCALE = 2
"""Scales of so few letters (`k`, `bn`) belong to digits only, and single letters stand right behind them."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int
    value: Decimal
    is_spelled: bool = False
    is_ordinal: bool = False
    has_scale: bool = False
    """Whether it ends with a word like `million`, which an earlier number may share: `3 to 5 million`."""

    @property
    def is_lonely(self) -> bool:
        """Whether it is a single “one” or “zero”, which rarely counts anything."""
        return self.is_spelled and not self.has_scale and self.value in LONELY


def numerals(looks: str) -> Iterator[Numeral]:
    """All numbers in their order; they do not overlap. `looks` are words of one look, in lower case."""
    for run in _runs(looks):
        yield from _numbers(run)


@lru_cache(maxsize=256)
def values_in(words: str) -> tuple[Decimal, ...]:
    """The values of the numbers in their order, “6.5 million” as 6500000."""
    found = numerals(lower(same_look(words)))
    return tuple(one.value for one in found if not one.is_lonely)


def as_written(value: Decimal) -> str:
    """`6,500,000`"""
    return f"{value.normalize():,f}"


@cache
def number_words() -> frozenset[str]:
    """All words that are numbers or part of one."""
    return frozenset(word for words in _words_for().values() for word in words)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    plain: str

    @property
    def is_digits(self) -> bool:
        return not self.plain[0].isalpha()


def _runs(looks: str) -> Iterator[list[_Piece]]:
    """The pieces of numbers, those together that follow each other with nothing but a joint between."""
    run: list[_Piece] = []
    for match in _piece().finditer(looks):
        piece = _Piece(match.start(), match.end(), match[0])
        if run and not _JOINT.fullmatch(looks, run[-1].end, piece.start):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


@cache
def _piece() -> re.Pattern[str]:
    lists = _words_for()
    long = sorted((word for word in number_words() if len(word) > _SHORT_SCALE), key=len, reverse=True)
    short = [word for word in number_words() if len(word) <= _SHORT_SCALE]
    small = "|".join((*lists["ones"], *lists["tens"]))
    scales = "|".join(word for word in lists["scales"] if len(word) > _SHORT_SCALE)
    in_words = (
        *long,
        rf"an? (?={scales})",
        rf"half an? (?={scales})",
        rf"and (?=(?:{small})\b)",
        "and a half",
        rf"point (?=\d|(?:{small})\b)",
    )
    # that a word begins here, and with one of these letters, is asked first: it is asked everywhere
    letters = "".join(sorted({word[0] for word in in_words}))
    alternatives = (
        rf"(?=[\d.{_VULGAR}])(?:{_DIGITS})(?:st|nd|rd|th)?",
        rf"\b(?=[{letters}])(?:(?:{'|'.join(in_words)})(?:(?<= )|\b))",
        rf"(?<=\d)(?:{'|'.join(short)})\b",
        rf"(?<=\d )(?:{'|'.join(word for word in short if len(word) > 1)})\b",
    )
    return re.compile("|".join(alternatives))


def _numbers(run: Sequence[_Piece]) -> Iterator[Numeral]:
    at = 0
    while at < len(run):
        found, length = _number_at(run, at)
        if found is not None:
            yield found
        at += length


def _number_at(run: Sequence[_Piece], at: int) -> tuple[Numeral | None, int]:
    """The number that begins at this piece, and how many pieces it takes."""
    ordinals, scales = _words_for()["ordinals"], _words_for()["scales"]
    first = run[at]
    if first.plain in ordinals:
        value = Decimal(ordinals[first.plain])
        return Numeral(first.start, first.end, value, is_spelled=True, is_ordinal=True), 1
    if first.is_digits and _ORDINAL_ENDING.search(first.plain):
        read = _read(first.plain[:-2])
        found = None if read is None else Numeral(first.start, first.end, read, is_ordinal=True)
        return found, 1
    if first.plain == "point " and _decimals(run, at) > at + 1:
        value, end = Decimal(0), at
    elif first.is_digits:
        read = _read(first.plain)
        if read is None:
            return None, 1
        value, end = read, at + 1
    else:
        spelled, end = _in_words(run, at)
        if spelled is None:
            return None, 1
        value = spelled
    point_end = _decimals(run, end)
    if point_end > end + 1:
        value += _fraction(run[end + 1 : point_end])
        end = point_end
    if end < len(run) and run[end].plain == "and a half" and end > at:
        value += Decimal("0.5")
        end += 1
    has_scale = False
    while end < len(run) and run[end].plain in scales and end > at:
        value *= scales[run[end].plain]
        end += 1
        has_scale = True
    has_scale = has_scale or run[end - 1].plain in scales
    if value == int(value):
        value = Decimal(int(value))
    return Numeral(first.start, run[end - 1].end, value, not first.is_digits, False, has_scale), end - at


def _read(digits: str) -> Decimal | None:
    """The value of digits with the groups and the decimal sign of some country; None for a code."""
    if len(digits) > 2 * _LONGEST:
        return None
    if digits[-1] in _VULGAR:
        share = Decimal(str(round(unicodedata.numeric(digits[-1]), 6)))
        return Decimal(digits[:-1] or 0) + share
    plain = digits.replace(" ", "").replace("'", "")
    if "," in plain and "." in plain and plain.rindex(",") > plain.rindex("."):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Decimal(plain) if len(plain) <= _LONGEST else None


def _in_words(run: Sequence[_Piece], at: int) -> tuple[Decimal | None, int]:
    """The number in words that begins here: “one hundred and four”, “twenty twenty” for a year."""
    ones, tens, scales = (_words_for()[name] for name in ("ones", "tens", "scales"))
    total = current = Decimal(0)
    end, last = at, 0
    if run[at].plain in ("a ", "an "):
        current, last, end = Decimal(1), 1, at + 1
    elif run[at].plain.startswith("half a"):
        current, last, end = Decimal("0.5"), 1, at + 1
    while end < len(run):
        piece = run[end].plain
        if piece in tens or piece in ones:
            small = tens.get(piece, ones.get(piece, 0))
            if last in (0, 100, 1000) or (last in tens.values() and small < 10):
                current += small
            elif 10 <= last < 100 and small >= 10:  # years are said in pairs
                current = current * 100 + small
            else:
                break
            last = small or 1
        elif piece in scales and len(piece) > _SHORT_SCALE and current:
            factor = scales[piece]
            if factor == 100:
                current *= 100
            else:
                total, current = total + current * factor, Decimal(0)
            last = min(factor, 1000)
        elif piece != "and " or last < 100 or end + 1 == len(run):
            break
        end += 1
    if end > at and run[end - 1].plain == "and ":
        end -= 1
    return (total + current, end) if end > at else (None, at)


def _decimals(run: Sequence[_Piece], at: int) -> int:
    """The end of “point five two” that begins here, else `at`."""
    if at >= len(run) or run[at].plain != "point ":
        return at
    end = at + 1
    while end < len(run) and (_words_for()["ones"].get(run[end].plain, 10) < 10 or run[end].plain.isdigit()):
        end += 1
    return end


def _fraction(digits: Sequence[_Piece]) -> Decimal:
    written = "".join(str(_words_for()["ones"].get(digit.plain, digit.plain)) for digit in digits)
    return Decimal(f"0.{written}")
