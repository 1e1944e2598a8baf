"""What a claim still lacks, said so that an editor knows it before printing."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.evidence import Stance
from workbench.domain.origin import Independence
from workbench.domain.overview import CitedPassage, ClaimPage
from workbench.domain.scale import Scale
from workbench.domain.verdict import standing
from workbench.reporting.report import rating_of
from workbench.reporting.words import apart, listed, quoted


def still_open(
    page: ClaimPage, scale: Scale, newest: Mapping[str, int], independence: Independence
) -> tuple[str, ...]:
    """One sentence for each gap; none when nothing is open.

    `newest` is the newest version of each article by its id; `independence` tells how far its sources are.
    """
    return (
        *_about_the_verdict(page, scale),
        *_about_the_evidence(page),
        *_about_the_origins(independence),
        *_about_the_sources(page, newest),
        *_about_the_claim(page),
    )


def _about_the_verdict(page: ClaimPage, scale: Scale) -> Iterator[str]:
    verdict = standing(page.verdicts)
    if verdict is None:
        yield "No verdict has been given."
        return
    rating = rating_of(scale, verdict)
    if rating.tone == "open":
        yield f"The verdict leaves the claim open: {apart(rating.label)}."
    if not verdict.rationale:
        yield "The verdict has no rationale."
    for stance in (Stance.SUPPORTS, Stance.REFUTES):
        if rating.tone == stance and not _counted(page, stance):
            yield f"The verdict is {quoted(rating.label)}, yet no counted passage {stance} the claim."
    later = [cited for cited in page.evidence if cited.evidence.linked_at > verdict.given_at]
    if later:
        yield f"{counted(len(later), 'passage was', 'passages were')} linked after the verdict was given."
    unseen = [cited for cited in page.evidence if _is_after(_published(cited), verdict.as_of)]
    if unseen:
        yield (
            f"{counted(len(unseen), 'passage was', 'passages were')} published after "
            f"{readable_date(verdict.as_of)}, up to which the verdict looks."
        )


def _about_the_evidence(page: ClaimPage) -> Iterator[str]:
    supporting, refuting = (_counted(page, stance) for stance in (Stance.SUPPORTS, Stance.REFUTES))
    weighing = [*supporting, *refuting]
    if not page.evidence:
        yield "No passage is linked to the claim."
    elif not any(cited.source.zone.is_reporting for cited in page.evidence):
        yield "The only evidence comes from comments, teasers or boilerplate."
    elif not weighing:
        yield "No counted passage supports or refutes the claim; what is linked is context."
    elif len(outlets := {cited.source.name for cited in weighing}) == 1 and len(weighing) > 1:
        yield f"All counted evidence comes from one outlet: {apart(outlets.pop())}."
    elif len(weighing) == 1:
        yield f"The evidence is a single passage, from {apart(weighing[0].source.name)}."
    if supporting and refuting and standing(page.verdicts) is None:
        yield (
            f"The evidence conflicts and has not been weighed: {len(supporting)} for, "
            f"{len(refuting)} against."
        )
    orphans = sum(cited.orphan for cited in page.evidence) + sum(cited.orphan for cited in page.appearances)
    if orphans:
        yield f"{counted(orphans, 'passage is', 'passages are')} no longer at the remembered place."


def _about_the_origins(independence: Independence) -> Iterator[str]:
    outlets = {source.name for origin in independence.origins for source in origin.sources}
    if len(independence.origins) == 1 and len(outlets) > 1:
        yield f"All counted evidence seems to have one origin, though {len(outlets)} outlets tell it."


def _about_the_sources(page: ClaimPage, newest: Mapping[str, int]) -> Iterator[str]:
    yield from _lacking(page.evidence, "outlet", lambda cited: bool(cited.source.attribution.outlet))
    yield from _lacking(page.evidence, "publication date", lambda cited: bool(_published(cited)))
    outdated = [
        cited
        for cited in page.evidence
        if cited.source.text.version < newest.get(cited.source.article_id, cited.source.text.version)
    ]
    if outdated:
        yield (
            f"{counted(len(outdated), 'passage is', 'passages are')} cited from a version of an article "
            "that a newer capture has followed."
        )


def _lacking(
    passages: Sequence[CitedPassage], what: str, has_it: Callable[[CitedPassage], bool]
) -> Iterator[str]:
    without = sorted({_call(cited) for cited in passages if not has_it(cited)})
    if without:
        yield f"No {what} is known of {listed(without)}."


def _call(cited: CitedPassage) -> str:
    title = cited.source.attribution.title
    return quoted(title) if title else apart(cited.source.text.file_name)


def _about_the_claim(page: ClaimPage) -> Iterator[str]:
    if not page.claim.said_by:
        yield "Who makes the claim is not recorded."
    if not page.appearances:
        yield "No place where the claim is made is recorded."


def _counted(page: ClaimPage, stance: Stance) -> list[CitedPassage]:
    return [cited for cited in page.taking(stance) if cited.source.zone.is_reporting]


def _published(cited: CitedPassage) -> str:
    return cited.source.attribution.published


def _is_after(date: str, limit: str) -> bool:
    """Whether a date lies after another for certain: `2020-01` is not after `2020-01-06`."""
    known = min(len(date), len(limit))
    return date[:known] > limit[:known]
