"""How each kind of difference looks: a role for its colour, and a sign and a line for those who see none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat

from workbench.finding.difference_kinds import DifferenceKind
from workbench.ui.theme import Theme

_Line = Qt.PenStyle
_Under = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class Look:
    """`sign` stands before the words; `line` is drawn under them, a thick one where it matters most."""

    role: str
    sign: str
    line: _Line = _Line.SolidLine
    is_thick: bool = False

    @property
    def underline(self) -> _Under:
        return _UNDERLINES[self.line]


_UNDERLINES = {
    _Line.SolidLine: _Under.SingleUnderline,
    _Line.DashLine: _Under.DashUnderline,
    _Line.DotLine: _Under.DotLine,
}

LOOKS = {
    DifferenceKind.PUNCTUATION: Look("muted", ",", _Line.DotLine),
    DifferenceKind.NOTE: Look("context", "[ ]", _Line.DotLine),
    DifferenceKind.SPELLING: Look("muted", "~", _Line.DotLine),
    DifferenceKind.CONTRACTION: Look("muted", "’", _Line.DotLine),
    DifferenceKind.ELLIPSIS: Look("context", "…", _Line.DashLine),
    DifferenceKind.ORDER: Look("context", "↔", _Line.DashLine),
    DifferenceKind.INSERTED: Look("supports", "+"),
    DifferenceKind.DROPPED: Look("refutes", "−", _Line.DashLine),
    DifferenceKind.REPLACED: Look("mixed", "≠"),
    DifferenceKind.SPEAKER: Look("mixed", "by"),
    DifferenceKind.MODALITY: Look("mixed", "?", is_thick=True),
    DifferenceKind.NUMBER: Look("danger", "#", is_thick=True),
    DifferenceKind.NEGATION: Look("danger", "!", is_thick=True),
}


def tint(theme: Theme, kind: DifferenceKind) -> QColor:
    return theme.tint(LOOKS[kind].role)


def icon_of(kind: DifferenceKind | None) -> str:
    """The meaning of the icon for a kind; for None, that nothing differs."""
    return f"difference.{kind}" if kind else "difference.none"


def by_weight(kinds: Iterable[DifferenceKind]) -> Iterator[DifferenceKind]:
    """Each kind once, the one that matters most first."""
    return iter(sorted(set(kinds), key=lambda kind: -kind.rank))


def text_format(theme: Theme, kind: DifferenceKind) -> QTextCharFormat:
    """For words in a document of Qt: tinted and underlined."""
    look, style = LOOKS[kind], QTextCharFormat()
    style.setBackground(theme.tint(look.role))
    style.setUnderlineStyle(look.underline)
    style.setUnderlineColor(theme.colour(look.role))
    return style


def sign_format(theme: Theme, kind: DifferenceKind) -> QTextCharFormat:
    """For the sign before such words."""
    style = QTextCharFormat()
    font = theme.font(12)
    font.setBold(True)
    style.setFont(font)
    style.setForeground(theme.colour(LOOKS[kind].role))
    style.setBackground(theme.tint(LOOKS[kind].role))
    return style
