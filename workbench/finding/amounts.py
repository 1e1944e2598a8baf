"""Amounts: numbers, intervals, shares and vague numbers with the unit they are written with.

Here it is not known yet what an amount counts, nor that it counts anything: `quantities` tells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from workbench.domain.span import Span
from workbench.finding.numbers import Numeral, numerals
from workbench.finding.units import Unit, money_before, unit_behind, units
from workbench.finding.unquantified import is_label, uncounted_spans
from workbench.finding.wordlists import words_of

_BETWEEN = re.compile(r" (?:to|or|and) | ?- ?")
_GOES_ON = re.compile(r" and |, (?:and )?| ?- ?| to | or |/")
_DENOMINATOR = re.compile(r" (?:in|out of)(?: every)? | of every ")
_ONE_OF_KIND = re.compile(r" [a-z][a-z-]+ (?:in|out of)(?: every)? ")
_ENDS = re.compile(r"[.,;:)\"]|$| (?:is|are|was|were|has|have|had|does|do|did|will|would|can)\b")
_MINUS = re.compile(r"(?:^|(?<=\s))-$")
_DIGITS = re.compile(r"[\d.,']+")
_MOST_OF = 100_000


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at `start`, `end`: at least `low`, at most `high` units.

    `numeral` is the only number it is made of, None for intervals, shares and vague numbers. `lead` is
    where a word begins that belongs to it and stands before it (“between”), else -1.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit | None = None
    numeral: Numeral | None = None
    is_vague: bool = False
    lead: int = -1

    @property
    def begin(self) -> int:
        """Where the words begin that belong to it."""
        return self.start if self.lead < 0 else min(self.lead, self.start)

    @property
    def is_share(self) -> bool:
        return self.unit is not None and self.unit.name == "share"


def amounts(looks: str) -> list[Amount]:
    """The amounts of a text in their order; they do not overlap.

    `looks` are words of one look, in lower case (see `folding`), with their lines.
    """
    told = [*_shares(looks), *_vague(looks)]
    taken = sorted([*uncounted_spans(looks), *((one.start, one.end) for one in told)])
    told += _numbers(looks, [*_outside(numerals(looks), taken)])
    return sorted(told, key=lambda one: one.start)


def _outside(found: Iterable[Numeral], taken: Sequence[Span]) -> Iterator[Numeral]:
    """The numbers that do not touch the stretches, which are in order."""
    at = reach = 0
    for numeral in found:
        while at < len(taken) and taken[at][0] < numeral.end:
            reach = max(reach, taken[at][1])
            at += 1
        if reach <= numeral.start:
            yield numeral


def _numbers(looks: str, found: Sequence[Numeral]) -> Iterator[Amount]:
    at, label_end = 0, -1
    while at < len(found):
        first = found[at]
        at += 1
        money = money_before(looks, first.start)
        if money is None and (is_label(looks, first) or _goes_on(looks, label_end, first)):
            label_end = first.end
            continue
        second = found[at] if at < len(found) else None
        both = second and (_one_in(looks, first, second) or _interval(looks, first, second))
        if both:
            at += 1
            yield both
        elif not first.is_ordinal:
            yield _measured(looks, Amount(first.start, first.end, first.value, first.value, None, first))


def _goes_on(looks: str, label_end: int, numeral: Numeral) -> bool:
    """Whether the number goes on a list of labels: “Articles 5 and 6”, “pages 10-12”."""
    return label_end >= 0 and _GOES_ON.fullmatch(looks, label_end, numeral.start) is not None


def _measured(looks: str, amount: Amount) -> Amount:
    """The amount with the unit that stands before or behind it."""
    if money := money_before(looks, amount.start):
        return replace(amount, unit=money[0], start=money[1])
    unit = unit_behind(looks, amount.end)
    if unit is None:
        return amount
    if amount.low == amount.high and _MINUS.search(looks, max(0, amount.start - 2), amount.start):
        start = amount.start - 1
        return replace(amount, unit=unit[0], start=start, end=unit[1], low=-amount.low, high=-amount.high)
    return replace(amount, unit=unit[0], end=unit[1])


def _interval(looks: str, first: Numeral, second: Numeral) -> Amount | None:
    """“3,000 to 5,000”, “$3-5 million”, “three or four”; not the two ends of a change “from 10 to 20”."""
    money = money_before(looks, first.start)
    start = money[1] if money else first.start
    unit = None if money else unit_behind(looks, first.end)
    gap_start = unit[1] if unit else first.end
    second_money = money_before(looks, second.start) if money else None
    gap_end = second_money[1] if second_money else second.start
    if first.is_ordinal or second.is_ordinal or gap_end <= gap_start:
        return None
    if not _BETWEEN.fullmatch(looks, gap_start, gap_end):
        return None
    if not _is_one_unit(looks, money, unit, second_money, second.end):
        return None
    gap = looks[gap_start:gap_end].strip()
    low, high = first.value, second.value
    if second.has_scale and not first.has_scale and low < 1000:
        low *= _scale_of(looks, second)
    lead = looks[max(0, start - 80) : start]
    is_between = lead.endswith("between ")
    if low >= high or (gap == "and") is not is_between or (gap == "or" and low < high / 2):
        return None
    if gap == "to" and lead.endswith("from ") and _changing().search(lead):
        return None
    if not money and (_are_years(low, high) or _is_year_before(looks, first, second)):
        return None
    first_word = "between " if is_between else "from " if lead.endswith("from ") else ""
    return _measured(looks, Amount(first.start, second.end, low, high, lead=start - len(first_word)))


def _is_one_unit(
    looks: str,
    money: tuple[Unit, int] | None,
    unit: tuple[Unit, int] | None,
    second_money: tuple[Unit, int] | None,
    end: int,
) -> bool:
    """Whether both ends of an interval are of one unit; not “by 0.3 percentage points to 3.9 per cent”."""
    if money and second_money:
        return money[0] == second_money[0]
    second = unit_behind(looks, end) if unit else None
    return not (unit and second) or unit[0] == second[0]


def _scale_of(looks: str, numeral: Numeral) -> Decimal:
    """How many a number like “5 million” or “five million” takes for one."""
    digits = _DIGITS.match(looks, numeral.start, numeral.end)
    alone = next(numerals(digits[0]), None) if digits else None
    if alone is not None and alone.value:
        return numeral.value / alone.value
    return Decimal(1000) ** ((len(f"{numeral.value:.0f}") - 1) // 3)


def _are_years(low: Decimal, high: Decimal) -> bool:
    first, last = words_of("quantities")["not"]["years"]
    return bool(first <= low <= last and (first <= high <= last))


def _is_year_before(looks: str, first: Numeral, second: Numeral) -> bool:
    """“rose from 2014 to 28.1 million”: a year, and something else."""
    is_year = looks[first.start : first.end].isdigit() and _are_years(first.value, first.value)
    return is_year and not looks[second.start : second.end].isdigit()


def _one_in(looks: str, first: Numeral, second: Numeral) -> Amount | None:
    """“one in four”, “3 out of every 10”: a share."""
    if second.is_ordinal or first.is_ordinal:
        return None
    if not _DENOMINATOR.fullmatch(looks, first.end, second.start) and not (
        _ONE_OF_KIND.fullmatch(looks, first.end, second.start) and _ENDS.match(looks, second.end)
    ):
        return None
    if not 0 < first.value < second.value <= _MOST_OF or first.value != int(first.value):
        return None
    is_year = looks[second.start : second.end].isdigit() and _are_years(second.value, second.value)
    if is_year or unit_behind(looks, second.end) or money_before(looks, second.start):
        return None
    share = _rounded(first.value / second.value)
    return Amount(first.start, second.end, share, share, units()["share"])


def _shares(looks: str) -> Iterator[Amount]:
    """“two-thirds”, “a third of”, “more than half”; “half an hour” is half of a unit."""
    for match in _fraction().finditer(looks):
        part = match["parts"] or match["part"] or match["half"]
        part = "half" if part == "halves" else part.removesuffix("s")
        share = _rounded(_count(match["count"]) / Decimal(words_of("quantities")["fractions"][part]))
        amount = Amount(match.start(), match.end(), share, share, units()["share"])
        unit = unit_behind(looks, match.start("unit") - 1) if match["unit"] else None
        yield replace(amount, unit=unit[0], end=unit[1]) if unit else amount


def _rounded(share: Decimal) -> Decimal:
    return round(share, 6).normalize()


def _count(written: str | None) -> Decimal:
    found = next(numerals(written), None) if written else None
    return found.value if found else Decimal(1)


@cache
def _fraction() -> re.Pattern[str]:
    lists = words_of("quantities")
    parts = lists["fractions"]
    several = "|".join(word for word, value in words_of("wording")["numbers"]["ones"].items() if value > 1)
    many = "|".join((*(f"{part}s" for part in parts if part != "half"), "halves"))
    measured = "|".join(lists["halved"]["units"])
    return re.compile(
        rf"\b(?P<count>{several}|\d{{1,2}})[ -](?P<parts>{many})\b"
        rf"|\b(?:one|an?)[ -](?P<part>{'|'.join(parts)})\b(?= of\b(?! an? )|[.,;)])"
        rf"|(?<!first )(?<!second )(?<!other )(?<!latter )\b(?P<half>half)"
        rf"(?: an? (?P<unit>{measured})\b|(?= (?:{'|'.join(lists['halved']['before'])})\b)"
        rf"|(?<=(?:by|an) half)\b(?! an?\b))"
    )


def _vague(looks: str) -> Iterator[Amount]:
    """“dozens of people”, “tens of thousands”, “several hundred”, “billions of dollars”."""
    lists, scales = words_of("quantities"), words_of("wording")["numbers"]["scales"]
    for match in _about_so_many().finditer(looks):
        if match["several"]:
            one, bounds = scales[match["scale"]], (lists["several"]["from"], lists["several"]["to"])
        else:
            one = scales[match["times"].removesuffix("s")] if match["times"] else 1
            bounds = lists["vague"][match["many"]]
        low, high = (Decimal(one * bound) for bound in bounds)
        amount = Amount(match.start(), match.end(), low, high, is_vague=True)
        unit = unit_behind(looks, match.end() + len(" of")) if looks.startswith(" of ", match.end()) else None
        yield replace(amount, unit=unit[0], end=unit[1]) if unit else amount


@cache
def _about_so_many() -> re.Pattern[str]:
    lists = words_of("quantities")
    scales = [word for word in words_of("wording")["numbers"]["scales"] if len(word) > 2]
    return re.compile(
        rf"\b(?P<several>{'|'.join(lists['several']['words'])}) (?P<scale>{'|'.join(scales)})\b"
        rf"|(?<!\d )\b(?P<many>{'|'.join(lists['vague'])})(?: of (?P<times>{'s|'.join(scales)}s))?\b"
    )


@cache
def _changing() -> re.Pattern[str]:
    verbs = "|".join(words_of("quantities")["changes"]["verbs"])
    return re.compile(rf"\b(?:{verbs})\w*[^.;]{{0,60}}\bfrom $")
