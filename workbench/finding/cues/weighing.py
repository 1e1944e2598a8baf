"""All reasons that a passage gives for and against a statement, and what they lean to."""

from collections.abc import Iterator, Sequence

from workbench.domain.evidence import SpeechAct, Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import setting
from workbench.finding.cues.dates import dates
from workbench.finding.cues.polarity import Contrast, Turn, contrasts
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import terms
from workbench.finding.cues.voices import voices

_SAYING = {
    SpeechAct.DENIES: "denies",
    SpeechAct.CONFIRMS: "confirms",
    SpeechAct.DECLINES: "declines to comment",
    SpeechAct.CORRECTS: "corrects",
    SpeechAct.RETRACTS: "retracts",
    SpeechAct.REPORTS: "reports",
}


def reasons(statement: Statement, place: Place) -> tuple[Reason, ...]:
    """What there is to know of a passage before it is taken as evidence, the most important first.

    A comment or a teaser leans to nothing, whatever it says.
    """
    found = [*setting.zone(place), *_polarity(statement, place), *_speech(statement, place)]
    found += [*dates(statement, place), *setting.quoted(statement, place), *setting.speakers(place)]
    return tuple(dict.fromkeys(found))


def leaning(reasons: Sequence[Reason]) -> Stance | None:
    """SUPPORTS or REFUTES when reasons speak for it and none for the other, else None."""
    stances = {reason.leaning for reason in reasons if reason.leaning}
    return stances.pop() if len(stances) == 1 else None


def _polarity(statement: Statement, place: Place) -> Iterator[Reason]:
    seen: set[str] = set()
    for contrast in contrasts(terms(statement.wording), terms(place.words)):
        words = _told(contrast, place.words)
        if words and not seen & {contrast.found.stem, contrast.claimed.stem}:
            seen |= {contrast.found.stem, contrast.claimed.stem}
            yield Reason(Ground.POLARITY, words, None, (contrast.span,))


def _told(contrast: Contrast, words: str) -> str:
    said = " ".join(words[slice(*contrast.span)].split())
    match contrast.turn:
        case Turn.NEGATED:
            return f"says not: “{said}”"
        case Turn.AFFIRMED:
            return f"without the claim’s “not”: “{said}”"
        case Turn.OPPOSITE:
            return f"the opposite: “{said}” for “{contrast.claimed.plain}”"
    return ""


def _speech(statement: Statement, place: Place) -> Iterator[Reason]:
    for voice in voices(place):
        words = _SAYING.get(voice.act)
        if words and any(voice.at):
            yield Reason(Ground.SPEECH_ACT, words, None, (voice.at,))
