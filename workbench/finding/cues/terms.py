"""The words of a statement or a passage that say something, each with what turns it round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.dates_said import dates_said
from workbench.domain.span import Span
from workbench.finding.counted_nouns import alike, lemma
from workbench.finding.cues.lexicon import (
    Side,
    asking_words,
    borders,
    harmless,
    needs_behind,
    negators,
    nothing_before,
    open_words,
    passing,
    reach,
    sides,
)
from workbench.finding.folding import same_look
from workbench.finding.stems import stem
from workbench.finding.wording_lists import little_words

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['-][^\W\d_]+)*(?:\d\w*)?|[^\w\s]")
_NEXT = re.compile(r"\s+(\w+)")
_POINTS = frozenset(",!?;:—()[]")
_PER_CENT = frozenset({"per", "cent", "percent"})
_SHORT_WORD = 3
"""Letters; after fewer a full stop is an abbreviation’s rather than a sentence’s."""

_LONGEST_DATE = 60
_SAYS_SOMETHING = 2
"""Words beside a date from which a line says something."""

_MANY = 0.7
"""The share of words with a capital from which words are a headline in capitals."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says something: where it is, its stem, and `place`, its number among all words.

    `topic` is the same for words that speak of one matter: `troops` and `forces`, `leave` and `stay`; of
    the latter, which are opposites, `side` tells which.
    `turned_by` is the stretch that negates it, if one does, and `rank` how many terms that turns until
    this one: 1 for `leave` of “no decision to leave”, for a decision only passes it on. `is_open` when
    the words leave open whether it is so: after `if`, in a question.
    """

    start: int
    end: int
    plain: str
    stem: str
    topic: str
    side: Side | None
    place: int
    turned_by: Span | None
    rank: int
    is_open: bool
    is_name: bool


@dataclass(slots=True)
class _Turn:
    """A negation that is in force."""

    span: Span
    last_place: int
    rank: int = 0


@lru_cache(maxsize=1024)
def terms(words: str) -> tuple[Term, ...]:
    """The terms in their order. Positions are code points of `words`."""
    return tuple(_terms(words))


def share(claim: str, passage: str, *, asked_too: bool = False) -> float:
    """How much of what a claim speaks of a passage says something of, 0 to 1; numbers and dates aside.

    What the passage leaves open, or only asks, counts when `asked_too`.
    """
    claimed = _topics(claim)
    told = {term.topic for term in terms(passage) if asked_too or not term.is_open}
    return len(claimed & told) / len(claimed) if claimed else 0.0


def beside(words: str, start: int, end: int, reach: int = 7) -> frozenset[str]:
    """The stems of the terms within so many words on either side of a stretch, if it has terms itself."""
    those = terms(words)
    inside = [term.place for term in those if start <= term.start < end]
    if not inside:
        return frozenset()
    first, last = inside[0] - reach, inside[-1] + reach
    return frozenset(
        term.stem for term in those if first <= term.place <= last and not start <= term.start < end
    )


def is_only_date(words: str) -> bool:
    """Whether a line says a date and next to nothing else: “January 06, 2020”, “date 2020-01-06”."""
    if len(words) > _LONGEST_DATE:
        return False
    dated = [(said.start, said.end) for said in dates_said(words.title() if words.isupper() else words)]
    if not dated:
        return False
    others = (
        term
        for term in terms(words)
        if not term.plain[0].isdigit() and not any(start <= term.start < end for start, end in dated)
    )
    return len(list(others)) < _SAYS_SOMETHING


@lru_cache(maxsize=1024)
def _topics(claim: str) -> frozenset[str]:
    dated = [(said.start, said.end) for said in dates_said(claim)]
    return frozenset(
        term.topic
        for term in terms(claim)
        if not term.plain[0].isdigit() and not any(start <= term.start < end for start, end in dated)
    )


def _terms(words: str) -> Iterator[Term]:
    plain = _plain(words)
    negations = _negations(plain)
    asks = plain.rstrip("\"' ").endswith("?")
    all_capitals = _is_headline(words)
    turn: _Turn | None = None
    place, is_open, before = 0, asks, ""
    for piece in _PIECE.finditer(plain):
        word, start, end = piece[0], piece.start(), piece.end()
        if not word[0].isalnum():
            ends = word in "!?;" or (word == "." and _ends_sentence(plain, start))
            asks = asks and not ends
            if ends or word in _POINTS:
                turn, is_open = None, asks
            continue
        place += 1
        if word in borders():
            turn, is_open = None, asks
        asks = asks or word == "whether" or (word == "if" and before in asking_words())
        doubts = word in open_words() and (place == 1 or words[start].islower())  # not “May”, the month
        is_open, before = is_open or asks or doubts, word
        if start in negations:
            last = negations[start]
            turn = _Turn((start, last), place + reach(plain[start:last]))
        elif turn and place > turn.last_place:
            turn = None
        written = words[start:end]
        if not _says_something(word, written) or (turn and start < turn.span[1]):
            continue
        by, rank = (turn.span, turn.rank + 1) if turn else (None, 0)
        if turn and not _passes_on(word):
            turn.rank += 1
        is_name = written[0].isupper() and not all_capitals
        behind = _NEXT.match(plain, end)
        kin = _kin(word, behind[1] if behind else "")
        yield Term(start, end, word, *kin, place, by, rank, is_open, is_name)


def _is_headline(words: str) -> bool:
    """Whether nearly all words have capitals, so that these tell no names."""
    initials = [word[0] for word in re.findall(r"[^\W\d_]{3,}", words)]
    return len(initials) > 2 and sum(map(str.isupper, initials)) > len(initials) * _MANY


def _plain(words: str) -> str:
    looks = same_look(words)
    lower = looks.lower()
    return lower if len(lower) == len(words) else looks


def _says_something(word: str, written: str) -> bool:
    if len(word) > 1 and written.isupper():  # US, U.S.
        return True
    is_little = word in little_words() or word in _PER_CENT or word.endswith("n't")
    return not is_little and (len(word) > 1 or word.isdigit())


def _passes_on(word: str) -> bool:
    """Whether a negation goes through a word to the next: “no plans to”, “not currently”."""
    return word.endswith("ly") or word in passing()


def _kin(word: str, behind: str) -> tuple[str, str, Side | None]:
    """The stem, the topic and the side of a word; `behind` is the next one."""
    root, topic, side = _known_kin(word.replace(".", ""))
    needed = needs_behind().get(root)
    other_word = behind in nothing_before().get(word, ()) or (needed and behind not in needed)
    return (root, root, None) if other_word else (root, topic, side)


@lru_cache(maxsize=16384)
def _known_kin(word: str) -> tuple[str, str, Side | None]:
    if word == "us":  # only as a name, see _says_something
        return "u.s.", "u.s.", None
    root = stem(word)
    side = sides().get(root)
    if side:
        return root, f"{side.pair} of opposites", side
    counted = lemma(word)
    return root, alike(counted) if alike(counted) != counted else root, None


def _ends_sentence(plain: str, at: int) -> bool:
    """Whether a full stop ends a sentence: not in “U.S.” nor after “Gen.”."""
    after = plain[at + 1 : at + 2]
    return (not after or not after.isalnum()) and plain[max(0, at - _SHORT_WORD) : at].isalpha()


def _negations(plain: str) -> dict[int, int]:
    """Where negations begin, and where they end; a short form begins with its verb: “don't”."""
    lookalikes = [found.span() for found in harmless().finditer(plain)]
    found: dict[int, int] = {}
    for match in negators().finditer(plain):
        start = match.start()
        if any(first <= start < last for first, last in lookalikes):
            continue
        while match[0] == "n't" and start and plain[start - 1].isalpha():
            start -= 1
        found.setdefault(start, match.end())
    return found
