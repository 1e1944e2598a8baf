"""The list of the number ledger: walk, open, compare, link and drag its rows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.domain.evidence import Stance
from workbench.finding.number_ledger import NumberRow
from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.numbers import Line, NumbersModel
from workbench.ui.panels.numbers.columns import columns_of
from workbench.ui.panels.numbers.delegate import NumbersDelegate
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.row_commands import RowCommands
from workbench.ui.panels.row_list import RowList
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class NumbersView(RowList):
    """`opened` is sent with a row, `linked` with a row and its stance, `claimed` with a row."""

    opened = Signal(object)
    linked = Signal(object, object)
    claimed = Signal(object)

    def __init__(self, model: NumbersModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__("Numbers of all articles", parent)
        self._model, self._theme = model, theme
        self.setAccessibleDescription(
            "Enter opens the sentence of a number; the keys of the stances link it; the key of a new claim "
            "makes one of it."
        )
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setModel(model)
        self.setItemDelegate(NumbersDelegate(theme, self))
        bar = RowBar(self, self._has_deeds, self._beside_the_source)
        self.commands = RowCommands(self, bar, actions, theme)
        self._give_deeds()
        self.clicked.connect(self._open)
        self.entered.connect(self._open)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> Line | None:
        return self._model.line(self.currentIndex())

    def enter(self) -> None:
        """Take the keyboard, on the first line unless there is a current one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.go_to(1)  # the first number, below the head of its group

    def open(self) -> None:
        """Show the number of the current row in its article."""
        self._open(self.currentIndex())

    def compare(self) -> None:
        """Compare the group with the number of the current row."""
        self._compare(self.currentIndex())

    # ── what can be done with a row ─────────────────────────────────────────────────────────────

    def _give_deeds(self) -> None:
        commands = self.commands
        commands.offer("number.compare", "number.compare", self._compare)
        claiming = partial(self._with_row, self.claimed.emit)
        commands.change_by("claim.new", "claim.new", claiming, "Make a claim of this number.")
        for stance in Stance:
            commands.change_by(f"link.{stance}", f"stance.{stance}", partial(self._link, stance))

    def _row_at(self, index: Index) -> NumberRow | None:
        line = self._model.line(index)
        return line.row if line else None

    def _with_row(self, deed: Callable[[NumberRow], object], index: Index) -> None:
        if row := self._row_at(index):
            deed(row)

    def _open(self, index: Index) -> None:
        self._with_row(self.opened.emit, index)

    def _link(self, stance: Stance, index: Index) -> None:
        self._with_row(lambda row: self.linked.emit(row, stance), index)

    def _compare(self, index: Index) -> None:
        if line := self._model.line(index):
            self._model.compare_with(line)

    # ── the buttons beside a row ────────────────────────────────────────────────────────────────

    def _has_deeds(self, index: Index) -> bool:
        return self.commands.may_change and self._row_at(index) is not None

    def _beside_the_source(self, row: QRect) -> int:
        """Over the end of the sentence, else of who said it: what is counted, where it is from and when is
        what one decides by.
        """
        return columns_of(row, self._theme).where.left()

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the sentence along as a small card; the row itself would hide what it is to fall on."""
        if row := self._row_at(self.currentIndex()):
            drag_current(self, row.anchor.quote, self._theme)
