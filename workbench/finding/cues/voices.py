"""Whose words a passage gives: what is quoted in it, who speaks, and what they do with it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.evidence import SpeechAct
from workbench.finding.cues.speakers import Speaker, speaker_after, speaker_before
from workbench.finding.cues.speech import Utterance, utterances
from workbench.finding.cues.statement import Place
from workbench.finding.folding import same_look

Span = tuple[int, int]

_AROUND = 320
"""Characters of the paragraph on either side that may tell whose words a passage is."""

_LEAST_QUOTED = 3
"""Words; fewer in quotation marks are a term, not somebody's words."""

_WORD = re.compile(r"\w+")
_PARTICIPLE = re.compile(r"\w+ing\b")
_INVITES_NAME = re.compile(r"[,?!][\"”’']*\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?:\s+|$)")
_NAMED_AFTER = re.compile(r"according to|reports? by|citing|cites|sourced|quot", re.IGNORECASE)
_BETWEEN_QUOTES = 2
"""Sentence ends that may lie between two quotations of one speaker."""


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
    lead = place.before.rpartition("\n")[2][-_AROUND:]
    whole = lead + place.words + place.after.partition("\n")[0][:_AROUND]
    start, end = len(lead), len(lead) + len(place.words)
    said = [_Said(one, _speaker(whole, one)) for one in utterances(whole)]
    said = list(_with_participles(whole, said))
    found = []
    quotes = [quote for quote in quotations(whole) if _are_words(whole[slice(*quote)])]
    whose = _owners(whole, quotes, said)
    for one in said:
        theirs = tuple(
            (max(quote[0], start) - start, min(quote[1], end) - start)
            for quote, owner in zip(quotes, whose, strict=True)
            if owner is one and quote[0] < end and quote[1] > start
        )
        inside = start <= one.utterance.start < end
        if inside or theirs:
            at = (one.utterance.start - start, min(one.utterance.end, end) - start) if inside else (0, 0)
            found.append(Voice(one.utterance.act, one.utterance.written, one.speaker, at, theirs))
    return tuple(found)


@lru_cache(maxsize=1024)
def quotations(words: str) -> tuple[Span, ...]:
    """What stands in double quotation marks, without them; one that is never closed goes to the end.

    Straight marks open and close in turn. A mark that closes what was opened before is taken to
    have been opened at the beginning.
    """
    return tuple(_quotations(words))


def _quotations(words: str) -> Iterator[Span]:
    opened: int | None = None
    first = True
    for at, character in enumerate(words):
        if character in "“„«" or (character == '"' and opened is None and not _closes(words, at, first)):
            opened = at + 1
        elif character in "”»" or character == '"':
            if opened is not None:
                yield opened, at
            elif first:
                yield 0, at
            opened = None
        else:
            continue
        first = False
    if opened is not None and opened < len(words):
        yield opened, len(words)


def _closes(words: str, at: int, first: bool) -> bool:
    """Whether a straight mark that comes first closes: something stands before it, a blank after it."""
    return first and at > 0 and not words[at - 1].isspace() and words[at - 1] not in "([—-"


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    utterance: Utterance
    speaker: Speaker | None


def _are_words(quote: str) -> bool:
    return len(_WORD.findall(quote)) >= _LEAST_QUOTED


def _speaker(whole: str, one: Utterance) -> Speaker | None:
    if _NAMED_AFTER.match(one.written) and (named := speaker_after(whole, one.end)):
        return named
    if named := speaker_before(whole, one.start):
        return named
    invited = _INVITES_NAME.search(whole, max(0, one.start - 4), one.start)
    return speaker_after(whole, one.end) if invited and not _PARTICIPLE.match(one.written) else None


def _with_participles(whole: str, said: Sequence[_Said]) -> Iterator[_Said]:
    """“Esper pushed back on the letter, saying”: the same speaker says it."""
    last: _Said | None = None
    for one in said:
        act, written = one.utterance.act, one.utterance.written
        if act is not SpeechAct.REPORTS and _PARTICIPLE.match(written):
            between = whole[last.utterance.end : one.utterance.start] if last else ""
            goes_on = between.rstrip().endswith((",", "”", '"')) and not _SENTENCE_END.search(between[:-1])
            one = _Said(one.utterance, last.speaker if last and goes_on else None)
        else:
            last = one
        yield one


def _owners(whole: str, quotes: Sequence[Span], said: Sequence[_Said]) -> list[_Said | None]:
    """The utterance that each quotation belongs to: one that is told right after it or right before it, or
    that of the quotation before it. Who only reports it is named when nobody else is.
    """
    speaking = [one for one in said if one.speaker is not None and not _within(one, quotes)]
    owned: list[tuple[Span, _Said | None]] = []
    for quote in quotes:
        beside = [*_right_after(whole, quote, speaking), *_right_before(whole, quote, speaking)]
        owner = next((one for one in beside if not _only_reports(one)), None)
        owner = owner or _goes_on(whole, quote, owned, said) or next(iter(beside), None)
        owned.append((quote, owner))
    return [owner for _, owner in owned]


def _right_after(whole: str, quote: Span, speaking: Sequence[_Said]) -> Iterator[_Said]:
    if whole[quote[1] - 1 : quote[1]] == ".":
        return
    for one in speaking:
        if one.utterance.start >= quote[1]:
            gap = same_look(whole[quote[1] + 1 : one.utterance.start])
            if not _SENTENCE_END.search(gap) and '"' not in gap:
                yield one
            return


def _right_before(whole: str, quote: Span, speaking: Sequence[_Said]) -> Iterator[_Said]:
    before = [one for one in speaking if one.utterance.end <= quote[0]]
    if before and not _SENTENCE_END.search(whole[before[-1].utterance.end : quote[0] - 1].rstrip()):
        yield before[-1]


def _goes_on(
    whole: str, quote: Span, earlier: Sequence[tuple[Span, _Said | None]], said: Sequence[_Said]
) -> _Said | None:
    """Who is quoted before it, when a quotation begins a sentence and nobody else spoke in between."""
    if not earlier or not _SENTENCE_END.search(whole, max(0, quote[0] - 7), quote[0] - 1):
        return None
    (_, end), owner = earlier[-1]
    between = [one for one in said if end <= one.utterance.start < quote[0] and one.speaker]
    gap = whole[end : quote[0]]
    is_near = len(_SENTENCE_END.findall(gap)) <= _BETWEEN_QUOTES
    return owner if is_near and all(one is owner or _only_reports(one) for one in between) else None


def _only_reports(one: _Said) -> bool:
    return one.utterance.act is SpeechAct.REPORTS


def _within(one: _Said, quotes: Sequence[Span]) -> bool:
    return any(start <= one.utterance.start < end for start, end in quotes)
