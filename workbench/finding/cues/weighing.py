"""All reasons that a passage gives for and against a statement, and what they lean to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import setting
from workbench.finding.cues.dates import dates
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.lexicon import directions, is_wish
from workbench.finding.cues.numbers import Likeness, numbers
from workbench.finding.cues.polarity import Contrast, Kind, Turn, contrasts, has_loss, has_negation
from workbench.finding.cues.speech import utterances
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import Span, share, terms
from workbench.finding.cues.voices import voices

_NUMBERS = {Likeness.SAME: Cue.SAME_NUMBER, Likeness.DIFFERENT: Cue.DIFFERENT_NUMBER}

_WORDS_OF_ACTS = {
    SpeechAct.DENIES: "denies",
    SpeechAct.CONFIRMS: "confirms",
    SpeechAct.DECLINES: "declines to comment",
    SpeechAct.CORRECTS: "corrects",
    SpeechAct.RETRACTS: "retracts",
    SpeechAct.REPORTS: "reports",
}

_ENOUGH_WORDS = 3
"""So many words that say something must a claim have for “the same words” to mean something."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A statement and a place with what both of them decide: how far their words may lean."""

    statement: Statement
    place: Place
    share: float
    """How much of what the claim says the passage speaks of, 0 to 1."""

    @property
    def may_lean(self) -> bool:
        """Comments and teasers lean to nothing, and nothing to a claim that says what ought to be."""
        return self.place.zone.is_reporting and not is_wish(self.statement.wording)

    def reason(
        self, ground: Ground, words: str, found: Sequence[Span] = (), cue: Cue | None = None
    ) -> Reason:
        leaning = stance_of(cue, self.share) if cue and self.may_lean else None
        return Reason(ground, words, leaning, tuple(found))


def reasons(statement: Statement, place: Place) -> tuple[Reason, ...]:
    """What there is to know of a passage before it is taken as evidence, the most important first."""
    pair = _Pair(statement, place, share(statement.wording, place.words))
    apart = list(_numbers(pair))
    found = [
        *setting.zone(place),
        *(reason for reason in apart if reason.leaning is not Stance.SUPPORTS),
        *_polarity(pair),
        *_speech(pair),
        *dates(statement, place),
        *(reason for reason in apart if reason.leaning is Stance.SUPPORTS),
        *setting.quoted(statement, place),
        *setting.speakers(place),
    ]
    return tuple(dict.fromkeys([*found, *_same_words(pair, found)]))


def leaning(reasons: Sequence[Reason]) -> Stance | None:
    """SUPPORTS or REFUTES when reasons speak for it and none for the other, else None."""
    stances = {reason.leaning for reason in reasons if reason.leaning}
    return stances.pop() if len(stances) == 1 else None


def _numbers(pair: _Pair) -> Iterator[Reason]:
    for one in numbers(pair.statement.wording, pair.place):
        yield pair.reason(Ground.NUMBER, one.words, one.found, _NUMBERS.get(one.likeness))


def _polarity(pair: _Pair) -> Iterator[Reason]:
    """How the passage turns the words of the claim. What goes both ways leans to nothing, nor does what
    has a “lack of” it, or a “not” elsewhere, on one side only.
    """
    claim, passage = pair.statement.wording, pair.place.words
    found = contrasts(claim, passage)
    is_plain = _goes_one_way(found) and has_loss(claim) == has_loss(passage)
    alike = has_negation(claim) == has_negation(passage)
    for one in found:
        words, cue = _told(one, passage)
        leans = is_plain and (alike or one.turn in (Turn.NEGATED, Turn.AFFIRMED))
        if words:
            yield pair.reason(Ground.POLARITY, words, (one.span,), cue if leans else None)


def _goes_one_way(found: Sequence[Contrast]) -> bool:
    return len({one.turn is Turn.SAME for one in found if one.kind is not Kind.WORD}) < 2


def _told(one: Contrast, passage: str) -> tuple[str, Cue | None]:
    said = " ".join(passage[slice(*one.span)].split())
    is_effect = one.kind is Kind.EFFECT
    match one.turn:
        case Turn.NEGATED:
            return f"says not: “{said}”", Cue.NO_EFFECT if is_effect else Cue.SAYS_NOT
        case Turn.AFFIRMED:
            return f"without the claim’s “not”: “{said}”", Cue.SOME_EFFECT if is_effect else Cue.WITHOUT_NOT
        case Turn.OPPOSITE:
            return f"the opposite: “{said}” for “{one.claimed.plain}”", Cue.OPPOSITE
    if one.kind in (Kind.GRADED, Kind.PLAIN):
        return f"the same direction: “{said}”", Cue.SAME_DIRECTION
    return "", None


def _speech(pair: _Pair) -> Iterator[Reason]:
    claimed = _acts(pair.statement.wording)
    for voice in voices(pair.place):
        words = _WORDS_OF_ACTS.get(voice.act)
        if words and any(voice.at):
            denial = Cue.DENIES_TOO if SpeechAct.DENIES in claimed else Cue.DENIES
            cue = denial if voice.act is SpeechAct.DENIES else None
            yield pair.reason(Ground.SPEECH_ACT, words, (voice.at,), cue)


@lru_cache(maxsize=256)
def _acts(claim: str) -> frozenset[SpeechAct]:
    return frozenset(one.act for one in utterances(claim))


def _same_words(pair: _Pair, found: Sequence[Reason]) -> Iterator[Reason]:
    """Nearly all that the claim says, all its names, and nothing in either that turns it round."""
    if len(terms(pair.statement.wording)) < _ENOUGH_WORDS or not stance_of(Cue.SAME_WORDS, pair.share):
        return
    warns = any(reason.leaning is Stance.REFUTES or reason.ground is Ground.POLARITY for reason in found)
    claimed, there = terms(pair.statement.wording), terms(pair.place.words)
    topics = {term.topic for term in claimed}
    told = {term.topic for term in there}
    missing = any(term.topic not in told for term in claimed if term.is_name or term.stem in directions())
    if not (warns or missing or any(map(has_negation, (pair.statement.wording, pair.place.words)))):
        spans = [(term.start, term.end) for term in there if term.topic in topics]
        yield pair.reason(Ground.WORDS, "nearly the same words, and no “not”", spans, Cue.SAME_WORDS)
