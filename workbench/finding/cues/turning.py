"""What a passage negates, says the opposite of, or says just as the claim does, in words."""

from collections.abc import Iterator
from functools import lru_cache

from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.leanings import Cue
from workbench.finding.cues.lexicon import directions
from workbench.finding.cues.pair import Pair
from workbench.finding.cues.polarity import Contrast, Kind, Turn, is_noun
from workbench.finding.cues.saying import denied_from
from workbench.finding.quantities import quantities

_CLOSE = 0.2
"""How close opposites must stand to the same other words to be said of the same thing."""


def turned(pair: Pair) -> Iterator[Reason]:
    """What the passage negates or says the opposite of. What goes both ways leans to nothing, nor does what
    has a “lack of” it, or a “not” elsewhere, on one side only.
    """
    for one in pair.contrasts:
        if (
            one.turn is not Turn.SAME
            and not _is_only_told(pair, one)
            and not _is_of_something_else(pair, one)
        ):
            words, cue = _told(one, pair.passage)
            leans = pair.goes_one_way
            if one.turn is Turn.OPPOSITE:
                leans = leans and pair.has_not_alike and one.closeness >= _CLOSE
            yield pair.reason(Ground.POLARITY, words, (one.span,), cue if leans else None)


def same_direction(pair: Pair) -> Iterator[Reason]:
    """What gets more, or less, in both; not when the passage denies it, or both only name it."""
    for one in pair.contrasts:
        same = one.turn is Turn.SAME and one.claimed.stem == one.found.stem
        is_said = not (is_noun(one.claimed) and is_noun(one.found))
        is_said = is_said and one.found.start < denied_from(pair.place)
        if same and is_said and one.claimed.stem in directions():
            leans = pair.goes_one_way and pair.has_not_alike
            words = f"the same direction: “{_said(one, pair.passage)}”"
            yield pair.reason(Ground.POLARITY, words, (one.span,), Cue.SAME_DIRECTION if leans else None)


def _is_only_told(pair: Pair, one: Contrast) -> bool:
    """Whether what the claim says is not so, is only wanted or denied in the passage."""
    is_told = pair.is_only_wanted or one.found.start > denied_from(pair.place)
    return one.turn is Turn.AFFIRMED and is_told


def _is_of_something_else(pair: Pair, one: Contrast) -> bool:
    """Whether opposites are said of two things: far apart, or of those who leave and those who stay."""
    if one.turn is not Turn.OPPOSITE:
        return False
    if one.kind is Kind.GRADED:
        return one.closeness < _CLOSE
    return _has_remainder(pair.claim)


def _told(one: Contrast, passage: str) -> tuple[str, Cue | None]:
    said, is_effect = _said(one, passage), one.kind is Kind.EFFECT
    if one.turn is Turn.NEGATED:
        return f"says not: “{said}”", None if is_effect else Cue.SAYS_NOT
    if one.turn is Turn.AFFIRMED:
        return f"without the claim’s “not”: “{said}”", Cue.SOME_EFFECT if is_effect else Cue.WITHOUT_NOT
    return f"the opposite: “{said}” for “{one.claimed.plain}”", Cue.OPPOSITE


def _said(one: Contrast, passage: str) -> str:
    return " ".join(passage[slice(*one.span)].split())


@lru_cache(maxsize=256)
def _has_remainder(claim: str) -> bool:
    return any(one.is_remainder for one in quantities(claim))
