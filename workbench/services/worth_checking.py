"""The sentences of an article that are worth checking, with the reasons. For a worker."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.article import Article, Attribution, Part, Text, Zone, ZoneKind, part_at, zone_at
from workbench.domain.span import Span
from workbench.domain.suggestion import Reason
from workbench.finding.checkworthy import worth
from workbench.finding.cues import Place
from workbench.services.session import Session

_VERY_LONG = 1_000_000
"""Characters; the sentences of a longer text are asked for one by one."""

_AROUND = 400
"""Characters on either side that may tell whose words a sentence is."""


@dataclass(frozen=True, slots=True)
class WorthChecking:
    """A sentence from `start` to `end` (code points) of a text, why it is worth checking, and who says it
    as far as that is known.
    """

    start: int
    end: int
    reasons: tuple[Reason, ...]
    said_by: str = ""


def worth_checking(
    session: Session, text: Text, first: int = 0, last: int | None = None
) -> list[WorthChecking]:
    """The sentences worth checking that begin from `first` on and before `last`, in their order."""
    return list(_found(session, text, first, text.length if last is None else last))


def _found(session: Session, text: Text, first: int, last: int) -> Iterator[WorthChecking]:
    words, article = session.words(text), session.article(text.article_id)
    zones, parts = session.zones(text.id), session.parts(text.id)
    for start, end in _sentences(session, text, first, last):
        found = worth(_place(words, start, end, zones, parts, article))
        if found:
            yield WorthChecking(start, end, found.reasons, found.said_by)


def _sentences(session: Session, text: Text, first: int, last: int) -> Iterator[Span]:
    """The sentences that begin from `first` on and before `last`; of a very long text no others are read."""
    if text.length <= _VERY_LONG:
        passages = session.passages(text.id)
        yield from passages[bisect_left(passages, (first, 0)) : bisect_left(passages, (last, 0))]
        return
    while (found := session.passage_from(text.id, first)) and found[0] < last:
        yield found
        first = max(found[1], first + 1)


def _place(words: str, start: int, end: int, zones: list[Zone], parts: list[Part], article: Article) -> Place:
    part, zone = part_at(parts, start), zone_at(zones, start)
    said: Attribution = part.attribution if part else article.attribution
    first, last = (part.start, part.end) if part else (0, len(words))
    return Place(
        words[start:end],
        words[max(first, start - _AROUND) : start],
        words[end : min(last, end + _AROUND)],
        zone.kind if zone else ZoneKind.BODY,
        said.outlet,
        said.byline,
        said.published,
    )
