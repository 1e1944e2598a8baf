"""Proposing passages for a claim. All is for a worker: on `session.reader()`, closed afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.anchor import Anchor
from workbench.domain.candidate import Found
from workbench.domain.claim import Claim
from workbench.domain.suggestion import Ground, Reason, Reply, Suggestion
from workbench.finding.alike import Worded
from workbench.finding.cues import Place, Statement, leaning, reasons
from workbench.finding.cues.terms import is_only_date
from workbench.finding.index_terms import SCHEME, index_terms, placed_terms
from workbench.finding.ranking import Ranked, ranked, setting
from workbench.services.session import Session
from workbench.store.surroundings import Surroundings
from workbench.store.terms import Analyser, Weighing

if TYPE_CHECKING:
    from workbench.services.meaning import Meaning
    from workbench.store.candidates import Candidates

_ANALYSER = Analyser(SCHEME, index_terms)

_BEFORE, _AFTER = 400, 300
"""Characters around a passage that tell whose words it has."""

_NAMED = 6
"""Shared words that are named at most."""


def suggest(
    session: Session, claim: Claim, *, limit: int = 20, meaning: "Meaning | None" = None
) -> list[Suggestion]:
    """The passages of the case that may matter for a claim, best first, each with its reasons.

    Left out is what is linked to the claim, was answered for it or is where it was made; and, wherever
    they stand, the same words as something that was answered with “not sure” or “not relevant”. The same
    words as something linked are proposed: another outlet has them. `meaning` compares passages with the
    claim by what they mean, beside their words.
    """
    return Suggester(session, meaning).for_claim(claim, limit)


def suggest_for(
    session: Session, wording: str, *, limit: int = 20, meaning: "Meaning | None" = None
) -> list[Suggestion]:
    """The same for a statement that is no claim of the case."""
    return Suggester(session, meaning).for_claim(Claim("", wording), limit)


def prepare(session: Session) -> None:
    """Write down the terms of new passages, where the case can be written to. Suggesting does so itself;
    this is for doing it ahead, and for a case that will then be open for reading only.
    """
    session.bring_terms_up_to_date(_ANALYSER)


class Suggester:
    """Proposes passages for many claims, one after the other, from the case as it is now."""

    def __init__(self, session: Session, meaning: "Meaning | None" = None) -> None:
        self._session = session
        self._meaning = meaning
        self.candidates = _candidates(session)

    def for_claim(self, claim: Claim, limit: int) -> list[Suggestion]:
        found = self.candidates.best(index_terms(claim.wording), setting("looked_at"))
        settled = _Settled.of(self._session, claim)
        near = self._nearness(claim, found)
        best = (
            one
            for one in ranked(claim.wording, found, self.candidates.rarity, near)
            if not settled.has(one) and not is_only_date(one.candidate.words)
        )
        rows = _rows(best, limit)
        around = self._session.surroundings({one.candidate.text_id for row in rows for one in row})
        terms = {term.name for term in found.terms}
        meant = {one.words: share for one, share in zip(found.candidates, near or (), strict=False)}
        made = [[_suggestion(claim, terms, meant, one, around) for one in row] for row in rows]
        return [replace(first, alike=tuple(alike)) for first, *alike in made]

    def _nearness(self, claim: Claim, found: Found) -> list[float] | None:
        """How near each candidate comes to the claim by meaning, where something tells that."""
        if self._meaning is None or not found.candidates:
            return None
        return self._meaning.likeness(claim.wording, [one.words for one in found.candidates])


@dataclass(frozen=True, slots=True)
class _Settled:
    """What need not be proposed for a claim: some places, and some words wherever they stand."""

    places: Sequence[Anchor] = ()
    words: Sequence[Worded] = ()

    @classmethod
    def of(cls, session: Session, claim: Claim) -> "_Settled":
        if not claim.id:
            return cls()
        answers = session.answers_of(claim.id)
        linked = [one.anchor for one in session.evidence_of(claim.id)]
        made = [one.anchor for one in session.appearances_of(claim.id)]
        declined = [
            Worded(one.anchor.quote) for one in answers if one.reply in (Reply.NOT_SURE, Reply.NOT_RELEVANT)
        ]
        return cls([*linked, *made, *(one.anchor for one in answers)], declined)

    def has(self, one: Ranked) -> bool:
        candidate = one.candidate
        return any(
            place.text_id == candidate.text_id and place.overlaps(candidate.start, candidate.end)
            for place in self.places
        ) or (bool(self.words) and any(map(Worded(candidate.words).is_like, self.words)))


def _candidates(session: Session) -> "Candidates":
    bm25 = setting("bm25")
    weighing = Weighing(bm25["repetition"], bm25["length"], bm25["text_length"], bm25["text"])
    return session.candidates(_ANALYSER, weighing)


def _rows(ordered: Iterable[Ranked], limit: int) -> list[list[Ranked]]:
    """The best `limit` with those that are nearly the same words as each, all best first."""
    rows: list[tuple[Worded, list[Ranked]]] = []
    for one in ordered:
        worded = Worded(one.candidate.words)
        row = next((row for first, row in rows if first.is_like(worded)), None)
        if row is not None:
            row.append(one)
        elif len(rows) < limit:
            rows.append((worded, [one]))
    return [row for _, row in rows]


def _suggestion(
    claim: Claim, terms: set[str], meant: Mapping[str, float], one: Ranked, around: Surroundings
) -> Suggestion:
    anchor = around.anchor(one.candidate.text_id, one.candidate.start, one.candidate.end)
    source = around.source(anchor)
    before, after = around.beside(anchor, _BEFORE, _AFTER)
    said = source.attribution
    found = reasons(
        Statement(claim.wording, claim.said_by, claim.said_on, claim.speaks_about),
        Place(anchor.quote, before, after, source.zone, said.outlet, said.byline, said.published),
    )
    if all(reason.ground is Ground.ZONE for reason in found):
        found = (*found, _shared(terms, anchor.quote))
    if meant.get(one.candidate.words, 0.0) >= setting("meaning")["told"]:
        found = (*found, Reason(Ground.MEANING, "close in meaning"))
    lead, tail = around.context(anchor)
    return Suggestion(
        claim.id, anchor, source, round(one.score, 3), found, leaning(found), lead=lead, tail=tail
    )


def _shared(terms: set[str], quote: str) -> Reason:
    """What there is to say of a passage when there is nothing better: “shares: letter, draft, Milley”."""
    found = [(start, end) for start, end, term in placed_terms(quote) if term in terms]
    named = list(dict.fromkeys(quote[start:end] for start, end in found))[:_NAMED]
    words = f"shares: {', '.join(named)}" if named else "stands beside what speaks of it"
    return Reason(Ground.WORDS, words, found=tuple(found))
