"""Reasons as small chips: an icon for what each rests on, and its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reason
from workbench.ui.models.suggestions import leaning_in_words
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.theme import Theme

_HEIGHT = 20
_ICON = 14
_EDGE = 8
_GAP = 4
_PIXELS = 12
_Weight = QFont.Weight


@dataclass(frozen=True, slots=True)
class Chip:
    """`stance` is what the reason leans to, where the passage as a whole leans there."""

    icon: str
    words: str
    stance: Stance | None = None


def chips_of(reasons: Sequence[Reason], leaning: Stance | None) -> list[Chip]:
    """A chip for each reason, the same words once; those that the leaning rests on come first and say what
    they make of it.
    """
    leaning_ones, others = [], []
    for reason in reasons:
        if leaning is not None and reason.leaning is leaning:
            words = f"{leaning_in_words(leaning)}: {reason.words}"
            leaning_ones.append(Chip(f"stance.{leaning}", words, leaning))
        else:
            others.append(Chip(f"ground.{reason.ground}", reason.words))
    return list(dict.fromkeys((*leaning_ones, *others)))


def chip_height(theme: Theme) -> int:
    return theme.size(_HEIGHT)


def paint_chip(painter: QPainter, theme: Theme, rect: QRect, chip: Chip) -> None:
    """Paint a chip in `rect`, its words elided; only its icon where there is no room for any."""
    brush = RowBrush(painter, theme)
    ground = theme.tint(chip.stance) if chip.stance else theme.colour("pressed")
    brush.pill(rect, ground)
    brush.picture(chip.icon, rect.left() + theme.size(_EDGE) - 2, rect, _ICON)
    room = rect.adjusted(theme.size(_EDGE + _ICON) + 2, 0, 2 - theme.size(_EDGE), 0)
    if room.width() > theme.size(_PIXELS):
        brush.write(room, chip.words, _PIXELS, "ink", weight=_weight(chip))


def chip_width(theme: Theme, chip: Chip) -> int:
    """What its words take, to the pixel after the last."""
    words = QFontMetrics(theme.font(_PIXELS, weight=_weight(chip))).horizontalAdvance(chip.words) + 1
    return words + theme.size(2 * _EDGE + _ICON)


def icon_width(theme: Theme) -> int:
    """Of a chip that has no room for words."""
    return theme.size(2 * _EDGE + _ICON) - 4


class ReasonChips(QWidget):
    """The reasons of one passage, in as many lines as they take."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: list[Chip]) -> None:
        self._chips = chips
        self.setAccessibleName("Reasons: " + "; ".join(chip.words for chip in chips) if chips else "")
        self.setVisible(bool(chips))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> Iterator[tuple[QRect, Chip]]:
        x, y, height = 0, 0, chip_height(self._theme)
        for chip in self._chips:
            wanted = min(chip_width(self._theme, chip), width)
            if x and x + wanted > width:
                x, y = 0, y + height + _GAP
            yield QRect(x, y, wanted, height), chip
            x += wanted + _GAP

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return max((rect.bottom() + 1 for rect, _ in self._places(width)), default=0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def sizeHint(self) -> QSize:  # noqa: N802
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, chip_height(self._theme))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, chip in self._places(self.width()):
            paint_chip(painter, self._theme, rect, chip)


def _weight(chip: Chip) -> QFont.Weight:
    return _Weight.Medium if chip.stance else _Weight.Normal
