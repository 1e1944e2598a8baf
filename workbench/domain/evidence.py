"""Evidence: a passage, a claim, and what the one says about the other."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.anchor import Anchor


class Stance(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SpeechAct(StrEnum):
    """What the speaker does with the words; UNSTATED when the analyst has not said."""

    UNSTATED = ""
    ASSERTS = "asserts"
    REPORTS = "reports"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DECLINES = "declines to comment"
    CORRECTS = "corrects"
    RETRACTS = "retracts"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage linked to a claim; `linked_at` is a moment in UTC."""

    id: str
    claim_id: str
    anchor: Anchor
    stance: Stance
    speech_act: SpeechAct = SpeechAct.UNSTATED
    note: str = ""
    linked_by: str = ""
    linked_at: str = ""
