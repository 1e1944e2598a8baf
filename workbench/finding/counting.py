"""What an amount counts: told from the words around it, or that it is no quantity at all."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from workbench.finding.amounts import Amount
from workbench.finding.counted_nouns import (
    Counted,
    carried,
    counted_behind,
    counted_further,
    lemma,
    measure_behind,
    named_in,
    of_behind,
    single_behind,
    single_run,
)
from workbench.finding.numbers import Numeral
from workbench.finding.qualifiers import Qualified, qualified
from workbench.finding.quantity import AGE, Quantity
from workbench.finding.wordlists import words_of

_FAR = 400
"""A number that stands alone may be explained by words as far back as this, in its paragraph."""

_SMALL = 13
"""Below this a number that stands alone is a rank, a score or a turn of phrase rather than a quantity."""

_CLAUSE = 80
_LONGEST_NAME = 32
_OLDEST = 120

_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\"“”‘(\[]|- )\s*$")
_NAME_BEFORE = re.compile(r"[^\W\d_a-z][\w&-]* $")
_NAME_BEHIND = re.compile(r" [^\W\d_a-z]")
_ONE_OF = re.compile(r"one (?P<kind>[a-z][a-z-]+) (?:in|out of) ")
_OF_WHAT = re.compile(r" of (?:what|whom|which)\b")
_AGE = re.compile(r"-year-olds?\b")
_NAMED_AGE = re.compile(r"[^\W\d_a-z][\w'-]*,? \(?$")
_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount in its words: what it counts, or that it counts nothing."""

    words: str
    looks: str
    amount: Amount

    def quantity(self, before: Quantity | None) -> Quantity | None:
        """The quantity; `before` is the last one of the text, which may say what this one counts."""
        amount = self.amount
        around = qualified(self.looks, amount.start, amount.end, is_time=self._is_time)
        what = self._what(before, around)
        if what is None:
            return None
        low, high = around.qualifier.interval(*self._values)
        is_beside = bool(what.lemma) and not what.is_carried
        age_end = self._age_end
        end = age_end or amount.end
        unit = amount.unit.name if amount.unit else ""
        return Quantity(
            amount.start,
            end,
            low,
            high,
            unit="year" if age_end else unit,
            counts=what.lemma,
            qualifier=around.qualifier.name,
            written=self.words[amount.start : end],
            scope=what.scope,
            is_carried=what.is_carried,
            is_change=_by().search(self.looks, max(0, around.start - _CLAUSE), around.start) is not None,
            phrase_start=min(around.start, amount.begin, what.start if is_beside else around.start),
            phrase_end=max(end, around.end, what.end if is_beside else 0),
        )

    def _what(self, before: Quantity | None, around: Qualified) -> Counted | None:
        """What it counts or is the size of, with an empty lemma when nothing says; None for no quantity."""
        end = self.amount.end
        if age_end := self._age_end:
            return Counted(end, age_end, AGE)
        if self.amount.unit is None:
            return self._counted(before, around)
        if self._is_one and self.amount.unit.name in _lists()["not_one"]:
            return None
        return self._measured() or Counted(end, end, "")

    @property
    def _is_time(self) -> bool:
        return self.amount.unit is not None and self.amount.unit.measure == "time"

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
        named = _NAMED_AGE.search(self.words, max(0, amount.start - _LONGEST_NAME), amount.start)
        return amount.end if beside in (", ,", ", ;", ", .") and named else 0

    @property
    def _values(self) -> tuple[Decimal, Decimal]:
        """The least and the most; of what cannot be divided, “3.000” is three thousand."""
        amount = self.amount
        is_whole = amount.unit is None or amount.unit.name == "euro"
        written = self.words[amount.numeral.start : amount.numeral.end] if amount.numeral else ""
        times = 1000 if is_whole and _GROUPED_BY_POINT.fullmatch(written) else 1
        return amount.low * times, amount.high * times

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
        if one_of := _ONE_OF.match(looks, amount.start, amount.end):
            return Counted(*one_of.span("kind"), lemma(one_of["kind"]))
        if amount.is_share and _OF_WHAT.match(looks, amount.end):
            return None
        found = of_behind(words, looks, amount.end, is_money=amount.unit.is_money, is_share=amount.is_share)
        if found is None and amount.is_share:
            found = counted_behind(words, looks, amount.end)
        if found is None and "-" in words[amount.start : amount.end] and amount.numeral is not None:
            found = single_run(words, looks, amount.end)  # a 10-year sentence
        found = found or measure_behind(words, looks, amount.end)
        if found is None and amount.unit.measure != "time":
            found = named_in(looks, self._clause_start, amount.start)
        return found

    def _counted(self, before: Quantity | None, around: Qualified) -> Counted | None:
        """What a number without a unit counts; an empty lemma when nothing says, None for no quantity."""
        words, looks, amount, end = self.words, self.looks, self.amount, around.end
        is_qualified = bool(around.qualifier.name)
        if compound := _compound().match(looks, end):
            name = compound["name"]
            named = Counted(end, compound.end(), name)
            return (single_run(words, looks, compound.end()) if name == "strong" else None) or named
        if scale := _scale_before().search(looks, max(0, amount.start - _LONGEST_NAME), amount.start):
            return Counted(scale.start(), end, scale["scale"])
        following = looks[end : end + 2]
        if following[:1].isalpha() or (following[:1] == "-" and following[1:].strip()):
            return None
        if self._is_one:
            return None if looks.startswith(" of ", end) else single_behind(words, looks, end)
        counted = of_behind(words, looks, end) or counted_behind(words, looks, end)
        if counted is not None:
            is_none = self._is_year(is_qualified) or self._is_name() or self._is_one_of_many(counted)
            return None if is_none else counted
        if told := _told_behind().match(looks, end):
            return Counted(told.start("fate"), told.end(), lemma(told["fate"]))
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
        name_before = _NAME_BEFORE.search(self.words, max(0, start - _LONGEST_NAME), start)
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
def _scale_before() -> re.Pattern[str]:
    """“of magnitude 6.9”: a number on a scale."""
    return re.compile(rf"\b(?P<scale>{'|'.join(_lists()['scales'])})(?: of| at)?(?: about| around| only)? $")


@cache
def _told_behind() -> re.Pattern[str]:
    """“15 are still missing”"""
    lists = _lists()
    between = "|".join(lists["still"])
    return re.compile(
        rf" (?:are|were|is|was|remain|remained|have been|had been)(?: (?:{between}))*"
        rf" (?P<fate>{'|'.join(lists['fates'])})\b"
    )


@cache
def _by() -> re.Pattern[str]:
    changing = "|".join(words_of("quantities")["changes"]["verbs"])
    return re.compile(rf"\b(?:{changing})\w*[^.;]{{0,60}}\bby $")
