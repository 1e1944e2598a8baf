"""Boilerplate that the articles of one import share: told once all of them are in the case, and set apart.

While the articles come in only the numbers of their short paragraphs are kept. Those that several have are
then looked at in the case, where the articles of an import that was broken off and begun again are, too.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain, groupby

from workbench.domain.article import Article, Text, Zone, ZoneKind
from workbench.domain.changes import Change, ChangeSet
from workbench.domain.counting import counted
from workbench.domain.errors import NotFound
from workbench.domain.identity import new_id
from workbench.finding.duplicates import containment, shingles
from workbench.reading import FoundZone
from workbench.reading.attribution import page_attribution
from workbench.reading.paragraphs import paragraphs
from workbench.reading.repeated import Piece, Tell, fingerprint, once, pieces, rules, set_apart, sides, tell
from workbench.services.session import Session

LABEL = "Set apart "
"""How the labels of these change sets begin."""

_REPEATED = "repeated in "
"""How the labels of what is set apart begin."""

_AT_ONCE = 400
"""Records that one action changes at most, or one article’s: what a window can wait for."""

_AT_HAND = 64
"""Articles whose paragraphs are kept at hand while they are compared."""

_PLENTY = 8
"""Articles that are no copies of each other, beyond which no more are looked for."""

_READ = ("title", "outlet", "byline", "published", "updated", "url", "language")

_SHOWN, _LONGEST = 3, 60
"""So many paragraphs are quoted to the analyst, and so many characters of each."""


@dataclass(frozen=True, slots=True)
class SetApart:
    """What was set apart: the `paragraphs` as the first article has them, and the ids of the `articles`.

    `titles` are those of articles whose headline is another line now, by id.
    """

    paragraphs: tuple[str, ...]
    articles: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    place: int = 0

    def __str__(self) -> str:
        count, more = len(self.paragraphs), len(self.paragraphs) - _SHOWN
        quoted = [f"“{_short(words)}”" for words in self.paragraphs[:_SHOWN]]
        listed = ", ".join(quoted) + (f" and {more:,} more" if more > 0 else "")
        was = "was" if count == 1 else "were"
        return f"{self.heading} {was} set apart as boilerplate: {listed}. Undo takes it back."

    @property
    def heading(self) -> str:
        """`2 repeated paragraphs in 14 articles`"""
        paragraphs = counted(len(self.paragraphs), "repeated paragraph")
        return f"{paragraphs} in {counted(len(self.articles), 'article')}"


class Repeated:
    """The paragraphs of the articles of one import, by their numbers.

    `finish` tells whether articles that were there before may be changed, since their import was broken
    off. They are counted in any case.
    """

    def __init__(self, *, finish: bool) -> None:
        self._finish = finish
        self._articles: dict[str, None] = {}
        self._known: dict[str, None] = {}
        self._numbers = array("Q")
        self._ends = array("Q")

    def note(self, article_id: str, numbers: Iterable[int]) -> None:
        """Remember a new article by the numbers of its paragraphs."""
        self._articles[article_id] = None
        self._numbers.extend(numbers)
        self._ends.append(len(self._numbers))

    def note_again(self, article_id: str) -> None:
        """Remember an article that a file was found to be, one of the same import or from before."""
        self._known[article_id] = None

    def set_apart(
        self, session: Session, stop: Callable[[], bool]
    ) -> Iterator[tuple[ChangeSet, SetApart | None]]:
        """What is to be done to the case, which has all the articles by now, and what to say of it: of all
        together with the last, of nothing before. For a worker, with a reader of its own.
        """
        before = [article_id for article_id in self._known if article_id not in self._articles]
        changeable = {*self._articles, *(before if self._finish else ())}
        if not changeable:
            return
        case = _Case(session)
        with suppress(NotFound):  # an article was taken out meanwhile: whoever did that is at work
            for article_id in before:
                if stop():
                    return
                self.note(article_id, case.page(article_id).once)
            holders = self._holders()
            told = _Telling(case, holders, self._by_outlet(case, holders)).told(stop)
            setting = _Setting(case, {number: len(holders[number]) for number in told})
            concerned = changeable.intersection(chain(*(holders[number] for number in told)))
            for article_id in filter(concerned.__contains__, self._articles):
                if stop():
                    return
                if setting.is_enough:
                    yield setting.step(), None
                setting.take(article_id, told)
            if setting.anything:
                yield setting.step(), setting.said

    def _holders(self) -> dict[int, list[str]]:
        """The articles that have a paragraph, for all that several have."""
        often = {number for number, same in groupby(sorted(self._numbers)) if len(list(same)) > 1}
        found = defaultdict(list)
        start = 0
        for article_id, end in zip(self._articles, self._ends, strict=True):
            for number in often.intersection(self._numbers[start:end]):
                found[number].append(article_id)
            start = end
        return found

    def _by_outlet(self, case: "_Case", holders: Mapping[int, object]) -> Counter[str]:
        """How many articles each outlet has in this import; nobody asks where nothing is repeated."""
        return Counter(case.outlet(article_id) for article_id in self._articles) if holders else Counter()


def apart_as_in(
    session: Session, text: Text, words: str, zones: Sequence[FoundZone]
) -> tuple[FoundZone, ...]:
    """The zones of a newer version's words: what is set apart in `text` as repeated is so in these, too."""
    before = [zone for zone in session.zones(text.id) if zone.label.startswith(_REPEATED)]
    if not before:
        return tuple(zones)
    old = session.words(text)
    labels = {
        fingerprint(paragraph.words): zone.label
        for zone in before
        for paragraph in paragraphs(old, zone.start, zone.end)
    }
    apart = [piece for piece in pieces(words, zones) if piece.number in labels]
    return set_apart(words, zones, {(piece.start, piece.end): labels[piece.number] for piece in apart})


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


@dataclass(frozen=True, slots=True)
class _Page:
    """An article of the case with its paragraphs, and the numbers of those that stand in it once."""

    article: Article
    text: Text
    words: str = field(repr=False)
    zones: Sequence[Zone]
    pieces: Sequence[Piece]
    once: Collection[int]

    def piece(self, number: int) -> Piece | None:
        return next((piece for piece in self.pieces if piece.number == number), None)


class _Case:
    """The articles as a case has them; some are kept at hand."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.page = lru_cache(_AT_HAND)(self._page)
        self.outlet = cache(lambda article_id: session.article(article_id).attribution.outlet)

    def _page(self, article_id: str) -> _Page:
        text = self.session.newest_text(article_id)
        words, zones = self.session.words(text), self.session.zones(text.id)
        page = pieces(words, zones)
        return _Page(self.session.article(article_id), text, words, zones, page, once(page))


class _Telling:
    """Which of the repeated paragraphs are none of the articles."""

    def __init__(
        self, case: _Case, holders: Mapping[int, Sequence[str]], by_outlet: Mapping[str, int]
    ) -> None:
        self._case = case
        self._holders = holders
        self._by_outlet = by_outlet
        self._tells: dict[int, Tell] = {}
        self._enough = rules()["enough"]
        self._runs = lru_cache(_AT_HAND)(self._runs_of)

    def told(self, stop: Callable[[], bool]) -> dict[int, Tell]:
        """The numbers of the paragraphs, and how each is told; nothing when it is stopped."""
        for number, (first, *_) in self._holders.items():
            if stop():
                return {}
            piece = self._case.page(first).piece(number)
            if piece and (how := tell(piece.words, self._case.outlet(first))):
                self._tells[number] = how
        apart = {number: self._independent(self._holders[number]) for number in self._tells}
        likely = {number for number, articles in apart.items() if self._are_enough(number, articles)}
        return {
            number: how
            for number, how in self._tells.items()
            if number in likely
            and (how is Tell.OWN_WORDS or self._stands_at_edges(number, apart[number], likely))
        }

    def _are_enough(self, number: int, apart: Sequence[str]) -> bool:
        """Whether so many articles that are no copies of each other have a paragraph."""
        articles = self._holders[number]
        outlets = {self._case.outlet(article_id) for article_id in articles}
        share = len(articles) / sum(self._by_outlet[outlet] for outlet in outlets)
        enough = self._enough["articles"]
        if self._tells[number] is Tell.PLACE:
            return bool(len(apart) >= enough and share >= self._enough["common"])
        if len(outlets) == 1 and "" not in outlets and share >= self._enough["half"]:
            enough = self._enough["of_one_outlet"]
        return bool(len(apart) >= enough)

    def _independent(self, articles: Sequence[str]) -> list[str]:
        """Some of these articles that are no copies of each other but for what may be boilerplate."""
        found: list[str] = []
        for article_id in articles[: self._enough["compared"]]:
            runs = self._runs(article_id)
            if all(containment(runs, self._runs(other)) < self._enough["copies"] for other in found):
                found.append(article_id)
            if len(found) == _PLENTY:
                break
        return found

    def _runs_of(self, article_id: str) -> tuple[int, ...]:
        """The runs of words of an article, as numbers, outside all that may be boilerplate."""
        page = self._case.page(article_id).pieces
        own = (piece.words for piece in page if piece.number not in self._tells)
        return tuple(run for words in own for run in shingles(words))

    def _stands_at_edges(self, number: int, articles: Sequence[str], likely: Set[int]) -> bool:
        """Whether a paragraph lies outside of enough articles, and next to none that they share: what is
        copied out together is no boilerplate.
        """
        beside: list[int | None] = []
        for article_id in articles:
            for outside, inside in sides(self._case.page(article_id).pieces, _with_number(likely)):
                if any(piece.number == number for piece in outside):
                    beside.append(fingerprint(inside.words) if inside else None)
        shared = len(set(beside)) < len(beside) or None in beside
        return len(beside) >= self._enough["articles"] and not shared


class _Setting:
    """The changes to articles in which paragraphs, each in so many articles, are set apart."""

    def __init__(self, case: _Case, counts: Mapping[int, int]) -> None:
        self._case = case
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
        page = self._case.page(article_id)
        cited = self._cited(page.text)
        found = [
            piece
            for piece in _told_in(page, told)
            if not any(start < piece.end and piece.start < end for start, end in cited)
        ]
        if self._case.session.parts(page.text.id):  # their headlines tell where they begin
            found = [piece for piece in found if piece.kind is not ZoneKind.HEADLINE]
        spans = {
            (piece.start, piece.end): _REPEATED + counted(self._counts[piece.number], "article")
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
        session = self._case.session
        anchors = chain(
            (one.anchor for one in session.evidence_in(text.id)),
            (one.anchor for one in session.appearances_in(text.id)),
            (one.anchor for one in session.witnesses_in(text.id)),
            (one.anchor for one in session.answers_in(text.id)),
        )
        return [(anchor.start, anchor.end) for anchor in anchors]


@dataclass(slots=True)
class _Tally:
    paragraphs: dict[int, str] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    @property
    def said(self) -> SetApart:
        return SetApart(tuple(self.paragraphs.values()), tuple(self.articles), self.titles)


def _told_in(page: _Page, told: Mapping[int, Tell]) -> Iterator[Piece]:
    """The paragraphs of an article that are told, with what tells them."""
    here = set(told).intersection(page.once)
    outside = {piece for side, _ in sides(page.pieces, _with_number(here)) for piece in side}
    for piece in filter(_with_number(here), page.pieces):
        if told[piece.number] is Tell.OWN_WORDS or piece in outside:
            yield piece


def _with_number(numbers: Set[int]) -> Callable[[Piece], bool]:
    return lambda piece: piece.number in numbers


def _reattributed(page: _Page, after: Sequence[FoundZone]) -> Iterator[Change]:
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


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
