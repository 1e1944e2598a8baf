"""A claim with everything that speaks for and against it, as text and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from workbench.cli.layout import ID_SHOWN, source_line, wrapped
from workbench.domain.dates import readable_date
from workbench.domain.errors import NotFound
from workbench.domain.evidence import Stance
from workbench.domain.moments import day_of
from workbench.domain.origin import Independence, Tie
from workbench.domain.overview import CitedAppearance, CitedPassage, ClaimPage, Source
from workbench.domain.scale import Scale
from workbench.domain.verdict import Verdict, standing

_HEADINGS = {
    Stance.SUPPORTS: ("✓", "Supports"),
    Stance.REFUTES: ("✗", "Refutes"),
    Stance.CONTEXT: ("•", "Context"),
}
_FACTS = (("said by", "said_by"), ("said on", "said_on"), ("speaks about", "speaks_about"))


def shown(page: ClaimPage, scale: Scale, independence: Independence) -> Iterator[str]:
    """The page in lines of text."""
    claim = page.claim
    yield from wrapped(f"{claim.wording}  [{claim.id[:ID_SHOWN]}]")
    for name, field in _FACTS:
        if value := getattr(claim, field):
            yield from wrapped(value, " " * 16, f"  {name:<14}")
    yield f"  {'status':<14}{claim.status}"
    if claim.tags:
        yield f"  {'tags':<14}{', '.join(claim.tags)}"
    if claim.note:
        yield from wrapped(claim.note, " " * 16, f"  {'note':<14}")
    for cited in page.appearances:
        place = f"{_quote(cited)} ({source_line(cited.source)})  [{cited.appearance.id[:ID_SHOWN]}]"
        yield from wrapped(place, " " * 16, f"  {'appears':<14}")
    yield from _verdict_lines(page, scale)
    yield from _independence_lines(independence)
    for stance, (mark, heading) in _HEADINGS.items():
        if group := page.taking(stance):
            yield ""
            yield f"{heading} ({len(group)})"
            for passage in group:
                yield from passage_lines(mark, passage)


def described(page: ClaimPage, scale: Scale, independence: Independence) -> dict[str, Any]:
    """The page as data: `text_id`, `start`, `end` (code points) and `quote` say where a passage stands."""
    return {
        **asdict(page.claim),
        "verdicts": [described_verdict(verdict, scale) for verdict in page.verdicts],
        "independence": _described_independence(independence),
        "appearances": [{"id": cited.appearance.id, **_described_place(cited)} for cited in page.appearances],
        "evidence": [described_passage(cited) for cited in page.evidence],
    }


def described_passage(cited: CitedPassage) -> dict[str, Any]:
    evidence = cited.evidence
    return {
        "id": evidence.id,
        "stance": evidence.stance,
        "speech_act": evidence.speech_act,
        "note": evidence.note,
        "linked_by": evidence.linked_by,
        "linked_at": evidence.linked_at,
        **_described_place(cited),
    }


def described_verdict(verdict: Verdict, scale: Scale) -> dict[str, Any]:
    return {**asdict(verdict), "label": label_of(scale, verdict.rating)}


def label_of(scale: Scale, rating_id: str) -> str:
    """The rating's label; its id, when it was given on a scale that the case no longer has."""
    try:
        return scale.rating(rating_id).label
    except NotFound:
        return rating_id


def _verdict_lines(page: ClaimPage, scale: Scale) -> Iterator[str]:
    yield ""
    last = standing(page.verdicts)
    if last is None:
        yield "No verdict yet"
        return
    yield f"Verdict: {label_of(scale, last.rating)}"
    yield from wrapped(
        f"as of {readable_date(last.as_of)}, by {last.given_by} on {day_of(last.given_at)}", "  "
    )
    yield from wrapped(last.rationale, "  ")
    for earlier in reversed(page.verdicts[:-1]):
        said = f"{label_of(scale, earlier.rating)}, as of {readable_date(earlier.as_of)}: {earlier.rationale}"
        yield from wrapped(said, "    ", "  before: ")


def _independence_lines(independence: Independence) -> Iterator[str]:
    """How many origins the evidence has, and why sources are taken to share one."""
    if not independence.sources:
        return
    yield ""
    yield f"From {independence.told}"
    for origin in independence.shared:
        yield from wrapped(" and ".join(source.name for source in origin.sources), "    ", "  = ")
        for tie in origin.ties:
            words = " · ".join(f"“{words}”" for words in tie.words)
            yield from wrapped(f"{tie.reason}: {words}" if words else tie.reason, "    ")

    for tie in independence.set_apart:
        by = tie.ruling.ruled_by if tie.ruling and tie.ruling.ruled_by else "an analyst"
        said = f"{tie.one.name} and {tie.other.name}: independent, says {by}, though {tie.reason}"
        yield from wrapped(said, "    ", "  ≠ ")


def _described_independence(independence: Independence) -> dict[str, Any]:
    return {
        "told": independence.told,
        "sources": independence.sources,
        "origins": [
            {
                "sources": [_described_source(source) for source in origin.sources],
                "ties": [_described_tie(tie) for tie in origin.ties],
            }
            for origin in independence.origins
        ],
        "set_apart": [_described_tie(tie) for tie in independence.set_apart],
    }


def _described_tie(tie: Tie) -> dict[str, Any]:
    return {
        "one": tie.one.name,
        "other": tie.other.name,
        "kind": tie.kind,
        "reason": tie.reason,
        "words": tie.words,
        "ruling": tie.ruling,
    }


def passage_lines(mark: str, passage: CitedPassage) -> Iterator[str]:
    """A linked passage: its words behind a mark, where they stand, what is said of it, and its id."""
    evidence = passage.evidence
    yield from wrapped(_quote(passage), "    ", f"  {mark} " if mark else "    ")
    said = [source_line(passage.source), str(evidence.speech_act)]
    if passage.orphan:
        said.append("to review: the words are no longer at this place")
    yield f"    {' · '.join(filter(None, said))}  [{evidence.id[:ID_SHOWN]}]"
    if evidence.note:
        yield from wrapped(evidence.note, "    ")


def _quote(cited: CitedPassage | CitedAppearance) -> str:
    """The words in one line, with the quotation marks that are their own and no others."""
    anchor = cited.evidence.anchor if isinstance(cited, CitedPassage) else cited.appearance.anchor
    return " ".join(anchor.quote.split())


def _described_place(cited: CitedPassage | CitedAppearance) -> dict[str, Any]:
    anchor = cited.evidence.anchor if isinstance(cited, CitedPassage) else cited.appearance.anchor
    return {**asdict(anchor), **_described_source(cited.source), "orphan": cited.orphan}


def _described_source(source: Source) -> dict[str, Any]:
    return {
        "article": source.article_id,
        "part": source.identity[1],
        "outlet": source.attribution.outlet,
        "title": source.attribution.title,
        "published": source.attribution.published,
        "zone": source.zone,
        "page_number": source.page_number or None,
    }
