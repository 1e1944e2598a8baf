"""The quantities of a text: how many of what, how exactly, and where it stands.

A quantity is a number that counts or measures: “all but 3,000 U.S. troops”, “$2.5bn in aid”, “one in
four voters”. Numbers in dates, names and addresses are none (see `unquantified`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from workbench.finding.amounts import Amount, amounts
from workbench.finding.counted import (
    Counted,
    carried,
    counted_behind,
    counted_further,
    measure_behind,
    named_in,
    of_behind,
    single_behind,
    single_run,
)
from workbench.finding.folding import lower, same_look
from workbench.finding.numbers import Numeral
from workbench.finding.qualifiers import qualified
from workbench.finding.wordlists import words_of

AGE = "age"
"""What is counted by the years of somebody who is so old."""

_FAR = 400
"""A number that stands alone may be explained by words as far back as this, in its paragraph."""

_SMALL = 13
"""Below this a number that stands alone is a rank, a score or a turn of phrase rather than a quantity."""

_CACHED = 4000
"""Texts up to this length are remembered: the same passage is compared with many claims."""

_PIECE = 40_000
"""Characters that are looked at together; see `_pieces`."""

_MAYBE = re.compile(r"\d|[½-⅞]|[a-z]{3}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”‘(\[]|- )\s*$")
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w&-]* $")
_NAME_BEHIND = re.compile(r" [^\W\d_a-z]")
_AGE = re.compile(r"-year-olds?\b")
_NAMED_AGE = re.compile(r"[^\W\d_a-z][\w'-]*,? \(?$")
_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_OLDEST = 120


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `words[start:end] == written` is the number with the unit it is written with.

    `low` and `high` are the least and the most it can be, in that unit (a share of a whole as a number
    up to 1); `high` is None where there is no most. `unit` names the unit, "" for what is only counted.
    `counts` is the singular of what is counted, "" when the words do not say; `scope` are the words that
    narrow it (“U.S.”); `is_carried` when both stand further back. `qualifier` is one name for all words
    of one meaning: “about”, “almost”, “at least”, “more than”, “up to”, “less than”, “all but”, “only”,
    “as low as”, “another”; or "". `is_change` when something rises or falls by so much. The phrase from
    `phrase_start` to `phrase_end` has all of it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str
    counts: str
    qualifier: str
    written: str
    scope: str = ""
    is_carried: bool = False
    is_change: bool = False
    phrase_start: int = 0
    phrase_end: int = 0

    @property
    def is_remainder(self) -> bool:
        """Whether it counts those who are not meant: “all but 3,000” will leave."""
        return self.qualifier == "all but"

    def moved(self, by: int) -> "Quantity":
        """The same quantity in longer words, in which its own begin at `by`."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            phrase_start=self.phrase_start + by,
            phrase_end=self.phrase_end + by,
        )


def quantities(words: str) -> tuple[Quantity, ...]:
    """The quantities in their order. Positions are code points of `words`."""
    return _remembered(words) if len(words) <= _CACHED else _quantities(words)


@lru_cache(maxsize=1024)
def _remembered(words: str) -> tuple[Quantity, ...]:
    return _quantities(words)


def _quantities(words: str) -> tuple[Quantity, ...]:
    return tuple(found for start, piece in _pieces(words) for found in _in_piece(piece, start))


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """The words in pieces of whole lines, each with its place; a line is cut only where it is very long.

    Nothing reaches from one line to another, and no step should hold up other threads for long.
    """
    start = 0
    while start < len(words):
        end = min(start + _PIECE, len(words))
        if end < len(words):
            end = max(words.rfind("\n", start, end), 0) + 1 or end
        if end <= start:
            end = max(words.rfind(" ", start, start + _PIECE), start) + 1
        yield start, words[start:end]
        start = end


def _in_piece(words: str, offset: int) -> Iterator[Quantity]:
    looks = "\n".join(map(same_look, lower(words).split("\n")))
    if not _MAYBE.search(looks):
        return
    before: Quantity | None = None
    for amount in amounts(looks):
        if before is not None and amount.start < before.phrase_end:
            continue
        one = _Reading(words, looks, amount).quantity(before)
        if one is not None:
            before = one
            yield one.moved(offset) if offset else one


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount in its words: what it counts, or that it counts nothing."""

    words: str
    looks: str
    amount: Amount

    def quantity(self, before: Quantity | None) -> Quantity | None:
        """`before` is the last quantity of the text, which may say what this one counts."""
        looks, amount = self.looks, self.amount
        is_time = amount.unit is not None and amount.unit.measure == "time"
        around = qualified(looks, amount.start, amount.end, is_time=is_time)
        is_qualified = bool(around.qualifier.name)
        unit = amount.unit.name if amount.unit else ""
        start, end = amount.start, amount.end
        counted: Counted | None
        age_end = self._age_end
        if age_end:
            unit, end, counted = "year", age_end, Counted(end, age_end, AGE)
        elif amount.unit is not None:
            if self._is_one and unit in _lists()["not_one"]:
                return None
            counted = self._measured()
        else:
            told = self._counted(before, is_qualified, around.end)
            if told is None:
                return None
            counted = told
        least, most = self._values
        low, high = around.qualifier.interval(least, most)
        beside = counted if counted and counted.lemma and not counted.is_carried else None
        return Quantity(
            start,
            end,
            low,
            high,
            unit,
            counted.lemma if counted else "",
            around.qualifier.name,
            self.words[start:end],
            scope=counted.scope if counted else "",
            is_carried=counted is not None and counted.is_carried,
            is_change=_by().search(looks, max(0, around.start - 80), around.start) is not None,
            phrase_start=min(around.start, amount.begin),
            phrase_end=max(end, around.end, beside.end if beside else 0),
        )

    @property
    def _is_one(self) -> bool:
        return self.amount.numeral is not None and self.amount.numeral.is_lonely

    @property
    def _age_end(self) -> int:
        """Where an age ends, as of “a 54-year-old” or “Smith, 54, said”; 0 when it is none."""
        amount, looks = self.amount, self.looks
        if amount.unit is not None or amount.low > _OLDEST:
            return 0
        if told := _AGE.match(looks, amount.end):
            return told.end()
        if amount.numeral is None or not self._is_plain_digits(amount.numeral):
            return 0
        beside = looks[amount.start - 2 : amount.start] + looks[amount.end : amount.end + 1]
        is_framed = beside in (", ,", ", ;", ", .", " ()")
        named = _NAMED_AGE.search(self.words, max(0, amount.start - 32), amount.start)
        return amount.end if is_framed and named and beside != " ()" else 0

    @property
    def _values(self) -> tuple[Decimal, Decimal]:
        """The least and the most; of what cannot be divided, “3.000” is three thousand."""
        amount = self.amount
        whole = amount.unit is None or amount.unit.name == "euro"
        if (
            whole
            and amount.numeral
            and _GROUPED_BY_POINT.fullmatch(self.words[amount.numeral.start : amount.numeral.end])
        ):
            return amount.low * 1000, amount.high * 1000
        return amount.low, amount.high

    @property
    def _clause_start(self) -> int:
        """Where the sentence begins, as far as points and lines tell."""
        at = self.amount.start
        first = max(0, at - _FAR)
        ends = [self.looks.rfind(end, first, at) for end in (". ", "\n", "! ", "? ", "; ")]
        return max(first, *(end + 1 for end in ends))

    def _measured(self) -> Counted | None:
        """What an amount with a unit is of."""
        words, looks, amount = self.words, self.looks, self.amount
        assert amount.unit is not None
        found = of_behind(words, looks, amount.end, is_money=amount.unit.is_money, is_share=amount.is_share)
        if found is None and amount.is_share:
            found = counted_behind(words, looks, amount.end)
        if found is None and "-" in words[amount.start : amount.end] and amount.numeral is not None:
            found = single_run(words, looks, amount.end)  # a 10-year sentence
        found = found or measure_behind(words, looks, amount.end)
        if found is None and amount.unit.measure != "time":
            found = named_in(words, looks, self._clause_start, amount.start)
        return found

    def _counted(self, before: Quantity | None, is_qualified: bool, end: int) -> Counted | None:
        """What a number without a unit counts, with an empty lemma when nothing says; None for no quantity.

        `end` is where the number ends with what qualifies it.
        """
        words, looks, amount = self.words, self.looks, self.amount
        if compound := _compound().match(looks, end):
            name = compound["name"]
            named = Counted(end, compound.end(), name)
            return (single_run(words, looks, compound.end()) if name == "strong" else None) or named
        following = looks[end : end + 2]
        if following[:1].isalpha() or (following[:1] == "-" and following[1:].strip()):
            return None
        if self._is_one:
            return None if looks.startswith(" of ", end) else single_behind(words, looks, end)
        counted = of_behind(words, looks, end) or counted_behind(words, looks, end)
        if counted is not None:
            is_none = self._is_year(is_qualified) or self._is_name() or self._is_one_of_many(counted)
            return None if is_none else counted
        if amount.numeral is None and amount.is_vague:
            return None
        further_back = self._carried(before)
        if further_back and further_back.end == amount.start - 1 and not further_back.scope:
            return further_back  # “killed 12”
        if not is_qualified and self._is_bare_name():
            return None
        return counted_further(words, looks, end) or further_back or Counted(end, end, "")

    def _carried(self, before: Quantity | None) -> Counted | None:
        start = self.amount.start
        first = max(0, start - _FAR, self.looks.rfind("\n", 0, start) + 1)
        counted = carried(self.words, self.looks, first, start)
        if before is None or before.phrase_end < first or before.unit or not before.counts:
            return counted
        if counted is not None and counted.end > before.phrase_end:
            return counted
        return Counted(before.phrase_start, before.phrase_end, before.counts, before.scope, is_carried=True)

    def _is_year(self, is_qualified: bool) -> bool:
        """Whether it is a year all the same: “the 2012 elections”, “in 2011 troops”."""
        numeral = self.amount.numeral
        if numeral is None or is_qualified or not self._is_plain_digits(numeral):
            return False
        lists = words_of("quantities")["not"]
        low, high = lists["years"]
        if not low <= numeral.value <= high:
            return False
        lead = self.looks[max(0, numeral.start - 12) : numeral.start].split()
        return numeral.value % 10 != 0 or (bool(lead) and lead[-1] in lists["year_leads"])

    def _is_bare_name(self) -> bool:
        """Whether a number without anything that it counts is no quantity either."""
        numeral = self.amount.numeral
        if numeral is None:
            return self.amount.high < _SMALL  # a score of 0-1
        low, high = words_of("quantities")["not"]["years"]
        start, end = numeral.start, numeral.end
        plain = self._is_plain_digits(numeral)
        if numeral.value < _SMALL and not numeral.has_scale and numeral.value == int(numeral.value):
            return True
        if plain and low <= numeral.value <= high:
            return True
        if plain and self.looks[max(0, start - 2) : start] in (" -", "(", " ("):
            return True
        if self.looks[start - 1 : start] == "-" or self.looks[end : end + 1] in ("-", ":"):
            return True
        name_before = _NAME_BEFORE.search(self.words, max(0, start - 24), start)
        if plain and name_before and not self._begins_sentence(name_before.start()):
            return True
        if plain and _NAME_BEHIND.match(self.words, end):
            return True
        return numeral.is_spelled and self._is_capital_inside()

    def _is_one_of_many(self, counted: Counted) -> bool:
        """“1 World Trade Center offices”: the number is a name, for one has no plural."""
        numeral = self.amount.numeral
        return numeral is not None and numeral.value == 1 and self.words[counted.end - 1] == "s"

    def _is_name(self) -> bool:
        """“the Five Eyes nations”, “the Group of Seven nations”"""
        numeral = self.amount.numeral
        return numeral is not None and numeral.is_spelled and self._is_capital_inside()

    def _is_capital_inside(self) -> bool:
        start = self.amount.start
        return self.words[start].isupper() and not self._begins_sentence(start)

    def _begins_sentence(self, at: int) -> bool:
        return _SENTENCE_START.search(self.words[max(0, at - 4) : at]) is not None

    def _is_plain_digits(self, numeral: Numeral) -> bool:
        return self.words[numeral.start : numeral.end].isdigit()


def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = words_of("quantities")["counted"]
    return found


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"-(?P<name>{'|'.join(_lists()['compounds'])})\b")


@cache
def _by() -> re.Pattern[str]:
    changing = "|".join(words_of("quantities")["changes"]["verbs"])
    return re.compile(rf"\b(?:{changing})\w*[^.;]{{0,60}}\bby $")
