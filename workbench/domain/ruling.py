"""What analysts say of where two sources have their story from, whatever the program proposes."""

from dataclasses import dataclass
from enum import StrEnum


class Kinship(StrEnum):
    """Whether two sources have their story from one place."""

    ONE_ORIGIN = "one origin"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What an analyst says of two sources: articles, or parts of pages by the name of their outlet or
    title; the name is "" for a whole article. `ruled_at` is a moment in UTC.
    """

    id: str
    one_article_id: str
    one_part: str
    other_article_id: str
    other_part: str
    kinship: Kinship
    ruled_by: str = ""
    ruled_at: str = ""

    @property
    def sources(self) -> frozenset[tuple[str, str]]:
        """The identities of both sources, see `overview.Source.identity`."""
        return frozenset(((self.one_article_id, self.one_part), (self.other_article_id, self.other_part)))
