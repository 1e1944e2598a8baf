"""What in the wording of a place makes it another statement than the quote, in words.

Similarity does not decide what matters: “all but 3,000 troops” and “all but 10,000 troops” are nearly
the same characters. So numbers are compared by value, names by name and polarity by cue.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from rapidfuzz.distance import Indel

from workbench.finding.folding import folded
from workbench.finding.numbers import as_written, number_words, values_in
from workbench.finding.wording_lists import little_words, negation, numerals, opposites

_WORD = re.compile(r"\w[\w'’&.,]*\w|\w|[&%$€£]")
_ALIKE = 0.4
"""Words that share this much may be two spellings of one, or what a transcript made of it."""

_SPELLING = 0.7
"""Long names that share this much may be one."""

_SHORT_NAME = 5

_ACRONYM = 0.6
"""So much two acronyms share when one may be a slip for the other: RMB and R&B, not CIA and FBI."""

_VOWELS = re.compile(r"(?<!^)[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")

_MISHEARD = 0.1
"""The share of the words that say something from which a text is taken for what somebody heard."""

_MANY = 3
"""So many numbers, or names, that agree make it the same statement in which another one differs."""

_NEAR = 4
"""A word within so many others of itself was said twice."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written, folded, and whether it is a name as far as its capital tells."""

    written: str
    plain: str
    is_name: bool


@dataclass(frozen=True, slots=True)
class _Swap:
    """Words of the quote, and those that stand for them in the place; either may be none."""

    gone: Sequence[_Word]
    come: Sequence[_Word]
    is_first: bool = False
    is_last: bool = False
    is_beyond: bool = False
    """Whether the place has ended already, and `come` are the words beside it."""

    @property
    def likeness(self) -> float:
        return Indel.normalized_similarity(_joined(self.gone), _joined(self.come))


@dataclass(frozen=True, slots=True)
class Differences:
    """What makes the words of a place another statement than the quote: `reasons`, in words.

    `are_misheard` when so many other words are replaced by some that sound like them that both must be
    transcripts of the same speech: what differs may then be the ear's fault. `is_one_of_many` when all that
    differs is one number, or one name, among some others that agree: then both are the same statement, one
    of them corrected or mistaken. `are_words_missing` and `are_numbers_others` (all of two or more) tell what
    no ear makes of a speech.
    """

    reasons: tuple[str, ...]
    are_misheard: bool
    is_one_of_many: bool
    are_words_missing: bool
    are_numbers_others: bool


def differences(
    quote: str, place: str, *, before: str = "", after: str = "", to_the_letter: bool = True
) -> Differences:
    """Compare the words of a place with a quote.

    `before` and `after` are the words beside the place: where it ends too early, they stand for the
    edges of the quote. Unless the two agree `to_the_letter` it is not said which words are missing.
    """
    words = _words(quote)
    swaps = [*_with_edges(list(_swaps(words, _words(place))), place, before, after)]
    reasons = [*_numbers(quote, place, swaps)]
    reasons += [*_polarity(swaps), *_contraries(swaps), *_names(swaps)]
    losses = [*_losses(swaps)] if to_the_letter else []
    told = tuple(dict.fromkeys([*reasons, *losses]))
    return Differences(
        told,
        are_misheard=_are_misheard(words, swaps),
        is_one_of_many=_is_one_of_many(quote, place, swaps, told),
        are_words_missing=bool(losses),
        are_numbers_others=_are_numbers_others(quote, place),
    )


def _are_misheard(words: Sequence[_Word], swaps: Iterable[_Swap]) -> bool:
    telling = sum(map(_tells, words))
    misheard = sum(sum(map(_tells, swap.gone)) for swap in swaps if swap.likeness >= _ALIKE)
    return misheard > 1 and misheard >= telling * _MISHEARD


def _is_one_of_many(quote: str, place: str, swaps: Iterable[_Swap], reasons: Sequence[str]) -> bool:
    numbers, names = [*_numbers(quote, place, swaps)], [*_names(swaps)]
    if len(reasons) != 1:
        return False
    if numbers:
        here, there = Counter(values_in(quote)), Counter(values_in(place))
        return (here & there).total() >= _MANY and (here - there).total() == 1
    if names:
        named = {word.plain for word in _words(quote) if word.is_name}
        return len(named & {word.plain for word in _words(place) if word.is_name}) >= _MANY
    return False


def _numbers(quote: str, place: str, swaps: Iterable[_Swap]) -> Iterator[str]:
    here, there = Counter(values_in(quote)), Counter(values_in(place))
    gone, come = list((here - there).elements()), list((there - here).elements())
    gone = [value for value in gone if not _is_said(value, place)]
    cut_off = Counter[Decimal]()
    for swap in swaps:
        if swap.is_beyond:
            cut_off.update(values_in(_written(swap.gone)))
            come += values_in(_written(swap.come))
    if _digits(gone) == _digits(come):  # “20/20” for “2020”
        return
    if gone and come:
        yield f"another number: {_listed(map(as_written, come))} for {_listed(map(as_written, gone))}"
    elif Counter(gone) - cut_off:
        yield f"the number {_listed(map(as_written, gone))} is missing"


def _are_numbers_others(quote: str, place: str) -> bool:
    here, there = Counter(values_in(quote)), Counter(values_in(place))
    return min(here.total(), there.total()) > 1 and not here & there


def _is_said(value: Decimal, words: str) -> bool:
    """Whether a number that counts nothing as a word is there as one: “star zero” for “*0”."""
    return any(numerals()["ones"].get(word) == value for word in _spaced(_words(words)).split())


def _digits(values: Iterable[Decimal]) -> str:
    return "".join(as_written(value).replace(",", "") for value in values)


def _polarity(swaps: Iterable[_Swap]) -> Iterator[str]:
    for swap in swaps:
        gone, come = (len(negation().findall(_spaced(words))) for words in (swap.gone, swap.come))
        if bool(gone) is bool(come) or swap.is_beyond or _is_misheard(swap):
            continue
        yield "no “not” any more" if gone else "a “not” that the quote does not have"


def _is_misheard(swap: _Swap) -> bool:
    """Whether both sides say something and sound alike: “net represented”, “never presented”."""
    both_tell = all(any(_tells(word) for word in words) for words in (swap.gone, swap.come))
    return both_tell and swap.likeness >= _ALIKE


def _contraries(swaps: Iterable[_Swap]) -> Iterator[str]:
    for swap in swaps:
        for gone in swap.gone:
            for come in swap.come:
                if _sides(gone.plain) & {(pair, not side) for pair, side in _sides(come.plain)}:
                    yield f"the contrary: “{come.written}” for “{gone.written}”"


@lru_cache(maxsize=4096)
def _sides(word: str) -> frozenset[tuple[int, bool]]:
    """The pairs of opposites that a word belongs to, and on which side; not those it is on both of."""
    found = {
        (number, bool(side))
        for number, pair in enumerate(opposites())
        for side, beginning in enumerate(pair)
        if beginning.match(word)
    }
    return frozenset((pair, side) for pair, side in found if (pair, not side) not in found)


def _names(swaps: Iterable[_Swap]) -> Iterator[str]:
    for swap in swaps:
        gone = [word for word in swap.gone if word.is_name]
        come = [word for word in swap.come if word.is_name]
        if gone and come and not _are_spellings(gone, come):
            yield f"another name: “{_written(come)}” for “{_written(gone)}”"


def _are_spellings(gone: Sequence[_Word], come: Sequence[_Word]) -> bool:
    """Whether two names may be one, differently written: Collin and Colin, not Iran and Iraq."""
    one, other = _joined(gone), _joined(come)
    likeness = Indel.normalized_similarity(one, other)
    if one.removesuffix("s") == other.removesuffix("s"):
        return True
    if _written(gone).isupper() or _written(come).isupper():
        return likeness >= _ACRONYM
    return _consonants(one) == _consonants(other) or (
        min(len(one), len(other)) > _SHORT_NAME and likeness >= _SPELLING
    )


def _consonants(name: str) -> str:
    """What is left of a name without vowels and doubled letters."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", name))


def _losses(swaps: Iterable[_Swap]) -> Iterator[str]:
    """Two words in a row that say something, and nothing like them in their place."""
    for swap in swaps:
        telling = [word for word in swap.gone if _tells(word)]
        if not (swap.is_first or swap.is_last) and len(telling) >= 2 and swap.likeness < _ALIKE:
            yield f"“{_written(swap.gone)}” is missing"


def _swaps(quote: Sequence[_Word], place: Sequence[_Word]) -> Iterator[_Swap]:
    """The stretches in which the two differ, without what is only said twice."""
    blocks: list[list[int]] = []
    follows = False
    for step in Indel.opcodes([word.plain for word in quote], [word.plain for word in place]):
        if step.tag == "equal":
            follows = False
        elif follows:
            blocks[-1][1], blocks[-1][3] = step.src_end, step.dest_end
        else:
            blocks.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
            follows = True
    for start, end, place_start, place_end in blocks:
        gone, come = _said_once(quote, start, end), _said_once(place, place_start, place_end)
        yield _Swap(gone, come, is_first=start == 0, is_last=end == len(quote))


def _with_edges(swaps: Iterable[_Swap], place: str, before: str, after: str) -> Iterator[_Swap]:
    """The swaps; where the place has ended already, the words beside it stand for the quote's."""
    inner = len(_words(place))
    for swap in swaps:
        size = len(swap.gone)
        if swap.come or not size or not (swap.is_first or swap.is_last):
            yield swap
        elif swap.is_last:
            yield replace(swap, come=_words(f"{place} {after}")[inner : inner + size], is_beyond=True)
        else:
            beside = _words(f"{before} {place}")
            yield replace(swap, come=beside[: len(beside) - inner][-size:], is_beyond=True)


def _said_once(words: Sequence[_Word], start: int, end: int) -> list[_Word]:
    """The words from `start` to `end` without those that are said again close by: “don’t, probably don’t”."""
    around = (*words[max(0, start - _NEAR) : start], *words[end : end + _NEAR])
    said_again = {word.plain for word in around}
    return [word for word in words[start:end] if word.plain not in said_again]


@lru_cache(maxsize=64)
def _words(words: str) -> Sequence[_Word]:
    found: list[_Word] = []
    plain = folded(words)
    shouts = words.isupper()
    fresh = True  # at the beginning of a sentence everything has a capital
    for match in _WORD.finditer(words):
        written = match[0]
        named = written[0].isupper() and len(written) > 1 and not fresh and not shouts
        named = named and written[1] not in "’'"  # I’m, I’ll
        found.append(_Word(written, plain[match.start() : match.end()].replace(" ", ""), named))
        following = words[match.end() : match.end() + 2].strip()
        fresh = written[-1] == "." or following[:1] in tuple('.!?:…"“”')
    return found


def _tells(word: _Word) -> bool:
    """Whether a word says something; numbers are compared by value instead."""
    plain = word.plain
    if not plain.isalpha() or plain in little_words() or negation().fullmatch(plain):
        return False
    if little_words().issuperset(folded(word.written).split()):  # we’ve, that’s
        return False
    return plain not in number_words()


def _spaced(words: Iterable[_Word]) -> str:
    return folded(" ".join(word.written for word in words))


def _joined(words: Iterable[_Word]) -> str:
    return "".join(word.plain for word in words)


def _written(words: Iterable[_Word]) -> str:
    return " ".join(word.written for word in words)


def _listed(words: Iterable[str]) -> str:
    return " and ".join(words)
