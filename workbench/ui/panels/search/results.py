"""The list of found passages: walk, open, link and drag them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QListView, QToolButton, QWidget

from workbench.domain.evidence import Stance
from workbench.domain.overview import Hit
from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.hits import HitsModel
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.search.delegate import HitDelegate
from workbench.ui.theme import Theme

LINKING: Mapping[Stance, str] = {stance: f"link.{stance}" for stance in Stance}
"""The command that links a passage with each stance; its key means here the current result."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ResultsView(QListView):
    """`opened` is sent with a Hit, `linked` with a Hit and the stance it is to take;
    `left_upwards` when Up is pressed on the first result.
    """

    opened = Signal(object)
    linked = Signal(object, object)
    left_upwards = Signal()

    def __init__(self, model: HitsModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme, self._actions = model, theme, actions
        self.may_link = True
        self.setAccessibleName("Search results")
        self.setAccessibleDescription("Enter opens a passage; the keys of the stances link it.")
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the room for it is kept, or each search would lay out the lines twice
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # the first rows are there at once, whatever the length of the list
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(30)
        self.setDragEnabled(True)
        self.setModel(model)
        self._delegate = HitDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._bar = RowBar(self, lambda _index: self.may_link)
        self._buttons = {stance: self._button(stance) for stance in Stance}
        self.clicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._delegate.forget)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> Hit | None:
        return self._model.hit(self.currentIndex())

    def enter(self) -> None:
        """Take the focus, on the first result unless there is a current one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

    def _open(self, index: QModelIndex) -> None:
        if hit := self._model.hit(index):
            self.opened.emit(hit)

    def _link(self, hit: Hit | None, stance: Stance) -> None:
        if hit is not None:
            self.linked.emit(hit, stance)

    # ── building ────────────────────────────────────────────────────────────────────────────────

    def _button(self, stance: Stance) -> QToolButton:
        button = QToolButton(self._bar)
        command = self._actions.command(LINKING[stance])
        self._actions.explain(button, LINKING[stance])
        button.setAccessibleName(command.plain_text)
        button.clicked.connect(lambda: self._link(self._model.hit(self._bar.index), stance))
        self._bar.add(button)
        return button

    def _dress(self) -> None:
        side = self._theme.size(16)
        for stance, button in self._buttons.items():
            button.setIcon(self._theme.icon(f"stance.{stance}"))
            button.setIconSize(QSize(side, side))
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def event(self, event: QEvent) -> bool:
        # a linking key typed here is about the result, not about what is selected in the article
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._stance_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        stance = self._stance_of(event)
        if stance is not None:
            self._link(self.current, stance)
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Letters are keys of commands here."""

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the passage along as a small card; the row itself would hide what it is to fall on."""
        if hit := self.current:
            drag_current(self, hit.anchor.quote, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _stance_of(self, event: QKeyEvent) -> Stance | None:
        if not self.may_link or not self.currentIndex().isValid():
            return None
        typed = QKeySequence(event.keyCombination())
        for stance, command_id in LINKING.items():
            if self._actions[command_id].shortcut() == typed:
                return stance
        return None
