"""The list of the number ledger: walk, open, compare, link and drag its rows."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QToolButton, QWidget

from workbench.domain.evidence import Stance
from workbench.finding.number_ledger import NumberRow
from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.numbers import Line, NumbersModel
from workbench.ui.panels.numbers.columns import columns_of
from workbench.ui.panels.numbers.delegate import NumbersDelegate
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.theme import Theme

LINKING: Mapping[Stance, str] = {stance: f"link.{stance}" for stance in Stance}
"""The command that links a passage with each stance; its key means here the sentence of the row."""

_CLAIM, _COMPARE = "claim.new", "number.compare"
_NEXT, _PREVIOUS = "suggestion.next", "suggestion.previous"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NumbersView(QListView):
    """`opened` is sent with a row, `linked` with a row and its stance, `claimed` with a row;
    `left_upwards` when Up is pressed on the first line.
    """

    opened = Signal(object)
    linked = Signal(object, object)
    claimed = Signal(object)
    left_upwards = Signal()

    def __init__(self, model: NumbersModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme, self._actions = model, theme, actions
        self.may_change = True
        self.setAccessibleName("Numbers of all articles")
        self.setAccessibleDescription(
            "Enter opens the sentence of a number; the keys of the stances link it; the key of a new claim "
            "makes one of it."
        )
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setModel(model)
        self.setItemDelegate(NumbersDelegate(theme, self))
        self._bar = RowBar(self, self._has_deeds, self._beside_the_source)
        self._buttons = self._make_buttons()
        self.clicked.connect(self._open)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> Line | None:
        return self._model.line(self.currentIndex())

    def enter(self) -> None:
        """Take the keyboard, on the first line unless there is a current one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.go_to(1)  # the first number, below the head of its group

    def go_to(self, at: int) -> None:
        """Make a line the current one; beyond the ends the first or the last."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._model.index(min(max(at, 0), last)))

    def compare(self) -> None:
        """Compare the group with the number of the current row."""
        if self.current:
            self._model.compare_with(self.current)

    # ── what can be done with a row ─────────────────────────────────────────────────────────────

    def _open(self, index: QModelIndex) -> None:
        if row := self._row_at(index):
            self.opened.emit(row)

    def _row_at(self, index: QModelIndex) -> NumberRow | None:
        line = self._model.line(index)
        return line.row if line else None

    def _has_deeds(self, index: QModelIndex) -> bool:
        return self.may_change and self._row_at(index) is not None

    def _beside_the_source(self, row: QRect, width: int) -> int:
        """Over the end of the sentence: who has it from where and when is what one decides by."""
        columns = columns_of(row, self._theme)
        return columns.where.left() if columns.words.width() > width else row.right()

    def _with_row(self, deed: Callable[[NumberRow], None]) -> None:
        if row := self._row_at(self.currentIndex()):
            deed(row)

    def _deed_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None when it is no key of this list."""
        typed = QKeySequence(event.keyCombination())
        if self._is_key_of(_NEXT, typed):
            return partial(self.go_to, self.currentIndex().row() + 1)
        if self._is_key_of(_PREVIOUS, typed):
            return partial(self.go_to, self.currentIndex().row() - 1)
        if not self.may_change:
            return None
        if self._is_key_of(_CLAIM, typed):
            return partial(self._with_row, self.claimed.emit)
        for stance, command_id in LINKING.items():
            if self._is_key_of(command_id, typed):
                return partial(self._with_row, partial(self._link, stance))
        return None

    def _link(self, stance: Stance, row: NumberRow) -> None:
        self.linked.emit(row, stance)

    def _is_key_of(self, command_id: str, typed: QKeySequence) -> bool:
        return self._actions[command_id].shortcut() == typed

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _make_buttons(self) -> Mapping[str, QToolButton]:
        """Icons by meaning: compare, new claim, and the stances."""
        buttons = {"number.compare": self._button(_COMPARE, self._compare_there)}
        buttons["claim.new"] = self._button(_CLAIM, self._claim_there)
        for stance, command_id in LINKING.items():
            buttons[f"stance.{stance}"] = self._button(command_id, partial(self._link_there, stance))
        return buttons

    def _button(self, command_id: str, deed: Callable[[], None]) -> QToolButton:
        button = QToolButton(self._bar)
        command = self._actions.command(command_id)
        here = "Make a claim of this number." if command_id == _CLAIM else ""
        self._actions.explain(button, command_id, here)
        button.setAccessibleName(command.plain_text)
        button.clicked.connect(lambda _checked=False: deed())
        self._bar.add(button)
        return button

    def _compare_there(self) -> None:
        if line := self._model.line(self._bar.index):
            self._model.compare_with(line)

    def _claim_there(self) -> None:
        line = self._model.line(self._bar.index)
        if line and line.row:
            self.claimed.emit(line.row)

    def _link_there(self, stance: Stance) -> None:
        line = self._model.line(self._bar.index)
        if line and line.row:
            self.linked.emit(line.row, stance)

    def _dress(self) -> None:
        side = self._theme.size(16)
        for meaning, button in self._buttons.items():
            button.setIcon(self._theme.icon(meaning))
            button.setIconSize(QSize(side, side))
        self.scheduleDelayedItemsLayout()

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        # a key typed here is about the number, not about what is selected in the article
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._deed_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        deed = self._deed_of(event)
        if deed is not None:
            deed()
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Letters are keys of commands here."""

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the sentence along as a small card; the row itself would hide what it is to fall on."""
        if row := self._row_at(self.currentIndex()):
            drag_current(self, row.anchor.quote, self._theme)
