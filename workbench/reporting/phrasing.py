"""From a Report to its Printed form: which words each fact is given.

Every string that comes from an article or a person passes through `shown` here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.anchor import CONTEXT, Anchor
from workbench.domain.article import Attribution, Part, ZoneKind
from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.origin import Tie
from workbench.domain.overview import CitedAppearance, CitedPassage, Source
from workbench.domain.scale import Scale
from workbench.domain.verdict import Verdict
from workbench.reporting.links import address_of_quote, web_address
from workbench.reporting.printed import (
    TONES,
    Fact,
    Printed,
    PrintedClaim,
    PrintedEntry,
    PrintedGroup,
    PrintedPassage,
    PrintedRating,
    PrintedSource,
    PrintedTie,
    PrintedVerdict,
)
from workbench.reporting.report import Report, ReportedArticle, ReportedClaim, ReportedText, rating_of
from workbench.reporting.words import apart, quoted, readable_moment, shown

_LONGEST_WORDS = 240
"""Characters of the words that two sources share; where they stand is told beside them."""


def printed(report: Report) -> Printed:
    """The report in words."""
    claims = tuple(_claim(report, number, reported) for number, reported in enumerate(report.claims, start=1))
    return Printed(
        title=shown(report.case.title).strip() or "Untitled case",
        note=shown(report.case.note),
        prepared_by=shown(report.prepared_by),
        on=report.on,
        program=report.program,
        facts=tuple(_facts_of_the_report(report)),
        scale=shown(report.case.scale.name),
        ratings=tuple(_ratings(report)),
        claims=claims,
        sources=tuple(_source(report, reported) for reported in report.articles),
    )


def _facts_of_the_report(report: Report) -> Iterator[Fact]:
    claims = counted(len(report.claims), "claim")
    if report.prepared_by:
        yield Fact("Prepared by", shown(report.prepared_by))
    yield Fact("Date", readable_date(report.on))
    yield Fact("Contents", f"{claims}, the whole case" if report.whole else f"{claims} chosen from the case")
    yield Fact("Sources", counted(len(report.articles), "article"))


def _ratings(report: Report) -> Iterator[PrintedRating]:
    """The scale from its best step to its worst, then what is not on it."""
    scale = report.case.scale
    standing = [reported.verdict for reported in report.claims]
    given = [rating_of(scale, verdict) for verdict in standing if verdict is not None]
    times = Counter(rating.id for rating in given)
    ratings = dict.fromkeys((*scale.ratings, *sorted(given, key=lambda rating: rating.id)))
    for rating in ratings:
        yield PrintedRating(shown(rating.label), _tone(rating.tone), shown(rating.meaning), times[rating.id])
    if None in standing:
        yield PrintedRating("No verdict", "open", "The claim has not been judged.", standing.count(None))


def _claim(report: Report, number: int, reported: ReportedClaim) -> PrintedClaim:
    claim, verdict, scale = reported.claim, reported.verdict, report.case.scale
    facts = [
        Fact("Said by", shown(claim.said_by) or "not recorded", known=bool(claim.said_by)),
        Fact("Said on", readable_date(shown(claim.said_on)) or "not recorded", known=bool(claim.said_on)),
        Fact("Speaks about", readable_date(shown(claim.speaks_about))),
        Fact("Status", str(claim.status)),
        Fact("Tags", shown(", ".join(claim.tags))),
        Fact("Note", shown(claim.note)),
    ]
    return PrintedClaim(
        id=f"claim-{claim.id}",
        number=number,
        wording=shown(claim.wording),
        facts=tuple(fact for fact in facts if fact.value),
        verdict=_verdict(verdict, scale) if verdict else None,
        appearances=tuple(_appearance(report, cited) for cited in reported.page.appearances),
        groups=tuple(_group(report, reported, stance) for stance in Stance),
        superseded=tuple(_verdict(earlier, scale) for earlier in reported.superseded),
        still_open=reported.still_open,
        supports=reported.counted(Stance.SUPPORTS),
        refutes=reported.counted(Stance.REFUTES),
        context=reported.counted(Stance.CONTEXT),
        outlets=_outlets(report, reported),
        independence=reported.independence.told if reported.independence.sources > 1 else "",
        ties=(*_ties(report, reported), *_set_apart(report, reported)),
    )


def _outlets(report: Report, reported: ReportedClaim) -> tuple[str, ...]:
    """Who is heard; where nobody knows the outlet, which source of the list it is."""
    named = {shown(cited.source.attribution.outlet) for cited in reported.weighing}
    nameless = {
        report.number_of(cited.source.article_id)
        for cited in reported.weighing
        if not cited.source.attribution.outlet
    }
    numbers = [f"outlet of source {number} not known" for number in sorted(nameless)]
    return (*sorted(filter(None, named), key=lambda name: (name.casefold(), name)), *numbers)


def _ties(report: Report, reported: ReportedClaim) -> Iterator[PrintedTie]:
    for origin in reported.independence.shared:
        for tie in origin.ties:
            words = tuple(shown(_cut(words)) for words in tie.words)
            yield PrintedTie(_both(report, tie), shown(tie.reason), words)


def _set_apart(report: Report, reported: ReportedClaim) -> Iterator[PrintedTie]:
    """What an analyst says is no common origin, though something speaks for it."""
    for tie in reported.independence.set_apart:
        by = tie.ruling.ruled_by if tie.ruling and tie.ruling.ruled_by else "an analyst"
        yield PrintedTie(_both(report, tie), shown(f"independent, says {apart(by)}, though {tie.reason}"), ())


def _both(report: Report, tie: Tie) -> str:
    return f"{_who(report, tie.one)} and {_who(report, tie.other)}"


def _who(report: Report, source: Source) -> str:
    return apart(source.attribution.outlet) or f"source {report.number_of(source.article_id)}"


def _cut(words: str) -> str:
    """The beginning of long words, whole words only."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rpartition(' ')[0]} …"


def _verdict(verdict: Verdict, scale: Scale) -> PrintedVerdict:
    rating = rating_of(scale, verdict)
    by = f"by {apart(verdict.given_by)}" if verdict.given_by else ""
    on = f"on {apart(readable_moment(verdict.given_at))}" if verdict.given_at else ""
    return PrintedVerdict(
        label=shown(rating.label),
        tone=_tone(rating.tone),
        meaning=shown(rating.meaning),
        as_of=shown(readable_date(verdict.as_of)),
        given=_joined("Given", by, on) if by or on else "",
        rationale=shown(verdict.rationale),
    )


def _tone(tone: str) -> str:
    """Scales are files that people write; a tone nobody knows is printed as an open one."""
    return tone if tone in TONES else "open"


_TITLES = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.CONTEXT: "Context"}
_NOTHING = {
    Stance.SUPPORTS: "No passage supports the claim.",
    Stance.REFUTES: "No passage refutes the claim.",
    Stance.CONTEXT: "",
}


def _group(report: Report, reported: ReportedClaim, stance: Stance) -> PrintedGroup:
    passages = tuple(_evidence(report, cited) for cited in reported.page.taking(stance))
    return PrintedGroup(stance.value, _TITLES[stance], passages, "" if passages else _NOTHING[stance])


def _evidence(report: Report, cited: CitedPassage) -> PrintedPassage:
    evidence = cited.evidence
    lead, tail = _remembered(evidence.anchor) if cited.orphan else (cited.lead, cited.tail)
    return replace(
        _passage(report, cited.source, evidence.id, evidence.anchor, orphan=cited.orphan),
        lead=shown(_context(lead.lstrip())),
        tail=shown(_context(tail.rstrip())),
        act=evidence.speech_act.value.capitalize(),
        note=shown(evidence.note),
        linked=_linked(evidence),
    )


def _remembered(anchor: Anchor) -> tuple[str, str]:
    """What an anchor knows of its surroundings, without the word that is cut at either end."""
    before = re.sub(r"^\S*\s", "… ", anchor.before) if len(anchor.before) == CONTEXT else anchor.before
    after = re.sub(r"\s\S*$", " …", anchor.after) if len(anchor.after) == CONTEXT else anchor.after
    return before, after


def _context(words: str) -> str:
    """Paragraphs around a quote stand close together; the quote itself keeps its own lines."""
    return re.sub(r"\s*\n\s*", "\n", words)


def _linked(evidence: Evidence) -> str:
    by = f"by {apart(evidence.linked_by)}" if evidence.linked_by else ""
    on = f"on {apart(readable_moment(evidence.linked_at))}" if evidence.linked_at else ""
    return _joined("Linked", by, on) if by or on else ""


def _appearance(report: Report, cited: CitedAppearance) -> PrintedPassage:
    appearance = cited.appearance
    return _passage(report, cited.source, appearance.id, appearance.anchor, orphan=cited.orphan)


def _passage(
    report: Report, source: Source, record_id: str, anchor: Anchor, *, orphan: bool
) -> PrintedPassage:
    said, page, text = source.attribution, source.page, source.text
    number = report.number_of(source.article_id)
    return PrintedPassage(
        id=f"passage-{record_id}",
        lead="",
        quote=shown(anchor.quote),
        tail="",
        language=_language(said.language or (page.language if page else "")),
        source=shown(said.outlet) or "Outlet not known",
        details=tuple(_details(source)),
        number=number,
        source_id=f"source-{source.article_id}" if number else "",
        link=address_of_quote(said.url or (page.url if page else ""), anchor.quote),
        act="",
        note="",
        warnings=tuple(_warnings(source.zone, orphan)),
        linked="",
        place=(
            f"Characters {anchor.start:,}–{anchor.end:,} of text {apart(text.id)}, version {text.version}, "
            f"words {text.words_sha256[:12]}…"
        ),
    )


def _details(source: Source) -> Iterator[str]:
    """What identifies a source beside its outlet."""
    said = source.attribution
    yield shown(said.title) or f"no title, file {apart(source.text.file_name)}"
    if said.byline:
        yield shown(said.byline)
    yield readable_date(shown(said.published)) or "date not known"
    if source.page is not None and source.page.outlet:
        yield f"found on a page of {apart(source.page.outlet)}"
    elif source.page is not None and source.page.title:
        yield f"found on the page {quoted(source.page.title)}"
    if source.page_number:
        yield f"page {source.page_number:,}"
    if source.zone in _SAID_ZONES:
        yield _SAID_ZONES[source.zone]


_SAID_ZONES = {
    ZoneKind.HEADLINE: "headline",
    ZoneKind.DOCUMENT: "in a quoted document",
    ZoneKind.CAPTION: "caption",
    ZoneKind.CORRECTION: "correction",
}
_NOT_REPORTING = {
    ZoneKind.COMMENTS: "From the readers’ comments, for which the outlet does not answer. Not counted.",
    ZoneKind.TEASER: "From a teaser, not from the article itself. Not counted.",
    ZoneKind.BOILERPLATE: "From boilerplate around the article. Not counted.",
}


def _warnings(zone: ZoneKind, orphan: bool) -> Iterator[str]:
    if orphan:
        yield "Orphan: these words are no longer at the remembered place. To be reviewed."
    if zone in _NOT_REPORTING:
        yield _NOT_REPORTING[zone]


def _source(report: Report, reported: ReportedArticle) -> PrintedSource:
    article, newest = reported.article, reported.texts[-1]
    said = article.attribution
    cited = sum(
        cited.source.article_id == article.id for claim in report.claims for cited in claim.page.evidence
    )
    parts = newest.parts
    return PrintedSource(
        id=f"source-{article.id}",
        number=report.number_of(article.id),
        name=shown(said.title or said.outlet or newest.text.file_name),
        cited=f"{counted(cited, 'passage')} cited" if cited else "Considered, not cited",
        facts=(*_attribution(said), *([Fact("Note", shown(article.note))] if article.note else [])),
        parts=tuple(_part(part, number, len(parts)) for number, part in enumerate(parts, start=1)),
        versions=tuple(map(_version, reported.texts)),
    )


def _part(part: Part, number: int, parts: int) -> PrintedEntry:
    place = f"characters {part.start:,}–{part.end:,}"
    return PrintedEntry(f"Part {number} of {parts}, {place}", tuple(_attribution(part.attribution)))


def _attribution(said: Attribution) -> Iterator[Fact]:
    """Every field a source should have, also when nobody knows it; the others when they are known."""
    yield _attributed(said, "title", "Title", said.title)
    yield _attributed(said, "outlet", "Outlet", said.outlet)
    yield _attributed(said, "byline", "Byline", said.byline)
    yield _attributed(said, "published", "Published", readable_date(said.published))
    if said.updated:
        yield _attributed(said, "updated", "Updated", readable_date(said.updated))
    yield replace(_attributed(said, "url", "Address", said.url), link=web_address(said.url))
    if said.language:
        yield _attributed(said, "language", "Language", said.language)


def _attributed(said: Attribution, field: str, label: str, value: str) -> Fact:
    if not value:
        return Fact(label, "not known", known=False)
    origin = said.origins.get(field, "")
    return Fact(label, shown(value), origin="the analyst" if origin == "analyst" else shown(origin))


def _version(reported: ReportedText) -> PrintedEntry:
    text = reported.text
    facts = (
        Fact("Captured", shown(readable_moment(text.captured))),
        Fact("File", shown(text.file_name)),
        *([Fact("ID", shown(text.known_id))] if text.known_id else []),
        Fact("Read as", f"{shown(text.encoding)}, {counted(text.length, 'character')}"),
        *([Fact("Pages", f"{len(text.page_starts):,}")] if text.page_starts else []),
        Fact("Original", f"{counted(text.original_size, 'byte')}, SHA-256 {text.original_sha256}"),
        Fact("Words", f"SHA-256 {text.words_sha256}"),
        Fact("Text", shown(text.id)),
    )
    return PrintedEntry(f"Version {text.version}", facts)


def _language(tag: str) -> str:
    """The language of a tag such as `en-GB`, when it has the form of one."""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_].*)?", tag.strip().lower())
    return match[1] if match else ""


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))
