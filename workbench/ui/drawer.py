"""The drawer below the panes: search and history, one at a time behind a row of tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme import Theme


class Drawer(QFrame):
    """Holds named panels. Its row of tabs always shows; a click on a tab opens it, again shuts it."""

    opened = Signal(bool)
    left = Signal()
    """It was shut while the keyboard was in it."""

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`tabs`: a title and the meaning of an icon for each; the panels are put in with `hold`."""
        super().__init__(parent)
        self.setObjectName("drawer")
        self._theme = theme
        self._meanings = [meaning for _, meaning in tabs]
        self._tabs = QTabBar(self, drawBase=False, expanding=False)
        self._tabs.setAccessibleName("Drawer")
        self._stack = QStackedWidget(self)
        for title, _ in tabs:
            self._tabs.addTab(title)
        self._tabs.tabBarClicked.connect(self._click)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._fold = QToolButton(self)
        self._fold.clicked.connect(lambda: self.open(not self.is_open))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._tabs, 1)
        row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._stack.hide()
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def is_open(self) -> bool:
        return not self._stack.isHidden()

    @property
    def shut_height(self) -> int:
        return max(self._tabs.sizeHint().height(), self._fold.sizeHint().height()) + 1

    def open(self, wanted: bool = True) -> None:
        if wanted != self.is_open:
            focus = QApplication.focusWidget()
            had_keyboard = focus is not None and self._stack.isAncestorOf(focus)
            self._stack.setVisible(wanted)
            self._dress()
            self.opened.emit(wanted)
            if had_keyboard:
                self.left.emit()

    def hold(self, panel: QWidget) -> None:
        """Put in the panel of the next tab."""
        self._stack.addWidget(panel)

    def show_panel(self, panel: QWidget) -> None:
        self._tabs.setCurrentIndex(self._stack.indexOf(panel))
        self.open()

    def name(self, panel: QWidget, title: str) -> None:
        """Give the tab of a panel another title."""
        self._tabs.setTabText(self._stack.indexOf(panel), title)

    def is_showing(self, panel: QWidget) -> bool:
        return self.is_open and self._stack.currentWidget() is panel

    def _click(self, index: int) -> None:
        """Sent before the tab bar changes its current tab."""
        if index >= 0:
            self.open(not self.is_open or index != self._tabs.currentIndex())

    def _dress(self) -> None:
        for index, meaning in enumerate(self._meanings):
            self._tabs.setTabIcon(index, self._theme.icon(meaning))
        self._fold.setIcon(self._theme.icon("next" if self.is_open else "previous"))
        words = "Shut the drawer" if self.is_open else "Open the drawer"
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
