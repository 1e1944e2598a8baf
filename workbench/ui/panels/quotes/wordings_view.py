"""The wordings of a saying, word under word, with every difference marked by colour, sign and line."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from workbench.domain.counting import counted
from workbench.domain.dates import readable_date
from workbench.finding.alignment_table import BASE, Cell, Slot
from workbench.finding.difference_kinds import DifferenceKind
from workbench.services.quote_ledger import LedgerRow, LedgerWording, in_words
from workbench.ui.panels.quotes.looks import LOOKS, tint
from workbench.ui.panels.quotes.slots import Band, Measures, Placed, bands_of
from workbench.ui.panels.row_brush import RowBrush
from workbench.ui.panels.source_line import write_name
from workbench.ui.plain import plain_tooltip
from workbench.ui.source_names import named
from workbench.ui.theme import Theme

_NAMES = 176
_LINE = 26
_BETWEEN_BANDS = 14
_MARGIN = 16
_READING = 15


class WordingsView(QAbstractScrollArea):
    """Each line is a wording, named on the left; up and down choose one, Enter or a click opens it.

    `opened` is sent with the number of the wording, `told` with what is current, in words.
    """

    opened = Signal(int)
    told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Wordings, word under word")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumHeight(40)
        self._theme = theme
        self._row: LedgerRow | None = None
        self._slots: list[Slot] = []
        self._bands: list[Band] = []
        self.line = 0
        self.difference = -1
        """The number of the current difference among those of the current line; -1 for none."""
        theme.changed.connect(self._lay_out)

    def show_row(self, row: LedgerRow | None) -> None:
        self._row = row
        self.line, self.difference = 0, -1
        self._slots = row.side_by_side() if row else []
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._tell()

    @property
    def wordings(self) -> tuple[LedgerWording, ...]:
        return self._row.wordings if self._row else ()

    def kinds(self) -> set[DifferenceKind]:
        return {kind for one in self.wordings for kind in one.kinds}

    # ── going about ─────────────────────────────────────────────────────────────────────────────

    def step(self, by: int) -> None:
        """Go to the next difference, or the one before, in any line; round from the last to the first."""
        places = [
            (line, number)
            for line, one in enumerate(self.wordings)
            for number in range(_first_difference(one), len(one.differences))
        ]
        if not places:
            return
        here = (self.line, self.difference)
        if here in places:
            at = (places.index(here) + by) % len(places)
        else:
            after = next((at for at, place in enumerate(places) if place > here), 0)
            at = after if by > 0 else (after - 1) % len(places)
        self.line, self.difference = places[at]
        self._reveal()
        self._tell()

    def go_to(self, line: int) -> None:
        if 0 <= line < len(self.wordings):
            self.line, self.difference = line, -1
            self._reveal()
            self._tell()

    def _tell(self) -> None:
        self.viewport().update()
        words = self.current_in_words
        self.setAccessibleDescription(words)
        self.told.emit(words)

    @property
    def current_in_words(self) -> str:
        """“AMN: Has “airbase” for “air base”.”"""
        if not self.wordings:
            return ""
        one = self.wordings[self.line]
        name = named(one.source)
        if self.difference >= 0:
            found = one.differences[self.difference]
            return f"{name} · {found.kind}: {in_words(found)}"
        if self.line == 0:
            return f"The others are compared with this wording · {name}"
        if DifferenceKind.SPEAKER in one.kinds:
            return f"{name} · speaker: {one.speaker}, not {self.wordings[BASE].speaker}."
        if one.is_fragment:
            return f"{name} · quotes only this much."
        return f"{name} · {_differences(len(one.differences))}"

    def _reveal(self) -> None:
        rects = [
            placed.rect
            for band in self._bands
            for placed in band.cells
            if placed.line == self.line and self.difference in (-1, placed.cell.difference)
        ]
        if not rects:
            return
        bar, rect = self.verticalScrollBar(), rects[0]
        if rect.top() < bar.value() + _LINE or rect.bottom() > bar.value() + self.viewport().height() - _LINE:
            bar.setValue(rect.center().y() - self.viewport().height() // 2)

    # ── where everything is ─────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        size, metrics = self._theme.size, QFontMetrics(self._font)
        widths: dict[str, int] = {}

        def width(words: str) -> int:
            if words not in widths:
                widths[words] = metrics.horizontalAdvance(words)
            return widths[words]

        measures = Measures(
            self.viewport().width() - _MARGIN,
            self._left,
            size(_LINE),
            size(_BETWEEN_BANDS),
            metrics.horizontalAdvance(" ") + 1,
            self._sign_width,
            width,
        )
        self._bands = bands_of(self._slots, measures) if self._slots else []
        height = self._bands[-1].bottom + size(8) if self._bands else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(size(_LINE))
        bar.setRange(0, max(0, height - self.viewport().height()))
        self.viewport().update()

    @property
    def _left(self) -> int:
        return _MARGIN + min(self._theme.size(_NAMES), self.viewport().width() // 3)

    @property
    def _font(self) -> QFont:
        return self._theme.reading_font(_READING)

    @property
    def _sign_font(self) -> QFont:
        return self._theme.font(12, weight=QFont.Weight.Bold)

    def _sign_width(self, sign: str) -> int:
        return QFontMetrics(self._sign_font).horizontalAdvance(sign)

    # ── painting ────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.colour("paper"))
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        for number, band in enumerate(self._bands):
            if band.bottom >= top and band.top <= top + self.viewport().height():
                self._paint_band(painter, band, is_first=not number)
        painter.end()

    def _paint_band(self, painter: QPainter, band: Band, *, is_first: bool) -> None:
        height = self._theme.size(_LINE)
        if not is_first:
            y = band.top - self._theme.size(_BETWEEN_BANDS) // 2
            painter.fillRect(
                QRect(_MARGIN, y, self.viewport().width() - 2 * _MARGIN, 1), self._theme.colour("hairline")
            )
        for line in band.lines:
            rect = QRect(8, band.top_of(line, height), self.viewport().width() - 16, height - 1)
            self._paint_name(painter, rect, line)
        for together in _together(band):
            self._paint_ground(painter, together)
        for placed in band.cells:
            self._paint_words(painter, placed)

    def _paint_name(self, painter: QPainter, rect: QRect, line: int) -> None:
        brush, one = RowBrush(painter, self._theme), self.wordings[line]
        if line == self.line:
            painter.setPen(Qt.PenStyle.NoPen)
            is_near = self.hasFocus()
            painter.setBrush(self._theme.colour("selection" if is_near else "hover", 0.55 if is_near else 1))
            painter.drawRoundedRect(QRectF(rect), 6, 6)
        room = QRect(_MARGIN, rect.top(), self._left - _MARGIN - 12, rect.height())
        if DifferenceKind.SPEAKER in one.kinds:
            brush.picture("difference.speaker", room.right() - self._theme.size(14), rect, 14)
            room.setRight(room.right() - self._theme.size(18))
        weight = QFont.Weight.DemiBold if line == 0 else QFont.Weight.Normal
        write_name(brush, room, one.source.signed, 12, "ink" if line == 0 else "muted", weight)

    def _paint_ground(self, painter: QPainter, together: Sequence[Placed]) -> None:
        """The tint and the line of cells that are one difference, and a frame when it is the current one."""
        cell = together[0].cell
        rect = QRectF(together[0].rect.united(together[-1].rect))
        if cell.kind is None:
            if together[0].line == BASE and cell.difference >= 0:  # others have something else here
                painter.setPen(QPen(self._theme.colour("faint"), 1, Qt.PenStyle.DotLine))
                painter.drawLine(
                    QPointF(rect.left(), rect.bottom() - 3), QPointF(rect.right(), rect.bottom() - 3)
                )
            return
        look = LOOKS[cell.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(self._theme, cell.kind))
        painter.drawRoundedRect(rect.adjusted(-2, 3, 2, -2), 3, 3)
        painter.setPen(QPen(self._theme.colour(look.role), 2 if look.is_thick else 1.2, look.line))
        y = rect.bottom() - 3 if cell.words else rect.center().y()
        left = rect.left() if cell.words else rect.left() + self._sign_width(look.sign) + 4
        painter.drawLine(QPointF(left, y), QPointF(max(left, rect.right()), y))
        if self.difference >= 0 and (together[0].line, cell.difference) == (self.line, self.difference):
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-3, 2, 3, -1), 4, 4)

    def _paint_words(self, painter: QPainter, placed: Placed) -> None:
        cell, rect = placed.cell, placed.rect
        left = rect.left()
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if cell.kind and cell.begins:
            look = LOOKS[cell.kind]
            painter.setFont(self._sign_font)
            painter.setPen(self._theme.colour(look.role))
            raised = rect.adjusted(0, 0, 0, -self._theme.size(6) if cell.words else 0)
            painter.drawText(raised, middle, look.sign)
            left += self._sign_width(look.sign) + 1
        font = self._font
        font.setItalic(cell.kind is DifferenceKind.NOTE)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QRect(left, rect.top(), rect.width() + 8, rect.height()), middle, cell.words)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _x: int, _y: int) -> None:  # noqa: N802
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        match event.key():
            case Qt.Key.Key_Down:
                self.go_to(self.line + 1)
            case Qt.Key.Key_Up:
                self.go_to(self.line - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.wordings:
                    self.opened.emit(self.line)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        line = self._line_at(event.position().toPoint())
        if line is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(line)
            self.opened.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        is_line = self._line_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_line else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            words = plain_tooltip(self._hint(event.pos()))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _hint(self, at: QPoint) -> str:
        line = self._line_at(at)
        if line is None:
            return ""
        one = self.wordings[line]
        cell = self._cell_at(at)
        if cell is not None and cell.kind and 0 <= cell.difference < len(one.differences):
            found = one.differences[cell.difference]
            return f"{found.kind}: {in_words(found)}"
        date = readable_date(one.source.attribution.published)
        said = f"{one.speaker or 'Nobody named'}{f', “{one.verb}”' if one.verb else ''}"
        headed = "" if one.source.signed else one.source.headed
        where = " · ".join(filter(None, (named(one.source), date, headed)))
        return f"{where}. {said}. A click opens the article."

    def _line_at(self, at: QPoint) -> int | None:
        y, height = at.y() + self.verticalScrollBar().value(), self._theme.size(_LINE)
        for band in self._bands:
            if band.top <= y < band.bottom:
                return band.lines[(y - band.top) // height]
        return None

    def _cell_at(self, at: QPoint) -> Cell | None:
        place = at + QPoint(0, self.verticalScrollBar().value())
        for band in self._bands:
            for placed in band.cells:
                if placed.rect.contains(place):
                    return placed.cell
        return None


def _together(band: Band) -> Iterator[list[Placed]]:
    """The cells of a band, those together that follow each other in one difference."""
    for line in band.lines:
        group: list[Placed] = []
        for placed in band.cells:
            if placed.line != line:
                continue
            if group and _key(group[-1]) != _key(placed):
                yield group
                group = []
            group.append(placed)
        if group:
            yield group


def _key(placed: Placed) -> tuple[DifferenceKind | None, int, bool]:
    return placed.cell.kind, placed.cell.difference, bool(placed.cell.words)


def _first_difference(one: LedgerWording) -> int:
    """-1 when the wording as a whole differs: another speaker is named."""
    return -1 if DifferenceKind.SPEAKER in one.kinds else 0


def _differences(number: int) -> str:
    if not number:
        return "the same words."
    return f"{counted(number, 'difference')}; D goes through them."
