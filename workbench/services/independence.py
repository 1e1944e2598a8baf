"""How many independent origins the evidence of a claim has, why sources are taken to share one, and what an
analyst says to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.article import Part, Text, Zone, ZoneKind, part_at
from workbench.domain.changes import ChangeSet, adding, joined, removing
from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.domain.identity import new_id, now
from workbench.domain.origin import Independence, Origin, Tie, TieKind
from workbench.domain.overview import CitedPassage, ClaimPage, Source
from workbench.domain.ruling import Kinship, Ruling
from workbench.domain.span import Span
from workbench.finding.credits import agency_of, credits
from workbench.finding.cues import Place
from workbench.finding.grouping import grouped
from workbench.finding.origins import Bond, Voice, bonds
from workbench.finding.retelling import Statement, statements_in
from workbench.services.naming import the_one
from workbench.services.quote_ledger import quotations_in
from workbench.services.session import Session

_NOT_OWN = (ZoneKind.DOCUMENT, ZoneKind.CAPTION)
"""What an outlet prints without having written it. Two who copy out the same letter may both have seen it."""

_PARAGRAPH = "\n\n"
_AROUND = 20_000
"""Characters on either side of a passage in which quotations are looked for that it is a piece of."""

_BESIDE = 400
"""Characters on either side that tell whose words it has."""

_Pair = frozenset[str]
"""Two sources by their keys."""

_LONGEST = 400_000
"""Characters of one source that are compared: the beginning of a book is enough to know it by."""


class Provenance:
    """Tells of claims of a case how far their sources are independent; what it has read it keeps at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[str, _Divided] = {}
        self._stories: dict[tuple[str, int], _Story] = {}

    def of_claim(self, claim_id: str) -> Independence:
        return self.of(self._session.claim_page(claim_id))

    def of(self, page: ClaimPage) -> Independence:
        """The sources of the passages that support or refute a claim, by their origins."""
        cited: dict[tuple[str, str], list[CitedPassage]] = {}
        for passage in page.evidence:
            if passage.evidence.stance is not Stance.CONTEXT and passage.source.zone.is_reporting:
                cited.setdefault(passage.source.identity, []).append(passage)
        voices = {str(number): passages for number, passages in enumerate(cited.values())}
        sources = {key: passages[0].source for key, passages in voices.items()}
        ruled = dict(self._ruled(sources))
        wording = page.claim.wording
        proposed = bonds([self._voice(key, passages, wording) for key, passages in voices.items()])
        kept = [bond for bond in proposed if not _is_set_apart(bond, ruled)]
        kept += [
            Bond(min(pair), max(pair), TieKind.ANALYST, f"{ruling.ruled_by or 'an analyst'} says so", ())
            for pair, ruling in ruled.items()
            if ruling.kinship is Kinship.ONE_ORIGIN
        ]
        ties = [(bond, _tie(bond, sources, ruled)) for bond in kept]
        origins = (
            Origin(tuple(sources[key] for key in keys), tuple(tie for bond, tie in ties if bond.one in keys))
            for keys in grouped(voices, ((bond.one, bond.other) for bond in kept))
        )
        apart = (_tie(bond, sources, ruled) for bond in proposed if _is_set_apart(bond, ruled))
        return Independence(tuple(origins), tuple(apart))

    def _ruled(self, sources: Mapping[str, Source]) -> Iterator[tuple[_Pair, Ruling]]:
        """What analysts have said last of any two of these sources, by their keys."""
        keys = {source.identity: key for key, source in sources.items()}
        for ruling in self._rulings:
            if ruling.sources <= keys.keys():
                yield frozenset(keys[identity] for identity in ruling.sources), ruling

    @cached_property
    def _rulings(self) -> list[Ruling]:
        return self._session.rulings()

    @cached_property
    def _outlets(self) -> list[str]:
        return self._session.outlets()

    def _voice(self, key: str, passages: Iterable[CitedPassage], claim: str) -> Voice:
        passages = list(passages)
        source = passages[0].source
        anchors = [passage.evidence.anchor for passage in passages]
        text = self._divided(source.text)
        part = part_at(text.parts, anchors[0].start)
        start, end = (part.start, part.end) if part else (0, len(text.words))
        story = self._story(source.text.id, text, start, end)
        said = source.attribution
        others = [outlet for outlet in self._outlets if outlet != said.outlet]
        paragraphs = [text.paragraph(anchor.start, anchor.end, start, end) for anchor in anchors]
        return Voice(
            key,
            said.outlet,
            said.published,
            story.own,
            agency_of(said.outlet, said.byline, story.own, story.all),
            tuple(credits(story.own, paragraphs, others)),
            self._passed_on(claim, passages, text, (start, end)),
        )

    def _passed_on(
        self, claim: str, passages: Iterable[CitedPassage], text: "_Divided", part: Span
    ) -> tuple[Statement, ...]:
        """What the passages of a source pass on; nothing when it has something of its own in one of them."""
        passed_on: list[Statement] = []
        for passage in passages:
            anchor, source = passage.evidence.anchor, passage.source
            first, last = text.around(anchor.start, anchor.end, *part)
            words, at = text.words[first:last], (anchor.start - first, anchor.end - first)
            copies = [
                (start - first, end - first)
                for start, end in (*text.documents, *self._copies.get(source.text.id, ()))
                if first <= start and end <= last
            ]
            before, after = words[max(0, at[0] - _BESIDE) : at[0]], words[at[1] : at[1] + _BESIDE]
            published = source.attribution.published
            place = Place(anchor.quote, before, after, source.zone, published=published)
            found = statements_in(claim, words, at, place, quotations_in(words), copies)
            if not found:
                return ()
            passed_on += found
        return tuple(passed_on)

    @cached_property
    def _copies(self) -> dict[str, list[Span]]:
        """Where the analyst says that a document is copied out, by the texts."""
        copies: dict[str, list[Span]] = {}
        for document in self._session.documents():
            for one in self._session.witnesses_of(document.id):
                copies.setdefault(one.anchor.text_id, []).append((one.anchor.start, one.anchor.end))
        return copies

    def _story(self, text_id: str, text: "_Divided", start: int, end: int) -> "_Story":
        if (text_id, start) not in self._stories:
            self._stories[text_id, start] = _Story(
                text.own_words(start, end), text.reported_words(start, end)
            )
        return self._stories[text_id, start]

    def _divided(self, text: Text) -> "_Divided":
        if text.id not in self._texts:
            session = self._session
            zones, parts = session.zones(text.id), session.parts(text.id)
            self._texts[text.id] = _Divided(session.words(text), tuple(zones), tuple(parts))
        return self._texts[text.id]


@dataclass(frozen=True, slots=True)
class _Story:
    """What one source says: `own` is what the outlet itself has written, `all` has copyright lines, too."""

    own: str
    all: str


@dataclass(frozen=True, slots=True)
class _Divided:
    """A text with what its stretches are."""

    words: str
    zones: tuple[Zone, ...]
    parts: tuple[Part, ...]

    @property
    def documents(self) -> list[Span]:
        return [(zone.start, zone.end) for zone in self.zones if zone.kind is ZoneKind.DOCUMENT]

    def own_words(self, start: int, end: int) -> str:
        """What the outlet itself answers for and has not only copied out."""
        return self._joined(
            (zone for zone in self.zones if zone.kind.is_reporting and zone.kind not in _NOT_OWN), start, end
        )

    def reported_words(self, start: int, end: int) -> str:
        """All that is no comment and no teaser: copyright lines, too."""
        left_out = (ZoneKind.COMMENTS, ZoneKind.TEASER, *_NOT_OWN)
        return self._joined((zone for zone in self.zones if zone.kind not in left_out), start, end)

    def paragraph(self, start: int, end: int, first: int, last: int) -> str:
        """The paragraphs that a passage lies in."""
        begin = self.words.rfind(_PARAGRAPH, first, start)
        finish = self.words.find(_PARAGRAPH, end, last)
        return self.words[max(begin, first) : finish if finish >= 0 else last]

    def around(self, start: int, end: int, first: int, last: int) -> Span:
        """The part of the text from `first` to `last`; of a very long one, what is near the passage."""
        if last - first <= 2 * _AROUND:
            return first, last
        return max(first, start - _AROUND), min(last, end + _AROUND)

    def _joined(self, zones: Iterable[Zone], start: int, end: int) -> str:
        stretches = ((max(zone.start, start), min(zone.end, end)) for zone in zones)
        joined = "\n".join(self.words[first:last].strip() for first, last in stretches if first < last)
        return joined[:_LONGEST]


def _is_set_apart(bond: Bond, ruled: Mapping[_Pair, Ruling]) -> bool:
    ruling = ruled.get(frozenset((bond.one, bond.other)))
    return ruling is not None and ruling.kinship is Kinship.INDEPENDENT


def _tie(bond: Bond, sources: Mapping[str, Source], ruled: Mapping[_Pair, Ruling]) -> Tie:
    ruling = ruled.get(frozenset((bond.one, bond.other)))
    return Tie(sources[bond.one], sources[bond.other], bond.kind, bond.reason, bond.words, ruling)


def sources(session: Session) -> dict[str, Source]:
    """Everything that can be a source of claims: the articles, and the parts of pages by several outlets.

    By a name of their own: the id of an article, and for a part a colon and what the part is called.
    """
    found: dict[str, Source] = {}
    for row in session.articles():
        whole = row.article.attribution
        for part in row.parts:
            one = Source(row.article.id, row.text, part.attribution, whole, ZoneKind.BODY)
            found[":".join(one.identity)] = one
        if not row.parts:
            found[row.article.id] = Source(row.article.id, row.text, whole, None, ZoneKind.BODY)
    return found


def find_source(session: Session, words: str) -> Source:
    """The source that words name, by its id or by words of outlet, title or file name.

    Raises NotFound when none is meant or several are.
    """
    known = sources(session)
    described = {
        name: f"{one.attribution.outlet} {one.attribution.title} {one.text.file_name}"
        for name, one in known.items()
    }
    return known[the_one(words, described, "source")]


def rule(session: Session, one: Source, other: Source, kinship: Kinship) -> ChangeSet:
    """Say that two sources have their story from one place, or that they do not, whatever is proposed.

    It replaces what was said of the two before. Raises UserError when they are one source.
    """
    if one.identity == other.identity:
        raise UserError("These are passages of one source.", "Choose two sources.")
    ruling = Ruling(new_id(), *one.identity, *other.identity, kinship, session.analyst, now())
    before = [held for held in session.rulings() if held.sources == ruling.sources]
    if [held.kinship for held in before] == [kinship]:
        return ChangeSet("", ())
    label = (
        "Say that sources are independent"
        if kinship is Kinship.INDEPENDENT
        else "Say that sources share an origin"
    )
    return joined(label, (removing("", *before), adding("", ruling)))


def take_back(ruling: Ruling) -> ChangeSet:
    """Leave it to the program again what to propose of two sources."""
    return removing("Take back what was said of sources", ruling)
