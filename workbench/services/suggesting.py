"""Proposing passages for a claim. All is for a worker: on `session.reader()`, closed afterwards."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.domain.anchor import Anchor
from workbench.domain.claim import Claim
from workbench.domain.suggestion import Ground, Reason, Suggestion
from workbench.finding.folding import folded, squeezed
from workbench.finding.wording import little_words
from workbench.services.session import Session
from workbench.store.candidates import Candidate
from workbench.store.surroundings import Surroundings

_WORD = re.compile(r"\w+")
_NAMED_WORDS = 6


def suggest(session: Session, claim: Claim, *, limit: int = 20) -> list[Suggestion]:
    """The passages of the case that may matter for a claim, best first, each with its reasons.

    What is linked to the claim, what was answered for it and where it appears is left out.
    """
    settled = [
        record.anchor
        for records in (
            session.evidence_of(claim.id),
            session.answers_of(claim.id),
            session.appearances_of(claim.id),
        )
        for record in records
    ]
    return _suggested(session, claim, settled, limit)


def suggest_for(session: Session, wording: str, *, limit: int = 20) -> list[Suggestion]:
    """The same for a statement that is no claim of the case."""
    return _suggested(session, Claim("", wording), (), limit)


def _suggested(session: Session, claim: Claim, settled: Iterable[Anchor], limit: int) -> list[Suggestion]:
    terms = _terms(claim.wording)
    settled = list(settled)
    ranked = sorted(session.candidates(terms), key=lambda one: -one.score - one.article_score)
    open_ones = (one for one in ranked if not _is_settled(one, settled))
    rows = list(_folded_together(open_ones, limit))
    around = session.surroundings({one.text_id for row in rows for one in row})
    made = [[_suggestion(claim, terms, one, around) for one in row] for row in rows]
    return [replace(first, alike=tuple(alike)) for first, *alike in made]


def _folded_together(candidates: Iterable[Candidate], limit: int) -> Iterator[list[Candidate]]:
    """Candidates with the same words as one row, best first."""
    rows: dict[str, list[Candidate]] = {}
    for one in candidates:
        rows.setdefault(squeezed(folded(one.words)), []).append(one)
    return iter(list(rows.values())[:limit])


def _is_settled(candidate: Candidate, settled: Iterable[Anchor]) -> bool:
    return any(
        anchor.text_id == candidate.text_id and anchor.overlaps(candidate.start, candidate.end)
        for anchor in settled
    )


def _suggestion(claim: Claim, terms: Sequence[str], one: Candidate, around: Surroundings) -> Suggestion:
    anchor = around.anchor(one.text_id, one.start, one.end)
    lead, tail = around.context(anchor)
    score = round(one.score + one.article_score, 3)
    reasons = (_shared(terms, anchor.quote),)
    return Suggestion(claim.id, anchor, around.source(anchor), score, reasons, lead=lead, tail=tail)


def _shared(terms: Sequence[str], quote: str) -> Reason:
    """The words that a passage has in common with the claim: “shares: letter, draft, Milley”."""
    wanted = set(terms)
    found = [word for word in _WORD.finditer(quote) if folded(word[0]) in wanted]
    named = dict.fromkeys(word[0] for word in found)
    words = "shares: " + ", ".join(list(named)[:_NAMED_WORDS]) if named else "shares words"
    return Reason(Ground.WORDS, words, found=tuple(word.span() for word in found))


def _terms(wording: str) -> list[str]:
    """The words of a statement that say something, each once."""
    words = dict.fromkeys(_WORD.findall(folded(wording)))
    return [word for word in words if word not in little_words()] or list(words)
