"""What kind of place a passage is, and whether it stands in quotation marks."""

import re
from collections.abc import Iterator, Mapping

from workbench.domain.article import ZoneKind
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.voices import quotations, voices
from workbench.finding.folding import folded, squeezed

_ZONES: Mapping[ZoneKind, str] = {
    ZoneKind.COMMENTS: "reader comment",
    ZoneKind.TEASER: "teaser",
    ZoneKind.BOILERPLATE: "not part of the article",
    ZoneKind.CORRECTION: "update or correction",
    ZoneKind.CAPTION: "picture caption",
    ZoneKind.DOCUMENT: "from a quoted document",
    ZoneKind.HEADLINE: "headline",
}
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
        words = f"quotes {voice.speaker.name}" if voice.quoted else f"according to {voice.speaker.name}"
        named.setdefault(voice.speaker.name.lower(), Reason(Ground.SPEAKER, words, None, found))
    yield from named.values()


def quoted(statement: Statement, place: Place) -> Iterator[Reason]:
    """Whether the words that the claim puts in quotation marks stand in the passage."""
    there = squeezed(folded(place.words))
    for start, end in quotations(statement.wording):
        phrase = statement.wording[start:end]
        if len(_WORD.findall(phrase)) >= _PHRASE and f" {squeezed(folded(phrase))} " in f" {there} ":
            yield Reason(
                Ground.QUOTED, f"the words “{phrase.strip(' ,.')}”", None, _where(phrase, place.words)
            )


def _where(phrase: str, words: str) -> tuple[tuple[int, int], ...]:
    pattern = r"\W+".join(map(re.escape, _WORD.findall(phrase)))
    found = re.search(pattern, words, re.IGNORECASE)
    return (found.span(),) if found else ()
