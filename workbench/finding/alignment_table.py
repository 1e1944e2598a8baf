"""Several wordings beside each other, word under word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.finding.comparing import Comparison, Difference
from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.wordings import Wording

BASE = 0
"""The line of the wording that the others are compared with."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a wording has in one slot: a word with the points beside it, or, with no `words`, nothing
    where the base has something. `difference` is the number of the difference it belongs to, in its
    wording, or -1; `begins` when it is the first cell of that.
    """

    words: str
    kind: DifferenceKind | None = None
    difference: int = -1
    begins: bool = False


Slot = tuple[Cell | None, ...]
"""A cell for each wording; None where it has nothing to say."""


def table(base: Wording, others: Sequence[tuple[Wording, Comparison]]) -> list[Slot]:
    """The words of all wordings in slots, the base's in order; what only others have stands between them."""
    lines = [_Line(wording, comparison) for wording, comparison in others]
    shown = _as_shown(base)
    touched = {at for line in lines for at in line.touched}
    slots: list[Slot] = []
    for at in range(len(base.tokens) + 1):
        slots += _between(lines, at)
        if at < len(base.tokens):
            kind = DifferenceKind.NOTE if base.tokens[at].is_note else None
            own = Cell(shown[at], kind, 0 if at in touched else -1)
            slots.append((own, *(line.at[at] for line in lines)))
    return slots


class _Line:
    """One wording, laid along the base."""

    def __init__(self, wording: Wording, comparison: Comparison) -> None:
        self._shown = _as_shown(wording)
        self._kinds: dict[int, tuple[DifferenceKind, int, bool]] = {}
        self.at: dict[int, Cell | None] = defaultdict(lambda: None)
        self.before: dict[int, list[Cell]] = defaultdict(list)
        self.touched: set[int] = set()
        places = {other: first for first, other in comparison.same}
        for number, one in enumerate(comparison.differences):
            self._take(number, one, places)
        first = min(places.values(), default=0)
        at = first
        for token in range(len(wording.tokens)):
            cell = self._cell(token)
            if token in places:
                at = places[token] + 1
                self.at[places[token]] = cell
            else:
                self.before[at].append(cell)

    def _take(self, number: int, one: Difference, places: dict[int, int]) -> None:
        for token in range(*one.other):
            self._kinds.setdefault(token, (one.kind, number, token == one.other[0]))
        self.touched.update(range(*one.base))
        if one.kind is DifferenceKind.PUNCTUATION:
            return
        for step, base in enumerate(range(*one.base)):
            token = one.other[0] + step
            if token < one.other[1]:
                places.setdefault(token, base)
            elif one.other[0] == one.other[1]:
                self.at[base] = Cell("", one.kind, number, token == one.other[0])

    def _cell(self, token: int) -> Cell:
        kind, number, begins = self._kinds.get(token, (None, -1, False))
        return Cell(self._shown[token], kind, number, begins)


def _between(lines: Sequence[_Line], at: int) -> Iterator[Slot]:
    """The slots for what stands before a word of the base in other wordings only."""
    width = max((len(line.before[at]) for line in lines), default=0)
    for step in range(width):
        cells = (line.before[at][step] if step < len(line.before[at]) else None for line in lines)
        yield (None, *cells)


def _as_shown(wording: Wording) -> list[str]:
    """Each word with the points that belong to it; a piece has its marks around it."""
    tokens = wording.tokens
    shown = []
    for at, token in enumerate(tokens):
        lead = f"“{token.before.strip()}" if token.opens else _parted(token.before)[1]
        if lead.endswith(("—", "–", "-", "…")):
            lead += " "
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        closes = following is None or following.opens
        trail = f"{token.after}”" if closes else _parted(following.before)[0] if following else ""
        shown.append(f"{lead}{token.written}{trail}")
    return shown


def _parted(points: str) -> tuple[str, str]:
    """Points between two words: those of the word before, and those of the word after."""
    if " " not in points:
        return points, ""
    before, _, after = points.partition(" ")
    return before, after.replace(" ", "")
