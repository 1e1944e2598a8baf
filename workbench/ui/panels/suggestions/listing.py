"""The list of suggestions: walk, open and drag them; the commands of the place answer them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.commands import Actions
from workbench.ui.drag_picture import drag_current
from workbench.ui.models.suggestions import Line, SuggestionsModel
from workbench.ui.panels.row_list import RowList
from workbench.ui.panels.suggestions.delegate import SuggestionDelegate
from workbench.ui.theme import Theme

_WALKING = ("suggestion.next", "suggestion.previous")


class SuggestionsView(RowList):
    """`chosen` is sent when another line is the current one, `opened` when its article is asked for."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, model: SuggestionsModel, theme: Theme, actions: Actions, parent: QWidget) -> None:
        super().__init__("Proposed passages", parent)
        self._model, self._theme, self._actions = model, theme, actions
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setModel(model)
        self.setItemDelegate(SuggestionDelegate(theme, self))
        self.selectionModel().currentChanged.connect(self.chosen)
        self.entered.connect(self.opened)
        self.doubleClicked.connect(self.opened)
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

    # ── Qt ──────────────────────────────────────────────────────────────────────────────────────

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802
        """Take the passage along as a small card, to let it fall on any claim."""
        if line := self.current:
            drag_current(self, line.anchor.quote, self._theme)
