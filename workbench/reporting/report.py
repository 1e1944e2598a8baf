"""The Report: all that a writer gets to know of a case, sorted, and without a database behind it."""

from dataclasses import dataclass

from workbench.domain.article import Article, Part, Text, Zone
from workbench.domain.case import Case
from workbench.domain.claim import Claim
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Stance
from workbench.domain.origin import Independence
from workbench.domain.overview import CitedPassage, ClaimPage
from workbench.domain.scale import Rating, Scale
from workbench.domain.verdict import Verdict, standing

_NOT_LOOKED_AT = Independence()


@dataclass(frozen=True, slots=True)
class ReportedClaim:
    """A claim with all that is known of it, and in sentences what is not known yet."""

    page: ClaimPage
    still_open: tuple[str, ...]
    independence: Independence = _NOT_LOOKED_AT

    @property
    def claim(self) -> Claim:
        return self.page.claim

    @property
    def verdict(self) -> Verdict | None:
        return standing(self.page.verdicts)

    @property
    def superseded(self) -> tuple[Verdict, ...]:
        """The verdicts that no longer stand, the latest first."""
        return self.page.verdicts[-2::-1]

    def counted(self, stance: Stance) -> int:
        """How many passages take this stance, leaving out comments, teasers and boilerplate."""
        return sum(cited.source.zone.is_reporting for cited in self.page.taking(stance))

    @property
    def weighing(self) -> tuple[CitedPassage, ...]:
        """The counted passages that support or refute, which context does not."""
        return tuple(
            cited
            for cited in self.page.evidence
            if cited.evidence.stance is not Stance.CONTEXT and cited.source.zone.is_reporting
        )

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published the weighing passages, each once, by name."""
        names = {cited.source.name for cited in self.weighing}
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


@dataclass(frozen=True, slots=True)
class ReportedText:
    """One version of an article: its words, and what their stretches are."""

    text: Text
    words: str
    zones: tuple[Zone, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ReportedArticle:
    """An article of the appendix; `texts` from the first version to the newest one reported."""

    article: Article
    texts: tuple[ReportedText, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A case, or chosen claims of it (`whole` is False then), on the day `on` (a date).

    Claims stand in the order of the case, evidence and articles in the order of publication, with
    what has no date last; `compose` makes one so.
    """

    case: Case
    claims: tuple[ReportedClaim, ...]
    articles: tuple[ReportedArticle, ...]
    prepared_by: str
    on: str
    program: str
    whole: bool = True

    def number_of(self, article_id: str) -> int:
        """The number an article has in the appendix, counted from 1; 0 for one that is not there."""
        numbers = (
            number
            for number, reported in enumerate(self.articles, start=1)
            if reported.article.id == article_id
        )
        return next(numbers, 0)


def rating_of(scale: Scale, verdict: Verdict) -> Rating:
    """The rating a verdict gave; also when the case's scale has been changed and lost it."""
    try:
        return scale.rating(verdict.rating)
    except NotFound:
        return Rating(verdict.rating, verdict.rating, "open", "This rating is not on the scale of the case.")
