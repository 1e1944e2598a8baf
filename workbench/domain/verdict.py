"""Verdicts: what an analyst concludes about a claim, and why."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating with its reasons. A new verdict on a claim supersedes the older ones, which stay.

    `rating` is the id of a rating of the case's scale; `as_of` the date up to which the sources
    were considered; `given_at` a moment in UTC; `number` counts a claim's verdicts from 1.
    """

    id: str
    claim_id: str
    number: int
    rating: str
    rationale: str
    as_of: str
    given_by: str = ""
    given_at: str = ""


def standing(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that no other has superseded."""
    return max(verdicts, key=lambda verdict: verdict.number, default=None)
