"""Near-copies: articles that share most of their words with one that came into the case before."""

from collections.abc import Callable, Iterator, Sequence

from workbench.finding.duplicates import NEAR, WORTH_COMPARING, containment, fingerprints, sample, shared
from workbench.services.ready import Ready
from workbench.store.keeper import Keeper
from workbench.store.likeness import Fingerprinted

_NOBODY = ("", "")

Named = tuple[str, str]
"""The id and the title of an article."""


class NearCopies:
    """Finds near-copies while articles come in; for the thread of `keeper`."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._named: dict[str, Named] = {}
        self._first: dict[str, str] = {}

    def catch_up(self, stop: Callable[[], bool]) -> None:
        """Let those be found, too, that came into the case by another way than a batch."""
        for words_sha256 in self._keeper.without_fingerprints():
            if stop():
                return
            prints = fingerprints([self._keeper.words(words_sha256)])
            self._keeper.alike([Fingerprinted(words_sha256, prints, sample(prints))])

    def among(self, articles: Sequence[tuple[str, str, Ready]]) -> list[Named]:
        """For each new article, with its id and title, the one whose words came first among those it is
        like; "" for none.

        What is found is kept, and the articles themselves can be found from now on. Their words have
        to be kept already.
        """
        for article_id, title, ready in articles:
            self._named.setdefault(ready.words.sha256, (article_id, title))
        candidates = self._keeper.alike(
            [
                Fingerprinted(ready.words.sha256, ready.prints, sample(ready.prints))
                for _, _, ready in articles
            ]
        )
        words = {ready.words.sha256: ready.imported.words for _, _, ready in articles}
        found = [
            self._nearest(ready, others, words)
            for (_, _, ready), others in zip(articles, candidates, strict=True)
        ]
        pairs = [
            (ready.words.sha256, of)
            for (_, _, ready), nearest in zip(articles, found, strict=True)
            for of in nearest
        ]
        self._keeper.keep_near_copies(pairs)
        return [
            self._name(self._first_of(ready.words.sha256, nearest[0])) if nearest else _NOBODY
            for (_, _, ready), nearest in zip(articles, found, strict=True)
        ]

    def _first_of(self, words_sha256: str, nearest: str) -> str:
        """Of copies of copies the first, so that all of a group are told to be like the same one."""
        first = self._first[words_sha256] = self._first.get(nearest, nearest)
        return first

    def _nearest(
        self, ready: Ready, others: Sequence[tuple[str, Sequence[int]]], words: dict[str, str]
    ) -> list[str]:
        """The hashes of the words that this article is a near-copy of, the nearest first."""
        return [other for _, other in sorted(self._near(ready, others, words), reverse=True)]

    def _near(
        self, ready: Ready, others: Sequence[tuple[str, Sequence[int]]], words: dict[str, str]
    ) -> Iterator[tuple[float, str]]:
        for other, prints in others:
            if containment(ready.prints, prints) < WORTH_COMPARING:
                continue
            if other not in words:
                words[other] = self._keeper.words(other)
            share = shared([ready.imported.words], [words[other]])
            if share >= NEAR:
                yield share, other

    def _name(self, words_sha256: str) -> Named:
        if words_sha256 not in self._named:
            self._named[words_sha256] = self._keeper.article_with(words_sha256)
        return self._named[words_sha256]
