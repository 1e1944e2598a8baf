"""Who wants a number: “U.S. generals requesting 27,000 troops”, “the administration has decided to …”."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from workbench.domain.span import Span
from workbench.finding.quotation_marks import quoted
from workbench.finding.speakers import Speakers
from workbench.finding.wording_lists import little_words
from workbench.finding.wordlists import words_of

_REACH, _NEAR_REACH = 90, 24
"""Characters from the end of a verb of wanting to the number that is wanted."""

_LEAD = 12
_SUBJECT_WORDS = 6
_DETERMINERS = frozenset({"the", "a", "an", "some", "its", "their"})
_PREPOSITIONS = frozenset({"in", "on", "at", "for", "of"})
_OPENING = frozenset({"The", "A", "An", "One", "Some", "Its", "Their"})

_IS_NOUN = re.compile(r"(?:\b(?:a|an|the|its|his|her|their|this|that|no|any|new|under|in|on|of|for)|'s?) $")
_IS_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were) $")
_SUBJECT = re.compile(r"(?:^|[,;:“\"]\s?|\bthat )((?:[A-Z]|the |a |an |some |its |their )[^,;:“”\"]{2,60})$")
_BORDER = re.compile(r"[,;:()—]| (?:who|which|when|where|as|after|before|because|but|while|since|until) ")


def verbs_of_wanting(words: str, looks: str) -> list[Span]:
    """The verbs of wanting, planning and granting in a sentence: where each begins, and where it reaches.

    `looks` is the sentence of one look and in lower case (see `folding`).
    """
    return [
        (found.start(), found.end() + (_NEAR_REACH if found["near"] else _REACH))
        for found in _wanting().finditer(looks)
        if not words[found.start()].isupper() and not _is_other(looks, found)
    ]


def wanted_by(words: str, looks: str, verbs: Sequence[Span], first: int, last: int) -> str:
    """Who requests, plans or grants what stands from `first` to `last`; "" when nobody is named.

    The verb before it tells (`verbs` are those of the sentence), or a “requested by” behind it.
    """
    before = [verb for verb, reach in verbs if verb < first <= reach]
    if before and not _BORDER.search(looks, before[-1], first):
        speaker = Speakers(words, quoted(words)).of_verb(before[-1], _end_of_word(words, before[-1])).speaker
        return inside_sentence(speaker) if speaker else _subject(words[: before[-1]])
    passive = _wanted_behind().match(looks, last)
    return (
        inside_sentence(Speakers(words, quoted(words)).named_behind(passive.end()).speaker) if passive else ""
    )


def _end_of_word(words: str, at: int) -> int:
    end = at
    while end < len(words) and words[end].isalpha():
        end += 1
    return end


def inside_sentence(named: str) -> str:
    """A name as it stands inside a sentence: “the generals”, “U.S. generals”."""
    first, blank, rest = named.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first in _OPENING else named


def _is_other(looks: str, verb: re.Match[str]) -> bool:
    """Whether it is a noun, “the plan”, or tells what is done to somebody: “has been ordered”."""
    first, start = max(0, verb.start() - _LEAD), verb.start()
    if _IS_NOUN.search(looks, first, start):
        return True
    is_past = verb[0].partition(" ")[0].endswith("ed")
    return is_past and _IS_PASSIVE.search(looks, first, start) is not None


def _subject(lead: str) -> str:
    """What the words before a verb name when they are one simple phrase: “The generals on the ground”."""
    lists = words_of("quantities")
    kept = lead.split(" ")
    while kept and (not kept[-1] or kept[-1].lower() in lists["wanting"]["auxiliaries"]):
        kept.pop()
    found = _SUBJECT.search(" ".join(kept))
    said = found[1].lower().split() if found else []
    others = set(said) - set(lists["wanting"]["joining"])
    strange = others & (set(lists["counted"]["borders"]) | set(lists["wanting"]["nobody"]))
    if found is None or len(said) > _SUBJECT_WORDS or strange or any(word.endswith("ly") for word in others):
        return ""
    is_told = said[0] in _DETERMINERS or (found[1][0].isupper() and said[0] not in _PREPOSITIONS)
    return inside_sentence(found[1]) if is_told and others - little_words() else ""


@cache
def _wanting() -> re.Pattern[str]:
    lists = words_of("quantities")["wanting"]
    return re.compile(rf"\b(?:{_forms(lists['verbs'])}|(?P<near>{_forms(lists['near'])}))\b")


@cache
def _wanted_behind() -> re.Pattern[str]:
    lists = words_of("quantities")["wanting"]
    return re.compile(rf"[^.;:]{{0,40}}\b(?:{_forms([*lists['verbs'], *lists['near']])}) by\b")


def _forms(verbs: Iterable[str]) -> str:
    """All forms of verbs as alternatives: plan, plans, planned, planning; asked for."""
    return "|".join(form for verb in verbs for form in _forms_of(verb))


def _forms_of(verb: str) -> Iterator[str]:
    first, blank, rest = verb.partition(" ")
    if first.endswith("e"):
        forms = [first, f"{first}s", f"{first}d", f"{first[:-1]}ing"]
    else:
        plural = "es" if first.endswith("sh") else "s"
        doubled = (f"{first}{first[-1]}{ending}" for ending in ("ed", "ing"))
        forms = [first, f"{first}{plural}", f"{first}ed", f"{first}ing", *doubled]
    return (f"{form}{blank}{rest}" for form in forms)
