"""What an analyst said of a passage that was proposed for a claim."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.anchor import Anchor


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
