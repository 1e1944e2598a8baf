"""The report on a case: built from what the session holds, looked at, and written to a file."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from workbench import __version__
from workbench.domain.article import Article
from workbench.domain.errors import UserError
from workbench.domain.overview import ClaimPage, Source
from workbench.reporting import formats
from workbench.reporting.compose import compose
from workbench.reporting.report import Report, ReportedArticle, ReportedText
from workbench.services.independence import Provenance
from workbench.services.session import Session

FORMATS: Mapping[str, str] = {suffix: known.name for suffix, known in formats.FORMATS.items()}
"""What a report can be written as, for people: the name of each format by the ending of the file."""


def build_report(
    session: Session, claim_ids: Iterable[str] | None = None, *, prepared_by: str, on: str
) -> Report:
    """The report on the whole case, or on chosen claims and the articles they cite.

    `on` is the date of the report, a full one: 2026-11-20. Raises NotFound for a claim that the case
    does not hold, UserError for another kind of date.
    """
    _check_day(on)
    with session.at_one_moment():  # or a passage could cite an article that is gone by now
        return _report(session, claim_ids, prepared_by, on)


def _report(session: Session, claim_ids: Iterable[str] | None, prepared_by: str, on: str) -> Report:
    chosen = None if claim_ids is None else {session.claim(claim_id).id for claim_id in claim_ids}
    wanted = [row.claim.id for row in session.claims() if chosen is None or row.claim.id in chosen]
    pages = [session.claim_page(claim_id) for claim_id in wanted]
    provenance = Provenance(session)
    cited = {source.article_id for page in pages for source in _sources(page)}
    articles = [
        _article(session, row.article)
        for row in session.articles()
        if chosen is None or row.article.id in cited
    ]
    return compose(
        session.case,
        pages,
        articles,
        prepared_by=prepared_by,
        on=on,
        program=f"Fact-Check Workbench {__version__}",
        whole=chosen is None,
        independence={page.claim.id: provenance.of(page) for page in pages},
    )


def write_report(report: Report, path: Path) -> None:
    """Write the report in the format that the file's ending asks for; a file that is there is replaced.

    Raises UserError for an unknown ending, and when the file cannot be written.
    """
    formats.save(formats.format_of(path).write(report), path)


def page_pictures(report: Report, *, dots_per_inch: float) -> list[bytes]:
    """Each page as it will be printed, as a PNG."""
    from workbench.reporting.pdf import to_pictures  # typst is large, and not needed to start

    return to_pictures(report, dots_per_inch=dots_per_inch)


def _check_day(on: str) -> None:
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day = None
    if day is None or day.isoformat() != on:
        raise UserError(f"“{on}” is not a day.", "Write the date of the report as 2026-11-20.")


def _sources(page: ClaimPage) -> Iterator[Source]:
    yield from (cited.source for cited in page.evidence)
    yield from (cited.source for cited in page.appearances)


def _article(session: Session, article: Article) -> ReportedArticle:
    """All versions: an older one may be cited, and that there is a newer one is worth knowing."""
    texts = []
    for text in session.texts_of(article.id):
        zones, parts = session.zones(text.id), session.parts(text.id)
        texts.append(ReportedText(text, session.words(text), tuple(zones), tuple(parts)))
    return ReportedArticle(article, tuple(texts))
