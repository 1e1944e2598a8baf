"""What speakers are called, and whether two of them are one."""

import re
from collections.abc import Iterator
from functools import cache

from workbench.finding.quotation_words import listed
from workbench.finding.wordlists import words_of


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
    “Fox News”.
    """
    called = re.findall(r"[\w’'.-]+", speaker)
    names = names_in(speaker)
    if not names or called[-1].isupper() or names[-1] in _no_people():
        return ""
    count = 0
    while count < min(len(called), len(names)) and names[-1 - count] in called[-1 - count].lower():
        count += 1
    return " ".join(called[len(called) - count :])


def is_same_person(speaker: str, other: str) -> bool:
    """Whether two are one person by name: “Milley” and “Gen. Mark Milley”, but not two Smiths."""
    ours, theirs = person_in(speaker).lower().split(), person_in(other).lower().split()
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[-2] == theirs[-2]


@cache
def _no_people() -> frozenset[str]:
    """Last words of what is no person's name: “the Foreign Office”, “the Post”."""
    lists = words_of("cues")["speakers"]
    return frozenset((*lists["bodies"], *lists["roles"], *lists["titles"]))


def _is_common(word: str) -> bool:
    return word in listed("titles") or word in listed("determiners") or word in listed("pronouns")


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
