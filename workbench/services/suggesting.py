"""Proposing passages for a claim. All is for a worker: on `session.reader()`, closed afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.anchor import Anchor
from workbench.domain.candidate import Candidate
from workbench.domain.claim import Claim
from workbench.domain.suggestion import Ground, Reason, Suggestion
from workbench.finding.folding import folded, squeezed
from workbench.finding.index_terms import SCHEME, index_terms, placed_terms
from workbench.finding.ranking import Ranked, ranked, setting
from workbench.services.session import Session
from workbench.store.surroundings import Surroundings
from workbench.store.terms import Analyser, Weighing

if TYPE_CHECKING:
    from workbench.store.candidates import Candidates

_ANALYSER = Analyser(SCHEME, index_terms)
_NAMED_WORDS = 6


def suggest(session: Session, claim: Claim, *, limit: int = 20) -> list[Suggestion]:
    """The passages of the case that may matter for a claim, best first, each with its reasons.

    What is linked to the claim, what was answered for it and where it appears is left out.
    """
    return Suggester(session).for_claim(claim, limit)


def suggest_for(session: Session, wording: str, *, limit: int = 20) -> list[Suggestion]:
    """The same for a statement that is no claim of the case."""
    return Suggester(session).for_claim(Claim("", wording), limit)


def prepare(session: Session) -> None:
    """Write down the terms of passages that are new, where the case can be written to. Suggesting does the
    same; this is for a case that will be read only.
    """
    _candidates(session)


class Suggester:
    """Proposes passages for many claims, one after the other, from the case as it is now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._candidates = _candidates(session)

    def for_claim(self, claim: Claim, limit: int) -> list[Suggestion]:
        found = self._candidates.best(index_terms(claim.wording), setting("looked_at"))
        settled = _settled(self._session, claim)
        open_ones = [one for one in ranked(claim.wording, found) if not _is_settled(one.candidate, settled)]
        rows = list(_folded_together(open_ones, limit))
        around = self._session.surroundings({one.candidate.text_id for row in rows for one in row})
        terms = {term.name for term in found.terms}
        made = [[_suggestion(claim, terms, one, around) for one in row] for row in rows]
        return [replace(first, alike=tuple(alike)) for first, *alike in made]


def _candidates(session: Session) -> "Candidates":
    bm25 = setting("bm25")
    weighing = Weighing(bm25["repetition"], bm25["length"], bm25["text_length"], bm25["text"])
    return session.candidates(_ANALYSER, weighing)


def _settled(session: Session, claim: Claim) -> list[Anchor]:
    """Where something is that needs no proposing for this claim any more."""
    if not claim.id:
        return []
    linked = [one.anchor for one in session.evidence_of(claim.id)]
    answered = [one.anchor for one in session.answers_of(claim.id)]
    return [*linked, *answered, *(one.anchor for one in session.appearances_of(claim.id))]


def _is_settled(candidate: Candidate, settled: Iterable[Anchor]) -> bool:
    return any(
        anchor.text_id == candidate.text_id and anchor.overlaps(candidate.start, candidate.end)
        for anchor in settled
    )


def _folded_together(ordered: Iterable[Ranked], limit: int) -> Iterator[list[Ranked]]:
    """Candidates with the same words as one row, best first."""
    rows: dict[str, list[Ranked]] = {}
    for one in ordered:
        rows.setdefault(squeezed(folded(one.candidate.words)), []).append(one)
    return iter(list(rows.values())[:limit])


def _suggestion(claim: Claim, terms: set[str], one: Ranked, around: Surroundings) -> Suggestion:
    candidate = one.candidate
    anchor = around.anchor(candidate.text_id, candidate.start, candidate.end)
    lead, tail = around.context(anchor)
    reasons = (_shared(terms, anchor.quote),)
    return Suggestion(
        claim.id, anchor, around.source(anchor), round(one.score, 3), reasons, lead=lead, tail=tail
    )


def _shared(terms: set[str], quote: str) -> Reason:
    """The words that a passage has in common with the claim: “shares: letter, draft, Milley”."""
    found = [(start, end) for start, end, term in placed_terms(quote) if term in terms]
    named = list(dict.fromkeys(quote[start:end] for start, end in found))[:_NAMED_WORDS]
    return Reason(Ground.WORDS, f"shares: {', '.join(named)}", found=tuple(found))
