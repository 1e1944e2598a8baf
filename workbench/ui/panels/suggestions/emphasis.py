"""What of a proposed passage is marked, and how strongly: the stretches that its reasons rest on."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise

from PySide6.QtGui import QFont, QTextCharFormat

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.ui.theme import Theme

_FAINT = (Ground.WORDS, Ground.MEANING)
"""What nearly every proposed passage has: marked for the eye to rest on, not to stop at."""
_UNMARKED = (Ground.QUOTED, Ground.SPEAKER)
"""What whole sentences may rest on; a mark would hide the others in it."""


class Emphasis(IntEnum):
    """The stronger hides the weaker where stretches overlap."""

    NONE = 0
    SHARED = 1
    CUE = 2
    SUPPORTS = 3
    REFUTES = 4


def stretches(
    length: int, reasons: Sequence[Reason], leaning: Stance | None
) -> Iterator[tuple[int, int, Emphasis]]:
    """The whole of a passage of `length` code points as (start, end, emphasis), in order."""
    weighed = [(found, _weight(reason, leaning)) for reason in reasons for found in reason.found]
    edges = sorted({0, length, *(edge for span, _ in weighed for edge in span if 0 < edge < length)})
    start, now = 0, Emphasis.NONE
    for edge, following in pairwise(edges):
        here = max(
            (weight for (first, last), weight in weighed if first <= edge and following <= last),
            default=Emphasis.NONE,
        )
        if here is not now:
            if edge > start:
                yield start, edge, now
            start, now = edge, here
    if length > start:
        yield start, length, now


def look_of(emphasis: Emphasis, theme: Theme) -> QTextCharFormat:
    """How a stretch looks: the stances as their marks in the article do, with tint and underline."""
    look = QTextCharFormat()
    match emphasis:
        case Emphasis.SHARED:
            look.setFontWeight(QFont.Weight.DemiBold)
        case Emphasis.CUE:
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setBackground(theme.colour("find"))
        case Emphasis.SUPPORTS:
            look.setBackground(theme.tint("supports"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(theme.colour("supports"))
        case Emphasis.REFUTES:
            look.setBackground(theme.tint("refutes"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setUnderlineColor(theme.colour("refutes"))
    return look


def _weight(reason: Reason, leaning: Stance | None) -> Emphasis:
    if leaning is not None and reason.leaning is leaning:
        return Emphasis.SUPPORTS if leaning is Stance.SUPPORTS else Emphasis.REFUTES
    if reason.ground in _UNMARKED:
        return Emphasis.NONE
    return Emphasis.SHARED if reason.ground in _FAINT else Emphasis.CUE
