"""The quote ledger: every saying that the articles of a case tell, and how each of them words it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Part, Text, Zone, ZoneKind, part_at, zone_at
from workbench.domain.changes import ChangeSet, adding
from workbench.domain.claim import Appearance, Claim, Status
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.overview import ArticleRow, Source
from workbench.finding.comparing import Difference
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.quotations import Quotation, QuotationKind, quotations
from workbench.finding.sayings import Heard, Saying, Told, sayings
from workbench.finding.wordings import Wording
from workbench.services.session import Session

_VERY_LONG = 50_000
"""Characters; what is quoted in longer texts is looked for each time rather than remembered."""

_LONGEST = 240
"""Characters of a saying that a claim repeats."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation where it stands. The anchor reaches from the first mark to the last."""

    anchor: Anchor
    source: Source
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class LedgerWording:
    """How one article, or one outlet's part of a page, words a saying: in one quotation or in pieces."""

    quotes: tuple[Quote, ...]
    told: Told

    @property
    def source(self) -> Source:
        return self.quotes[0].source

    @property
    def differences(self) -> tuple[Difference, ...]:
        return self.told.comparison.differences

    @property
    def verb(self) -> str:
        return next((one.quotation.said.verb for one in self.quotes if one.quotation.said.verb), "")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A saying with its wordings; the first is the base that the others are compared with."""

    saying: Saying
    wordings: tuple[LedgerWording, ...]

    @property
    def speaker(self) -> str:
        return self.saying.speaker

    @property
    def words(self) -> str:
        """The words of the base."""
        return self.wordings[0].told.wording.as_written

    @property
    def outlets(self) -> int:
        """How many articles or parts tell it."""
        return self.saying.columns

    @property
    def worst(self) -> DifferenceKind | None:
        return self.saying.worst


def quote_ledger(session: Session, stopped: Callable[[], bool] = lambda: False) -> list[LedgerRow]:
    """All sayings of a case, those told by most outlets first. Comments and boilerplate are left out.

    For a worker; of a large case it may be stopped, and then gives what is of no use.
    """
    quotes: list[Quote] = []
    heard: list[Heard] = []
    for row in session.articles():
        if stopped():
            return []
        words = session.words(row.text)
        zones = session.zones(row.text.id)
        for one in quotations_in(words):
            place = zone_at(zones, one.start)
            if one.depth or one.kind is not QuotationKind.SPEECH or (place and not place.kind.is_reporting):
                continue
            part = part_at(row.parts, one.start)
            quotes.append(
                Quote(anchor_at(row.text.id, words, one.start, one.end), _source(row, part, place, one), one)
            )
            heard.append(
                Heard(part.id if part else row.article.id, Wording(words, one.pieces), one.said.speaker)
            )
    rows = [
        LedgerRow(
            saying,
            tuple(
                LedgerWording(tuple(quotes[number] for number in told.heard), told) for told in saying.told
            ),
        )
        for saying in sayings(heard)
    ]
    return sorted(rows, key=lambda row: (-row.outlets, -(row.worst.rank if row.worst else -1)))


def quotations_in(words: str) -> tuple[Quotation, ...]:
    """The quotations of a text; of one that is not very long, at hand when it is asked for again."""
    return _kept(words) if len(words) <= _VERY_LONG else tuple(quotations(words))


@lru_cache(maxsize=2048)
def _kept(words: str) -> tuple[Quotation, ...]:
    return tuple(quotations(words))


def claim_from(row: LedgerRow, *, by: str) -> tuple[Claim, ChangeSet]:
    """The claim that somebody said this, and the change set that adds it with every wording as evidence.

    What the wordings mean for the claim is the analyst's to say: they are context, and how they differ
    stands in their notes. It appears where the base is.
    """
    said = f"say “{_short(row.words)}”"
    claim = Claim(
        new_id(),
        f"Did {row.speaker} {said}?" if row.speaker else f"Did anybody {said}?",
        said_by=row.speaker,
        status=Status.IN_PROGRESS,
        created=now(),
    )
    evidence = [
        Evidence(
            new_id(),
            claim.id,
            quote.anchor,
            Stance.CONTEXT,
            SpeechAct.REPORTS,
            note_on(wording.differences) if not number else "",
            by,
            now(),
        )
        for wording in row.wordings
        for number, quote in enumerate(wording.quotes)
    ]
    appearance = Appearance(new_id(), claim.id, row.wordings[0].quotes[0].anchor)
    return claim, adding("Make claim of saying", claim, appearance, *evidence)


def note_on(differences: Sequence[Difference]) -> str:
    """In words, how a wording differs from the base: “Dropped “it was unsigned”.”"""
    return " ".join(told for one in differences if (told := in_words(one)))


def in_words(difference: Difference) -> str:
    """One difference as a sentence."""
    base, words = (_short(said, 80) for said in (difference.base_words, difference.words))
    match difference.kind:
        case DifferenceKind.ORDER:
            return f"Says “{words or base}” at another place, or once more."
        case DifferenceKind.ELLIPSIS if len(difference.words) < len(difference.base_words):
            return f"Leaves out “{base.removeprefix('… ')}”."
        case DifferenceKind.ELLIPSIS:
            return f"Has “{words}” where others leave something out."
        case DifferenceKind.NOTE:
            return f"The editor adds {words}." if words else f"Has no editor’s {base}."
    if not words:
        return f"Lacks “{base}”."
    return f"Has “{words}” for “{base}”." if base else f"Adds “{words}”."


def _short(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + "…"


def _source(row: ArticleRow, part: Part | None, zone: Zone | None, one: Quotation) -> Source:
    text: Text = row.text
    return Source(
        row.article.id,
        text,
        attribution=part.attribution if part else row.article.attribution,
        page=row.article.attribution if part else None,
        zone=zone.kind if zone else ZoneKind.BODY,
        page_number=text.page_at(one.start),
    )
