"""What speakers are called, and whether two of them are one."""

import re
from collections.abc import Iterator
from functools import cache

from workbench.finding.quotation_words import listed

_WORD = re.compile(r"[\w’'.-]+")
_OF = frozenset({"of", "for"})
_FULL_NAME = 2
_ACRONYM = 5
"""Capital letters; a word of fewer is no name of a person."""


def names_in(speaker: str) -> tuple[str, ...]:
    """The names in what a speaker is called, in lower case: of “Gen. Mark Milley” mark and milley, of “the
    man” none.
    """
    called = re.findall(r"[\w’'-]+", speaker)
    return tuple(
        word.lower().removesuffix("’s").removesuffix("'s")
        for word in called
        if word[0].isupper() and len(word) > 1 and not _is_common(word.lower())
    )


def person_in(speaker: str) -> str:
    """The name of a person without titles: “Mark Milley” of “Gen. Mark Milley”; "" for “the general” and for
    “the Pentagon”.
    """
    called = _WORD.findall(speaker)
    while called and called[-1].lower().rstrip(".") in listed("suffixes"):
        called.pop()
    names = names_in(speaker)
    if not names or not called or names[-1] in _no_people() or names[-1] not in called[-1].lower():
        return ""
    if len(called[-1]) < _ACRONYM and called[-1].isupper():
        return ""
    first = len(called)
    while first and (called[first - 1].lower() in listed("particles") or _is_name(called[first - 1], names)):
        first -= 1
    if first and called[first - 1].lower() in _OF:  # “the president of France”, “Minister of Health Ann Lee”
        first = first + 1 if len(called) - first > _FULL_NAME else len(called)
    lead = [
        word.lower().rstrip(".") for word in called[1:first] if word.lower() not in listed("within_names")
    ]
    titled = any(word in listed("titles") or word in listed("offices") or word.islower() for word in lead)
    is_body = called[first - 1 : first] == ["the"] or not listed("bodies").isdisjoint(lead[-1:])
    if is_body or (first and called[0].lower() in listed("determiners") and not titled):
        return ""  # “rescuers from the Red Cross”, “the charity Warm Homes”, “the Treasury”
    return " ".join(called[first:])


def short_name(speaker: str) -> str:
    """What to call somebody in short: “Milley”, “Lee and Ray”, “the Pentagon”, “two other U.S. officials”."""
    parts = speaker.split(" and ")
    if len(parts) == 2 and all(map(person_in, parts)):
        return " and ".join(map(short_name, parts))
    if person := person_in(speaker):
        words = person.split()
        first = len(words) - 1
        while first and words[first - 1].lower() in listed("particles"):
            first -= 1
        return " ".join(words[first:]).removesuffix("’s").removesuffix("'s")
    first_word, blank, rest = speaker.partition(" ")
    return f"{first_word.lower()}{blank}{rest}" if first_word.lower() in listed("determiners") else speaker


def _is_name(word: str, names: tuple[str, ...]) -> bool:
    is_office = word.lower() in listed("offices")
    return word[0].isupper() and not is_office and word.lower().removesuffix("’s").removesuffix("'s") in names


@cache
def _no_people() -> frozenset[str]:
    """Last words of what is no person's name: “the Foreign Office”, “the Post”."""
    return listed("bodies") | listed("roles") | listed("titles")


def is_same_person(speaker: str, other: str) -> bool:
    """Whether two are one person by name: “Milley” and “Gen. Mark Milley”, but not two Smiths."""
    ours, theirs = person_in(speaker).lower().split(), person_in(other).lower().split()
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[-2] == theirs[-2]


def _is_common(word: str) -> bool:
    return (
        word in listed("suffixes")
        or word in listed("titles")
        or word in listed("determiners")
        or word in listed("pronouns")
    )


def may_be_one(speaker: str, other: str) -> bool | None:
    """Whether two speakers are one, by what they are called; None when that does not tell."""
    names, others = names_in(speaker), names_in(other)
    if names and others:
        short, long = sorted((names, others), key=len)
        is_first_name = len(short) == 1 and len(long) == 2 and short[0] == long[0]
        is_acronym = len(short) == 1 and short[0] == "".join(word[0] for word in long)
        return names[-1] == others[-1] or is_first_name or is_acronym
    if names or others or not speaker or not other:
        return None
    words, other_words = list(speaker_words(speaker)), list(speaker_words(other))
    return True if words and other_words and words[-1] == other_words[-1] else None


def speaker_words(speaker: str) -> Iterator[str]:
    """The words of a speaker's name that tell who it is, in lower case: without titles and articles."""
    for word in re.findall(r"[\w’'-]+", speaker.lower()):
        if word not in listed("titles") and word not in listed("determiners") and len(word) > 1:
            yield word.removesuffix("’s").removesuffix("'s")
