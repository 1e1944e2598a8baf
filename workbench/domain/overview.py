"""What the panels, the command line and the report show of a case: records joined for reading."""

from dataclasses import dataclass

from workbench.domain.anchor import Anchor
from workbench.domain.article import Article, Attribution, Part, Text, Zone, ZoneKind
from workbench.domain.claim import Appearance, Claim
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `cited` counts the passages that are evidence for some claim,
    `passages` those that could be (sentences outside comments and boilerplate). `first_copy` is the id
    of the article that came first among those that are near-copies of each other, its own perhaps; ""
    when it has none.
    """

    article: Article
    text: Text
    parts: tuple[Part, ...]
    cited: int
    passages: int
    first_copy: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list. The counts leave out what was cited from comments, teasers and boilerplate;
    `outlets` counts the different outlets among the passages that support or refute, `origins` those places
    that they seem to have their story from; 0 where nobody has looked yet.
    """

    claim: Claim
    verdict: Verdict | None
    supports: int
    refutes: int
    context: int
    outlets: int
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where an anchor lies: the article, its newest known attribution, and the zone.

    `attribution` is the part's where the page has parts, else the article's; `page` is the
    article's own attribution in the first case and None in the second. `page_number` counts the
    pages of a PDF from 1; 0 where there are none.
    """

    article_id: str
    text: Text
    attribution: Attribution
    page: Attribution | None
    zone: ZoneKind
    page_number: int = 0

    @property
    def identity(self) -> tuple[str, str]:
        """What is the same for all passages of one source, in all versions: the id of an article, and the
        name of its part by somebody else, "" for a whole article.
        """
        return self.article_id, (self.attribution.outlet or self.attribution.title) if self.page else ""

    @property
    def signed(self) -> str:
        """The outlet, else who wrote it; "" where neither is known."""
        return self.attribution.outlet or self.attribution.byline

    @property
    def name(self) -> str:
        """The outlet, or the best that stands in for it."""
        return self.signed or self.headed

    @property
    def headed(self) -> str:
        """The title, else the name of its file."""
        return self.attribution.title or self.text.file_name


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A piece of evidence with its source and the sentences around it.

    `orphan` is true when the words at the anchor are no longer the quote. `lead` and `tail` are
    the words between the quote and the edges of the passages it touches, plus one passage on each
    side; never another part's, nor comments around what an outlet reports.
    """

    evidence: Evidence
    source: Source
    lead: str
    tail: str
    orphan: bool


@dataclass(frozen=True, slots=True)
class CitedAppearance:
    appearance: Appearance
    source: Source
    orphan: bool


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that is known of one claim. `verdicts` from the first to the standing one."""

    claim: Claim
    appearances: tuple[CitedAppearance, ...]
    evidence: tuple[CitedPassage, ...]
    verdicts: tuple[Verdict, ...]

    def taking(self, stance: Stance) -> tuple[CitedPassage, ...]:
        return tuple(cited for cited in self.evidence if cited.evidence.stance is stance)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is shown highlighted: evidence, or a claim's appearance (`stance` None).

    `start` and `end` are code points; `record_id` names the Evidence or the Appearance.
    """

    record_id: str
    claim_id: str
    anchor: Anchor
    stance: Stance | None

    @property
    def start(self) -> int:
        return self.anchor.start

    @property
    def end(self) -> int:
        return self.anchor.end


@dataclass(frozen=True, slots=True)
class OpenText:
    """An article as the viewer shows it: `marks` that hold, and the `orphans` that do not.

    `versions` is how many texts the article has; this may be any of them.
    """

    article: Article
    text: Text
    words: str
    zones: tuple[Zone, ...]
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    orphans: tuple[Mark, ...]
    versions: int = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. `found` are the stretches of `anchor.quote` that match,
    as (start, end) within the quote.
    """

    anchor: Anchor
    source: Source
    found: tuple[tuple[int, int], ...]
    lead: str
    tail: str
