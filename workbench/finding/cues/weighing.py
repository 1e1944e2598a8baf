"""All reasons that a passage gives for and against a statement, and what they lean to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import dates, setting
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.lexicon import directions, intentions, is_plain_fact
from workbench.finding.cues.numbers import Likeness, numbers
from workbench.finding.cues.polarity import Contrast, Kind, Turn, contrasts, has_loss, has_negation
from workbench.finding.cues.speech import called, utterances
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import Span, share, terms
from workbench.finding.cues.voices import Voice, voices
from workbench.finding.quantities import quantities

_WARNING = {Likeness.DIFFERENT: Cue.DIFFERENT_NUMBER, Likeness.QUALIFIED: None}
_AGREEING = {Likeness.SAME: Cue.SAME_NUMBER}

_OF_SOMETHING = frozenset({SpeechAct.DENIES, SpeechAct.CONFIRMS, SpeechAct.CORRECTS, SpeechAct.RETRACTS})
"""Acts that count only when they are about what the claim speaks of."""

_TOLD = re.compile(r'\W*(?:[^.“”";\n]|(?<=\b[A-Z])\.|(?<=Gen)\.)*')
_BY_SOMEBODY = frozenset({SpeechAct.CONFIRMS, SpeechAct.REPORTS})
"""Acts that count only when it is told whose they are: “confirmed cases” and “as reported” are none."""

_ABOUT = 0.3
"""The share of what the claim speaks of from which an act is about it."""

_CLOSE = 0.2
"""How close opposites must stand to the same other words to be said of the same thing."""

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
        """Comments and teasers lean to nothing; nor does anything to what ought to be, or would be if."""
        return self.place.zone.is_reporting and is_plain_fact(self.statement.wording)

    @property
    def is_only_wanted(self) -> bool:
        """Whether the passage tells what somebody wants or promises, and the claim does not."""
        return _tells_intention(self.place.words) and not _tells_intention(self.statement.wording)

    @property
    def goes_one_way(self) -> bool:
        """Whether the passage says all of the same, or all of the contrary, and of the thing itself or of
        its absence as the claim does.
        """
        claim, passage = self.statement.wording, self.place.words
        ways = {one.turn is Turn.SAME for one in contrasts(claim, passage) if one.kind is not Kind.WORD}
        return len(ways) < 2 and has_loss(claim) == has_loss(passage)

    @property
    def has_not_alike(self) -> bool:
        return has_negation(self.statement.wording) == has_negation(self.place.words)

    def reason(
        self, ground: Ground, words: str, found: Sequence[Span] = (), cue: Cue | None = None
    ) -> Reason:
        leans = cue and self.may_lean and not self.is_only_wanted
        leaning = stance_of(cue, self.share) if cue and leans else None
        return Reason(ground, words, leaning, tuple(found))


def reasons(statement: Statement, place: Place) -> tuple[Reason, ...]:
    """What there is to know of a passage before it is taken as evidence, the most important first.

    What agrees supports nothing in a passage of which a number, a date or a “not” warns.
    """
    pair = _Pair(statement, place, share(statement.wording, place.words))
    warnings = [*_numbers(pair, _WARNING), *_turned(pair), *dates.differing(statement, place)]
    agreeing = [*_numbers(pair, _AGREEING), *_same_direction(pair), *dates.agreeing(statement, place)]
    agreeing += _same_words(pair)
    speech = list(_speech(pair))
    if any(reason.ground is Ground.DATE for reason in warnings):  # of another time, it says nothing of this
        warnings, speech = _without_leaning(warnings), _without_leaning(speech)
    if warnings:
        agreeing = [one for one in _without_leaning(agreeing) if one.ground is not Ground.WORDS]
    found = [*setting.zone(place), *warnings, *speech, *agreeing]
    return tuple(dict.fromkeys([*found, *setting.quoted(statement, place), *setting.speakers(place)]))


def _without_leaning(reasons: Sequence[Reason]) -> list[Reason]:
    return [replace(reason, leaning=None) for reason in reasons]


def leaning(reasons: Sequence[Reason]) -> Stance | None:
    """SUPPORTS or REFUTES when reasons speak for it and none for the other, else None.

    Who denies something says it again: what is the same in a denial supports nothing.
    """
    leaning = [reason for reason in reasons if reason.leaning]
    stances = {reason.leaning for reason in leaning if reason.ground is Ground.SPEECH_ACT}
    stances = stances or {reason.leaning for reason in leaning}
    return stances.pop() if len(stances) == 1 else None


def _numbers(pair: _Pair, those: Mapping[Likeness, Cue | None]) -> Iterator[Reason]:
    """The numbers of these kinds; those that are asked for, or only possible, lean to nothing."""
    open_at = {term.start for term in terms(pair.place.words) if term.is_open}
    for one in numbers(pair.statement.wording, pair.place):
        if one.likeness in those:
            is_open = any(start <= at < end for start, end in one.found for at in open_at)
            yield pair.reason(Ground.NUMBER, one.words, one.found, None if is_open else those[one.likeness])


def _turned(pair: _Pair) -> Iterator[Reason]:
    """What the passage negates or says the opposite of. What goes both ways leans to nothing, nor does what
    has a “lack of” it, or a “not” elsewhere, on one side only.
    """
    claim, passage = pair.statement.wording, pair.place.words
    denied_from = _denied_from(pair.place)
    for one in contrasts(claim, passage):
        words, cue = _told(one, passage)
        only_wanted = one.turn is Turn.AFFIRMED and (pair.is_only_wanted or one.found.start > denied_from)
        far = one.turn is Turn.OPPOSITE and one.kind is Kind.GRADED and one.closeness < _CLOSE
        # where all but some leave, some stay
        stays = one.kind is Kind.PLAIN and one.turn is Turn.OPPOSITE and _has_remainder(claim)
        if words and not (only_wanted or far or stays):
            leans = pair.goes_one_way
            if one.turn is Turn.OPPOSITE:
                leans = leans and pair.has_not_alike and one.closeness >= _CLOSE
            yield pair.reason(Ground.POLARITY, words, (one.span,), cue if leans else None)


def _told(one: Contrast, passage: str) -> tuple[str, Cue | None]:
    said = " ".join(passage[slice(*one.span)].split())
    is_effect = one.kind is Kind.EFFECT
    match one.turn:
        case Turn.NEGATED:
            return f"says not: “{said}”", None if is_effect else Cue.SAYS_NOT
        case Turn.AFFIRMED:
            return f"without the claim’s “not”: “{said}”", Cue.SOME_EFFECT if is_effect else Cue.WITHOUT_NOT
        case Turn.OPPOSITE:
            return f"the opposite: “{said}” for “{one.claimed.plain}”", Cue.OPPOSITE
    return "", None


def _same_direction(pair: _Pair) -> Iterator[Reason]:
    """What gets more, or less, in both."""
    passage = pair.place.words
    denied_from = _denied_from(pair.place)
    for one in contrasts(pair.statement.wording, passage):
        same = one.turn is Turn.SAME and one.claimed.stem == one.found.stem
        if same and one.claimed.stem in directions() and one.found.start < denied_from:
            said = " ".join(passage[slice(*one.span)].split())
            leans = pair.goes_one_way and pair.has_not_alike
            words = f"the same direction: “{said}”"
            yield pair.reason(Ground.POLARITY, words, (one.span,), Cue.SAME_DIRECTION if leans else None)


@lru_cache(maxsize=256)
def _has_remainder(claim: str) -> bool:
    return any(one.is_remainder for one in quantities(claim))


def _denied_from(place: Place) -> int:
    """Where in a passage it begins that something is denied; behind its end where nothing is."""
    denials = (voice.at[1] for voice in voices(place) if voice.act is SpeechAct.DENIES and any(voice.at))
    return min(denials, default=len(place.words))


def _shared(claim: str, words: str) -> int:
    topics = {term.topic for term in terms(claim)}
    return len({term.topic for term in terms(words)} & topics)


def _speech(pair: _Pair) -> Iterator[Reason]:
    """What is done with words in the passage; what is denied or confirmed must be what the claim says.

    Who dismisses a letter need not deny all that is told of it, so only a denial leans.
    """
    claimed = _acts(pair.statement.wording)
    for voice in voices(pair.place):
        words = called(voice.act, voice.written)
        if not words or not any(voice.at) or (voice.act in _BY_SOMEBODY and not voice.speaker):
            continue
        about = _about(pair, voice)
        if voice.act in _OF_SOMETHING and about < _ABOUT:
            continue
        denial = Cue.DENIES_TOO if SpeechAct.DENIES in claimed else Cue.DENIES
        leans = words in ("denies", "disputes") and pair.may_lean
        leaning = stance_of(denial, about) if leans else None
        yield Reason(Ground.SPEECH_ACT, words, leaning, (voice.at,))


def _about(pair: _Pair, voice: Voice) -> float:
    """How much of what the claim speaks of is denied or confirmed: the words behind the verb, up to the end
    of their sentence or to a quotation; those before an answer like “No”.
    """
    claim, place = pair.statement.wording, pair.place
    behind = _TOLD.match(place.words, voice.at[1])
    told = behind[0] if behind else ""
    answers = voice.written.lower().endswith("no")
    if answers or len(terms(told)) < _ENOUGH_WORDS:
        asked = place.before.rstrip().rpartition("\n")[2][-_ANSWERED:]
        told = f"{asked} {place.words[: voice.at[1]]}"
        if any(one.likeness is Likeness.DIFFERENT for one in numbers(claim, Place(told))):
            return 0.0
    return share(claim, told, asked_too=answers) if _shared(claim, told) > 1 else 0.0


@lru_cache(maxsize=1024)
def _tells_intention(words: str) -> bool:
    return any(term.stem in intentions() for term in terms(words))


@lru_cache(maxsize=256)
def _acts(claim: str) -> frozenset[SpeechAct]:
    return frozenset(one.act for one in utterances(claim))


def _same_words(pair: _Pair) -> Iterator[Reason]:
    """Nearly all that the claim says, all its names, and nothing in either that turns it round."""
    claim, passage = pair.statement.wording, pair.place.words
    claimed, there = terms(claim), terms(passage)
    if len(claimed) < _ENOUGH_WORDS or not stance_of(Cue.SAME_WORDS, pair.share):
        return
    topics, told = {term.topic for term in claimed}, {term.topic for term in there}
    sides = {term.side for term in there}
    missing = any(
        term.topic not in told or (term.side and term.side not in sides)
        for term in claimed
        if term.is_name or term.side
    )
    if not (
        missing or has_negation(claim) or has_negation(passage) or _denied_from(pair.place) < len(passage)
    ):
        spans = [(term.start, term.end) for term in there if term.topic in topics]
        yield pair.reason(Ground.WORDS, "nearly the same words, and no “not”", spans, Cue.SAME_WORDS)
