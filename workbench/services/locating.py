"""Where quotes stand in the articles of a case, though their words may have changed."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workbench.domain.article import Text
from workbench.finding.folding import folded
from workbench.finding.quote_places import Haystack, Kind, Place, Quote
from workbench.finding.relocation import place
from workbench.finding.wording_lists import little_words
from workbench.services.session import Session

_FEW = 50
"""So few articles are all looked through; of more, only those that share words with the quote."""

_ROW = 3
"""Words in a row by which articles are told: two stand in too many, four seldom stay the same."""

_ROWS = 8
_ENOUGH = 3
"""A passage with so many of the rows is the one, or a copy of it."""

_STANDS = 100
"""A row that so many passages have tells nothing."""

_LIKELY = 4
_WORDS = 12
_LESS_LIKELY = 30
_SURE = 85
"""The score, of 100, from which no other article can be much nearer."""

_AS_GOOD_AS_EXACT = 95
_HAYSTACKS = 64

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
        self._haystacks: OrderedDict[str, Haystack] = OrderedDict()

    def find(self, quote: Quote, article_id: str = "") -> Located:
        """The best place of a quote, in one article or in all of the case."""
        if article_id:
            return self._best(quote, [self._session.newest_text(article_id).id])
        if self._session.counts()[0] <= _FEW:
            return self._best(quote, self._all)
        best, seen = Located(quote), set[str]()
        for likely in (self._with_its_rows, self._with_its_words):
            texts = [text_id for text_id in likely(quote.words) if text_id not in seen]
            seen.update(texts)
            best = max(best, self._best(quote, texts), key=_rank)
            if best.is_there and best.place and best.place.score >= _SURE:
                return best
        # words that stand in no article in any form: misspelt ones, or a script without blanks
        return best if seen else self._best(quote, self._all)

    def _best(self, quote: Quote, text_ids: Iterable[str]) -> Located:
        best = Located(quote)
        for text_id in text_ids:
            text = self._session.text(text_id)
            here = Located(quote, text, place(quote, self._haystack(text)))
            best = max(best, here, key=_rank) if here.place else best
            if best.is_there and best.place and best.place.score >= _AS_GOOD_AS_EXACT:
                break
        return best

    @cached_property
    def _all(self) -> list[str]:
        return [row.text.id for row in self._session.articles()]

    def _with_its_rows(self, words: str) -> list[str]:
        """The texts with most rows of words from the quote, a rare row counting more than a common one."""
        votes, times = Counter[int](), Counter[int]()
        for row in _rows(words):
            passages = self._session.passages_with_row(row, _STANDS)
            if passages and len(passages) < _STANDS:
                votes.update(dict.fromkeys(passages, _STANDS // len(passages)))
                times.update(passages)
            if max(times.values(), default=0) == _ENOUGH:
                break
        likely = [passage for passage, _ in votes.most_common(2 * _LIKELY)]
        return self._session.texts_with_passages(likely)[:_LIKELY]

    def _with_its_words(self, words: str) -> list[str]:
        """The texts with most of those words of the quote that seem to be the rarest: the longest."""
        telling = sorted(set(_telling(words)), key=lambda word: (-len(word), word))[:_WORDS]
        return self._session.texts_with_passages(self._session.passages_with_any(telling, _LESS_LIKELY))

    def _haystack(self, text: Text) -> Haystack:
        if text.id not in self._haystacks:
            self._haystacks[text.id] = Haystack(self._session.words(text))
            while len(self._haystacks) > _HAYSTACKS:
                self._haystacks.popitem(last=False)
        return self._haystacks[text.id]


def place_of(quote: str, words: str) -> tuple[int, int] | None:
    """Where a quote, or what comes nearest to it, stands in some words; None where it does not."""
    found = place(Quote(quote), Haystack(words))
    return None if found is None or found.kind is Kind.ABSENT else (found.start, found.end)


def _rank(found: Located) -> tuple[bool, int]:
    return found.is_there, found.place.score if found.place else -1


def _rows(words: str) -> list[list[str]]:
    """Some rows of words, those first that say most."""
    all_words = _WORD.findall(folded(words))
    rows = [all_words[at : at + _ROW] for at in range(max(1, len(all_words) - _ROW + 1))]
    rows = [row for row in rows if any(word not in little_words() for word in row)]
    return sorted(rows, key=lambda row: -sum(len(word) for word in row if word not in little_words()))[:_ROWS]


def _telling(words: str) -> list[str]:
    return [word for word in _WORD.findall(folded(words)) if word not in little_words()]
