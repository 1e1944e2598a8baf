"""Where the words of a table of wordings are painted: slots in lines, lines in bands, bands in a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from workbench.finding.alignment_table import Cell, Slot
from workbench.ui.panels.quotes.looks import LOOKS


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the line it belongs to and its rectangle on the page."""

    line: int
    cell: Cell
    rect: QRect


@dataclass(frozen=True, slots=True)
class Band:
    """As many slots as fit beside each other, in the lines that have something in them."""

    top: int
    bottom: int
    lines: tuple[int, ...]
    cells: tuple[Placed, ...]

    def top_of(self, line: int, height: int) -> int:
        return self.top + self.lines.index(line) * height


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels: the page, the column of names, a line, and the room between bands and words."""

    width: int
    left: int
    line: int
    between_bands: int
    between_words: int
    sign_width: Callable[[str], int]
    words_width: Callable[[str], int]


def bands_of(slots: Sequence[Slot], measures: Measures) -> list[Band]:
    """The page, broken where the width ends. A slot is as wide as the widest of its cells."""
    rows: list[list[tuple[Slot, int, int]]] = [[]]
    at = measures.left
    for slot in slots:
        width = max((_width(cell, measures) for cell in slot if cell), default=0)
        if rows[-1] and at + width > measures.width:
            rows.append([])
            at = measures.left
        rows[-1].append((slot, at, width))
        at += width + measures.between_words
    bands: list[Band] = []
    top = measures.between_bands // 2
    for row in rows:
        lines = tuple(
            line for line in range(len(row[0][0]) if row else 0) if any(slot[line] for slot, _, _ in row)
        )
        cells = tuple(
            Placed(line, cell, QRect(left, top + number * measures.line, width, measures.line))
            for slot, left, width in row
            for number, line in enumerate(lines)
            if (cell := slot[line]) is not None
        )
        bottom = top + len(lines) * measures.line
        bands.append(Band(top, bottom, lines, cells))
        top = bottom + measures.between_bands
    return bands


def _width(cell: Cell, measures: Measures) -> int:
    sign = measures.sign_width(LOOKS[cell.kind].sign) + 2 if cell.kind and cell.begins else 0
    return measures.words_width(cell.words) + sign
