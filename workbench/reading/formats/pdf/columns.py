"""In which order the lines of a page are read: down each column, and across what stands over several."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

from workbench.reading.formats.pdf.lines import Line, joined_across

_GUTTER = 0.7
"""The narrowest space between two columns, measured in the size of the print."""

_FEWEST_LINES, _FEWEST_WORDS = 3, 3
"""What stands in fewer lines on a side, or in shorter ones, is a table or a row of labels."""

_FILLED = 0.4
"""How much of a column its lines fill on average, at least."""

_SET_APART = 1.6
"""A larger step from line to line, measured in their size, sets what stands above a column apart."""

_SET_FAR_APART = 2.2
"""The same for what has something on either side, as the tops of two columns have."""

_LARGER = 1.15

_HEADLINE = 1.3
"""Times the usual size of the page: the type of headlines."""

_BETWEEN = 2
"""Rows between a headline and the columns of its story, at most: a byline, a standfirst."""

_SPANNING = 0.9
"""Of the width there is: no gutter runs through print that takes more."""

_MOST_ROWS = 1000
"""Looked at together; a page of the largest newspaper has three hundred."""

_DEEPEST = 12
"""How often columns are divided once more; no newspaper has more of them side by side."""

Column = list[Line]
Row = list[Line]


def columns(lines: Sequence[Line]) -> list[Column]:
    """The lines of a page as columns in the order of reading, each from top to bottom."""
    leftward = sum(line.is_leftward for line in lines) * 2 > len(lines)
    return [column for story in _stories(lines) for column in _columns(story, leftward, _DEEPEST)]


def _stories(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """What stands above each other on the page, each with a headline over several of its columns. In a
    newspaper all columns are as wide, and a gutter of one story may go on in the next.
    """
    if not lines:
        return
    size = median(line.style.size for line in lines)
    rows = rows_of(lines)
    start = 0
    for at in range(1, len(rows)):
        is_first = _is_headline(rows[at], size) and not _is_headline(rows[at - 1], size)
        if is_first and _stands_over_columns(rows[at:], size):
            yield [line for row in rows[start:at] for line in row]
            start = at
    yield [line for row in rows[start:] for line in row]


def _stands_over_columns(rows: Sequence[Row], size: float) -> bool:
    """Whether the headline in the first of these rows is wider than the first column of the text below."""
    below = islice((row for row in rows if not _is_headline(row, size)), _BETWEEN + 1)
    columned = next((row for row in below if len(row) > 1), None)
    if columned is None:
        return False
    left = min(line.left for line in columned)
    right = min(line.right for line in columned)
    headline = rows[0][0]
    return (
        headline.left < right and headline.right > right and abs(headline.left - left) < headline.style.size
    )


def _is_headline(row: Row, size: float) -> bool:
    """Whether a row holds large words and nothing else; a large number alone labels a chart."""
    words = [word.text for line in row for word in line.words]
    is_large = all(line.style.size > _HEADLINE * size for line in row)
    return is_large and len(words) > 1 and any(map(str.isalpha, words))


def _columns(lines: Sequence[Line], leftward: bool, depth: int) -> Iterator[Column]:
    plain: list[Line] = []
    for band, gutter in _bands(rows_of(lines)):
        if gutter is None or depth == 0:
            plain += band
            continue
        if plain:
            yield joined_across(plain)
            plain = []
        sides = (
            [line for line in band if line.right <= gutter],
            [line for line in band if line.left >= gutter],
        )
        for side in reversed(sides) if leftward else sides:
            yield from _columns(side, leftward, depth - 1)
    if plain:
        yield joined_across(plain)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The lines from top to bottom, those that overlap in height together."""
    rows: list[Row] = []
    floor = 0.0
    for line in sorted(lines, key=lambda line: -line.top):
        if rows and line.top > floor:
            rows[-1].append(line)
            floor = min(floor, line.bottom)
        else:
            rows.append([line])
            floor = line.bottom
    return rows


def _bands(rows: Sequence[Row]) -> Iterator[tuple[list[Line], float | None]]:
    """Rows after each other with the middle of the gutter that runs through all of them, if one does."""
    width = _width([line for row in rows for line in row])
    start = 0
    while start < len(rows):
        end, gutter = _longest_gutter(rows, start, width)
        if gutter is not None and end > start + 1 and _stands_above(rows[start], rows[start + 1], gutter):
            end, gutter = start + 1, None
        yield [line for row in rows[start:end] for line in row], gutter
        start = end


def _longest_gutter(rows: Sequence[Row], start: int, width: float) -> tuple[int, float | None]:
    """Where the rows from `start` on end that leave a gutter free, and its middle; else None for one row."""
    taken: list[tuple[float, float]] = []
    free: list[float] = []
    end = start
    for at in range(start, min(len(rows), start + _MOST_ROWS)):
        taken = _merged(taken, rows[at])
        still_free = _gutters(taken, rows[at][0].style.size)
        spanned = len(taken) == 1 and taken[0][1] - taken[0][0] > _SPANNING * width
        if spanned or (free and not still_free):
            break
        if still_free:
            free, end = still_free, at + 1
    lines = [line for row in rows[start:end] for line in row]
    gutter = next((at for at in free if _parts_columns(lines, at)), None)
    return (end, gutter) if gutter is not None else (start + 1, None)


def _merged(taken: list[tuple[float, float]], lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches across the page that something stands in, from left to right."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*taken, *((line.left, line.right) for line in lines)]):
        if merged and left <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], right)
        else:
            merged.append((left, right))
    return merged


def _gutters(taken: Sequence[tuple[float, float]], size: float) -> list[float]:
    """The middles of the free stretches that are wide enough, the widest first."""
    free = [(after - before, (before + after) / 2) for (_, before), (after, _) in pairwise(taken)]
    return [middle for width, middle in sorted(free, reverse=True) if width >= _GUTTER * size]


def _parts_columns(lines: Sequence[Line], gutter: float) -> bool:
    """Whether what stands on either side of a gutter is prose, not the cells of a table: these have as
    many lines on one side as on the other.
    """
    sides = [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]
    shorter, longer = sorted(sides, key=len)
    is_uneven = len(shorter) * 2 < len(longer)
    return _is_prose(longer) and (is_uneven or _is_prose(shorter))


def _is_prose(side: Sequence[Line]) -> bool:
    if len(side) < _FEWEST_LINES or median(len(line.words) for line in side) < _FEWEST_WORDS:
        return False
    return sum(line.width for line in side) >= _FILLED * _width(side) * len(side)


def _stands_above(row: Row, below: Row, gutter: float) -> bool:
    """Whether a first row belongs to no column: it is set apart from what follows, or in larger print on
    one side only.
    """
    on_both = any(line.right <= gutter for line in row) and any(line.left >= gutter for line in row)
    step = min(line.baseline for line in row) - max(line.baseline for line in below)
    size = max(line.style.size for line in below)
    if on_both:
        return step > _SET_FAR_APART * size
    return step > _SET_APART * size or row[0].style.size > _LARGER * size


def _width(lines: Sequence[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)
