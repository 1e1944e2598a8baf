"""Stretches of several texts that copy out the same document: a letter, a statement.

What is looked for are stretches set apart as quoted documents and long quotations, in all other texts
and however they are set there: as a document, in quotation marks, or plainly.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbench.domain.span import Span
from workbench.finding.quotations import Quotation, QuotationKind
from workbench.finding.wordings import Token, Wording, plain_words

_Shingle = tuple[str, ...]

_SHINGLE = 5
_LEAST = 15
"""Words that a document has at least."""

_LONG = 60
"""A quotation of so many words is a document that somebody wrote, or a speech that was copied out."""

_PIECE = 8
"""Words in quotation marks that may be a piece of a document."""

_PLAIN = 30
"""Words that stand plainly in a text, and in a document, are a copy of it from this number on."""

_SHARE = 0.5
_APART = 8
_COMMON = 32
_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class Copyist:
    """A text that may copy out documents: its words, where they report (code points), what is set apart as
    a quoted document, and its quotations.
    """

    words: str
    reporting: tuple[Span, ...]
    documents: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of the text with this number that copies out a document; `is_whole` when it was set apart
    there as a document, and not as a piece of one.
    """

    text: int
    start: int
    end: int
    is_whole: bool


def copies(texts: Sequence[Copyist]) -> list[tuple[Copy, ...]]:
    """For each document that two texts or more copy out, its copies in the order of the texts."""
    stretches = [stretch for number, text in enumerate(texts) for stretch in _stretches(number, text)]
    seeds = [number for number, stretch in enumerate(stretches) if stretch.is_seed]
    where = _index(stretches, seeds)
    group = list(range(len(stretches)))
    for one, other in _sharing(stretches, where):
        _join(group, one, other)
    plain = [
        found for number, text in enumerate(texts) for found in _plain_copies(number, text, stretches, where)
    ]
    members: dict[int, list[Copy]] = defaultdict(list)
    for number, stretch in enumerate(stretches):
        members[group[number]].append(stretch.copy)
    for seed, copy in plain:
        members[group[seed]].append(copy)
    found = [_without_parts_of_others(one) for one in members.values()]
    return sorted(
        (tuple(one) for one in found if len({copy.text for copy in one}) > 1),
        key=lambda one: (one[0].text, one[0].start),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    copy: Copy
    is_seed: bool
    shingles: frozenset[_Shingle]


def _stretches(number: int, text: Copyist) -> Iterator[_Stretch]:
    for start, end in text.documents:
        tokens = _words(text.words, ((start, end),))
        if len(tokens) >= _LEAST and not _is_speech(text, start, end):
            yield _Stretch(Copy(number, *_inner(text.words, start, end), True), True, _shingles(tokens))
    for one in text.quotations:
        inside = any(first <= one.start < last for first, last in text.documents)
        if inside or one.kind is not QuotationKind.SPEECH or _is_interrupted(text.words, one):
            continue
        tokens = _words(text.words, one.pieces)
        if len(tokens) >= _PIECE:
            span = one.pieces[0][0], one.pieces[-1][1]
            is_seed = len(tokens) >= _LONG
            yield _Stretch(Copy(number, *span, False), is_seed, _shingles(tokens))


def _is_speech(text: Copyist, start: int, end: int) -> bool:
    """Whether most of what is set apart is what somebody is quoted with: a post about what a man said."""
    quoted = sum(
        last - first
        for one in text.quotations
        if not one.depth and start <= one.start < end
        for first, last in one.pieces
    )
    return quoted * 2 > end - start


def _is_interrupted(words: str, one: Quotation) -> bool:
    """Whether “he said” stands between its pieces; paragraphs that are opened again do not count."""
    return any(any(map(str.isalnum, words[end:start])) for (_, end), (start, _) in pairwise(one.pieces))


def _index(stretches: Sequence[_Stretch], seeds: Iterable[int]) -> dict[_Shingle, list[int]]:
    where: dict[_Shingle, list[int]] = defaultdict(list)
    for number in seeds:
        for shingle in stretches[number].shingles:
            where[shingle].append(number)
    return where


def _sharing(stretches: Sequence[_Stretch], where: dict[_Shingle, list[int]]) -> Iterator[tuple[int, int]]:
    """Seeds and the stretches of other texts that have much of them, or of which they have much."""
    for number, stretch in enumerate(stretches):
        votes = Counter[int]()
        for shingle in stretch.shingles:
            seeds = where.get(shingle, ())
            if len(seeds) <= _COMMON:
                votes.update(seed for seed in seeds if seed != number)
        for seed, shared in votes.items():
            if shared >= _SHARE * min(len(stretch.shingles), len(stretches[seed].shingles)):
                yield seed, number


def _join(group: list[int], one: int, other: int) -> None:
    first, second = group[one], group[other]
    if first != second:
        for number, own in enumerate(group):
            if own == second:
                group[number] = first


def _plain_copies(
    number: int, text: Copyist, stretches: Sequence[_Stretch], where: dict[_Shingle, list[int]]
) -> Iterator[tuple[int, Copy]]:
    """What stands in a text without any sign that it is copied, with the seed it is a copy of."""
    if not where:
        return
    taken = [*text.documents, *((one.start, one.end) for one in text.quotations)]
    for start, end in _outside(text, taken):
        tokens = list(plain_words(text.words, start, end))
        seeds: dict[int, list[int]] = defaultdict(list)
        plain = [word for word, _, _ in tokens]
        for at, shingle in enumerate(zip(*(plain[shift:] for shift in range(_SHINGLE)), strict=False)):
            for seed in where.get(shingle, ()):
                if stretches[seed].copy.text != number:
                    seeds[seed].append(at)
        for seed, places in seeds.items():
            for first, last in _runs(places):
                if last - first >= _PLAIN:
                    yield seed, Copy(number, tokens[first][1], tokens[last - 1][2], False)


def _outside(text: Copyist, taken: Sequence[Span]) -> Iterator[Span]:
    """What reports, between the stretches that are taken; of what is very long, some paragraphs at a time."""
    for first, last in _between(text, taken):
        while last - first > _AT_ONCE:
            end = text.words.rfind("\n", first, first + _AT_ONCE) + 1 or first + _AT_ONCE
            yield first, end
            first = end
        yield first, last


def _between(text: Copyist, taken: Sequence[Span]) -> Iterator[Span]:
    for start, end in text.reporting:
        at = start
        for first, last in sorted(span for span in taken if start <= span[0] < end):
            if first > at:
                yield at, first
            at = max(at, last)
        if end > at:
            yield at, end


def _runs(places: Sequence[int]) -> Iterator[Span]:
    """Stretches of words in which shingles follow each other closely."""
    first = last = places[0]
    for place in places[1:]:
        if place > last + _APART:
            yield first, last + _SHINGLE
            first = place
        last = place
    yield first, last + _SHINGLE


def _without_parts_of_others(found: Sequence[Copy]) -> list[Copy]:
    """The copies in order, without those that lie in another one of the same text."""
    kept = [
        copy
        for copy in found
        if not any(
            other is not copy
            and other.text == copy.text
            and other.start <= copy.start
            and copy.end <= other.end
            and (other.end - other.start, other.is_whole) > (copy.end - copy.start, copy.is_whole)
            for other in found
        )
    ]
    return sorted(dict.fromkeys(kept), key=lambda copy: (copy.text, copy.start))


def _words(words: str, pieces: tuple[Span, ...]) -> tuple[Token, ...]:
    return tuple(token for token in Wording.of(words, pieces).tokens if not token.is_note)


def _shingles(tokens: Sequence[Token]) -> frozenset[_Shingle]:
    plain = [token.plain for token in tokens]
    return frozenset(zip(*(plain[shift:] for shift in range(_SHINGLE)), strict=False))


def _inner(words: str, start: int, end: int) -> Span:
    """The stretch without blanks at its edges."""
    inside = words[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))
