"""The report as data: JSON that loses nothing, described by `resources/report/report.schema.json`.

`claims` hold their `text`, `verdict` and `evidence`; each piece of evidence its `stance`, its `quote`
and the place of it: `articles` → the one with the id `article` → the text with the id `text_id` →
`words[start:end]`, counted in code points, is the quote unless `orphan` says otherwise.
"""

import json
from dataclasses import asdict
from typing import Any

from workbench.domain.anchor import Anchor
from workbench.domain.article import Attribution, Part, Zone
from workbench.domain.evidence import Stance
from workbench.domain.origin import Independence, Origin
from workbench.domain.overview import CitedAppearance, CitedPassage, Source
from workbench.domain.scale import Scale
from workbench.domain.verdict import Verdict
from workbench.reporting.report import Report, ReportedArticle, ReportedClaim, ReportedText, rating_of

FORMAT = "factcheck-workbench-report"
VERSION = 1
"""Raised when a reader of the older form could misunderstand the newer one."""

_Json = dict[str, Any]


def to_json(report: Report) -> bytes:
    """The document, in UTF-8; the same bytes for an equal report."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "program": report.program,
        "prepared_by": report.prepared_by,
        "on": report.on,
        "whole_case": report.whole,
        "case": asdict(report.case),
        "claims": [_claim(reported, report.case.scale) for reported in report.claims],
        "articles": [_article(report, reported) for reported in report.articles],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _claim(reported: ReportedClaim, scale: Scale) -> _Json:
    claim = reported.claim
    return {
        "id": claim.id,
        "text": claim.wording,
        "said_by": claim.said_by,
        "said_on": claim.said_on,
        "speaks_about": claim.speaks_about,
        "status": claim.status,
        "tags": claim.tags,
        "note": claim.note,
        "created": claim.created,
        "verdict": _verdict(reported.verdict, scale) if reported.verdict else None,
        "superseded_verdicts": [_verdict(earlier, scale) for earlier in reported.superseded],
        "counted": {stance: reported.counted(stance) for stance in Stance},
        "outlets": reported.outlets,
        "independence": _independence(reported.independence),
        "evidence": [_evidence(cited) for cited in reported.page.evidence],
        "appearances": [_appearance(cited) for cited in reported.page.appearances],
        "still_open": reported.still_open,
    }


def _independence(independence: Independence) -> _Json:
    """A proposal of the program with its reasons, but for ties that an analyst has set or taken away."""
    return {
        "told": independence.told,
        "sources": independence.sources,
        "origins": [_origin(origin) for origin in independence.origins],
        "set_apart": [
            {
                "one": _named_source(tie.one),
                "other": _named_source(tie.other),
                "reason": tie.reason,
                "by": tie.ruling.ruled_by if tie.ruling else "",
            }
            for tie in independence.set_apart
        ],
    }


def _named_source(source: Source) -> _Json:
    return {"article": source.article_id, "source": _attribution(source.attribution)}


def _origin(origin: Origin) -> _Json:
    return {
        "sources": [_named_source(source) for source in origin.sources],
        "ties": [
            {
                "one": origin.sources.index(tie.one),
                "other": origin.sources.index(tie.other),
                "kind": tie.kind,
                "reason": tie.reason,
                "words": tie.words,
            }
            for tie in origin.ties
        ],
    }


def _verdict(verdict: Verdict, scale: Scale) -> _Json:
    rating = rating_of(scale, verdict)
    return {
        "id": verdict.id,
        "number": verdict.number,
        "rating": verdict.rating,
        "label": rating.label,
        "tone": rating.tone,
        "meaning": rating.meaning,
        "rationale": verdict.rationale,
        "as_of": verdict.as_of,
        "given_by": verdict.given_by,
        "given_at": verdict.given_at,
    }


def _evidence(cited: CitedPassage) -> _Json:
    evidence = cited.evidence
    return {
        "id": evidence.id,
        "stance": evidence.stance,
        **_place(evidence.anchor, cited.source, orphan=cited.orphan),
        "lead": cited.lead,
        "tail": cited.tail,
        "speech_act": evidence.speech_act,
        "note": evidence.note,
        "linked_by": evidence.linked_by,
        "linked_at": evidence.linked_at,
    }


def _appearance(cited: CitedAppearance) -> _Json:
    place = _place(cited.appearance.anchor, cited.source, orphan=cited.orphan)
    return {"id": cited.appearance.id, **place}


def _place(anchor: Anchor, source: Source, *, orphan: bool) -> _Json:
    """W3C Web Annotation calls `quote` exact, and names `prefix`, `suffix`, `start` and `end` as here."""
    return {
        "quote": anchor.quote,
        "article": source.article_id,
        "text_id": anchor.text_id,
        "version": source.text.version,
        "words_sha256": source.text.words_sha256,
        "start": anchor.start,
        "end": anchor.end,
        "prefix": anchor.before,
        "suffix": anchor.after,
        "orphan": orphan,
        "zone": source.zone,
        "counts": source.zone.is_reporting,
        "source": _attribution(source.attribution),
        "page": _attribution(source.page) if source.page else None,
        "page_number": source.page_number or None,
    }


def _article(report: Report, reported: ReportedArticle) -> _Json:
    article = reported.article
    return {
        "id": article.id,
        "number": report.number_of(article.id),
        **_attribution(article.attribution),
        "note": article.note,
        "texts": [_text(one) for one in reported.texts],
    }


def _text(reported: ReportedText) -> _Json:
    text = reported.text
    return {
        "id": text.id,
        "version": text.version,
        "file_name": text.file_name,
        "known_id": text.known_id,
        "captured": text.captured,
        "encoding": text.encoding,
        "original_sha256": text.original_sha256,
        "original_size": text.original_size,
        "words_sha256": text.words_sha256,
        "length": text.length,
        "page_starts": list(text.page_starts),
        "words": reported.words,
        "zones": [_zone(zone) for zone in reported.zones],
        "parts": [_part(part) for part in reported.parts],
    }


def _zone(zone: Zone) -> _Json:
    return {"id": zone.id, "start": zone.start, "end": zone.end, "kind": zone.kind, "label": zone.label}


def _part(part: Part) -> _Json:
    return {"id": part.id, "start": part.start, "end": part.end, **_attribution(part.attribution)}


def _attribution(said: Attribution) -> _Json:
    return {
        "title": said.title,
        "outlet": said.outlet,
        "byline": said.byline,
        "published": said.published,
        "updated": said.updated,
        "url": said.url,
        "language": said.language,
        "origins": dict(sorted(said.origins.items())),
    }
