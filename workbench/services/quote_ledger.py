"""The quote ledger: every saying that the articles of a case tell, and how each of them words it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Part, ZoneKind, part_at, sha256, zone_at
from workbench.domain.changes import ChangeSet, adding
from workbench.domain.claim import Appearance, Claim, Status
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id, now
from workbench.domain.overview import ArticleRow, Source
from workbench.finding.alignment_table import Slot, table
from workbench.finding.comparing import Difference, compare
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.quotations import Quotation, QuotationKind, quotations
from workbench.finding.sayings import Heard, Saying, sayings
from workbench.finding.wordings import Piece, Wording
from workbench.services.session import Session

_VERY_LONG = 50_000
"""Characters; what is quoted in longer texts is looked for each time rather than remembered."""

_REMEMBERED = 20_000
"""Texts whose quotations are remembered; the texts themselves are not."""

_read: dict[str, tuple[Quotation, ...]] = {}

_LONGEST = 240
"""Characters of a saying that a claim repeats."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation where it stands. The anchor reaches from the first mark to the last; `named` is what its
    sentence calls the speaker, “he” of “he said”.
    """

    anchor: Anchor
    source: Source
    quotation: Quotation
    named: str

    @property
    def pieces(self) -> Iterator[Piece]:
        """The quoted words without what interrupts them."""
        first = self.anchor.start
        for start, end in self.quotation.pieces:
            yield Piece(start, self.anchor.quote[start - first : end - first])


@dataclass(frozen=True, slots=True)
class LedgerWording:
    """How one article, or one outlet's part of a page, words a saying: in one quotation or in pieces.

    `words` are those that are quoted. `differences` are those from the base, `kinds` what kinds there are,
    the speaker among them, the gravest first. `is_fragment` when it has little of the base.
    """

    quotes: tuple[Quote, ...]
    speaker: str
    words: str
    differences: tuple[Difference, ...]
    kinds: tuple[DifferenceKind, ...]
    is_fragment: bool

    @property
    def source(self) -> Source:
        return self.quotes[0].source

    @property
    def wording(self) -> Wording:
        """The words one by one: made when they are asked for, since a case has very many."""
        return Wording(tuple(piece for one in self.quotes for piece in one.pieces))

    @property
    def verb(self) -> str:
        return next((one.quotation.said.verb for one in self.quotes if one.quotation.said.verb), "")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A saying with its wordings; the first is the base that the others are compared with.

    `outlets` counts the articles or parts that tell it, `worst` is the gravest difference.
    """

    speaker: str
    wordings: tuple[LedgerWording, ...]
    outlets: int
    worst: DifferenceKind | None

    @property
    def words(self) -> str:
        """The words of the base."""
        return self.wordings[0].words

    def side_by_side(self) -> list[Slot]:
        """The words of all wordings, word under word."""
        base, *others = (one.wording for one in self.wordings)
        return table(base, [(other, compare(base, other)) for other in others])


def quote_ledger(session: Session, stopped: Callable[[], bool] = lambda: False) -> list[LedgerRow]:
    """All sayings of a case, those told by most outlets first. Comments and boilerplate are left out.

    For a worker; of a large case it may be stopped, and then gives what is of no use.
    """
    quotes: list[Quote] = []
    heard: list[Heard] = []
    for row in session.articles():
        if stopped():
            return []
        for column, quote in _quotes(session, row):
            quotes.append(quote)
            heard.append(Heard(column, Wording(tuple(quote.pieces)), quote.quotation.said.speaker))
    rows = [_row(saying, quotes) for saying in sayings(heard)]
    return sorted(rows, key=lambda row: (-row.outlets, -(row.worst.rank if row.worst else -1)))


def _quotes(session: Session, row: ArticleRow) -> Iterator[tuple[str, Quote]]:
    """What is quoted in an article, each with the article or the part that tells it."""
    words, zones = session.words(row.text), session.zones(row.text.id)
    sources: dict[tuple[str, ZoneKind, int], Source] = {}
    for one in quotations_in(words):
        zone = zone_at(zones, one.start)
        if one.depth or one.kind is not QuotationKind.SPEECH or (zone and not zone.kind.is_reporting):
            continue
        part = part_at(row.parts, one.start)
        column = part.id if part else row.article.id
        kind, page = zone.kind if zone else ZoneKind.BODY, row.text.page_at(one.start)
        if (column, kind, page) not in sources:
            sources[column, kind, page] = _source(row, part, kind, page)
        anchor = anchor_at(row.text.id, words, one.start, one.end)
        yield column, Quote(anchor, sources[column, kind, page], one, words[slice(*one.said.speaker_at)])


def _source(row: ArticleRow, part: Part | None, zone: ZoneKind, page: int) -> Source:
    said = row.article.attribution
    attribution, of_page = (part.attribution, said) if part else (said, None)
    return Source(row.article.id, row.text, attribution, of_page, zone, page)


def _row(saying: Saying, quotes: Sequence[Quote]) -> LedgerRow:
    wordings = (
        LedgerWording(
            tuple(quotes[number] for number in told.heard),
            told.speaker,
            told.wording.as_written,
            told.comparison.differences,
            told.differences,
            told.is_fragment,
        )
        for told in saying.told
    )
    return LedgerRow(saying.speaker, tuple(wordings), saying.columns, saying.worst)


def quotations_in(words: str) -> tuple[Quotation, ...]:
    """The quotations of a text; of one that is not very long, at hand when it is asked for again."""
    if len(words) > _VERY_LONG:
        return tuple(quotations(words))
    key = sha256(words.encode(errors="surrogatepass"))
    found = _read.get(key)
    if found is None:
        found = tuple(quotations(words))
        if len(_read) >= _REMEMBERED:
            _read.clear()  # in one go: several workers may read at once
        _read[key] = found
    return found


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
