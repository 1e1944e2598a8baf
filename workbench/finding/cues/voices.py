"""Whose words a passage gives: what is quoted in it, who speaks, and what they do with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbench.domain.evidence import SpeechAct
from workbench.domain.span import Span
from workbench.finding.cues.speech import Utterance, utterances
from workbench.finding.cues.statement import Place
from workbench.finding.quotation_marks import Quoted, missing_opener, quoted
from workbench.finding.quotation_words import listed
from workbench.finding.quotations import Quotation, quotations
from workbench.finding.speaker_names import short_name
from workbench.finding.speakers import Said, Speakers

_AROUND = 320
"""Characters of the paragraph on either side that may tell whose words a passage is."""

_CUT = 400
"""So many characters before a passage may begin amid a paragraph."""

_LEAST_QUOTED = 3
"""Words; fewer in quotation marks are a term, not somebody's words."""

_WORD = re.compile(r"\w+")
_NAMED_BEHIND = re.compile(r"according to|reports? by|citing|cites|sourced|quot", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\w+ing\b")
_INVITES_NAME = re.compile(r"[,?!][\"”’']*\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?:\s+|$)")
_BETWEEN_QUOTES = 2
"""Sentence ends that may lie between two quotations of one speaker."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: `full` is all that the words call them, `name` what to call them in short."""

    full: str
    name: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a passage. Spans are code points within it; `at` is empty (0, 0) where the
    words that tell of it stand outside. `quoted` are the stretches that are given in their own words.
    """

    act: SpeechAct
    written: str
    speaker: Speaker | None
    at: Span
    quoted: tuple[Span, ...] = ()


@lru_cache(maxsize=1024)
def voices(place: Place) -> tuple[Voice, ...]:
    """The voices of a passage in the order of their words."""
    lead = _lead(place.before)
    whole = lead + place.words + place.after.partition("\n")[0][:_AROUND]
    start, end = len(lead), len(lead) + len(place.words)
    found = []
    for one in _heard(whole):
        theirs = tuple(
            (max(first, start) - start, min(last, end) - start)
            for first, last in one.quoted
            if first < end and start < last
        )
        inside = start <= one.at[0] < end
        if inside or theirs:
            at = (one.at[0] - start, min(one.at[1], end) - start) if inside else (0, 0)
            found.append(Voice(one.act, one.written, one.speaker, at, theirs))
    return tuple(found)


def _lead(before: str) -> str:
    """The words that may tell whose a passage is: of its paragraph, and of those before it for “she said”."""
    if len(before) < _CUT:
        return before
    return before.partition("\n")[2] or before[-_AROUND:]


def _heard(whole: str) -> list[Voice]:
    """All who speak in a stretch of words, those who are quoted and those of whom it is only told."""
    missing = missing_opener(whole)
    words, shift = missing + whole, len(missing)
    marks, told = quoted(words), utterances(words)
    if not marks and not told:
        return []
    speakers = Speakers(words, marks)
    every = quotations(words) if marks else []
    quotes = [one for one in every if not one.depth and _are_words(one.words(words))]
    owners = _owners(words, quotes)
    heard: list[Voice] = []
    last: Speaker | None = None
    for one in told:
        theirs = [number for number, said in enumerate(owners) if _is_told_by(said, one)]
        if theirs:
            last = _called(owners[theirs[0]])
        elif one.act is SpeechAct.REPORTS or not _goes_on(words, heard, one):
            last = _called(_within(words, marks, one) or _subject(words, speakers, one))
        pieces = tuple(piece for number in theirs for piece in quotes[number].pieces)
        heard.append(Voice(one.act, one.written, last, (one.start, one.end), pieces))
    for said, quote in zip(owners, quotes, strict=True):
        if said.speaker and not any(_is_told_by(said, one) for one in told):
            act = SpeechAct.REPORTS if said.is_relayed else SpeechAct.ASSERTS
            at = said.verb_at if said.verb else said.speaker_at
            heard.append(Voice(act, said.verb, _called(said), at, quote.pieces))
    moved = (
        replace(one, at=_moved(one.at, -shift), quoted=tuple(_moved(piece, -shift) for piece in one.quoted))
        for one in heard
    )
    return sorted(moved, key=lambda one: one.at)


def _owners(words: str, quotes: Sequence[Quotation]) -> list[Said]:
    """Who says each quotation: as its sentence tells, else whoever is quoted right before it."""
    owners: list[Said] = []
    for number, one in enumerate(quotes):
        said = one.said
        if not said.speaker and number and _follows(words, quotes[number - 1], one):
            said = owners[-1]
        owners.append(said)
    return owners


def _follows(words: str, before: Quotation, one: Quotation) -> bool:
    """Whether a quotation begins a sentence near the one before, and nobody else spoke in between."""
    gap = words[before.end : one.start]
    if "\n" in gap:
        return False
    is_new = not gap.strip() or _SENTENCE_END.search(words[: one.start].rstrip()[-7:] + " ") is not None
    others = [told for told in utterances(gap) if told.act is not SpeechAct.REPORTS]
    return is_new and len(_SENTENCE_END.findall(gap)) <= _BETWEEN_QUOTES and len(others) < 2


def _is_told_by(said: Said, one: Utterance) -> bool:
    return bool(said.verb) and said.verb_at[0] < one.end and one.start < said.verb_at[1]


def _goes_on(words: str, heard: Sequence[Voice], one: Utterance) -> bool:
    """“Esper pushed back on the letter, saying”: the same speaker goes on."""
    if not heard or not _PARTICIPLE.match(one.written):
        return False
    between = words[heard[-1].at[1] : one.start]
    return between.rstrip().endswith((",", "”", '"', "’")) and not _SENTENCE_END.search(between[:-1])


def _within(words: str, marks: Sequence[Quoted], one: Utterance) -> Said | None:
    """Who does it in the words of a quotation; None for what stands outside of any."""
    for first, last in (piece for mark in marks if not mark.depth for piece in mark.pieces):
        if first <= one.start < last:
            said = words[first:last]
            return Speakers(said, quoted(said)).of_verb(one.start - first, one.end - first)
    return None


def _subject(words: str, speakers: Speakers, one: Utterance) -> Said:
    if _NAMED_BEHIND.match(one.written) and (named := speakers.named_behind(one.end)).speaker:
        return named
    said = speakers.of_verb(one.start, one.end)
    if said.speaker or _PARTICIPLE.match(one.written):
        return said
    invited = _INVITES_NAME.search(words, max(0, one.start - 4), one.start)
    return speakers.named_behind(one.end) if invited else said


def _called(said: Said) -> Speaker | None:
    if not said.speaker or said.speaker.lower() in listed("pronouns"):
        return None
    return Speaker(said.speaker, short_name(said.speaker))


def _are_words(quote: str) -> bool:
    return len(_WORD.findall(quote)) >= _LEAST_QUOTED


def _moved(span: Span, by: int) -> Span:
    return max(0, span[0] + by), max(0, span[1] + by)
