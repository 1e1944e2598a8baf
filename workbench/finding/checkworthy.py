"""Which sentences of an article are worth checking, and why, in words.

Numbers, quotations and firm statements about the world are; questions, opinions, what is said to the
reader, comments and boilerplate are not. English word lists decide; of a sentence in another language
only its numbers and quotations are seen.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.domain.article import ZoneKind
from workbench.domain.dates_said import dates_said
from workbench.domain.evidence import SpeechAct
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.counted_nouns import plural
from workbench.finding.cues.statement import Place
from workbench.finding.cues.terms import terms
from workbench.finding.cues.voices import Voice, voices
from workbench.finding.folding import same_look
from workbench.finding.quantities import quantities
from workbench.finding.quantity import Quantity
from workbench.finding.wordlists import words_of

_SHORTEST = 4
"""Terms; a shorter sentence says too little by itself."""

_QUOTED = 4
"""Terms that a quotation must have to be worth a question whether it was said."""

_ACTS = {
    SpeechAct.DENIES: "denied",
    SpeechAct.CONFIRMS: "confirmed",
    SpeechAct.RETRACTS: "taken back",
    SpeechAct.CORRECTS: "corrected",
}

_ELSEWHERE = frozenset({ZoneKind.DATELINE, ZoneKind.CAPTION})
"""Zones of the article itself whose sentences tell what it is about rather than what happened."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Why a sentence is worth checking: its reasons, the strongest first, and who says it, if known."""

    reasons: tuple[Reason, ...]
    said_by: str = ""


def worth(place: Place) -> Worth | None:
    """Why the sentence at a place is worth checking; None when it is not."""
    if not place.zone.is_reporting or place.zone in _ELSEWHERE or _is_talk(place.words):
        return None
    heard = voices(place)
    found = [*_numbers(place.words), *_acts(heard), *_quotes(heard, place.words)]
    if _is_firm(place.words):
        found += _kinds(place.words)
        found = found or [*_told(heard), *_firm(place)][:1]
    return Worth(tuple(dict.fromkeys(found)), _said_by(heard)) if found else None


def _is_talk(words: str) -> bool:
    """Whether it is a question, an opinion, or said to the reader."""
    plain = " ".join(same_look(words).lower().split())
    lists = _lists()["not_for_checking"]
    unquoted = re.sub(r'"[^"]*"?', " ", plain)
    if plain.rstrip("\"' ").endswith("?") or plain.startswith(tuple(lists["beginnings"])):
        return True
    return len(terms(words)) < _SHORTEST or _opinion().search(unquoted) is not None


def _numbers(words: str) -> Iterator[Reason]:
    for one in quantities(words):
        if _counts_something(one):
            yield Reason(Ground.NUMBER, f"number: {_phrase(one, words)}", found=((one.start, one.end),))


def _counts_something(one: Quantity) -> bool:
    """Whether a number says how many or how much; small ones by name only with what they count."""
    is_small = one.low < 3 and not one.unit and one.written.isalpha()
    return bool(one.unit or one.counts) and not is_small


def _phrase(one: Quantity, words: str) -> str:
    """“all but 3,000 U.S. troops”, with what is counted when it stands further back."""
    phrase = " ".join(words[min(one.phrase_start, one.start) : max(one.phrase_end, one.end)].split())
    return f"{phrase} {plural(one.counts)}" if one.is_carried and not one.unit else phrase


def _acts(heard: Iterable[Voice]) -> Iterator[Reason]:
    """What one side says of another's words: “denied by the Pentagon”."""
    for voice in heard:
        words = _ACTS.get(voice.act)
        if words and voice.speaker is not None and any(voice.at):
            yield Reason(Ground.SPEECH_ACT, f"{words} by {voice.speaker.name}", found=(voice.at,))


def _quotes(heard: Iterable[Voice], words: str) -> Iterator[Reason]:
    for voice in heard:
        quoted = [span for span in voice.quoted if len(terms(words[slice(*span)])) >= _QUOTED]
        if voice.speaker is not None and quoted:
            yield Reason(Ground.QUOTED, f"quotes {voice.speaker.name}", found=tuple(quoted))


def _kinds(words: str) -> Iterator[Reason]:
    """What is said with words that leave no room: “first”, “never”, “because of”."""
    plain = same_look(words).lower()
    for name, pattern in _patterns().items():
        found = pattern.search(plain)
        if found:
            yield Reason(Ground.WORDS, f"{name}: “{words[slice(*found.span())]}”", found=(found.span(),))


def _told(heard: Iterable[Voice]) -> Iterator[Reason]:
    for voice in heard:
        if voice.speaker is not None and any(voice.at) and voice.act is not SpeechAct.DECLINES:
            yield Reason(Ground.SPEAKER, f"according to {voice.speaker.name}", found=(voice.at,))


def _firm(place: Place) -> Iterator[Reason]:
    """A statement about somebody with a name, or of a day; in a quoted document it is the document's."""
    dated = tuple((one.start, one.end) for one in dates_said(place.words))
    if dated or sum(term.is_name for term in terms(place.words)[1:]) > 1:
        if place.zone is ZoneKind.DOCUMENT:
            yield Reason(Ground.ZONE, "stated in a quoted document", found=dated)
        else:
            yield Reason(Ground.WORDS, "stated as a fact", found=dated)


def _is_firm(words: str) -> bool:
    """Whether something is said to be so, or to have happened, without a doubt."""
    said = re.findall(r"[\w']+", same_look(words))
    first = [word.lower() for word in said[:1] if word != "May"]  # the month
    if any(word in _hedges() for word in (*said, *first)):
        return False
    plain = map(str.lower, said)
    return any(word in _firm_verbs() or (word.endswith("ed") and len(word) > 4) for word in plain)


def _said_by(heard: Sequence[Voice]) -> str:
    """Who says what the sentence says: whose words are quoted, else who tells it first."""
    named = [voice for voice in heard if voice.speaker is not None]
    quoted = [voice for voice in named if voice.quoted]
    first = next(iter([*quoted, *named]), None)
    return first.speaker.full.strip() if first and first.speaker else ""


@cache
def _opinion() -> re.Pattern[str]:
    return _any_of(_lists()["not_for_checking"]["opinions"])


@cache
def _hedges() -> frozenset[str]:
    return frozenset(_lists()["not_for_checking"]["hedges"])


@cache
def _firm_verbs() -> frozenset[str]:
    return frozenset(_lists()["firm"]["verbs"])


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    only_pieces = "|".join(_lists()["pieces"]["behind"])
    return {
        name: _any_of(phrases, f"(?! (?:{only_pieces})\\b)") for name, phrases in _lists()["kinds"].items()
    }


def _any_of(phrases: Iterable[str], behind: str = "") -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b{behind}")


def _lists() -> Mapping[str, Any]:
    return words_of("checkworthy")
