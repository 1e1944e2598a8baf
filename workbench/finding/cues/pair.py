"""A statement and a place side by side, and how far what is seen between them may lean."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.span import Span
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues.leanings import Cue, stance_of
from workbench.finding.cues.lexicon import intentions, is_plain_fact
from workbench.finding.cues.polarity import Contrast, Kind, Turn, contrasts, has_loss, has_negation
from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.terms import share, terms


@dataclass(frozen=True, slots=True)
class Pair:
    """`share` is how much of what the statement speaks of the place says something of, 0 to 1."""

    statement: Statement
    place: Place
    share: float

    @classmethod
    def of(cls, statement: Statement, place: Place) -> "Pair":
        return cls(statement, place, share(statement.wording, place.words))

    @property
    def claim(self) -> str:
        return self.statement.wording

    @property
    def passage(self) -> str:
        return self.place.words

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        return contrasts(self.claim, self.passage)

    @property
    def may_lean(self) -> bool:
        """Comments and teasers lean to nothing; nor does anything to what ought to be, or would be if."""
        return self.place.zone.is_reporting and is_plain_fact(self.claim)

    @property
    def is_only_wanted(self) -> bool:
        """Whether the passage tells what somebody wants or promises, and the claim does not."""
        return _tells_intention(self.passage) and not _tells_intention(self.claim)

    @property
    def goes_one_way(self) -> bool:
        """Whether the passage says all of the same, or all of the contrary, and of the thing itself or of
        its absence as the claim does.
        """
        ways = {one.turn is Turn.SAME for one in self.contrasts if one.kind is not Kind.WORD}
        return len(ways) < 2 and has_loss(self.claim) == has_loss(self.passage)

    @property
    def has_not_alike(self) -> bool:
        """Whether both have a “not” somewhere, or neither."""
        return has_negation(self.claim) == has_negation(self.passage)

    def reason(
        self, ground: Ground, words: str, found: Sequence[Span] = (), cue: Cue | None = None
    ) -> Reason:
        """A reason that leans to what its cue speaks for, as far as this pair lets it."""
        leans = cue is not None and self.may_lean and not self.is_only_wanted
        return Reason(ground, words, stance_of(cue, self.share) if cue and leans else None, tuple(found))


@lru_cache(maxsize=1024)
def _tells_intention(words: str) -> bool:
    return any(term.stem in intentions() for term in terms(words))
