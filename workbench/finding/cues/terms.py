"""The words of a statement or a passage that say something, each with what turns it round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.finding.cues.lexicon import borders, harmless, negators, open_words, reach
from workbench.finding.folding import same_look
from workbench.finding.stems import stem
from workbench.finding.wording import little_words

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*(?:\d\w*)?|[^\w\s]")
_END = frozenset('.!?;:—()[]"')

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says something: where it is, its stem, and `place`, its number among all words.

    `turned_by` is the stretch that negates it, if one does; `is_open` when the words leave open
    whether it is so: after `if`, in a question. `clause` counts the clauses.
    """

    start: int
    end: int
    plain: str
    stem: str
    place: int
    clause: int
    turned_by: Span | None
    is_open: bool
    is_name: bool


@lru_cache(maxsize=1024)
def terms(words: str) -> tuple[Term, ...]:
    """The terms in their order. Positions are code points of `words`."""
    return tuple(_terms(words))


def _terms(words: str) -> Iterator[Term]:
    looks = same_look(words)
    plain = looks.lower() if len(looks.lower()) == len(looks) else looks
    turns = _turns(plain)
    pieces = list(_PIECE.finditer(plain))
    clause = place = 0
    turned: Span | None = None
    turned_at = 0
    is_open = plain.rstrip("\"' ").endswith("?")
    asks = is_open
    for number, piece in enumerate(pieces):
        word, start, end = piece[0], piece.start(), piece.end()
        if not word[0].isalnum():
            if word in _END or word == ",":
                if word in '."' and not _ends(pieces, number, plain):
                    continue
                clause, turned, is_open = clause + 1, None, asks
            continue
        place += 1
        if word in borders():
            clause, turned = clause + 1, None
            is_open = asks
        if word in open_words():
            is_open = True
        turn = turns.get(start)
        if turn is not None:
            turned, turned_at = (start, turn), place
        if (
            turned is not None
            and (start >= turned[1] or word.endswith("n't"))
            and place - turned_at > reach()
        ):
            turned = None
        if word in little_words() or word.endswith("n't") or (len(word) < 2 and not word.isdigit()):
            continue
        inside = turned is not None and start < turned[1]
        yield Term(
            start,
            end,
            word,
            stem(word),
            place,
            clause,
            None if inside else turned,
            is_open,
            words[start].isupper(),
        )


def _ends(pieces: list[re.Match[str]], number: int, plain: str) -> bool:
    """Whether a full stop ends a sentence: not in “U.S.” nor after “Gen.”."""
    start = pieces[number].start()
    if pieces[number][0] == '"':
        return False
    after = plain[start + 1 : start + 2]
    before = pieces[number - 1][0] if number else ""
    return (not after or after.isspace() or after in "\"')]") and len(before) > 3


def _turns(plain: str) -> dict[int, int]:
    """Where negations begin, and where they end."""
    lookalikes = [found.span() for found in harmless().finditer(plain)]
    found: dict[int, int] = {}
    for match in negators().finditer(plain):
        start = match.start()
        if any(first <= start < last for first, last in lookalikes):
            continue
        if match[0] == "n't":
            start = _word_start(plain, start)
        found.setdefault(start, match.end())
    return found


def _word_start(plain: str, at: int) -> int:
    while at and plain[at - 1].isalpha():
        at -= 1
    return at
