"""The menu at the words: what can be done with the passage, its marks, and its stretch of the text."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from workbench.ui.commands import Actions
from workbench.ui.panels.article.borders import Borders
from workbench.ui.panels.article.mark_deeds import MarkDeeds
from workbench.ui.panels.article.viewer import Viewer

_COMMANDS = (
    "claim.new",
    "link.supports",
    "link.refutes",
    "link.context",
    "link.appearance",
    "passage.sentence",
    "passage.copy",
)


class ArticleMenu(QMenu):
    """Asked for with the mouse it is about the word there, with the keyboard about the one at the cursor."""

    def __init__(
        self, viewer: Viewer, actions: Actions, marks: MarkDeeds, borders: Borders, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._viewer, self._actions = viewer, actions
        self._marks, self._borders = marks, borders

    def ask(self, event: QContextMenuEvent) -> None:
        """Show the menu for a press of the right button or of the menu key."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        viewport = self._viewer.viewport()
        if by_mouse:
            place = event.globalPos()
            position = self._viewer.places.position_at(viewport.mapFromGlobal(place))
        else:
            place = viewport.mapToGlobal(self._viewer.cursorRect().bottomLeft())
            position = self._viewer.cursor_position()
        self._fill(position)
        self.popup(place)

    def _fill(self, position: int) -> None:
        self.clear()
        for command in _COMMANDS:
            self.addAction(self._actions[command])
        copy = self.addAction("Copy")
        copy.setEnabled(self._viewer.has_selection)
        copy.triggered.connect(lambda _checked=False: self._viewer.copy())
        self.addSeparator()
        self._marks.list_in(self, self._marks.on(position))
        self.addSeparator()
        self._borders.list_in(self, position)
