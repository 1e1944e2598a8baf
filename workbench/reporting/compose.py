"""From the views of a case to its Report: everything put in its one order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.domain.article import Part
from workbench.domain.case import Case
from workbench.domain.origin import Independence, Origin, Tie
from workbench.domain.overview import CitedAppearance, CitedPassage, ClaimPage, Source
from workbench.reporting.report import Report, ReportedArticle, ReportedClaim
from workbench.reporting.still_open import still_open

_Order = tuple[bool, str, str, str]


def compose(
    case: Case,
    pages: Iterable[ClaimPage],
    articles: Iterable[ReportedArticle],
    *,
    prepared_by: str,
    on: str,
    program: str,
    whole: bool = True,
    independence: Mapping[str, Independence] = MappingProxyType({}),
) -> Report:
    """The report on these claims, which stay in the order they come in; all else is put in order.

    `independence` tells of claims, by their ids, how far their sources are independent.
    """
    ordered_articles = tuple(sorted(map(_ordered_article, articles), key=_article_order))
    newest = {reported.article.id: reported.texts[-1].text.version for reported in ordered_articles}
    claims = tuple(
        _claim(_ordered_page(page), case, newest, independence.get(page.claim.id, Independence()))
        for page in pages
    )
    return Report(case, claims, ordered_articles, prepared_by, on, program, whole)


def _claim(
    page: ClaimPage, case: Case, newest: Mapping[str, int], independence: Independence
) -> ReportedClaim:
    open_points = still_open(page, case.scale, newest, independence)
    return ReportedClaim(page, open_points, _ordered_origins(independence))


def _ordered_page(page: ClaimPage) -> ClaimPage:
    return replace(
        page,
        appearances=tuple(sorted(page.appearances, key=_appearance_order)),
        evidence=tuple(sorted(page.evidence, key=_evidence_order)),
        verdicts=tuple(sorted(page.verdicts, key=lambda verdict: verdict.number)),
    )


def _ordered_origins(independence: Independence) -> Independence:
    origins = [
        Origin(
            tuple(sorted(origin.sources, key=_source_order)),
            tuple(sorted(origin.ties, key=_tie_order)),
        )
        for origin in independence.origins
    ]
    return Independence(
        tuple(sorted(origins, key=lambda origin: _source_order(origin.sources[0]))),
        tuple(sorted(independence.set_apart, key=_tie_order)),
    )


def _tie_order(tie: Tie) -> tuple[_Order, _Order]:
    return _source_order(tie.one), _source_order(tie.other)


def _ordered_article(reported: ReportedArticle) -> ReportedArticle:
    return replace(reported, texts=tuple(sorted(reported.texts, key=lambda one: one.text.version)))


def _evidence_order(cited: CitedPassage) -> tuple[bool, _Order, int, int, str]:
    """What an outlet answers for comes before what its readers wrote."""
    anchor = cited.evidence.anchor
    aside = not cited.source.zone.is_reporting
    return aside, _source_order(cited.source), anchor.start, anchor.end, cited.evidence.id


def _appearance_order(cited: CitedAppearance) -> tuple[_Order, int, int, str]:
    anchor = cited.appearance.anchor
    return _source_order(cited.source), anchor.start, anchor.end, cited.appearance.id


def _source_order(source: Source) -> _Order:
    return _by_date(source.attribution.published, source.name, source.text.id)


def _article_order(reported: ReportedArticle) -> _Order:
    """A page without a date of its own stands where the first of its parts does."""
    known = reported.article.attribution
    published = known.published or _earliest(reported.texts[-1].parts)
    return _by_date(published, known.outlet or known.title, reported.article.id)


def _earliest(parts: Sequence[Part]) -> str:
    return min((part.attribution.published for part in parts if part.attribution.published), default="")


def _by_date(published: str, name: str, identity: str) -> _Order:
    return not published, published, name.casefold(), identity
