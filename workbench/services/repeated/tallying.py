"""The short paragraphs of the articles of one import, by their numbers."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, groupby

from workbench.domain.changes import ChangeSet
from workbench.domain.errors import NotFound
from workbench.services.repeated.outcome import SetApart
from workbench.services.repeated.pages import Pages
from workbench.services.repeated.setting import Setting
from workbench.services.repeated.telling import Telling
from workbench.services.session import Session


class Repeated:
    """The paragraphs of the articles of one import, by their numbers.

    `finish` tells whether articles that were there before may be changed, since their import was broken
    off. They are counted in any case.
    """

    def __init__(self, *, finish: bool) -> None:
        self._finish = finish
        self._articles: dict[str, None] = {}
        self._known: dict[str, None] = {}
        self._numbers = array("Q")
        self._ends = array("Q")

    def note(self, article_id: str, numbers: Iterable[int]) -> None:
        """Remember a new article by the numbers of its paragraphs."""
        self._articles[article_id] = None
        self._numbers.extend(numbers)
        self._ends.append(len(self._numbers))

    def note_again(self, article_id: str) -> None:
        """Remember an article that a file was found to be, one of the same import or from before."""
        self._known[article_id] = None

    def set_apart(
        self, session: Session, stop: Callable[[], bool]
    ) -> Iterator[tuple[ChangeSet, SetApart | None]]:
        """What is to be done to the case, which has all the articles by now, and what to say of it: of all
        together with the last, of nothing before. For a worker, with a reader of its own.
        """
        before = [article_id for article_id in self._known if article_id not in self._articles]
        changeable = {*self._articles, *(before if self._finish else ())}
        if not changeable:
            return
        pages = Pages(session)
        with suppress(NotFound):  # an article was taken out meanwhile: whoever did that is at work
            for article_id in before:
                if stop():
                    return
                self.note(article_id, pages.page(article_id).once)
            holders = self._holders()
            told = Telling(pages, holders, self._by_outlet(pages, holders)).told(stop)
            setting = Setting(pages, {number: len(holders[number]) for number in told})
            concerned = changeable.intersection(chain(*(holders[number] for number in told)))
            for article_id in filter(concerned.__contains__, self._articles):
                if stop():
                    return
                if setting.is_enough:
                    yield setting.step(), None
                setting.take(article_id, told)
            if setting.anything:
                yield setting.step(), setting.said

    def _holders(self) -> dict[int, list[str]]:
        """The articles that have a paragraph, for all that several have."""
        often = {number for number, same in groupby(sorted(self._numbers)) if len(list(same)) > 1}
        found = defaultdict(list)
        start = 0
        for article_id, end in zip(self._articles, self._ends, strict=True):
            for number in often.intersection(self._numbers[start:end]):
                found[number].append(article_id)
            start = end
        return found

    def _by_outlet(self, pages: Pages, holders: Mapping[int, object]) -> Counter[str]:
        """How many articles each outlet has in this import; nobody asks where nothing is repeated."""
        return Counter(pages.outlet(article_id) for article_id in self._articles) if holders else Counter()
