"""Articles of a case, paragraph by paragraph."""

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache

from workbench.domain.article import Article, Text, Zone
from workbench.reading.repeated import Piece, once, pieces
from workbench.services.session import Session

AT_HAND = 64
"""Articles whose paragraphs are kept at hand while they are compared."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article of the case with its paragraphs, and the numbers of those that stand in it once."""

    article: Article
    text: Text
    words: str = field(repr=False)
    zones: Sequence[Zone]
    pieces: Sequence[Piece]
    once: Collection[int]

    def piece(self, number: int) -> Piece | None:
        return next((piece for piece in self.pieces if piece.number == number), None)


class Pages:
    """The articles as a case has them; some are kept at hand."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.page = lru_cache(AT_HAND)(self._page)
        self.outlet = cache(lambda article_id: session.article(article_id).attribution.outlet)

    def _page(self, article_id: str) -> Page:
        text = self.session.newest_text(article_id)
        words, zones = self.session.words(text), self.session.zones(text.id)
        page = pieces(words, zones)
        return Page(self.session.article(article_id), text, words, zones, page, once(page))


def with_number(numbers: Set[int]) -> Callable[[Piece], bool]:
    return lambda piece: piece.number in numbers
