"""Collecting the paragraphs of a document while its parts are gone through one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.reading.cues import Mark
from workbench.reading.office.styles import TABLE, Paragraph

_LARGEST_ROW = 400
"""Characters that a row of data may have; a larger one is words laid out in columns."""


@dataclass(slots=True)
class _Begun:
    """A paragraph that has not ended yet; a text box in it may hold others."""

    styles: Sequence[str]
    is_heading: bool
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table that has not ended yet: its rows of cells of paragraphs."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)


class Collected:
    """The paragraphs so far. Begin, add and end in the order of the document.

    `mark` is given to every paragraph, where their place says what they are.
    """

    def __init__(self, mark: Mark | None = None) -> None:
        self.paragraphs: list[Paragraph] = []
        self._mark = mark
        self._begun: list[_Begun] = []
        self._tables: list[_Table] = []

    def begin(self, styles: Sequence[str] = (), *, is_heading: bool = False) -> None:
        self._begun.append(_Begun(styles, is_heading))

    def add(self, words: str) -> None:
        if self._begun:
            self._begun[-1].words.append(words)

    def end(self) -> None:
        begun = self._begun.pop()
        words = "".join(begun.words).strip()
        if words:
            self._put(Paragraph(words, begun.styles, begun.is_heading, self._mark))

    def begin_table(self) -> None:
        self._tables.append(_Table())

    def begin_row(self) -> None:
        if self._tables:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def end_table(self) -> None:
        """A table of data becomes lines, its cells set apart by tabs; any other its paragraphs."""
        if not self._tables:
            return
        rows = self._tables.pop().rows
        if all(_is_data(row) for row in rows):
            lines = (
                "\t".join(" ".join(one.words.split()) for cell in row for one in cell or _EMPTY)
                for row in rows
            )
            words = "\n".join(line for line in lines if line.strip())
            if words:
                self._put(Paragraph(words, mark=self._mark or TABLE))
            return
        for row in rows:
            for cell in row:
                for paragraph in cell:
                    self._put(paragraph)

    def _put(self, paragraph: Paragraph) -> None:
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            self._tables[-1].rows[-1][-1].append(paragraph)
        else:
            self.paragraphs.append(paragraph)


_EMPTY = (Paragraph(""),)


def _is_data(row: Sequence[Sequence[Paragraph]]) -> bool:
    return (
        all(len(cell) <= 1 and not any(one.is_heading or one.mark for one in cell) for cell in row)
        and sum(len(one.words) for cell in row for one in cell) <= _LARGEST_ROW
    )
