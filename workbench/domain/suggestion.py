"""Passages that are proposed for a claim, the reasons in words, and what the analyst said of them."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Stance
from workbench.domain.overview import Source


class Reply(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"
    NOT_SURE = "not sure"
    NOT_RELEVANT = "not relevant"


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one proposed passage, kept so that it is not proposed again."""

    id: str
    claim_id: str
    anchor: Anchor
    reply: Reply
    answered_by: str = ""
    answered_at: str = ""


class Ground(StrEnum):
    """What a reason rests on."""

    WORDS = "words"
    MEANING = "meaning"
    NUMBER = "number"
    POLARITY = "polarity"
    SPEECH_ACT = "speech act"
    SPEAKER = "speaker"
    DATE = "date"
    QUOTED = "quoted"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage is proposed, or what to beware of in it: “different number: 27,000 for troops”.

    `leaning` is the stance this reason alone speaks for, if it speaks for any. `found` are the
    stretches of the passage that gave it, as (start, end) in code points within the passage.
    """

    ground: Ground
    words: str
    leaning: Stance | None = None
    found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage proposed for a claim. Best first by `score`, which means nothing beyond that order.

    `leaning` is SUPPORTS or REFUTES only when a reason gives it. `alike` are nearly the same words at
    other places, best first, none of them with an `alike` of its own. `lead` and `tail` are the words
    around the passage, as for a cited one.
    """

    claim_id: str
    anchor: Anchor
    source: Source
    score: float
    reasons: tuple[Reason, ...] = ()
    leaning: Stance | None = None
    lead: str = ""
    tail: str = ""
    alike: tuple["Suggestion", ...] = ()
