"""The lines of the sources list: articles under headings, and which of them a filter leaves."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from workbench.domain.article import Attribution, Part
from workbench.domain.dates import readable_date
from workbench.domain.overview import ArticleRow
from workbench.ui.source_names import NOT_GIVEN

_WITHOUT_COPIES = "Without copies"
_UNDATED = "9999"


class Grouping(StrEnum):
    DATE = "date"
    OUTLET = "outlet"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of sources; `count` how many of them the filter leaves."""

    key: str
    label: str
    count: int
    folded: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An article, or with `part` a part of it: the `number`th, counted from 1."""

    row: ArticleRow
    part: Part | None = None
    number: int = 0
    nested: bool = False

    @property
    def key(self) -> str:
        return self.part.id if self.part else self.row.article.id

    @property
    def attribution(self) -> Attribution:
        return self.part.attribution if self.part else self.row.article.attribution

    @property
    def outlet(self) -> str:
        """The outlet; of a page that names none, the outlets of its parts; "" when nobody says."""
        return self.attribution.outlet or ("" if self.part else _outlets_of_parts(self.row))

    @property
    def title(self) -> str:
        return self.attribution.title or (self.row.text.file_name if self.part is None else "")

    @property
    def published(self) -> str:
        return self.attribution.published if self.part else published(self.row)


Line = Heading | SourceLine


@dataclass(frozen=True, slots=True)
class _Source:
    """One source with all its lines, ready to be put under its heading."""

    key: str
    label: str
    lines: tuple[SourceLine, ...]
    haystack: str


class SourceLines:
    """The articles of a case, sorted once for each grouping, filtered as often as the analyst types."""

    def __init__(self, rows: Sequence[ArticleRow], grouping: Grouping) -> None:
        self.grouping = grouping
        self._sources = _GROUPED[grouping](rows)

    def __len__(self) -> int:
        return len(self._sources)

    def lines(self, words: str = "", folded: frozenset[str] = frozenset()) -> list[Line]:
        """Headings, and under them the sources that hold all of `words`.

        Of folded groups only the heading is shown; while there are words nothing is folded away.
        """
        wanted = folding(words).split()
        left = [source for source in self._sources if all(word in source.haystack for word in wanted)]
        counts = Counter(source.key for source in left)
        lines: list[Line] = []
        key = None
        for source in left:
            hidden = not wanted and source.key in folded
            if source.key != key:
                key = source.key
                lines.append(Heading(key, source.label, counts[key], hidden))
            if not hidden:
                lines.extend(source.lines)
        return lines


def published(row: ArticleRow) -> str:
    """When an article was published; of a page that does not say, the first date among its parts."""
    own = row.article.attribution.published
    return own or min(
        (part.attribution.published for part in row.parts if part.attribution.published), default=""
    )


@lru_cache(maxsize=65_536)
def folding(words: str) -> str:
    """Words as they are compared while filtering: without case and without accents."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _by_date(rows: Iterable[ArticleRow]) -> list[_Source]:
    """Newest first; a month or a year of which no more is known after its days; undated last."""
    sources = [_dated(row) for row in rows]
    sources.sort(key=lambda source: _sorting_name(source.lines[0]))
    sources.sort(key=lambda source: source.lines[0].published, reverse=True)
    return sources


def _dated(row: ArticleRow) -> _Source:
    parts = row.parts if len(row.parts) > 1 else ()
    lines = (
        SourceLine(row),
        *(SourceLine(row, part, number, nested=True) for number, part in enumerate(parts, start=1)),
    )
    month = published(row)[:7]
    return _Source(month, readable_date(month) or "Undated", lines, _haystack(row, row.parts))


def _by_outlet(rows: Iterable[ArticleRow]) -> list[_Source]:
    """By the outlet's name; a page with parts stands under the outlet of each part. Nameless last."""
    sources = [_of_outlet(line) for row in rows for line in _outlet_lines(row)]
    sources.sort(key=lambda source: source.lines[0].published, reverse=True)
    sources.sort(key=lambda source: (not source.key, source.key))
    return sources


def _outlet_lines(row: ArticleRow) -> Iterator[SourceLine]:
    if len(row.parts) < 2:
        yield SourceLine(row)
    for number, part in enumerate(row.parts if len(row.parts) > 1 else (), start=1):
        yield SourceLine(row, part, number)


def _of_outlet(line: SourceLine) -> _Source:
    parts = [line.part] if line.part else line.row.parts
    return _Source(folding(line.outlet), line.outlet or NOT_GIVEN, (line,), _haystack(line.row, parts))


def _by_copies(rows: Sequence[ArticleRow]) -> list[_Source]:
    """Articles that are near-copies of each other, the oldest first; below them those that have none."""
    titles = {row.article.id: SourceLine(row).title for row in rows}
    sources = [_among_copies(row, titles) for row in rows]
    sources.sort(key=lambda source: source.lines[0].published or _UNDATED)
    sources.sort(key=lambda source: (not source.key, source.label, source.key))
    return sources


def _among_copies(row: ArticleRow, titles: Mapping[str, str]) -> _Source:
    label = f"Copies of “{titles.get(row.first_copy, '')}”" if row.first_copy else _WITHOUT_COPIES
    return replace(_dated(row), key=row.first_copy, label=label)


def _haystack(row: ArticleRow, parts: Iterable[Part]) -> str:
    said = [row.article.attribution, *(part.attribution for part in parts)]
    words = [word for one in said for word in (one.title, one.outlet, one.byline)]
    return folding("\n".join((*words, row.text.file_name)))


_GROUPED: Mapping[Grouping, Callable[[Sequence[ArticleRow]], list[_Source]]] = {
    Grouping.DATE: _by_date,
    Grouping.OUTLET: _by_outlet,
    Grouping.COPIES: _by_copies,
}


def _sorting_name(line: SourceLine) -> tuple[str, str]:
    return folding(line.outlet), folding(line.title)


def _outlets_of_parts(row: ArticleRow) -> str:
    return ", ".join(dict.fromkeys(part.attribution.outlet for part in row.parts if part.attribution.outlet))
