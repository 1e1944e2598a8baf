"""The list of suggestions: walk, open and drag them; the commands of the place answer them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.suggestions import Line, SuggestionsModel
from workbench.ui.panels.suggestions.delegate import SuggestionDelegate
from workbench.ui.theme import Theme

_WALKING = ("suggestion.next", "suggestion.previous")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SuggestionsView(QListView):
    """`chosen` is sent when another line is the current one, `opened` when its article is asked for."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, model: SuggestionsModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme, self._actions = model, theme, actions
        self.setAccessibleName("Proposed passages")
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(SuggestionDelegate(theme, self))
        self.selectionModel().currentChanged.connect(self.chosen)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        for command_id in _WALKING:
            actions.follow(command_id, self._say_keys)

    def _say_keys(self) -> None:
        keys = " and ".join(filter(None, map(self._actions.key, _WALKING)))
        walking = f"{keys or 'Up and Down'} walk the passages"
        self.setAccessibleDescription(f"{walking}; Enter opens one in its article.")

    @property
    def current(self) -> Line | None:
        return self._model.line(self.currentIndex())

    def go_to(self, row: int) -> None:
        """Make a row the current one; beyond the ends the first or the last."""
        last = self._model.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._model.index(min(max(row, 0), last)))

    def walk(self, by: int) -> None:
        self.go_to(self.currentIndex().row() + by)

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _words: str) -> None:  # noqa: N802
        """Letters are keys of commands here."""

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the passage along as a small card, to let it fall on any claim."""
        if line := self.current:
            drag_current(self, line.anchor.quote, self._theme)
