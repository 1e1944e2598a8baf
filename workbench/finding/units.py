"""Units: what a number measures, and how many of another unit it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from workbench.finding.wordlists import words_of

_NEAR = 40
_SHORT = 2
"""Words of so few letters (`m`, `kg`) are units only right behind digits."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` in the singular; `measure` is what can be compared; one is `factor` of the measure's first."""

    name: str
    measure: str
    factor: Decimal
    is_money: bool = False


@cache
def units() -> Mapping[str, Unit]:
    """Every unit by its name."""
    lists = words_of("quantities")
    found = {
        name: Unit(name, measure, Decimal(str(factor)))
        for measure, those in lists["units"].items()
        for name, (factor, _) in those.items()
    }
    return found | {name: Unit(name, name, Decimal(1), is_money=True) for name in lists["money"]}


@cache
def _words() -> Mapping[str, Unit]:
    """Units by the words that stand behind a number, singular and plural."""
    lists = words_of("quantities")
    written = {name: words for those in lists["units"].values() for name, (_, words) in those.items()}
    written |= {name: f"{money['words']} {money['codes']}" for name, money in lists["money"].items()}
    found: dict[str, Unit] = {}
    for name, words in written.items():
        for word in words.split():
            word = word if word == "per-cent" or "-hour" in word else word.replace("-", " ")
            found[word] = units()[name]
            if len(word) > _SHORT and word.isascii() and word[-1].isalpha() and not word.endswith("s"):
                found.setdefault(f"{word}s", units()[name])
    found["per cent"] = units()["percent"]
    return found


@cache
def _behind() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    long = "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in words if len(word) > _SHORT)
    short = "|".join(re.escape(word) for word in words if len(word) <= _SHORT and word[0].isalpha())
    signs = "|".join(re.escape(word) for word in words if not word[0].isalpha())
    return re.compile(
        rf"[ -]?(?:{signs})|[ -]?(?:{long})(?!\w)(?!-olds?\b)|(?<=\d) ?(?:{short})(?![\w/'.]\w|\w)"
    )


@cache
def _before() -> re.Pattern[str]:
    signs = [sign for money in words_of("quantities")["money"].values() for sign in money["symbols"].split()]
    codes = [code for money in words_of("quantities")["money"].values() for code in money["codes"].split()]
    signs.sort(key=len, reverse=True)
    return re.compile(rf"(?:(?<![^\W\d_])(?:{'|'.join(map(re.escape, signs))}) ?|\b(?:{'|'.join(codes)}) ?)$")


@cache
def _by_sign() -> Mapping[str, Unit]:
    return {
        sign: units()[name]
        for name, money in words_of("quantities")["money"].items()
        for sign in (*money["symbols"].split(), *money["codes"].split())
    }


def unit_behind(looks: str, at: int) -> tuple[Unit, int] | None:
    """The unit that is written right behind a number which ends at `at`, and where it ends itself."""
    found = _behind().match(looks, at)
    if found is None:
        return None
    word = found[0].strip(" -")
    unit = _words().get(word) or _words()[word.replace("-", " ")]
    if unit.name == "pound" and word.startswith("pound") and _is_weight(looks, found.start(), found.end()):
        unit = units()["pound-weight"]
    return unit, found.end()


def _is_weight(looks: str, start: int, end: int) -> bool:
    """Whether pounds are of something heavy, and not of money."""
    near = looks[max(0, start - _NEAR) : end + _NEAR]
    return looks.startswith(" of ", end) or _weighing().search(near) is not None


@cache
def _weighing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words_of('quantities')['counted']['weighing'])})")


def money_before(looks: str, at: int) -> tuple[Unit, int] | None:
    """The sign or code of a currency right before a number that begins at `at`, and where it begins."""
    found = _before().search(looks, max(0, at - 5), at)
    return (_by_sign()[found[0].strip()], found.start()) if found else None
