"""What becomes of articles when repeated paragraphs are set apart: their zones, and what was read of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from workbench.domain.article import Article, Text, Zone, ZoneKind
from workbench.domain.changes import Change, ChangeSet
from workbench.domain.counting import counted
from workbench.domain.identity import new_id
from workbench.reading import FoundZone
from workbench.reading.attribution import page_attribution
from workbench.reading.repeated import Piece, Tell, set_apart, sides
from workbench.services.repeated.outcome import LABEL, REPEATED, SetApart
from workbench.services.repeated.pages import Page, Pages, with_number

_AT_ONCE = 400
"""Records that one action changes at most, or one article’s: what a window can wait for."""

_READ = ("title", "outlet", "byline", "published", "updated", "url", "language")


class Setting:
    """The changes to articles in which paragraphs, each in so many articles, are set apart."""

    def __init__(self, pages: Pages, counts: Mapping[int, int]) -> None:
        self._pages = pages
        self._counts = counts
        self._all = _Tally()
        self._now = _Tally()

    @property
    def anything(self) -> bool:
        return bool(self._now.changes)

    @property
    def is_enough(self) -> bool:
        return len(self._now.changes) >= _AT_ONCE

    @property
    def said(self) -> SetApart:
        """What has been set apart in all steps so far."""
        return self._all.said

    def step(self) -> ChangeSet:
        """What has been taken since the last step."""
        now, self._now = self._now, _Tally()
        return ChangeSet(LABEL + now.said.heading, tuple(now.changes))

    def take(self, article_id: str, told: Mapping[int, Tell]) -> None:
        """Set apart what an article has of these paragraphs, but what is cited of it."""
        page = self._pages.page(article_id)
        cited = self._cited(page.text)
        found = [
            piece
            for piece in _told_in(page, told)
            if not any(start < piece.end and piece.start < end for start, end in cited)
        ]
        if self._pages.session.parts(page.text.id):  # their headlines tell where they begin
            found = [piece for piece in found if piece.kind is not ZoneKind.HEADLINE]
        spans = {
            (piece.start, piece.end): REPEATED + counted(self._counts[piece.number], "article")
            for piece in found
        }
        after = set_apart(page.words, page.zones, spans)
        if changes := [*rezoned(page.text, page.zones, after), *_reattributed(page, after)]:
            for tally in (self._all, self._now):
                tally.articles.append(article_id)
                for piece in found:
                    tally.paragraphs.setdefault(piece.number, " ".join(piece.words.split()))
                for change in changes:
                    if isinstance(change.after, Article):
                        tally.titles[article_id] = change.after.attribution.title
            self._now.changes += changes

    def _cited(self, text: Text) -> list[tuple[int, int]]:
        """What somebody has cited of a text already, or answered to."""
        session = self._pages.session
        anchors = chain(
            (one.anchor for one in session.evidence_in(text.id)),
            (one.anchor for one in session.appearances_in(text.id)),
            (one.anchor for one in session.witnesses_in(text.id)),
            (one.anchor for one in session.answers_in(text.id)),
        )
        return [(anchor.start, anchor.end) for anchor in anchors]


def rezoned(text: Text, before: Sequence[Zone], after: Sequence[FoundZone]) -> Iterator[Change]:
    """From the zones that a text has to others; one that begins where one began is the same."""
    there = {zone.start: zone for zone in before}
    for zone in after:
        known = there.pop(zone.start, None)
        if known is None:
            yield Change(None, Zone(new_id(), text.id, zone.start, zone.end, zone.kind, zone.label))
        elif (known.end, known.kind, known.label) != (zone.end, zone.kind, zone.label):
            yield Change(known, replace(known, end=zone.end, kind=zone.kind, label=zone.label))
    for gone in there.values():
        yield Change(gone, None)


def found_zones(zones: Sequence[Zone]) -> list[FoundZone]:
    """The zones of a text as a reader finds them."""
    return [FoundZone(zone.start, zone.end, zone.kind, zone.label) for zone in zones]


@dataclass(slots=True)
class _Tally:
    paragraphs: dict[int, str] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def said(self) -> SetApart:
        return SetApart(tuple(self.paragraphs.values()), tuple(self.articles), self.titles)


def _told_in(page: Page, told: Mapping[int, Tell]) -> Iterator[Piece]:
    """The paragraphs of an article that are told, with what tells them."""
    here = set(told).intersection(page.once)
    outside = {piece for side, _ in sides(page.pieces, with_number(here)) for piece in side}
    for piece in filter(with_number(here), page.pieces):
        if told[piece.number] is Tell.OWN_WORDS or piece in outside:
            yield piece


def _reattributed(page: Page, after: Sequence[FoundZone]) -> Iterator[Change]:
    """What was read from the words, read again where another line is the headline now."""
    before = found_zones(page.zones)
    if _headlines(before) == _headlines(after):
        return
    known, was = page.article.attribution, page_attribution(page.words, before, (), None)
    now = page_attribution(page.words, after, (), None)
    news = {
        name: getattr(now, name)
        for name in _READ
        if getattr(known, name) == getattr(was, name) != getattr(now, name)
        and known.origins.get(name) == was.origins.get(name)
    }
    if news:
        origins = {name: origin for name, origin in known.origins.items() if name not in news}
        origins |= {name: now.origins[name] for name in news if name in now.origins}
        yield Change(page.article, replace(page.article, attribution=replace(known, **news, origins=origins)))


def _headlines(zones: Sequence[FoundZone]) -> list[int]:
    return [zone.start for zone in zones if zone.kind is ZoneKind.HEADLINE and not zone.label]
