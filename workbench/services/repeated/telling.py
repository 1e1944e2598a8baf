"""Which of the paragraphs that several articles have are none of the reporting."""

from collections.abc import Callable, Mapping, Sequence, Set
from functools import lru_cache

from workbench.finding.duplicates import containment, shingles
from workbench.reading.repeated import Tell, fingerprint, rules, sides, tell
from workbench.services.repeated.pages import AT_HAND, Pages, with_number

_PLENTY = 8
"""Articles that are no copies of each other, beyond which no more are looked for."""


class Telling:
    """Which of the repeated paragraphs are none of the articles."""

    def __init__(
        self, pages: Pages, holders: Mapping[int, Sequence[str]], by_outlet: Mapping[str, int]
    ) -> None:
        self._pages = pages
        self._holders = holders
        self._by_outlet = by_outlet
        self._tells: dict[int, Tell] = {}
        self._enough = rules()["enough"]
        self._runs = lru_cache(AT_HAND)(self._runs_of)

    def told(self, stop: Callable[[], bool]) -> dict[int, Tell]:
        """The numbers of the paragraphs, and how each is told; nothing when it is stopped."""
        for number, (first, *_) in self._holders.items():
            if stop():
                return {}
            piece = self._pages.page(first).piece(number)
            if piece and (how := tell(piece.words, self._pages.outlet(first))):
                self._tells[number] = how
        apart = {number: self._independent(self._holders[number]) for number in self._tells}
        likely = {number for number, articles in apart.items() if self._are_enough(number, articles)}
        return {
            number: how
            for number, how in self._tells.items()
            if number in likely
            and (how is Tell.OWN_WORDS or self._stands_at_edges(number, apart[number], likely))
        }

    def _are_enough(self, number: int, apart: Sequence[str]) -> bool:
        """Whether so many articles that are no copies of each other have a paragraph."""
        articles = self._holders[number]
        outlets = {self._pages.outlet(article_id) for article_id in articles}
        share = len(articles) / sum(self._by_outlet[outlet] for outlet in outlets)
        enough = self._enough["articles"]
        if self._tells[number] is not Tell.OWN_WORDS:
            return bool(len(apart) >= enough and share >= self._enough["common"])
        if len(outlets) == 1 and "" not in outlets and share >= self._enough["half"]:
            enough = self._enough["of_one_outlet"]
        return bool(len(apart) >= enough)

    def _independent(self, articles: Sequence[str]) -> list[str]:
        """Some of these articles that are no copies of each other but for what may be boilerplate."""
        found: list[str] = []
        for article_id in articles[: self._enough["compared"]]:
            runs = self._runs(article_id)
            if all(containment(runs, self._runs(other)) < self._enough["copies"] for other in found):
                found.append(article_id)
            if len(found) == _PLENTY:
                break
        return found

    def _runs_of(self, article_id: str) -> tuple[int, ...]:
        """The runs of words of an article, as numbers, outside all that may be boilerplate."""
        page = self._pages.page(article_id).pieces
        own = (piece.words for piece in page if piece.number not in self._tells)
        return tuple(run for words in own for run in shingles(words))

    def _stands_at_edges(self, number: int, articles: Sequence[str], likely: Set[int]) -> bool:
        """Whether a paragraph lies outside of enough articles; a bare line also next to none that they
        share: what is copied out together is no boilerplate.
        """
        beside: list[int | None] = []
        for article_id in articles:
            for outside, inside in sides(self._pages.page(article_id).pieces, with_number(likely)):
                if any(piece.number == number for piece in outside):
                    beside.append(fingerprint(inside.words) if inside else None)
        is_alone = self._tells[number] is not Tell.BARE_LINE or (
            len(set(beside)) == len(beside) and None not in beside
        )
        return len(beside) >= self._enough["articles"] and is_alone
