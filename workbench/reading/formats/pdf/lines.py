"""Lines: words that stand side by side and are read in one go."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median_low

from workbench.reading.formats.pdf.text_layer import SOFT_HYPHEN, Style
from workbench.reading.formats.pdf.words import Word, is_leftward, raised

_GAP = 1.0
"""A wider gap between words, measured in their size, may be the one between two columns."""

_DIVIDED = re.compile(rf"{SOFT_HYPHEN}$|(?<=\S)[-‐–—/@]$")
_CELL_GAP = 1.5
"""In the size of the print: a gap that no line of prose has twice, however it is spread out."""

_SAME_LINE = 0.45
"""Of the size: by how much raised and lowered words are off the line."""

_HIGH = 0.15
"""Of the size: by how much the number of a note stands above the line, at least."""

_SMALL = 0.85
"""Of the size: how large such a number is, at most."""

_ASCENT, _DESCENT = 0.75, 0.25
"""How far print reaches above and below its baseline, in its size, for any font."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words in the order in which they are read; positions as those of its words."""

    words: tuple[Word, ...]
    text: str
    left: float
    right: float
    baseline: float
    style: Style

    @property
    def top(self) -> float:
        return self.baseline + _ASCENT * self.style.size

    @property
    def bottom(self) -> float:
        return self.baseline - _DESCENT * self.style.size

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_divided(self) -> bool:
        """Whether its last word, number or address goes on in the next line."""
        return bool(_DIVIDED.search(self.text))

    @property
    def cells(self) -> int:
        """Into how many pieces wide gaps divide it, as in the row of a table."""
        ordered = sorted(self.words, key=lambda word: word.left)
        wide = _CELL_GAP * self.style.size
        return 1 + sum(after.left - before.right > wide for before, after in pairwise(ordered))

    @property
    def is_leftward(self) -> bool:
        return is_leftward(self.text)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines, as far as no wide gap divides them, in the order in which the file draws them."""
    lines: list[Line] = []
    row: list[Word] = []
    for word in words:
        if row and not _goes_on(row, word):
            lines.append(line_of(row))
            row = []
        row.append(word)
    if row:
        lines.append(line_of(row))
    return lines


def line_of(words: Sequence[Word]) -> Line:
    """One line of words that are in the order of reading, but for what is foreign in it."""
    style = _main_style(words)
    baseline = median_low([word.baseline for word in words if word.style.size == style.size])
    ordered = tuple(_with_calls_of_notes(_with_foreign_words_in_order(words), baseline, style))
    return Line(
        ordered,
        " ".join([word.text for word in ordered]),
        min(word.left for word in words),
        max(word.right for word in words),
        baseline,
        style,
    )


def _main_style(words: Sequence[Word]) -> Style:
    """How most of the letters are set."""
    first = words[0].style
    if all(word.style == first for word in words):
        return first
    letters: Counter[Style] = Counter()
    for word in words:
        letters[word.style] += len(word.text)
    return max(letters, key=lambda style: (letters[style], style.size))


def joined_across(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column from top to bottom, pieces that stand side by side made one line."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if rows and abs(rows[-1][0].baseline - line.baseline) < _SAME_LINE * line.style.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_joined(row) for row in rows]


def _joined(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    leftward = sum(line.is_leftward for line in row) * 2 > len(row)
    row.sort(key=lambda line: line.left, reverse=leftward)
    return line_of([word for line in row for word in line.words])


def _goes_on(row: Sequence[Word], word: Word) -> bool:
    """Whether a word stands beside the last one of the row."""
    last = row[-1]
    size = max(last.style.size, word.style.size)
    if last.style.turn != word.style.turn or abs(row[0].baseline - word.baseline) > _SAME_LINE * size:
        return False
    gap = max(last.left, word.left) - min(last.right, word.right)
    return -size < gap < _GAP * size


def _with_foreign_words_in_order(words: Sequence[Word]) -> Sequence[Word]:
    """In a line that is read leftwards, words of another script that stand together are read rightwards."""
    if not is_leftward("".join([word.text for word in words])):
        return words
    ordered: list[Word] = []
    for foreign, run in groupby(words, key=lambda word: _is_rightward(word.text)):
        together = list(run)
        ordered += sorted(together, key=lambda word: word.left) if foreign else together
    return ordered


def _with_calls_of_notes(words: Iterable[Word], baseline: float, style: Style) -> Iterator[Word]:
    """Figures that stand above the line for themselves, so that none is taken for a number of the text."""
    for word in words:
        is_high = word.baseline - baseline > _HIGH * style.size and word.style.size < _SMALL * style.size
        yield replace(word, text=raised(word.text)) if is_high and word.text.isdigit() else word


def _is_rightward(text: str) -> bool:
    return any(character.isalpha() for character in text) and not is_leftward(text)
