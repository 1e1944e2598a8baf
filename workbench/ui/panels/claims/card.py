"""A passage as a card: its words, where they are from, and what can be done with it.

A card is painted, and its buttons are made when it is first pointed at or reached by Tab: a claim
may have hundreds of cards, and a button costs more than the rest of the card.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QSizePolicy, QWidget

from workbench.config.drafts import Drafts
from workbench.ui.drags import evidence_drag
from workbench.ui.panels.claims.card_look import more_rect, paint_card
from workbench.ui.panels.claims.card_tools import CardTools, Deed
from workbench.ui.panels.claims.drafted import DraftedText
from workbench.ui.panels.claims.face import PAD, STRIPE, Face, Spread
from workbench.ui.panels.claims.flash import Flash
from workbench.ui.panels.claims.tab_order import chain_tabs
from workbench.ui.plain import plain_tooltip
from workbench.ui.theme import Theme

_WIDTHS = 3
"""How many widths a card keeps its layout for."""


class Card(QAbstractButton):
    """One passage. Pressed, it does `go`; `deeds` are all it can do, as buttons, menu and keys.

    `drag_id` is the evidence that dragging the card carries away, "" for a card that stays.
    """

    stepped = Signal(int)
    """An arrow asks for the card below (1) or above (-1)."""

    def __init__(self, theme: Theme, go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.face = Face("", "")
        self.deeds: tuple[Deed, ...] = ()
        self.drag_id = ""
        self._tools: CardTools | None = None
        self._editor: DraftedText | None = None
        self._spreads: dict[int, Spread] = {}
        self._unfolded = False
        self._hovered = False
        self._pressed_at: QPoint | None = None
        self.light = Flash(self)
        self.light.changed.connect(self.update)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # `clicked` sends whether the button is checked, which going somewhere does not ask for
        self.clicked.connect(lambda _checked=False: go())

    def show_face(self, face: Face) -> None:
        if face != self.face:
            self.face = face
            self.setAccessibleName(face.spoken)
            self.setToolTip(plain_tooltip(face.linked))
            self._lay_out_again()

    def show_deeds(self, deeds: tuple[Deed, ...]) -> None:
        """Offer other deeds than before."""
        self.deeds = deeds
        if self._tools is not None:
            self._tools.deleteLater()
            self._tools = None
            self._show_tools()

    def dress(self) -> None:
        """Look as the theme says now."""
        if self._editor is not None:
            self._editor.setFont(self._theme.font(13))
        if self._tools is not None:
            self._tools.dress()
        self._lay_out_again()

    def write_note(self, drafts: Drafts, key: str, save: Callable[[str], bool]) -> None:
        """Open the note for writing; `save` is called with its words when it is left, and tells whether they
        were saved. Until then they are the draft of that key.
        """
        if self._editor is None:
            editor = DraftedText(self, drafts, save, enter_ends=True)
            editor.setPlaceholderText("A note on this passage")
            editor.setAccessibleName("Note on the passage")
            editor.setFont(self._theme.font(13))
            editor.show_of(key, self.face.note)
            for signal in (editor.left, editor.entered, editor.escaped):
                signal.connect(self._close_note)
            editor.grown.connect(self._lay_out_again)
            self._editor = editor
            editor.show()
            self._lay_out_again()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops on its way through the card."""
        return [self, *self._tools.buttons] if self._tools is not None else [self]

    def settle(self) -> None:
        """Save the note if it is being written."""
        if self._editor is not None:
            self._editor.settle()

    def menu(self) -> QMenu:
        """All deeds in words."""
        menu = QMenu(self)
        for deed in self.deeds:
            if deed.begins_group:
                menu.addSeparator()
            deed.add_to(menu, self._theme)
        return menu

    # ── measures ────────────────────────────────────────────────────────────────────────────────

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return self._spread_in(width).height

    def sizeHint(self) -> QSize:  # noqa: N802
        # the layout asks for the height for a width; laying the words out for this would be in vain
        return QSize(240, 80)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, 40)

    def _spread_in(self, width: int) -> Spread:
        # a layout asks for the width with and without a scroll bar before it decides
        if width not in self._spreads:
            if len(self._spreads) > _WIDTHS:
                self._spreads.clear()
            editor = self._editor.height() if self._editor is not None else None
            self._spreads[width] = Spread(
                self.face, self._theme, width, unfolded=self._unfolded, editor=editor
            )
        return self._spreads[width]

    def _lay_out_again(self) -> None:
        self._spreads.clear()
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        spread = self._spread_in(self.width())
        if self._editor is not None:
            x = STRIPE + PAD - 4
            self._editor.setGeometry(x, round(spread.note_y), self.width() - x - 8, self._editor.height())
        if self._tools is not None:
            size = self._tools.sizeHint()
            self._tools.setGeometry(
                self.width() - size.width() - 4, spread.foot, size.width(), spread.foot_height
            )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        frame = "accent" if self.hasFocus() else "field_edge" if self._hovered else "hairline"
        taken = self._tools.width() + 4 if self._tools is not None and self._tools.isVisible() else 0
        spread = self._spread_in(self.width())
        painter = QPainter(self)
        paint_card(
            painter,
            self._theme,
            self.face,
            spread,
            frame=frame,
            flash=self.light.strength,
            taken=taken,
        )

    # ── buttons and note ────────────────────────────────────────────────────────────────────────

    def _show_tools(self) -> None:
        wanted = self._hovered or self.hasFocus() or self._holds_focus()
        if wanted and self._tools is None and self.deeds:
            self._tools = CardTools(self._theme, self.deeds, self)
            chain_tabs(self.stops)
            self._tools.left.connect(self._show_tools)
            self._place()
        if self._tools is not None:
            self._tools.setVisible(wanted)
        self.update()

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _close_note(self) -> None:
        if self._editor is None or self._editor.is_edited:  # what could not be saved stays to be seen
            return
        editor, self._editor = self._editor, None
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._lay_out_again()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── Qt: mouse ───────────────────────────────────────────────────────────────────────────────

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._hovered = True
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hovered = False
        self._show_tools()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        place = event.position().toPoint()
        if more_rect(self._theme, self._spread_in(self.width())).contains(place):
            self._unfold()
            return
        self._pressed_at = place if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        far = QApplication.startDragDistance()
        if (
            self.drag_id
            and self._pressed_at is not None
            and (event.position().toPoint() - self._pressed_at).manhattanLength() >= far
        ):
            self._pressed_at = None
            self.setDown(False)
            self._drag()
        elif self._pressed_at is not None or not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is not None:
            self._pressed_at = None
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _drag(self) -> None:
        # the card may be gone when the drag ends: dropped on another claim, it is on another page
        drag = QDrag(self.window())
        drag.setMimeData(evidence_drag(self.drag_id, self.face.quote))
        drag.setPixmap(self.grab())
        drag.setHotSpot(QPoint(24, 16))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._lay_out_again()

    # ── Qt: keys ────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        # while a card has the focus its keys go before the window's
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._deed_of(event) is not None or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        deed = self._deed_of(event)
        if deed is not None:
            deed.do()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space and self._spread_in(self.width()).more:
            self._unfold()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._show_tools()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        # the focus may be on its way to one of the buttons
        QTimer.singleShot(0, self, self._show_tools)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _deed_of(self, event: QKeyEvent) -> Deed | None:
        return next((deed for deed in self.deeds if deed.has_key(event)), None)
