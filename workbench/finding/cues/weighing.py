"""All reasons that a passage gives for and against a statement, and what they lean to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import dates, outcomes, ranks, saying, setting, turning
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.numbers import Likeness, numbers
from workbench.finding.cues.pair import Pair
from workbench.finding.cues.polarity import has_negation
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import terms
from workbench.finding.quantities import quantities

_WARNING = {Likeness.DIFFERENT: Cue.DIFFERENT_NUMBER, Likeness.QUALIFIED: None, Likeness.OTHER: None}
_AGREEING = {Likeness.SAME: Cue.SAME_NUMBER}

_ENOUGH_WORDS = 3
"""So many words that say something must a claim have for “the same words” to mean something."""


def reasons(statement: Statement, place: Place) -> tuple[Reason, ...]:
    """What there is to know of a passage before it is taken as evidence, the most important first.

    What agrees supports nothing in a passage of which a number, a date or a “not” warns; what is said of
    another time leans to nothing at all.
    """
    pair = Pair.of(statement, place)
    warnings = [*_numbers(pair, _WARNING), *turning.turned(pair), *dates.differing(statement, place)]
    warnings += [*ranks.differing(pair), *outcomes.differing(pair)]
    said = list(saying.acts(pair))
    agreeing = [*_numbers(pair, _AGREEING), *turning.same_direction(pair), *dates.agreeing(statement, place)]
    if any(reason.ground is Ground.DATE for reason in warnings):
        warnings, said = _without_leaning(warnings), _without_leaning(said)
    if warnings:
        agreeing = _without_leaning(agreeing)
    else:
        agreeing += _same_words(pair)
    if quantities(pair.claim) and all(reason.ground is not Ground.NUMBER for reason in agreeing):
        agreeing = _without_leaning(agreeing)  # the same direction, and not by how much
    if any(reason.leaning for reason in agreeing) and _is_of_others(pair):
        agreeing = _without_leaning(agreeing)
    found = [*warnings, *said, *agreeing, *setting.quoted(statement, place), *setting.speakers(place)]
    zone = list(setting.zone(place))
    # that nobody answers for the words comes first, that they are a headline last
    return tuple(dict.fromkeys([*found, *zone] if place.zone.is_reporting else [*zone, *found]))


def leaning(reasons: Sequence[Reason]) -> Stance | None:
    """SUPPORTS or REFUTES when reasons speak for it and none for the other, else None.

    Who denies something says it again: what is the same in a denial supports nothing.
    """
    leaning = [reason for reason in reasons if reason.leaning]
    stances = {reason.leaning for reason in leaning if reason.ground is Ground.SPEECH_ACT}
    stances = stances or {reason.leaning for reason in leaning}
    return stances.pop() if len(stances) == 1 else None


def _is_of_others(pair: Pair) -> bool:
    """Whether the claim names somebody, and the passage names others and none of them."""
    claimed, there = _names(pair.claim), _names(pair.passage)
    told = {term.stem for term in terms(pair.place.before + pair.passage)}
    return bool(claimed and there) and not claimed & told


def _names(words: str) -> set[str]:
    """The stems of names; the first word of a sentence may be none, unless it looks like “ADAR1”."""
    return {
        term.stem
        for term in terms(words)
        if term.is_name and (term.start or not words[term.start + 1 : term.end].islower())
    }


def _without_leaning(reasons: Sequence[Reason]) -> list[Reason]:
    return [replace(reason, leaning=None) for reason in reasons]


def _numbers(pair: Pair, those: Mapping[Likeness, Cue | None]) -> Iterator[Reason]:
    """The numbers of these kinds; those that are asked for, or only possible, lean to nothing."""
    open_at = {term.start for term in terms(pair.passage) if term.is_open}
    for one in numbers(pair.claim, pair.place):
        if one.likeness in those:
            is_open = any(start <= at < end for start, end in one.found for at in open_at)
            yield pair.reason(Ground.NUMBER, one.words, one.found, None if is_open else those[one.likeness])


def _same_words(pair: Pair) -> Iterator[Reason]:
    """Nearly all that the claim says, all its names and directions, and nothing that turns it round."""
    claimed, there = terms(pair.claim), terms(pair.passage)
    if len(claimed) < _ENOUGH_WORDS or not stance_of(Cue.SAME_WORDS, pair.share):
        return
    if (
        has_negation(pair.claim)
        or has_negation(pair.passage)
        or saying.denied_from(pair.place) < len(pair.passage)
    ):
        return
    topics, told = {term.topic for term in claimed}, {term.topic for term in there}
    sides = {term.side for term in there}
    missing = (
        term.topic not in told or (term.side is not None and term.side not in sides)
        for term in claimed
        if term.is_name or term.side
    )
    if not any(missing):
        spans = [(term.start, term.end) for term in there if term.topic in topics]
        yield pair.reason(Ground.WORDS, "nearly the same words, and no “not”", spans, Cue.SAME_WORDS)
