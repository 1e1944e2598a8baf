"""Which sources only pass on what somebody has said or written, and whether it is the same.

Outlets that quote one statement, or copy out one letter, are no further witnesses of it. Who tells
something of its own beside it is one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations, pairwise

from workbench.domain.periods import may_be_near
from workbench.domain.span import Span
from workbench.finding.cues.statement import Place
from workbench.finding.cues.terms import share
from workbench.finding.cues.voices import voices
from workbench.finding.grouping import grouped
from workbench.finding.quotations import Quotation, QuotationKind
from workbench.finding.sayings import Heard, sayings
from workbench.finding.speaker_names import is_same_person, person_in
from workbench.finding.wordings import Wording

_MOSTLY = 0.5
"""The share of its words in quotation marks from which a passage is what is quoted in it."""

_ABOUT = 0.5
"""The share of a claim that a speaker’s name and office have, from which it is a claim about the speaker."""

_ONE_OCCASION = timedelta(days=14)
"""What one person is quoted with in stories so far apart at most is taken for one account."""

_LONGEST = 20_000
"""Characters of a document that are compared."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source passes on, as it is `told` there: a quotation or the copy of a document with its
    `wording`, or in the outlet's own words what a person is named for. `published` is a date.
    """

    told: str
    speaker: str = ""
    published: str = ""
    wording: Wording | None = field(default=None, repr=False, compare=False)
    is_document: bool = False


def statements_in(
    claim: str, text: str, at: Span, place: Place, quotations: Sequence[Quotation], copies: Sequence[Span]
) -> list[Statement]:
    """What a passage passes on; nothing when the outlet tells something of its own in it.

    `at` is where it is in the text, `place` what stands around it; `quotations` and `copies` of documents
    are those of the whole text.
    """
    start, end = at
    for first, last in copies:
        if first < end and start < last:
            document = Wording.of(text, [(first, min(last, first + _LONGEST))])
            return [Statement(place.words, "", place.published, document, is_document=True)]
    quoted = [
        one
        for one in quotations
        if one.kind is QuotationKind.SPEECH and not one.depth and one.start < end and start < one.end
    ]
    if _quoted_share(text, at, quoted) >= _MOSTLY:
        wordings = [(one.said.speaker, Wording.of(text, one.pieces)) for one in quoted]
        return [
            Statement(wording.as_written, speaker, place.published, wording)
            for speaker, wording in wordings
            if wording.plain
        ]
    people = [one.speaker.full for one in voices(place) if one.speaker and person_in(one.speaker.full)]
    return [
        Statement(place.words, person, place.published) for person in people if share(claim, person) < _ABOUT
    ]


def _quoted_share(text: str, at: Span, quoted: Sequence[Quotation]) -> float:
    start, end = at
    pieces = [piece for one in quoted for piece in one.pieces]
    inside = (text[max(start, first) : min(end, last)] for first, last in pieces)
    return sum(map(_words, inside)) / max(1, _words(text[start:end]))


def _words(text: str) -> int:
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Repetition:
    """Two sources, by their keys, that pass on the same; `words` are those in which they do."""

    one: str
    other: str
    reason: str
    words: tuple[str, ...]


def repetitions(passed_on: Mapping[str, Sequence[Statement]]) -> Iterator[Repetition]:
    """Which sources repeat another one, by what each passes on.

    Of those that pass on the same, one stands for it, and the others repeat that one. As many as can be
    stand for something: where two quote both the minister and the general, each stands for one of them.
    """
    every = [(key, one) for key, told in passed_on.items() for one in told]
    accounts = grouped(range(len(every)), _of_one_account(every))
    passing: dict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(accounts):
        for key in dict.fromkeys(every[member][0] for member in members):
            passing[key].append(number)
    standing = _standing(passing)
    for key, numbers in passing.items():
        if key not in standing.values():
            first, account = standing[numbers[0]], [every[member] for member in accounts[numbers[0]]]
            told = [statement for whose, statement in account if whose == first]
            again = [statement for whose, statement in account if whose == key]
            yield Repetition(first, key, *_in_words(told, again))


def _of_one_account(every: Sequence[tuple[str, Statement]]) -> Iterator[tuple[int, int]]:
    """The numbers of statements that are the same saying or document, or by one person at about one time."""
    worded = [
        (number, Heard(key, one.wording, one.speaker))
        for number, (key, one) in enumerate(every)
        if one.wording is not None
    ]
    for saying in sayings([heard for _, heard in worded]):
        yield from pairwise(worded[place][0] for told in saying.told for place in told.heard)
    for one, other in combinations(range(len(every)), 2):
        if _is_one_person(every[one][1], every[other][1]):
            yield one, other


def _is_one_person(one: Statement, other: Statement) -> bool:
    return is_same_person(one.speaker, other.speaker) and may_be_near(
        one.published, other.published, _ONE_OCCASION
    )


def _standing(passing: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """For each account the source that stands for it, so that as many as can be stand for one."""
    standing: dict[int, str] = {}

    def finds_one(key: str, tried: set[int]) -> bool:
        for account in passing[key]:
            if account not in tried:
                tried.add(account)
                if account not in standing or finds_one(standing[account], tried):
                    standing[account] = key
                    return True
        return False

    for key in passing:
        finds_one(key, set())
    return standing


def _in_words(told: Sequence[Statement], again: Sequence[Statement]) -> tuple[str, tuple[str, ...]]:
    """Why two sources are taken to repeat each other, and the words of both."""
    one, other = told[0], again[0]
    words = tuple(dict.fromkeys(" ".join(said.told.split()) for said in (one, other)))
    if any(said.is_document for said in (*told, *again)):
        return "both copy out the same document", words
    named = max((person_in(said.speaker) for said in (*told, *again)), key=len)
    if one.wording is None or other.wording is None:
        return f"both have it from {named}", words
    return f"both quote the same statement{f' by {named}' if named else ''}", words
