"""Documents that several articles copy out: proposing, marking and comparing their copies.

Functions that change the case return the change set of one action; `Session.do` makes it happen.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Zone, ZoneKind, zone_at
from workbench.domain.changes import ChangeSet, adding, removing, replacing
from workbench.domain.claim import Appearance, Claim, Status
from workbench.domain.document import Document, Witness
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.overview import Source
from workbench.domain.span import Span
from workbench.finding.comparing import Comparison, Difference, compare
from workbench.finding.difference_kinds import DifferenceKind, worst
from workbench.finding.witnesses import Copyist, copies
from workbench.finding.wordings import Piece, Wording
from workbench.services.quote_ledger import note_on, quotations_in
from workbench.services.session import Session

_TITLE = 7
_WHOLE = 0.5
"""A copy with so much of the longest one is taken for a whole one."""

_SENTENCE = 40
_TRIED = 6
"""Copies that are tried as the base, where there are very many."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One copy of a document, compared with the base; `witness_id` is "" while it is only proposed."""

    anchor: Anchor
    source: Source
    wording: Wording
    comparison: Comparison
    witness_id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the copy with this number has in place of the base's words."""

    copy: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Variation:
    """A place at which copies differ from the base, which has there the tokens `base`."""

    base: Span
    words: str
    readings: tuple[Reading, ...]

    @property
    def kind(self) -> DifferenceKind:
        kind = worst(reading.difference.kind for reading in self.readings)
        assert kind is not None
        return kind


@dataclass(frozen=True)
class Collation:
    """The copies of one document beside each other; the first one is the base.

    `document_id` is "" while the program only proposes that they are copies of one.
    """

    title: str
    copies: tuple[Copied, ...]
    document_id: str = ""

    @property
    def is_proposed(self) -> bool:
        return not self.document_id

    @cached_property
    def variations(self) -> tuple[Variation, ...]:
        """The apparatus: every place at which a copy differs, in the order of the base."""
        return tuple(_variations(self.copies))

    @property
    def worst(self) -> DifferenceKind | None:
        return worst(one.kind for one in self.variations)


def collations(session: Session, stopped: Callable[[], bool] = lambda: False) -> list[Collation]:
    """The documents that the analyst has named, then those that are proposed; for a worker."""
    every = (collation(session, document) for document in session.documents())
    named = [one for one in every if one.copies]
    return [*named, *proposals(session, named, stopped)]


def collation(session: Session, document: Document) -> Collation:
    """The copies of a document, compared. Those that are not at their place any more are left out."""
    found = [
        (witness.anchor, witness.id)
        for witness in session.witnesses_of(document.id)
        if witness.anchor.holds_in(session.words(session.text(witness.anchor.text_id)))
    ]
    return Collation(document.title, _collated(session, found), document.id)


def proposals(
    session: Session, named: Sequence[Collation] = (), stopped: Callable[[], bool] = lambda: False
) -> list[Collation]:
    """What seem to be copies of one document and have not been named yet."""
    rows = session.articles()
    texts: list[Copyist] = []
    zones: list[list[Zone]] = []
    for row in rows:
        if stopped():
            return []
        own = session.zones(row.text.id)
        words = session.words(row.text)
        zones.append(own)
        texts.append(
            Copyist(
                words,
                tuple((zone.start, zone.end) for zone in own if zone.kind.is_reporting) or ((0, len(words)),),
                tuple((zone.start, zone.end) for zone in own if zone.kind is ZoneKind.DOCUMENT),
                tuple(
                    one
                    for one in quotations_in(words)
                    if (place := zone_at(own, one.start)) is None or place.kind.is_reporting
                ),
            )
        )
    known = [one.anchor for collation in named for one in collation.copies]
    found = []
    for group in copies(texts):
        anchors = [
            anchor_at(rows[one.text].text.id, texts[one.text].words, one.start, one.end) for one in group
        ]
        if any(
            anchor.text_id == own.text_id and own.overlaps(anchor.start, anchor.end)
            for anchor in anchors
            for own in known
        ):
            continue
        whole = next((number for number, one in enumerate(group) if one.is_whole), 0)
        label = zone_at(zones[group[whole].text], group[whole].start)
        title = proposed_title(anchors[whole].quote, label.label if label else "")
        found.append(Collation(title, _collated(session, [(anchor, "") for anchor in anchors])))
    return found


def proposed_title(quote: str, label: str = "") -> str:
    """What a document may be called: how a copy of it begins, behind what it is labelled with."""
    words = quote.split()
    start = " ".join(words[:_TITLE]) + ("…" if len(words) > _TITLE else "")
    return f"{label.capitalize()}: {start}" if label else start


# what the analyst does


def name_document(title: str, anchors: Sequence[Anchor]) -> tuple[Document, ChangeSet]:
    """Say that these stretches copy out one document."""
    document = Document(new_id(), _checked_title(title), now())
    witnesses = [Witness(new_id(), document.id, anchor) for anchor in anchors]
    return document, adding("Name document", document, *witnesses)


def accept(proposed: Collation, title: str = "") -> tuple[Document, ChangeSet]:
    """Take a proposal: its stretches are copies of one document."""
    return name_document(title or proposed.title, [one.anchor for one in proposed.copies])


def add_witness(document: Document, anchor: Anchor, existing: Sequence[Witness] = ()) -> ChangeSet:
    """Say that a stretch copies out a document, too. Raises UserError when some of it is one already."""
    if any(
        one.anchor.text_id == anchor.text_id and one.anchor.overlaps(anchor.start, anchor.end)
        for one in existing
    ):
        raise UserError("These words are already a copy of the document.", "Select a copy in another place.")
    return adding("Mark copy of document", Witness(new_id(), document.id, anchor))


def remove_witness(witness: Witness) -> ChangeSet:
    return removing("Remove copy of document", witness)


def rename_document(document: Document, title: str) -> ChangeSet:
    return replacing(
        "Rename document", document, Document(document.id, _checked_title(title), document.created)
    )


def remove_document(document: Document, witnesses: Sequence[Witness]) -> ChangeSet:
    """Say that these are no copies of one document; undo brings all of it back."""
    return removing("Remove document", *witnesses, document)


def claim_from(collation: Collation, at: int | None, *, by: str) -> tuple[Claim, ChangeSet]:
    """The claim that a document says what its base says, at one of its variations or in its first sentence,
    with that sentence in every copy as evidence.

    What the copies mean for the claim is the analyst's to say: they are context.
    """
    span = _sentence(collation.copies[0].wording, collation.variations[at].base if at is not None else (0, 0))
    words = collation.copies[0].wording.words(*span)
    claim = Claim(
        new_id(),
        f"Does the document ({collation.title}) say “{words}”?",
        status=Status.IN_PROGRESS,
        created=now(),
    )
    evidence = []
    for number, one in enumerate(collation.copies):
        stretch = _in_copy(one, span, is_base=not number)
        if stretch is None:
            continue
        anchor = one.anchor.part(*one.wording.span(*stretch))
        inside = [
            difference
            for difference in one.comparison.differences
            if span[0] <= difference.base[0] <= difference.base[1] <= span[1]
        ]
        evidence.append(
            Evidence(
                new_id(), claim.id, anchor, Stance.CONTEXT, SpeechAct.REPORTS, note_on(inside), by, now()
            )
        )
    appearance = Appearance(new_id(), claim.id, evidence[0].anchor)
    return claim, adding("Make claim of document", claim, appearance, *evidence)


def place_in_copy(collation: Collation, at: int, copy: int) -> Anchor:
    """Where to look in a copy for the variation with this number; all of the copy when it has no such."""
    one = collation.copies[copy]
    if not 0 <= at < len(collation.variations):
        return one.anchor
    variation = collation.variations[at]
    own = [reading.difference.other for reading in variation.readings if reading.copy == copy]
    span = own[0] if own else _in_copy(one, variation.base, is_base=not copy)
    if span is None:
        return one.anchor
    first, last = span
    if first == last:  # nothing stands there: show the words on both sides
        first, last = max(0, first - 1), min(len(one.wording.tokens), last + 1)
    return one.anchor.part(*one.wording.span(first, last))


# comparing


def _collated(session: Session, found: Sequence[tuple[Anchor, str]]) -> tuple[Copied, ...]:
    longest = max((len(anchor.quote) for anchor, _ in found), default=0)
    wordings = [
        Wording((Piece(anchor.start, anchor.quote),), len(anchor.quote) >= _WHOLE * longest)
        for anchor, _ in found
    ]
    base = _base(wordings)
    order = [base, *(number for number in range(len(found)) if number != base)]
    return tuple(
        Copied(
            found[number][0],
            session.source_of(found[number][0]),
            wordings[number],
            Comparison((), ()) if number == base else compare(wordings[base], wordings[number]),
            found[number][1],
        )
        for number in order
    )


def _base(wordings: Sequence[Wording]) -> int:
    """Of the whole copies, the one that the others agree with most; of several such, the first."""
    whole = [number for number, one in enumerate(wordings) if one.is_whole]

    def agreement(number: int) -> float:
        own = wordings[number]
        return sum(
            2 * len(compare(own, other).same) / max(1, len(own.plain) + len(other.plain))
            for other in wordings
            if other is not own
        )

    return max(whole[:_TRIED], key=agreement, default=0)


def _variations(found: Sequence[Copied]) -> Iterator[Variation]:
    readings = sorted(
        (
            Reading(number, difference)
            for number, one in enumerate(found)
            for difference in one.comparison.differences
        ),
        key=lambda reading: (reading.difference.base, reading.copy),
    )
    together: list[Reading] = []
    for reading in readings:
        if together and not _touch(together, reading):
            yield _variation(found[0].wording, together)
            together = []
        together.append(reading)
    if together:
        yield _variation(found[0].wording, together)


def _touch(together: Sequence[Reading], reading: Reading) -> bool:
    """Whether a reading is about the same words of the base, or adds words at the same place."""
    first, last = together[0].difference.base[0], max(one.difference.base[1] for one in together)
    start, end = reading.difference.base
    return start < last or (
        start == end == first == last and reading.copy not in {one.copy for one in together}
    )


def _variation(base: Wording, together: Sequence[Reading]) -> Variation:
    first, last = together[0].difference.base[0], max(one.difference.base[1] for one in together)
    alone = {one.difference.base_words for one in together}
    return Variation(
        (first, last), alone.pop() if len(alone) == 1 else base.words(first, last), tuple(together)
    )


def _sentence(wording: Wording, around: Span) -> Span:
    """The tokens of the sentence that some tokens stand in."""
    tokens = wording.tokens
    start = min(around[0], len(tokens) - 1)
    while start > 0 and start > around[0] - _SENTENCE and not set(tokens[start].before) & set(".!?\n"):
        start -= 1
    end = max(around[1], start + 1)
    while end < len(tokens) and end < around[1] + _SENTENCE and not set(tokens[end].before) & set(".!?\n"):
        end += 1
    return start, end


def _in_copy(one: Copied, span: Span, *, is_base: bool) -> Span | None:
    """Where a stretch of the base stands in a copy, as far as it has words of it."""
    if is_base:
        return span
    places = [other for base, other in one.comparison.same if span[0] <= base < span[1]]
    return (places[0], places[-1] + 1) if places else None


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise UserError("A document needs a title.", "Write what it is called in a few words.")
    return title
