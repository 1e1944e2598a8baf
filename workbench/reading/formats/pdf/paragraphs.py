"""Paragraphs: the lines of a column that belong together, told by where they stand and how they are set."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from workbench.reading.formats.pdf.columns import Column
from workbench.reading.formats.pdf.lines import Line
from workbench.reading.formats.pdf.text_layer import Style

_LARGER_STEP = 1.3
"""Times the usual step from line to line: a new paragraph."""

_WIDEST_STEP = 2.2
"""In the size of the print: larger steps are none between two lines of a paragraph."""

_FEW, _PLAIN_STEP = 4, 1.35
"""From fewer steps nothing usual is told; then they are taken for no larger than this."""

_INDENT = 0.7
"""In the size of the print; less is a matter of letters’ shapes."""

_BLANK = 0.6
"""In the size of the print: a blank, and what lines are let short of their end."""

_SHORT = 0.3
"""Of the width of the column: room that is left free on purpose, whatever the words."""

_FULL_LINES = 5
"""So many lines that fill their column show how wide it is."""

_OTHER_SIZE = 0.07
_BULLET = ("•", "▪", "■", "◦", "‣", "●", "–", "—", "*")
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS = (".", "!", "?", "”", "’", '"', ":", "»", "؟", "。")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one page. `column` is the left and the right edge of the column they stand in."""

    page: int
    lines: tuple[Line, ...]
    column: tuple[float, float]

    @property
    def style(self) -> Style:
        return self.lines[0].style

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def text(self) -> str:
        """The words, for looking at; divided words are still in two."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_unfinished(self) -> bool:
        """Whether the words go on elsewhere: no sentence ends here, and the last line is full."""
        last = self.lines[-1]
        if last.is_divided:
            return True
        return not last.text.endswith(_ENDS) and _room(last, self.column) < 4 * last.style.size

    def goes_on_in(self, other: "Paragraph") -> bool:
        """Whether the other one, which is read next, carries on what is unfinished here."""
        if not self.is_unfinished or not _same_print(self.lines[-1], other.lines[0]):
            return False
        first = other.lines[0]
        if first.text[:1].islower() or self.lines[-1].is_divided:
            return True
        return not _is_indented(first, other.column) and not first.text.startswith(_BULLET)


def paragraphs_of(column: Column, page: int) -> Iterator[Paragraph]:
    """The paragraphs of a column from top to bottom."""
    usual, size, edges = _usual_step(column), _text_size(column), _edges(column)
    text_edges = _text_edges([line for line in column if line.style.size == size]) or edges
    lines: list[Line] = []
    for line in column:
        own_edges = text_edges if line.style.size == size else edges
        if lines and _begins_anew(lines, line, usual, own_edges):
            yield Paragraph(page, tuple(lines), text_edges if lines[0].style.size == size else edges)
            lines = []
        lines.append(line)
    yield Paragraph(page, tuple(lines), text_edges if lines[0].style.size == size else edges)


def _text_size(column: Column) -> float:
    """The size in which most of a column is printed."""
    letters: Counter[float] = Counter()
    for line in column:
        letters[line.style.size] += len(line.text)
    return letters.most_common(1)[0][0]


def _text_edges(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The edges of the text alone, which a headline above may be wider than; None where its lines end
    at no common edge, as those of a list do.
    """
    left, right = _edges(lines)
    full = sum(line.left - left < line.style.size and right - line.right < line.style.size for line in lines)
    return (left, right) if full >= _FULL_LINES and 2 * full > len(lines) else None


def _usual_step(column: Column) -> float:
    """The usual distance between two baselines, in the size of the print."""
    steps = [
        (above.baseline - below.baseline) / above.style.size
        for above, below in pairwise(column)
        if _same_print(above, below)
    ]
    near = [step for step in steps if step < _WIDEST_STEP]
    if len(near) < _FEW:  # they may all be steps from paragraph to paragraph
        near.append(_PLAIN_STEP)
        return min(near)
    return median(near)


def _begins_anew(lines: Sequence[Line], line: Line, usual: float, column: tuple[float, float]) -> bool:
    """Whether a line does not go on with those above it."""
    above = lines[-1]
    if not _same_print(above, line):
        return True
    step = (above.baseline - line.baseline) / line.style.size
    if step > _LARGER_STEP * usual:
        return True
    if line.text.startswith((*_BULLET, *_RAISED)) or max(line.cells, above.cells) > 2:
        return True
    if _is_centred(above, column) and _is_centred(line, column):
        return False
    edges = column if len(lines) < 2 else _edges([*lines, line])
    if _is_indented(line, edges) and not _is_indented(above, edges) and not above.is_divided:
        return _is_ended(above, line, column) or above.text.endswith(_ENDS) or len(lines) > 1
    return _is_ended(above, line, column) and not above.is_divided


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _is_ended(above: Line, line: Line, column: tuple[float, float]) -> bool:
    """Whether the first word of a line could have stood at the end of the one above it, so that it was
    put into a line of its own on purpose. Lines that are not justified may end a little early anyway.
    """
    first, room = line.words[0], _room(above, column)
    if room <= first.right - first.left + _BLANK * line.style.size:
        return False
    is_short = room > _SHORT * (column[1] - column[0]) and not line.text[:1].islower()
    return is_short or above.text.endswith(_ENDS)


def _room(line: Line, column: tuple[float, float]) -> float:
    """How much of the column is left free behind a line."""
    return line.left - column[0] if line.is_leftward else column[1] - line.right


def _is_indented(line: Line, column: tuple[float, float]) -> bool:
    before = column[1] - line.right if line.is_leftward else line.left - column[0]
    return before > _INDENT * line.style.size


def _is_centred(line: Line, column: tuple[float, float]) -> bool:
    before, behind = line.left - column[0], column[1] - line.right
    return min(before, behind) > line.style.size and abs(before - behind) < line.style.size


def _same_print(one: Line, other: Line) -> bool:
    """Whether two lines have words in the same print, or at least are of one size and weight."""
    if one.style == other.style or _prints(one) & _prints(other):
        return True
    larger = max(one.style.size, other.style.size)
    is_as_large = abs(one.style.size - other.style.size) <= _OTHER_SIZE * larger
    return is_as_large and one.style.bold == other.style.bold


def _prints(line: Line) -> set[tuple[float, bool]]:
    return {(word.style.size, word.style.bold) for word in line.words}
