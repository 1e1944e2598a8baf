"""Every quotation in a text: its words, who says them, and whether they are speech at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.span import Span
from workbench.finding.quotation_marks import TITLE_MARKS, Quoted, quoted
from workbench.finding.quotation_words import ending_in, listed
from workbench.finding.speakers import NOBODY, Said, Speakers

_WORD = re.compile(r"[^\W_][\w’'.-]*")
_FEW = 4
_LOOK_BACK = 40


class QuotationKind(StrEnum):
    """Words that somebody said or wrote; the name of a work or an article; or words that the writer
    keeps at a distance or only mentions.
    """

    SPEECH = "speech"
    TITLE = "title"
    SCARE = "scare quotes"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is quoted with, in code points of the text.

    `start` to `end` is from the first mark to the last, `pieces` are the quoted words without marks,
    more than one when “he said” interrupts them or they run over paragraphs. `depth` is 0 unless it
    stands within another quotation.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    kind: QuotationKind
    said: Said
    depth: int = 0
    is_closed: bool = True

    def words(self, text: str) -> str:
        """What is quoted, its pieces joined by blanks."""
        return " ".join(text[start:end] for start, end in self.pieces)


def quotations(words: str) -> list[Quotation]:
    """The quotations of a text by where they start; those within another follow it."""
    found = quoted(words)
    speakers = Speakers(words, found)
    outer = [one for one in found if not one.depth]
    made = [_quotation(words, group, speakers) for group in _joined(words, outer, speakers)]
    made += [_nested(words, one) for one in found if one.depth]
    return sorted(made, key=lambda one: (one.start, one.depth))


def _joined(words: str, found: Sequence[Quoted], speakers: Speakers) -> list[list[Quoted]]:
    """Those that are one quotation, interrupted by who says it."""
    groups: list[list[Quoted]] = []
    for one in found:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.is_closed
            and _goes_on(words, last)
            and speakers.interrupts(last.end, one.start, one.end)
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _goes_on(words: str, one: Quoted) -> bool:
    """Whether a quotation ends so that something has to follow: with a comma, a question, a dash."""
    return words[one.pieces[-1][1] - 1] in ",?!…—–-" or words[one.end : one.end + 1] == ","


def _quotation(words: str, group: Sequence[Quoted], speakers: Speakers) -> Quotation:
    first, last = group[0], group[-1]
    gap = (first.end, group[1].start) if len(group) > 1 else None
    comma_follows = words[last.end : last.end + 1] in (",", ":")
    is_embedded = len(group) == 1 and not (words[last.pieces[-1][1] - 1] in ",?!…—–-" or comma_follows)
    said = speakers.of(first.start, gap, last.end, is_embedded=is_embedded)
    pieces = tuple(piece for one in group for piece in one.pieces)
    kind = _kind(words, first, pieces, said)
    return Quotation(
        first.start,
        last.end,
        pieces,
        kind,
        said if kind is QuotationKind.SPEECH else NOBODY,
        is_closed=all(one.is_closed for one in group),
    )


def _nested(words: str, one: Quoted) -> Quotation:
    kind = _kind(words, one, one.pieces, NOBODY)
    return Quotation(one.start, one.end, one.pieces, kind, NOBODY, one.depth, one.is_closed)


def _kind(words: str, one: Quoted, pieces: Sequence[Span], said: Said) -> QuotationKind:
    before = words[max(0, one.start - _LOOK_BACK) : one.start]
    if one.mark in TITLE_MARKS or ending_in("before_titles").search(before):
        return QuotationKind.TITLE
    if ending_in("before_scare").search(before):
        return QuotationKind.SCARE
    inside = " ".join(words[start:end] for start, end in pieces)
    spoken = _WORD.findall(inside)
    of_works = said.is_relayed or said.verb in listed("of_works")
    if _is_title(inside, spoken) and (of_works or not said.speaker):
        return QuotationKind.TITLE
    if said.speaker:
        return QuotationKind.SPEECH
    if (len(spoken) <= _FEW and inside[-1:] not in ".!?") or not any(map(str.isspace, inside)):
        return QuotationKind.SCARE
    return QuotationKind.SPEECH


def _is_title(inside: str, spoken: Sequence[str]) -> bool:
    """Whether all words that say something have capitals, as in a headline."""
    telling = [word for word in spoken if len(word) > 3 and word.lower() not in listed("within_names")]
    capitals = sum(word[0].isupper() for word in spoken)
    return (
        capitals >= 3
        and inside[-1:] not in ".,!"
        and all(word[0].isupper() or word[0].isdigit() for word in telling)
    )
