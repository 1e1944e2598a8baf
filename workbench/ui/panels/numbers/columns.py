"""The columns of the number ledger's rows: how wide each is in a list of some width."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from workbench.ui.theme import Theme

EDGE = 16
GUTTER = 40
"""Before the first column, in which the stance of a linked sentence is shown."""

GAP = 16
_CHIP = 132
_VALUE, _WHO, _WHERE = 190, 210, 200
_WORDS = 280
"""What is left for the sentence, or it is not shown: less would be a few words, and the buttons of a row,
which stand over its end, would hide who said it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column of a row is; `words` is empty where there is no room for it."""

    value: QRect
    chip: QRect
    who: QRect
    words: QRect
    where: QRect


def columns_of(row: QRect, theme: Theme) -> Columns:
    """The columns in a row; the narrower it is, the more of them are left out, the sentence first."""
    value, who, where, chip = (theme.size(width) for width in (_VALUE, _WHO, _WHERE, _CHIP))
    room = row.width() - GUTTER - EDGE
    words = room - value - who - where - chip - 4 * GAP
    if words < theme.size(_WORDS):
        words, spare = 0, room - value - who - where - chip - 3 * GAP
        who += max(spare, 0)
        if spare < 0:
            shared = room - chip - 3 * GAP
            value, who, where = (max(shared * part // 100, 0) for part in (36, 34, 30))
    else:
        grown = words // 6
        value, who, words = value + grown // 2, who + grown, words - grown - grown // 2
    left = row.left() + GUTTER
    rects = []
    for width in (value, chip, who, words, where):
        rects.append(QRect(left, row.top(), width, row.height()))
        left += width + GAP if width else 0
    return Columns(*rects)
