"""The scale a case is judged on: an ordered set of ratings."""

from dataclasses import dataclass

from workbench.domain.errors import NotFound


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a scale. `tone` is what colour and icon it takes: `supports`, `refutes`, `mixed`
    or `open`; `meaning` is the sentence a reader of the report is told.
    """

    id: str
    label: str
    tone: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scale:
    """`ratings` in their order, the best first."""

    id: str
    name: str
    ratings: tuple[Rating, ...]

    def rating(self, rating_id: str) -> Rating:
        """Raises NotFound for a rating that this scale does not have."""
        for rating in self.ratings:
            if rating.id == rating_id:
                return rating
        known = ", ".join(rating.id for rating in self.ratings)
        raise NotFound(f"The scale “{self.name}” has no rating “{rating_id}”.", f"It has: {known}.")
