"""What speakers are called, and whether two of them are one."""

import re
from collections.abc import Iterator

from workbench.finding.quotation_words import listed


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
