"""What kind of difference it is to have some words in place of others, and how much each kind matters."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import product

from workbench.finding.folding import folded
from workbench.finding.numbers import values_in
from workbench.finding.quotation_words import listed, meanings_of_short_forms
from workbench.finding.wording_lists import little_words, negation, opposites
from workbench.finding.wordings import Token

_CLAUSE = 4
"""Words: where more are missing or other, a “not” or a “will” among them turns no statement round."""

_NUMBER_WORDS = 12
"""Words; in longer stretches other numbers are only some of what is different."""


class DifferenceKind(StrEnum):
    """In the order of how much they matter, the least first."""

    PUNCTUATION = "punctuation"
    NOTE = "editor’s note"
    SPELLING = "spelling"
    CONTRACTION = "contraction"
    ELLIPSIS = "ellipsis"
    ORDER = "order"
    INSERTED = "inserted"
    DROPPED = "dropped"
    REPLACED = "other words"
    SPEAKER = "speaker"
    MODALITY = "modality"
    NUMBER = "number"
    NEGATION = "negation"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {kind: rank for rank, kind in enumerate(DifferenceKind)}


def worst(kinds: Iterable[DifferenceKind]) -> DifferenceKind | None:
    return max(kinds, key=lambda kind: kind.rank, default=None)


def kind_of(gone: Sequence[Token], come: Sequence[Token]) -> DifferenceKind:
    """What it is when some words stand in place of others; either may be none."""
    old, new = _spaced(gone), _spaced(come)
    if gone and come:
        if _letters(gone) == _letters(come):
            return DifferenceKind.SPELLING
        if _meanings(gone) & _meanings(come):
            return DifferenceKind.CONTRACTION
    short = max(len(gone), len(come)) <= _CLAUSE
    here, there = sorted(values_in(_written(gone))), sorted(values_in(_written(come)))
    if here != there and max(len(gone), len(come)) <= _NUMBER_WORDS and (short or (here and there)):
        return DifferenceKind.NUMBER
    if here and here == there and short and gone and come:
        return DifferenceKind.SPELLING
    if short:
        if bool(negation().search(old)) is not bool(negation().search(new)) or _are_contrary(gone, come):
            return DifferenceKind.NEGATION
        modal = listed("modality")
        if {token.plain for token in gone} & modal != {token.plain for token in come} & modal:
            return DifferenceKind.MODALITY
    if not gone:
        return DifferenceKind.INSERTED
    return DifferenceKind.REPLACED if come else DifferenceKind.DROPPED


def _letters(tokens: Iterable[Token]) -> str:
    return "".join(character for token in tokens for character in token.plain if character.isalnum())


def _written(tokens: Iterable[Token]) -> str:
    return " ".join(token.written for token in tokens)


def _spaced(tokens: Iterable[Token]) -> str:
    return folded(" ".join(token.plain for token in tokens))


def _meanings(tokens: Sequence[Token]) -> frozenset[str]:
    """What the words may stand for with their short forms written out, when there are few ways to."""
    ways = [meanings_of_short_forms(token.plain) for token in tokens]
    if len(tokens) > 2 * _CLAUSE or sum(len(way) > 1 for way in ways) > _CLAUSE:
        return frozenset((" ".join(token.plain for token in tokens),))
    return frozenset(" ".join(words) for words in product(*ways))


def _are_contrary(gone: Sequence[Token], come: Sequence[Token]) -> bool:
    return any(
        (first.match(one.plain) and second.match(other.plain))
        or (second.match(one.plain) and first.match(other.plain))
        for first, second in opposites()
        for one in gone
        for other in come
        if one.plain not in little_words() or other.plain not in little_words()
    )
