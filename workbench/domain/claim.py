"""Claims: checkable statements, and where they were made."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.anchor import Anchor


class Status(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement.

    `said_on` and `speaks_about` are dates or periods in the analyst's words: `2020-01-06`,
    `end of 2011`. `created` is a moment in UTC and gives the order of the list.
    """

    id: str
    wording: str
    said_by: str = ""
    said_on: str = ""
    speaks_about: str = ""
    status: Status = Status.OPEN
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where a claim is made, in these or in other words."""

    id: str
    claim_id: str
    anchor: Anchor
