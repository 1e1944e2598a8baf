"""The texts that rich text is made of, each running on for itself: the body, notes, heads, text boxes."""

from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.reading.cues import Mark
from workbench.reading.office.collecting import Collected
from workbench.reading.office.styles import Paragraph


class State(NamedTuple):
    """What holds inside a group, and is as before when the group ends.

    `goes_to` says where characters go: into the text (""), nowhere (None), or into a field.
    """

    goes_to: str | None = ""
    around: str | None = ""
    font: int = -1
    style: int = 0
    outline: bool = False
    in_table: bool = False
    hidden: bool = False
    deleted: bool = False
    fallbacks: int = 1
    """How many characters follow one in Unicode for programs that do not know that."""


@dataclass(slots=True)
class Flow:
    """A text that runs on for itself: the body, a note, a running head, a text box.

    It ends when no more than `depth` groups are open.
    """

    depth: int
    mark: Mark | None = None
    lead: str = ""
    collected: Collected = field(default_factory=Collected)
    is_open: bool = False
    in_table: bool = False
    in_row: bool = False
    in_cell: bool = False

    def write(self, words: str, styles: list[str], state: State) -> None:
        if not self.is_open:
            if not words.strip():
                return
            self._find_place(state.in_table)
            self.collected.begin(styles, is_heading=state.outline)
            self.is_open = True
        self.collected.add(words)

    def end_paragraph(self) -> None:
        if self.is_open:
            self.collected.end()
            self.is_open = False

    def end_cell(self) -> None:
        self.end_paragraph()
        self._find_place(in_table=True)
        self.in_cell = False

    def end_row(self) -> None:
        self.end_paragraph()
        self.in_row = self.in_cell = False

    def finish(self) -> list[Paragraph]:
        self.end_paragraph()
        self._find_place(in_table=False)
        return self.collected.paragraphs

    def _find_place(self, in_table: bool) -> None:
        """Begin or end a table, a row and a cell, as what comes now needs it."""
        if self.in_table and not in_table:
            self.collected.end_table()
            self.in_table = self.in_row = self.in_cell = False
        if not in_table:
            return
        if not self.in_table:
            self.collected.begin_table()
        if not self.in_row:
            self.collected.begin_row()
        if not self.in_cell:
            self.collected.begin_cell()
        self.in_table = self.in_row = self.in_cell = True
