"""All reasons that a passage gives for and against a statement, and what they lean to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import setting
from workbench.finding.cues.dates import dates
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.lexicon import directions, intentions, is_wish
from workbench.finding.cues.numbers import Likeness, numbers
from workbench.finding.cues.polarity import Contrast, Kind, Turn, contrasts, has_loss, has_negation
from workbench.finding.cues.speech import called, utterances
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import Span, share, terms
from workbench.finding.cues.voices import Voice, voices

_NUMBERS = {Likeness.SAME: Cue.SAME_NUMBER, Likeness.DIFFERENT: Cue.DIFFERENT_NUMBER}

_OF_SOMETHING = frozenset({SpeechAct.DENIES, SpeechAct.CONFIRMS, SpeechAct.CORRECTS, SpeechAct.RETRACTS})
"""Acts that count only when they are about what the claim speaks of."""

_TOLD = re.compile(r"(?:[^.”;\n]|\.(?!\s+[A-Z“\"])|(?<=\b[A-Z])\.|(?<=Gen)\.)*")
_ABOUT = 0.3
"""The share of what the claim speaks of from which an act is about it."""

_ANSWERED = 300
"""Characters before an answer like “No” that tell what was asked."""

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
        """Comments and teasers lean to nothing, and nothing does to a claim that says what ought to be."""
        is_fact = not is_wish(self.statement.wording)
        return self.place.zone.is_reporting and is_fact and not self.is_only_wanted

    @property
    def is_only_wanted(self) -> bool:
        """Whether the passage tells what somebody wants or promises, and the claim does not."""
        return _tells_intention(self.place.words) and not _tells_intention(self.statement.wording)

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
    """SUPPORTS or REFUTES when reasons speak for it and none for the other, else None.

    Who denies something says it again: what is the same in a denial supports nothing.
    """
    leaning = [reason for reason in reasons if reason.leaning]
    stances = {reason.leaning for reason in leaning if reason.ground is Ground.SPEECH_ACT}
    stances = stances or {reason.leaning for reason in leaning}
    return stances.pop() if len(stances) == 1 else None


def _numbers(pair: _Pair) -> Iterator[Reason]:
    open_at = {term.start for term in terms(pair.place.words) if term.is_open}
    for one in numbers(pair.statement.wording, pair.place):
        is_open = any(start <= at < end for start, end in one.found for at in open_at)
        yield pair.reason(Ground.NUMBER, one.words, one.found, None if is_open else _NUMBERS.get(one.likeness))


def _polarity(pair: _Pair) -> Iterator[Reason]:
    """How the passage turns the words of the claim. What goes both ways leans to nothing, nor does what
    has a “lack of” it, or a “not” elsewhere, on one side only.
    """
    claim, passage = pair.statement.wording, pair.place.words
    found = contrasts(claim, passage)
    is_plain = _goes_one_way(found) and has_loss(claim) == has_loss(passage)
    alike = has_negation(claim) == has_negation(passage)
    denied_from = _denied_from(pair.place)
    for one in found:
        words, cue = _told(one, passage)
        leans = is_plain and (alike or one.turn in (Turn.NEGATED, Turn.AFFIRMED))
        is_denied = one.turn in (Turn.SAME, Turn.AFFIRMED) and one.found.start > denied_from
        if words and not is_denied and not (one.turn is Turn.AFFIRMED and pair.is_only_wanted):
            yield pair.reason(Ground.POLARITY, words, (one.span,), cue if leans else None)


def _denied_from(place: Place) -> int:
    """Where in a passage it begins that something is denied; behind its end where nothing is."""
    denials = (voice.at[1] for voice in voices(place) if voice.act is SpeechAct.DENIES and any(voice.at))
    return min(denials, default=len(place.words))


def _shared(claim: str, words: str) -> int:
    topics = {term.topic for term in terms(claim)}
    return len({term.topic for term in terms(words)} & topics)


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
    if one.kind is Kind.GRADED and one.claimed.stem == one.found.stem:
        return f"the same direction: “{said}”", Cue.SAME_DIRECTION
    return "", None


def _speech(pair: _Pair) -> Iterator[Reason]:
    """What is done with words in the passage; what is denied or confirmed must be what the claim says."""
    claimed = _acts(pair.statement.wording)
    for voice in voices(pair.place):
        words = called(voice.act, voice.written)
        if not words or not any(voice.at) or (voice.act is SpeechAct.CONFIRMS and not voice.speaker):
            continue
        about = _about(pair, voice)
        if voice.act in _OF_SOMETHING and about < _ABOUT:
            continue
        cue = None
        if voice.act is SpeechAct.DENIES:
            cue = Cue.DENIES_TOO if SpeechAct.DENIES in claimed else Cue.DENIES
        leaning = stance_of(cue, about) if cue and pair.may_lean else None
        yield Reason(Ground.SPEECH_ACT, words, leaning, (voice.at,))


def _about(pair: _Pair, voice: Voice) -> float:
    """How much of what the claim speaks of is denied or confirmed: the words behind the verb, up to the end
    of their sentence or quotation; those before an answer like “No”.
    """
    place = pair.place
    behind = _TOLD.match(place.words, voice.at[1])
    told = behind[0] if behind else ""
    if voice.written[-2:].lower() == "no" or len(terms(told)) < _ENOUGH_WORDS:
        told = place.before[-_ANSWERED:] + place.words[: voice.at[1]]
    return share(pair.statement.wording, told) if _shared(pair.statement.wording, told) > 1 else 0.0


@lru_cache(maxsize=1024)
def _tells_intention(words: str) -> bool:
    return any(term.stem in intentions() for term in terms(words))


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
