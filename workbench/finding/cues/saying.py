"""What is done with words in a passage: denied, confirmed, retracted, as far as it is what the claim says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from workbench.domain.evidence import SpeechAct
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.numbers import Likeness, numbers
from workbench.finding.cues.pair import Pair
from workbench.finding.cues.speech import called, utterances
from workbench.finding.cues.statement import Place
from workbench.finding.cues.terms import share, terms
from workbench.finding.cues.voices import Voice, voices

_OF_SOMETHING = frozenset({SpeechAct.DENIES, SpeechAct.CONFIRMS, SpeechAct.CORRECTS, SpeechAct.RETRACTS})
"""Acts that count only when they are about what the claim speaks of."""

_BY_SOMEBODY = frozenset({SpeechAct.CONFIRMS, SpeechAct.REPORTS})
"""Acts that count only when it is told whose they are: “confirmed cases” and “as reported” are none."""

_DENIALS = frozenset({"denies", "disputes"})
"""Who dismisses a letter need not deny all that is told of it; who denies something does."""

_BEHIND_VERB = re.compile(r'\W*(?:[^.“”";\n]|(?<=\b[A-Z])\.|(?<=Gen)\.)*')
"""The rest of a sentence, up to a quotation."""

_ABOUT = 0.3
"""The share of what the claim speaks of from which an act is about it."""

_ANSWERED = 300
"""Characters before an answer like “No” that tell what was asked."""


def acts(pair: Pair) -> Iterator[Reason]:
    """What is done with words, each act once, with all the places that tell of it."""
    told: dict[str, Reason] = {}
    for one in _acts(pair):
        before = told.get(one.words)
        places = (*before.found, *one.found) if before else one.found
        leaning = before.leaning or one.leaning if before else one.leaning
        told[one.words] = replace(one, found=places, leaning=leaning)
    yield from told.values()


def _acts(pair: Pair) -> Iterator[Reason]:
    claimed = _acts_of(pair.claim)
    for voice in voices(pair.place):
        words = called(voice.act, voice.written)
        if not words or not any(voice.at) or (voice.act in _BY_SOMEBODY and not voice.speaker):
            continue
        about = _about(pair, voice)
        if voice.act in _OF_SOMETHING and about < _ABOUT:
            continue
        denial = Cue.DENIES_TOO if SpeechAct.DENIES in claimed else Cue.DENIES
        leans = words in _DENIALS and pair.may_lean
        yield Reason(Ground.SPEECH_ACT, words, stance_of(denial, about) if leans else None, (voice.at,))


@lru_cache(maxsize=1024)
def denied_from(place: Place) -> int:
    """Where in a passage it begins that something is denied; behind its end where nothing is."""
    denials = (voice.at[1] for voice in voices(place) if voice.act is SpeechAct.DENIES and any(voice.at))
    return min(denials, default=len(place.words))


def _about(pair: Pair, voice: Voice) -> float:
    """How much of what the claim speaks of is denied or confirmed: the words behind the verb, or those
    before an answer like “No” or a verb with nothing behind it, unless they ask for another number.
    """
    place = pair.place
    behind = _BEHIND_VERB.match(place.words, voice.at[1])
    told = behind[0] if behind else ""
    answers = voice.written.lower().endswith("no")
    if answers or not terms(told):
        asked = place.before.rstrip().rpartition("\n")[2][-_ANSWERED:]
        told = f"{asked} {place.words[: voice.at[1]]}"
        if any(one.likeness is Likeness.DIFFERENT for one in numbers(pair.claim, Place(told))):
            return 0.0
    return share(pair.claim, told, asked_too=answers) if _shared(pair.claim, told) > 1 else 0.0


def _shared(claim: str, words: str) -> int:
    return len({term.topic for term in terms(claim)} & {term.topic for term in terms(words)})


@lru_cache(maxsize=256)
def _acts_of(claim: str) -> frozenset[SpeechAct]:
    return frozenset(one.act for one in utterances(claim))
