"""The list of found passages: walk, open, link and drag them."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from workbench.domain.evidence import Stance
from workbench.domain.overview import Hit
from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.hits import HitsModel
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.row_commands import RowCommands
from workbench.ui.panels.row_list import RowList
from workbench.ui.panels.search.delegate import HitDelegate
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class ResultsView(RowList):
    """`opened` is sent with a Hit, `linked` with a Hit and the stance it is to take."""

    opened = Signal(object)
    linked = Signal(object, object)

    def __init__(self, model: HitsModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__("Search results", parent)
        self._model, self._theme = model, theme
        self.setAccessibleDescription("Enter opens a passage; the keys of the stances link it.")
        # the room for it is kept, or each search would lay out the lines twice
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # the first rows are there at once, whatever the length of the list
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(30)
        self.setDragEnabled(True)
        self.setModel(model)
        self._delegate = HitDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        bar = RowBar(self, lambda _index: self.commands.may_change)
        self.commands = RowCommands(self, bar, actions, theme)
        for stance in Stance:
            self.commands.change_by(f"link.{stance}", f"stance.{stance}", partial(self._link, stance))
        self.clicked.connect(self._open)
        self.entered.connect(self._open)
        model.modelAboutToBeReset.connect(self._delegate.forget)
        theme.changed.connect(self._lay_out_anew)

    @property
    def current(self) -> Hit | None:
        return self._model.hit(self.currentIndex())

    def enter(self) -> None:
        """Take the focus, on the first result unless there is a current one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.go_to(0)

    def _open(self, index: Index) -> None:
        if hit := self._model.hit(index):
            self.opened.emit(hit)

    def _link(self, stance: Stance, index: Index) -> None:
        if hit := self._model.hit(index):
            self.linked.emit(hit, stance)

    def _lay_out_anew(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the passage along as a small card; the row itself would hide what it is to fall on."""
        if hit := self.current:
            drag_current(self, hit.anchor.quote, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
