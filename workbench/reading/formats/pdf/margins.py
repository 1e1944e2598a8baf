"""Running heads and feet: rows at the edges of pages that other pages have as well, and page numbers."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.reading.formats.pdf.columns import Row, rows_of
from workbench.reading.formats.pdf.customs import pattern
from workbench.reading.formats.pdf.document import Page
from workbench.reading.formats.pdf.initials import with_initials
from workbench.reading.formats.pdf.lines import Line, line_of, lines_of

_NEIGHBOURS = 4
"""Pages behind this one that are looked at for the same head; chapters and sections change them."""

_MOST_ROWS = 2
_APART = 0.5
"""White between such a row and the rest of the page, in the size of its print, at least."""

_ENOUGH = 2
"""Pages with the same row."""

_LIKE = 0.12
"""By how much sizes may differ, as those of scans do."""

_OFF = 0.5
"""By how much such rows may be higher or lower, in the size of their print."""

_HIGHEST = 1.6
"""A row that is higher than this, in the size of its print, is several lines."""


@dataclass(frozen=True, slots=True)
class Margins:
    """A page whose upright lines were taken apart into head, rest and foot; `turn` is how they stand."""

    page: Page
    turn: int
    head: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()


def without_margins(pages: Iterable[Page], *, is_single: bool) -> Iterator[Margins]:
    """The pages one after the other, with heads and feet set apart that are none of the article.

    Only a few pages are held at a time. A single page has no others to tell by: `is_single`.
    """
    seen = _Seen()
    waiting: deque[Margins] = deque()
    for page in pages:
        found = _possible(page)
        seen.add((*found.head, *found.foot))
        waiting.append(found)
        if len(waiting) > _NEIGHBOURS:
            yield _settled(waiting.popleft(), seen, is_single)
    while waiting:
        yield _settled(waiting.popleft(), seen, is_single)


def _possible(page: Page) -> Margins:
    """Every row that could be a head or a foot."""
    turns = Counter(word.style.turn for word in page.words)
    turn = max(turns, key=lambda turn: turns[turn], default=0)
    rows = rows_of(with_initials(lines_of(word for word in page.words if word.style.turn == turn)))
    first, last = _depth(rows), _depth([*reversed(rows)])
    last = min(last, len(rows) - first)
    middle = rows[first : len(rows) - last]
    head = tuple(map(_across, rows[:first]))
    foot = tuple(map(_across, rows[len(rows) - last :]))
    return Margins(page, turn, head, tuple(line for row in middle for line in row), foot)


def _settled(margins: Margins, seen: "_Seen", is_single: bool) -> Margins:
    """The page with those rows put back among its lines that only look like heads and feet."""
    head = tuple(line for line in margins.head if _is_running(line, seen, is_single))
    foot = tuple(line for line in margins.foot if _is_running(line, seen, is_single))
    kept = {id(line) for line in (*head, *foot)}
    back = [line for line in (*margins.head, *margins.foot) if id(line) not in kept]
    again = [part for line in back for part in lines_of(line.words)]
    return Margins(margins.page, margins.turn, head, (*again, *margins.lines), foot)


def _is_running(line: Line, seen: "_Seen", is_single: bool) -> bool:
    if pattern("page_numbers", "only").fullmatch(line.text.strip()):
        return True
    return seen.is_repeated(line) or (is_single and _names_its_page(line))


def _names_its_page(line: Line) -> bool:
    """Whether a row has a page number at one end, apart from the rest: “The Herald | 6 January | 12”."""
    parts = [part.text for part in lines_of(line.words)]
    if len(parts) == 1:
        parts = [part.strip() for part in line.text.split("|")]
    outer = (parts[0], parts[-1])
    return len(parts) > 1 and any(pattern("page_numbers", "only").fullmatch(part) for part in outer)


class _Seen:
    """The rows at the edges of the pages so far, by their letters: the numbers in them change."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Line]] = {}

    def add(self, rows: Iterable[Line]) -> None:
        for row in rows:
            known = self._rows.setdefault(_letters(row), [])
            if sum(_is_like(row, other) for other in known) < _ENOUGH:
                known.append(row)

    def is_repeated(self, row: Line) -> bool:
        """Whether a row with the same letters stands at the same height on another page."""
        likes = sum(_is_like(row, other) for other in self._rows.get(_letters(row), ()))
        return likes >= _ENOUGH and bool(_letters(row))


def _letters(row: Line) -> str:
    return "".join(character for character in row.text.casefold() if character.isalpha())


def _is_like(row: Line, other: Line) -> bool:
    size = row.style.size
    is_as_high = abs(other.baseline - row.baseline) <= _OFF * size
    return is_as_high and abs(other.style.size - size) <= _LIKE * size


def _depth(rows: Sequence[Row]) -> int:
    """How many of the first rows are single lines set apart from what comes next."""
    depth = 0
    while depth < min(_MOST_ROWS, len(rows) - 1) and _is_apart(rows[depth], rows[depth + 1]):
        depth += 1
    return depth


def _is_apart(row: Row, next_row: Row) -> bool:
    size = max(line.style.size for line in row)
    top, bottom = max(line.top for line in row), min(line.bottom for line in row)
    white = max(
        bottom - max(line.top for line in next_row), min(line.bottom for line in next_row) - top
    )  # whichever of them stands above
    return top - bottom <= _HIGHEST * size and white >= _APART * size


def _across(row: Row) -> Line:
    leftward = sum(line.is_leftward for line in row) * 2 > len(row)
    ordered = sorted(row, key=lambda line: line.left, reverse=leftward)
    return line_of([word for line in ordered for word in line.words])
