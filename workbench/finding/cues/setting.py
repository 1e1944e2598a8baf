"""What kind of place a passage is, and whether it stands in quotation marks."""

import re
from collections.abc import Iterator, Mapping

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import SpeechAct
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.voices import voices
from workbench.finding.folding import folded, squeezed
from workbench.finding.quotation_marks import quoted as quoted_in

_ZONES: Mapping[ZoneKind, str] = {
    ZoneKind.COMMENTS: "reader comment",
    ZoneKind.TEASER: "teaser",
    ZoneKind.BOILERPLATE: "not part of the article",
    ZoneKind.CORRECTION: "update or correction",
    ZoneKind.CAPTION: "picture caption",
    ZoneKind.DOCUMENT: "from a quoted document",
    ZoneKind.HEADLINE: "headline",
}
_TOLD: Mapping[SpeechAct, str] = {
    SpeechAct.DENIES: "a denial by",
    SpeechAct.DECLINES: "no answer from",
    SpeechAct.RETRACTS: "taken back by",
    SpeechAct.CORRECTS: "corrected by",
}
"""What is said of those who do not tell what the passage says, but speak against it or not at all."""

_PHRASE = 3
"""Words; fewer of the claim's own quoted words may stand anywhere."""

_WORD = re.compile(r"\w+")


def zone(place: Place) -> Iterator[Reason]:
    words = _ZONES.get(place.zone)
    if words:
        yield Reason(Ground.ZONE, words)


def speakers(place: Place) -> Iterator[Reason]:
    """“quotes Milley”, “according to Esper”: each speaker once, quotations before what is only retold."""
    named: dict[str, Reason] = {}
    for voice in sorted(voices(place), key=lambda voice: not voice.quoted):
        if voice.speaker is None:
            continue
        found = (*((voice.at,) if any(voice.at) else ()), *voice.quoted)
        lead = "quotes" if voice.quoted else _TOLD.get(voice.act, "according to")
        words = f"{lead} {voice.speaker.name}"
        named.setdefault(voice.speaker.name.lower(), Reason(Ground.SPEAKER, words, None, found))
    yield from named.values()


def quoted(statement: Statement, place: Place) -> Iterator[Reason]:
    """Whether the words that the claim puts in quotation marks stand in the passage."""
    there = squeezed(folded(place.words))
    for start, end in (piece for one in quoted_in(statement.wording) for piece in one.pieces):
        phrase = statement.wording[start:end]
        if len(_WORD.findall(phrase)) >= _PHRASE and f" {squeezed(folded(phrase))} " in f" {there} ":
            yield Reason(
                Ground.QUOTED, f"the words “{phrase.strip(' ,.')}”", None, _where(phrase, place.words)
            )


def _where(phrase: str, words: str) -> tuple[tuple[int, int], ...]:
    pattern = r"\W+".join(map(re.escape, _WORD.findall(phrase)))
    found = re.search(pattern, words, re.IGNORECASE)
    return (found.span(),) if found else ()
