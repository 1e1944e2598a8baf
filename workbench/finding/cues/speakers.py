"""Who does what a verb of speech says: “Milley”, “a spokesman for the ministry”, as the words beside it tell.

Unlike `finding.speakers`, which asks of a quotation who says it, this asks of a verb, whether
something is quoted or not. Nobody is better than the wrong one: where the words say “he”, there is none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.finding.folding import same_look
from workbench.finding.wording_lists import little_words
from workbench.finding.wordlists import words_of

_PIECE = re.compile(r"[^\W\d_]+(?:[.'&-][^\W\d_]+)*(?:(?<=\b[^\W\d_])\.|(?<=[A-Z]\.[A-Z])\.)?|[^\w\s]|\d+")
_STOP = re.compile(r'[.!?;:"—()\n]|- |(?<= )-')
_OPENING = re.compile(r"(?:^|(?<=[.!?]\s))\W*([^,.;:\"]{2,80}),(?!.*[a-z]{2}[.!?]\"?\s+[A-Z])")
_WINDOW = 160
"""Characters before or after a verb in which its speaker is looked for."""

_LONGEST_ABBREVIATION = 24
_LONGEST = 14
"""Words; a speaker who is told with more has not been understood."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: a stretch of the words, and `name`, what to call them: “Milley”.

    `full` is all that the words call them: “Secretary of Defense Mark Esper”.
    """

    start: int
    end: int
    full: str
    name: str


@dataclass(frozen=True, slots=True)
class _Piece:
    word: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.word.lower().rstrip(".").removesuffix("'s")

    @property
    def is_capital(self) -> bool:
        return self.word[0].isupper()


def speaker_before(words: str, verb: int) -> Speaker | None:
    """Who does what the verb says that begins at `verb`: “Milley, chairman of the …, told”."""
    looks = same_look(words)[:verb].replace("[", " ").replace("]", " ")
    clause = max(verb - _WINDOW, *(stop.end() for stop in _stops(looks)), 0)
    pieces = _pieces(looks[clause:], clause)
    is_relative = False
    while pieces and pieces[-1].plain in _between():
        is_relative = pieces.pop().plain == "who" or is_relative
    if pieces and pieces[-1].word != ",":
        return _named(words, _last_name(pieces, may_be_beside=is_relative))
    return _named(words, _before_apposition(pieces[:-1]) or _opening(looks, verb))


def speaker_after(words: str, end: int) -> Speaker | None:
    """Who is named right after a verb that ends at `end`: “said Milley”, “according to Fox News”."""
    looks = same_look(words)[end : end + _WINDOW]
    stop = next(iter(_stops(looks)), None)
    pieces = _pieces(looks[: stop.start() if stop else None], end)
    taken: list[_Piece] = []
    for piece in pieces:
        opens = piece.plain in _determiners() and all(one.plain in _determiners() for one in taken)
        joins = bool(taken) and (piece.plain in _links() or piece.word == "and")
        if not (_names(piece) or opens or joins):
            break
        taken.append(piece)
    while taken and not (taken[-1].is_capital or taken[-1].plain in _roles()):
        taken.pop()
    return _named(words, taken)


def _before_apposition(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The name before what explains it: “Milley” of “Milley, chairman of the Joint Chiefs of Staff”."""
    commas = [number for number, piece in enumerate(pieces) if piece.word == ","]
    return _last_name(pieces[: commas[-1]]) if commas else []


def _opening(looks: str, verb: int) -> list[_Piece]:
    """The name that the sentence begins with, when a comma follows: “But Milley, agreeing …, told”."""
    found = _OPENING.search(looks, max(0, verb - 2 * _WINDOW), verb)
    return _whole_name(_pieces(found[1], found.start(1))) if found else []


def _whole_name(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, if they are one name and nothing else but a word like “But” before it."""
    name = _last_name(pieces)
    rest = pieces[: len(pieces) - len(name)]
    return name if all(piece.plain in _openers() for piece in rest) else []


def _last_name(pieces: Sequence[_Piece], *, may_be_beside: bool = False) -> list[_Piece]:
    """The pieces at the end that name somebody; none when they do not end with a name or a role, or stand
    behind a word like “with”, unless they `may_be_beside` it: “a quote by Joe Lieberman, who said”.
    """
    if not pieces or not _names(pieces[-1]):
        return []
    taken: list[_Piece] = []
    for piece in reversed(pieces):
        joins = piece.plain in _links() or piece.word in ("and", ".") or piece.plain in _determiners()
        if piece.plain == "that" and piece is not pieces[0]:  # “the article that Reuters headlined”
            break
        if piece.plain in _beside() and not may_be_beside:  # “participants with COPD reported”
            return []
        if not (_names(piece) or joins or _describes(piece, taken)):
            break
        taken.append(piece)
        if len(taken) > _LONGEST:
            return []
    taken.reverse()
    while taken and (taken[0].plain in _links() - {"the"} or taken[0].word.lower() in ("and", "or")):
        taken.pop(0)
    return taken


def _names(piece: _Piece) -> bool:
    return piece.is_capital or piece.plain in _titles() or piece.plain in _roles()


def _describes(piece: _Piece, taken: Sequence[_Piece]) -> bool:
    """Whether a small word belongs to the role after it: “a national security official”."""
    is_role = taken[0].plain in _roles() and all(not later.is_capital for later in taken)
    return is_role and piece.word.isalpha() and piece.plain not in _openers()


def _named(words: str, pieces: Sequence[_Piece]) -> Speaker | None:
    """The speaker that these pieces name, unless all of them are little words."""
    those = list(pieces)
    while those and (those[0].is_capital and those[0].plain in _openers() - _determiners()):
        those.pop(0)
    if not any(_tells(piece) for piece in those):
        return None
    start, end = those[0].start, those[-1].end
    name = " and ".join(_short(words, part) for part in _people(those))
    return Speaker(start, end, words[start:end], name)


def _people(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Two people joined by “and”, each for themselves."""
    joints = [number for number, piece in enumerate(pieces) if piece.word == "and"]
    if len(joints) == 1:
        parts = [list(pieces[: joints[0]]), list(pieces[joints[0] + 1 :])]
        if all(_is_person(part) for part in parts):
            return parts
    return [list(pieces)]


def _short(words: str, pieces: Sequence[_Piece]) -> str:
    if _is_person(pieces):
        names = [piece for piece in pieces if piece.is_capital and piece.plain not in _suffixes()]
        return names[-1].word.removesuffix("'s")
    said = words[pieces[0].start : pieces[-1].end]
    return said[0].lower() + said[1:] if pieces[0].plain in _determiners() else said


def _is_person(pieces: Sequence[_Piece]) -> bool:
    names = [piece for piece in pieces if piece.is_capital and piece.plain not in _suffixes()]
    if not names or (names[-1] is not pieces[-1] and pieces[-1].plain not in _suffixes()):
        return False
    last = names[-1]
    if last.plain in _bodies() or last.plain in _titles() or last.plain in _roles():
        return False
    if last.word.isupper() and len(last.word) < 5:
        return False
    return not any(piece.plain == "for" for piece in pieces)


def _tells(piece: _Piece) -> bool:
    is_word = piece.word.isalpha() and len(piece.word) > 1
    return "." in piece.word or (is_word and piece.plain not in _openers() | _determiners())


def _stops(looks: str) -> list[re.Match[str]]:
    """Where a clause ends; the point of “Gen.” and “U.S.” is none."""
    return [
        stop for stop in _STOP.finditer(looks) if stop[0] != "." or not _is_abbreviation(looks, stop.start())
    ]


def _is_abbreviation(looks: str, at: int) -> bool:
    word = re.search(r"[\w.]*$", looks[max(0, at - _LONGEST_ABBREVIATION) : at])
    written = word[0].lower() if word else ""
    after = looks[at + 1 : at + 2]
    return "." in written or len(written) == 1 or written in _titles() or bool(after and after.isalnum())


def _pieces(looks: str, offset: int) -> list[_Piece]:
    return [
        _Piece(found[0], offset + found.start(), offset + found.end()) for found in _PIECE.finditer(looks)
    ]


@cache
def _openers() -> frozenset[str]:
    """Words with a capital at the beginning of a sentence that are no names."""
    return little_words() | _between() | frozenset(_lists()["openers"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(_lists()["titles"])


@cache
def _roles() -> frozenset[str]:
    return frozenset(_lists()["roles"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(_lists()["bodies"])


@cache
def _between() -> frozenset[str]:
    return frozenset(_lists()["between"])


@cache
def _links() -> frozenset[str]:
    return frozenset(_lists()["links"])


@cache
def _determiners() -> frozenset[str]:
    return frozenset(_lists()["determiners"])


@cache
def _beside() -> frozenset[str]:
    return frozenset(_lists()["beside"])


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(_lists()["suffixes"])


def _lists() -> Mapping[str, Any]:
    found: Mapping[str, Any] = words_of("cues")["speakers"]
    return found
