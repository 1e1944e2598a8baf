"""What a quantity is: how many of what, how exactly, and where it stands."""

from dataclasses import dataclass, replace
from decimal import Decimal

AGE = "age"
"""What is counted by the years of somebody who is so old."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a text. `words[start:end] == written` is the number with the unit it is written with.

    `low` and `high` are the least and the most it can be, in that unit (a share of a whole as a number
    up to 1); `high` is None where there is no most. `unit` names the unit, "" for what is only counted.
    `counts` is the singular of what is counted, "" when the words do not say; `scope` are the words that
    narrow it (“U.S.”); `is_carried` when both stand further back. `qualifier` is one name for all words
    of one meaning: “about”, “almost”, “at least”, “more than”, “up to”, “less than”, “all but”, “only”,
    “as low as”, “another”; or "". `is_change` when something rises or falls by so much. The phrase from
    `phrase_start` to `phrase_end` has all of it.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str
    counts: str
    qualifier: str
    written: str
    scope: str = ""
    is_carried: bool = False
    is_change: bool = False
    phrase_start: int = 0
    phrase_end: int = 0

    @property
    def is_remainder(self) -> bool:
        """Whether it counts those who are not meant: “all but 3,000” will leave."""
        return self.qualifier == "all but"

    def moved(self, by: int) -> "Quantity":
        """The same quantity in longer words, in which its own begin at `by`."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            phrase_start=self.phrase_start + by,
            phrase_end=self.phrase_end + by,
        )
