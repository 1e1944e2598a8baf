"""How exactly a number is meant: “about”, “at least”, “up to”, “all but”."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from workbench.finding.wordlists import words_of

_REACH = 32
"""No qualifier is longer than this."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`name` is one for all that mean the same; `bound` says on which side of the number the truth lies."""

    name: str = ""
    bound: str = ""

    def interval(self, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal | None]:
        """The least and the most that a number from `low` to `high` can be; None where there is no most."""
        match self.bound:
            case "from" | "above":
                return low, None
            case "to" | "below":
                return Decimal(0), high
        return low, high


NONE = Qualifier()


@dataclass(frozen=True, slots=True)
class Qualified:
    """The qualifier of a number, and the stretch of words with everything that qualifies it."""

    qualifier: Qualifier
    start: int
    end: int


def qualified(looks: str, start: int, end: int, *, is_time: bool = False) -> Qualified:
    """What stands right before and behind a number at `start`, `end` and says how exactly it is meant.

    Of a length of time “over” says as well “during”, so it says nothing.
    """
    found: list[Qualifier] = []
    before, behind = _patterns()
    while match := before.search(looks, max(0, start - _REACH), start):
        if is_time and match["word"] in words_of("quantities")["during"]["words"]:
            break
        found.append(_named()[match["word"]])
        start = match.start("word")
    if match := behind.match(looks, end):
        found.append(_named()[match["word"]])
        end = match.end()
    rank = list(_table())
    return Qualified(min(found, key=rank.index, default=NONE), start, end)


@cache
def _table() -> dict[Qualifier, tuple[list[str], list[str]]]:
    """The qualifiers, the one that decides first, with the words before and behind a number."""
    return {
        Qualifier(one["name"], one.get("bound", "")): (one["before"], one.get("after", []))
        for one in words_of("quantities")["qualifier"]
    }


@cache
def _named() -> dict[str, Qualifier]:
    return {
        word.strip(): qualifier
        for qualifier, (before, after) in _table().items()
        for word in (*before, *after)
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = sorted((word for words, _ in _table().values() for word in words), key=len, reverse=True)
    after = sorted((word.strip() for _, words in _table().values() for word in words), key=len, reverse=True)
    return (
        re.compile(rf"(?<![\w-])(?P<word>{_either(before)})(?: the| its| their| a)?[ -]?$"),
        re.compile(rf" ?(?P<word>{_either(after)})(?!\w)"),
    )


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
