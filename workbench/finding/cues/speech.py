"""What somebody does with words (denies, confirms, reports …), and who it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from workbench.domain.evidence import SpeechAct
from workbench.finding.cues.lexicon import harmless, negators, open_words
from workbench.finding.folding import same_look
from workbench.finding.wordlists import words_of

_ACTS = {
    "denies": SpeechAct.DENIES,
    "confirms": SpeechAct.CONFIRMS,
    "declines": SpeechAct.DECLINES,
    "corrects": SpeechAct.CORRECTS,
    "retracts": SpeechAct.RETRACTS,
    "reports": SpeechAct.REPORTS,
    "asserts": SpeechAct.ASSERTS,
}
_NEAR = 4
"""A negation, or an “if”, so many words before a verb of speech takes the act away."""

_WORD = re.compile(r"[\w'.-]+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """An act of speech: the stretch of the words that tells of it, and the words in which it does."""

    act: SpeechAct
    start: int
    end: int
    written: str


@lru_cache(maxsize=1024)
def utterances(words: str) -> tuple[Utterance, ...]:
    """The acts of speech that the words tell of, in their order; positions are code points.

    “Has not denied”, “was asked whether it denies” and “denied bail” tell of none.
    """
    plain = same_look(words).lower()
    if len(plain) != len(words):
        return ()
    return tuple(
        Utterance(act, start, end, words[start:end])
        for act, start, end in _found(plain)
        if act is SpeechAct.DECLINES or not _is_taken_away(plain, start)
    )


def called(act: SpeechAct, written: str) -> str:
    """What to call an act that is told with these words: “denies”, “disputes”; "" for plain saying."""
    names = {value: name for name, value in _ACTS.items()}
    for form in words_of("cues")["speech_words"].get(names[act], ()):
        beginning, _, name = form.partition("=")
        if written.lower().startswith(beginning):
            return str(name)
    return ""


def _found(plain: str) -> Iterator[tuple[SpeechAct, int, int]]:
    for match in _verbs().finditer(plain):
        act = _ACTS[str(match.lastgroup)]
        after = plain[match.end() : match.end() + 60]
        if act is SpeechAct.DENIES and not _denies(match[0], after):
            continue
        if act is SpeechAct.CONFIRMS and _begins(after, _objects()["not_confirmed"]):
            continue
        yield act, match.start(), match.end()


def _denies(verb: str, after: str) -> bool:
    if verb.startswith(tuple(_objects()["denies_only"])):
        return _statements().search(after) is not None
    return not _begins(after, _objects()["not_denied"])


def _begins(after: str, those: Iterable[str]) -> bool:
    return re.match(rf"\W*(?:{'|'.join(those)})\b", after) is not None


def _is_taken_away(plain: str, at: int) -> bool:
    before = re.split(r'[.,;:!?"]', plain[max(0, at - 60) : at])[-1]
    near = " ".join(_WORD.findall(before)[-_NEAR:])
    if harmless().search(near):
        return False
    return negators().search(near) is not None or bool(open_words() & set(near.split()))


@cache
def _verbs() -> re.Pattern[str]:
    """All verbs of speech; the group that fits is the act, and the stronger acts come first."""
    lists: Mapping[str, Any] = words_of("cues")["speech"]
    groups = (f"(?P<{act}>{'|'.join(lists[act])})" for act in _ACTS)
    return re.compile(rf"\b(?:{'|'.join(groups)})(?!\w)")


@cache
def _statements() -> re.Pattern[str]:
    nouns = "|".join(f"{noun}s?" for noun in _objects()["statements"])
    return re.compile(rf"^(?:\W*\w+){{0,5}}?\W*\b(?:{nouns})\b")


def _objects() -> Mapping[str, Any]:
    found: Mapping[str, Any] = words_of("cues")["speech_objects"]
    return found
