"""Small things said the same way in every report: lists, moments, and words kept to themselves."""

import re
import unicodedata
from collections.abc import Sequence

from workbench.domain.dates import readable_date

_END_OF_EMBEDDING = "\u202c"
_END_OF_ISOLATE = "\u2069"
_OPENERS = dict.fromkeys("\u202a\u202b\u202d\u202e", _END_OF_EMBEDDING) | dict.fromkeys(
    "\u2066\u2067\u2068", _END_OF_ISOLATE
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_NOTHING_SHOWN = "□"
_LEFTWARDS = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRO", "FSI"})


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(words: str) -> str:
    """A title or a rating inside a sentence of ours."""
    return f"“{apart(words)}”"


def readable_moment(moment: str) -> str:
    """`20 Nov 2026, 08:21 UTC` of a moment in UTC; what is not such a moment is returned as it stands."""
    match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z", moment)
    return f"{readable_date(match[1])}, {match[2]} UTC" if match else moment


def shown(words: str) -> str:
    """Words of an article or an analyst as a page can show them without harm to the words around.

    What turns the direction of writing is closed where it was left open, and closed nowhere else,
    so that it cannot reach beyond these words. What no font can show stands as an empty box. The
    JSON report holds the words untouched.
    """
    waiting: list[str] = []
    kept: list[str] = []
    for character in _UNPRINTABLE.sub(_NOTHING_SHOWN, words.replace("\ufeff", "")):
        if character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif character == _END_OF_ISOLATE:
            if character not in waiting:
                continue
            # it also ends what was opened inside the isolate (Unicode Annex 9, rule X6a)
            while waiting.pop() != character:
                pass
        elif character == _END_OF_EMBEDDING:
            if waiting[-1:] != [character]:
                continue
            waiting.pop()
        kept.append(character)
    return "".join((*kept, *reversed(waiting)))


def apart(words: str) -> str:
    """A name inside a sentence of ours; one that is written leftwards takes nothing else with it."""
    words = shown(words)
    leftwards = any(unicodedata.bidirectional(character) in _LEFTWARDS for character in words)
    return f"\u2068{words}\u2069" if leftwards else words
