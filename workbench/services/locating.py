"""Where quotes stand in the articles of a case, though their words may have changed."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.article import Text
from workbench.finding.folding import folded
from workbench.finding.quotes import Ground, Kind, Place, Quote
from workbench.finding.relocation import place
from workbench.finding.wording import little_words
from workbench.services.session import Session

_ALL = 50
"""So few articles are all looked through; of more, only those that share words with the quote."""

_LIKELY = 20
_TRIPLE = 3
_TRIPLES = 12
_HITS = 60
_GROUNDS = 64
_EXACT = 100

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Located:
    """A quote, and the best place for it in its text. A place that is refused has the kind ABSENT and
    says why; without one there is nothing near.
    """

    quote: Quote
    text: Text | None = None
    place: Place | None = None

    @property
    def is_there(self) -> bool:
        return self.place is not None and self.place.kind is not Kind.ABSENT


class Locator:
    """Looks for quotes in the newest versions of a case's articles; what it has read it keeps at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._grounds: OrderedDict[str, Ground] = OrderedDict()

    def find(self, quote: Quote, article_id: str = "") -> Located:
        """The best place of a quote, in one article or in all of the case."""
        texts = [self._session.newest_text(article_id)] if article_id else self._likely(quote)
        best = Located(quote)
        for text in texts:
            found = place(quote, self._ground(text))
            if found and _rank(found) > _rank(best.place):
                best = Located(quote, text, found)
            if found and found.kind in (Kind.SAME, Kind.MOVED) and found.score == _EXACT:
                break
        return best

    @cached_property
    def _texts(self) -> list[Text]:
        return [row.text for row in self._session.articles()]

    def _likely(self, quote: Quote) -> list[Text]:
        """The texts to look into, the likeliest first: those with most runs of the quote's telling words."""
        if len(self._texts) <= _ALL:
            return self._texts
        votes = Counter[str]()
        for words in _runs(quote.words):
            votes.update({hit.anchor.text_id for hit in self._session.search(words, limit=_HITS)})
        newest = {text.id: text for text in self._texts}
        return [newest[text_id] for text_id, _ in votes.most_common(_LIKELY) if text_id in newest]

    def _ground(self, text: Text) -> Ground:
        if text.id not in self._grounds:
            self._grounds[text.id] = Ground(self._session.words(text))
            while len(self._grounds) > _GROUNDS:
                self._grounds.popitem(last=False)
        return self._grounds[text.id]


def _rank(found: Place | None) -> tuple[bool, int]:
    return (False, -1) if found is None else (found.kind is not Kind.ABSENT, found.score)


def _runs(words: str) -> Iterator[str]:
    """Some runs of words that say something, evenly from all of the quote."""
    telling = [word for word in _WORD.findall(folded(words)) if word not in little_words()]
    runs = [telling[at : at + _TRIPLE] for at in range(max(1, len(telling) - _TRIPLE + 1))]
    for run in runs[:: max(1, len(runs) // _TRIPLES)]:
        if run:
            yield " ".join(f'"{word}"' for word in run)
