"""Buttons that float over the row of a list that the mouse or the keyboard is at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QToolButton

_FROM_EDGE = 12


class RowBar(QFrame):
    """One bar for the whole list: real buttons, yet never more of them than for one row.

    It stands at the upper right of the row under the mouse, else of the current row while the list
    has the focus. `fits` says for an index whether its row has anything to do; `ends_before` where in
    a row of this rectangle the bar ends, if not at its edge. `index` is the row it stands at.
    """

    def __init__(
        self,
        view: QListView,
        fits: Callable[[QModelIndex], bool],
        ends_before: Callable[[QRect], int] = QRect.right,
    ) -> None:
        super().__init__(view.viewport())
        self.setProperty("role", "floating")
        self._view, self._fits, self._ends_before = view, fits, ends_before
        self._hovered = QPersistentModelIndex()
        self.index = QPersistentModelIndex()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.selectionModel().currentChanged.connect(self.place)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.model().modelReset.connect(self.place)
        self.hide()

    def add(self, button: QToolButton) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(button)

    def place(self) -> None:
        """Stand where the bar belongs now."""
        index = self._view.currentIndex() if self._view.hasFocus() else QModelIndex()
        if self._hovered.isValid():
            index = self._view.model().index(self._hovered.row(), 0)
        if not index.isValid() or not self._fits(index):
            self.hide()
            self.index = QPersistentModelIndex()
            return
        self.index = QPersistentModelIndex(index)
        self.adjustSize()
        rect = self._view.visualRect(index)
        self.move(
            self._ends_before(rect) - self.width() - _FROM_EDGE,
            rect.top() + min(4, (rect.height() - self.height()) // 2),
        )
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        match event.type():
            case QEvent.Type.MouseMove if watched is self._view.viewport():
                self._hover(event.position().toPoint())  # type: ignore[attr-defined]
            case QEvent.Type.Leave if watched is self._view.viewport():
                self._hover(QPoint(-1, -1))
            case QEvent.Type.FocusIn | QEvent.Type.FocusOut | QEvent.Type.Resize:
                self.place()
        return False

    def _hover(self, place: QPoint) -> None:
        index = QPersistentModelIndex(self._view.indexAt(place))
        if index != self._hovered:
            self._hovered = index
            self.place()

    def _on_scrolled(self) -> None:
        self._hovered = QPersistentModelIndex()
        self.place()
