"""The number ledger: quantities of many articles by what they count, and which of them disagree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from workbench.domain.anchor import Anchor
from workbench.domain.overview import Source
from workbench.domain.periods import Period, period_of
from workbench.finding.counted_nouns import plural
from workbench.finding.fates import victims
from workbench.finding.number_mentions import Mention
from workbench.finding.quantity import AGE
from workbench.finding.stems import stem
from workbench.finding.units import units
from workbench.finding.wordlists import words_of

_ABOUT = Decimal("0.1")
"""“about 27,000” may be a tenth more or less."""

_ROUNDING = Decimal("0.025")
"""A round number may stand for one that is so much more or less: 4,500 for 4,487."""

_SHARED_TOPIC, _SHARED_OF_SUMS = 1, 2
"""So many telling words, beside what is counted, two sentences share when they speak of one thing; those
of sums, times and sizes need more, since dollars are told of everything."""

_RATES = frozenset({"percent", "share", "percentage-point"})
"""Units of what a noun beside them tells well enough: “inflation of 3.4 per cent”."""

_NEWS = timedelta(days=31)
"""A number without a date is meant of the weeks around the day it was published, or is still to come."""

_AHEAD = timedelta(days=366)
_MOST_COMPARED = 200
"""Rows of a group that are compared one with another; of larger groups those that differ most."""


class Relation(StrEnum):
    """How two numbers for the same stand to each other, the most telling first."""

    DISAGREE = "disagree"
    AGREE = "agree"
    OTHER_DATE = "different date"
    OTHER_SCOPE = "different scope"
    ALONE = "only one"


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A quantity in the ledger: `mention` in the sentence at `anchor`, by `source`.

    `written` is the number with its qualifier and what it counts, as the text has it; `found_by` are the
    folded words by which a search finds the row. `is_counted` is False for comments, teasers and
    boilerplate, which agree and disagree with nothing.
    """

    mention: Mention
    anchor: Anchor
    source: Source
    written: str
    found_by: str = ""

    @property
    def is_counted(self) -> bool:
        return self.source.zone.is_reporting

    @property
    def measured(self) -> tuple[Decimal, Decimal | None]:
        """The least and the most, in the first unit of its measure."""
        quantity = self.mention.quantity
        factor = units()[quantity.unit].factor if quantity.unit else Decimal(1)
        return quantity.low * factor, None if quantity.high is None else quantity.high * factor


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """The rows that count or measure the same, by value; `name` says what: “troops”, “cost, in dollars”.

    `counts` is what is counted and `unit` the unit that most of them have; both may be empty. `relation` is
    the most telling one between any two of them. `reference` is the row that the others are compared with
    until the analyst chooses one: the first of the value that is told most.
    """

    name: str
    counts: str
    unit: str
    rows: tuple[NumberRow, ...]
    relation: Relation
    reference: NumberRow

    def relations(self, reference: NumberRow | None = None) -> tuple[Relation | None, ...]:
        """How each row stands to one of the group; None for that one itself."""
        one = reference or self.reference
        return tuple(None if row is one else relation(one, row) for row in self.rows)


def grouped(rows: Iterable[NumberRow]) -> tuple[NumberGroup, ...]:
    """The ledger: groups with disagreements first, and those last that only measure, as in years.

    Then by the number of their rows, and by name.
    """
    kinds: dict[tuple[str, str], list[NumberRow]] = {}
    for row in rows:
        kinds.setdefault(_kind(row), []).append(row)
    groups = [_group(those) for those in kinds.values()]
    order = list(Relation)
    return tuple(
        sorted(groups, key=lambda one: (order.index(one.relation), not one.counts, -len(one.rows), one.name))
    )


def relation(one: NumberRow, other: NumberRow) -> Relation:
    """How two rows of a group stand to each other."""
    if not (one.is_counted and other.is_counted) or not _same_scope(one, other):
        return Relation.OTHER_SCOPE
    if not _same_time(one, other):
        return Relation.OTHER_DATE
    return Relation.AGREE if _can_be_equal(one, other) else Relation.DISAGREE


def _kind(row: NumberRow) -> tuple[str, str]:
    quantity = row.mention.quantity
    measure = units()[quantity.unit].measure if quantity.unit else ""
    return measure, _counted(row)


def _counted(row: NumberRow) -> str:
    return victims(row.mention.quantity.counts, row.mention.fates)


def _group(rows: Sequence[NumberRow]) -> NumberGroup:
    rows = sorted(rows, key=_order)
    counted = [row for row in rows if row.is_counted]
    unit = Counter(row.mention.quantity.unit for row in rows).most_common(1)[0][0]
    counts = _counted(rows[0])
    usual = Counter(row.measured for row in counted or rows).most_common(1)[0][0]
    reference = next(row for row in counted or rows if row.measured == usual)
    return NumberGroup(_name(counts, unit), counts, unit, tuple(rows), _relation_in(counted), reference)


def _order(row: NumberRow) -> tuple[bool, Decimal, str, str, int]:
    low, _ = row.measured
    published = row.source.attribution.published
    return not row.is_counted, low, published, row.source.name, row.mention.quantity.start


def _name(counts: str, unit: str) -> str:
    what = plural(counts) if counts and not unit else counts
    measured = unit.replace("-", " ")
    if not unit:
        return what or "numbers by themselves"
    measured = measured if measured in ("percent", "share") else plural(measured)
    return f"{what}, in {measured}" if what else measured


def _relation_in(rows: Sequence[NumberRow]) -> Relation:
    """The most telling relation between two rows; rows that say the same of the same are one."""
    if len(rows) < 2:
        return Relation.ALONE
    apart = list({(row.measured, row.anchor.text_id): row for row in rows}.values())
    if len(apart) > _MOST_COMPARED:
        half = _MOST_COMPARED // 2
        apart = apart[:half] + apart[-half:]
    order = list(Relation)
    best = len(order)
    if len(apart) < len(rows):
        best = order.index(Relation.AGREE)
    for one, other in combinations(apart, 2):
        best = min(best, order.index(relation(one, other)))
        if best == 0:
            break
    return order[best]


def _same_scope(one: NumberRow, other: NumberRow) -> bool:
    """Whether both can be meant of the same people or things, in the same place, going or staying."""
    ours, theirs = one.mention, other.mention
    if ours.quantity.is_change is not theirs.quantity.is_change or ours.is_denied is not theirs.is_denied:
        return False
    for those, these in (
        (ours.fates, theirs.fates),
        (ours.names, theirs.names),
        (ours.places, theirs.places),
    ):
        if those and these and not those & these:
            return False
    if ours.quantity.counts == AGE and not ours.named & theirs.named:
        return False
    shared = len((ours.topic & theirs.topic) - {stem(ours.quantity.counts)})
    is_rate = ours.quantity.unit in _RATES and bool(ours.quantity.counts)
    if is_rate or (ours.quantity.unit and one.measured == other.measured):
        return shared >= _SHARED_TOPIC
    if ours.quantity.unit or not ours.quantity.counts:
        return shared >= _SHARED_OF_SUMS
    return shared >= _SHARED_TOPIC or _is_toll(one) or _is_same_article(one, other)


def _is_toll(row: NumberRow) -> bool:
    """Whether a row counts victims, whose number changes while they are found."""
    return _counted(row) in words_of("quantities")["tolls"]["names"].values()


def _is_same_article(one: NumberRow, other: NumberRow) -> bool:
    return one.anchor.text_id == other.anchor.text_id and one.source.attribution == other.source.attribution


def _same_time(one: NumberRow, other: NumberRow) -> bool:
    ours, theirs = _meant(one), _meant(other)
    if ours is not None and theirs is not None:
        return ours.overlaps(theirs)
    published, other_published = _published(one), _published(other)
    if _is_toll(one) and _has_grown(one, other):
        return False
    if ours is None and theirs is None:
        if published is None or other_published is None:
            return True
        return Period(published.first - _NEWS, published.last + _NEWS).overlaps(other_published)
    told = ours or theirs
    untold = other_published if ours else published
    assert told is not None
    return untold is None or Period(untold.first - _NEWS, untold.last + _AHEAD).overlaps(told)


def _has_grown(one: NumberRow, other: NumberRow) -> bool:
    """Whether the one published later tells of more victims, or of fewer who are still missing."""
    earlier, later = sorted((one, other), key=lambda row: row.source.attribution.published)
    first, last = _published(earlier), _published(later)
    (before, _), (after, _) = earlier.measured, later.measured
    has_gone_on = after < before if _counted(one) == "missing" else before < after
    return bool(first and last and first.last < last.first) and has_gone_on


def _meant(row: NumberRow) -> Period | None:
    """The days that a number is meant of; “by” a day speaks of the weeks before it, too."""
    period = row.mention.period
    return Period(period.first - _NEWS, period.last) if period and row.mention.is_deadline else period


def _published(row: NumberRow) -> Period | None:
    return period_of(row.source.attribution.published)


def _can_be_equal(one: NumberRow, other: NumberRow) -> bool:
    """Whether the intervals meet, with the freedom that “about” and round numbers give."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    if (high is None or other_low <= high) and (other_high is None or low <= other_high):
        return True
    return _is_rounding(one, other) or _is_rounding(other, one)


def _reach(row: NumberRow) -> tuple[Decimal, Decimal | None]:
    low, high = row.measured
    match row.mention.quantity.qualifier:
        case "about":
            return low * (1 - _ABOUT), None if high is None else high * (1 + _ABOUT)
        case "almost":
            return low * (1 - _ABOUT), high
    return low, high


def _is_rounding(exact: NumberRow, rounded: NumberRow) -> bool:
    """Whether the one is the other with fewer digits: 4,487 and 4,500."""
    (low, high), (round_low, round_high) = exact.measured, rounded.measured
    if low != high or round_low != round_high or not low:
        return False
    more, fewer = (len(value.normalize().as_tuple().digits) for value in (low, round_low))
    return more > fewer and abs(low - round_low) <= low * _ROUNDING
