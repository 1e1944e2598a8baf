"""The drawer below the panes: one panel at a time behind a row of tabs, each made when it is first seen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.commands import Actions
from workbench.ui.drawer_tabs import DrawerTabs, Tab
from workbench.ui.theme import Theme


class Drawer(QFrame):
    """Holds named panels. Its row of tabs always shows; a click on a tab opens it, again shuts it.

    It stands there before its panels can be made: `fill` tells how. From then on a panel is made when
    it is first to be seen, so that the start of the window waits for none of them.
    """

    opened = Signal(bool)
    left = Signal()
    """It was shut while the keyboard was in it."""

    def __init__(self, theme: Theme, actions: Actions, tabs: Sequence[Tab], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self._theme = theme
        self._names = [tab.name for tab in tabs]
        self._makers: Mapping[str, Callable[[], QWidget]] = {}
        self._panels: dict[str, QWidget] = {}
        self.tabs = DrawerTabs(theme, actions, tabs, self)
        self._stack = QStackedWidget(self)
        self._places = {tab.name: self._place() for tab in tabs}
        self.tabs.tabBarClicked.connect(self._click)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(self._make_shown)
        self._fold = QToolButton(self)
        self._fold.clicked.connect(lambda: self.open(not self.is_open))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs, 1)
        row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._stack.hide()
        self._dress()
        theme.changed.connect(self._dress)

    # ── the panels ──────────────────────────────────────────────────────────────────────────────

    def fill(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        """How the panel of each tab is made, by the tab's name; the one that shows is made now."""
        self._makers = makers
        self._follow_the_panes()
        self._make_shown()

    def panel(self, name: str) -> QWidget:
        """The panel of a tab, made now if nobody has seen it yet."""
        if name not in self._panels:
            panel = self._panels[name] = self._makers[name]()
            self._places[name].addWidget(panel)
            panel.show()  # a layout would put it off to the next turn
        return self._panels[name]

    @property
    def current(self) -> str:
        """The name of the panel that shows when the drawer is open."""
        return self._names[self.tabs.currentIndex()]

    def choose(self, name: str) -> None:
        """Put a tab in front, without opening the drawer; a name that no tab has is passed over."""
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))

    def say_count(self, name: str, number: int) -> None:
        """Say in the tab of a panel how many things are in it."""
        self.tabs.say_count(name, number)

    def _place(self) -> QVBoxLayout:
        """Where a panel will be."""
        place = QWidget()
        self._stack.addWidget(place)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        return column

    def _follow_the_panes(self) -> None:
        """Tab comes to the drawer after the panes, which came in later than its row of tabs."""
        last = self.window().previousInFocusChain()
        while last is not None and last.focusPolicy() is Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()  # Qt puts nothing behind what takes no keyboard
        if last is not None:
            QWidget.setTabOrder(last, self.tabs)
            QWidget.setTabOrder(self.tabs, self._fold)

    def _make_shown(self) -> None:
        if self.is_open and self._makers:
            self.panel(self.current)

    # ── open and shut ───────────────────────────────────────────────────────────────────────────

    @property
    def is_open(self) -> bool:
        return not self._stack.isHidden()

    @property
    def shut_height(self) -> int:
        return max(self.tabs.sizeHint().height(), self._fold.sizeHint().height()) + 1

    def open(self, wanted: bool = True) -> None:
        if wanted != self.is_open:
            focus = QApplication.focusWidget()
            had_keyboard = focus is not None and self._stack.isAncestorOf(focus)
            self._stack.setVisible(wanted)
            self._make_shown()
            self._dress()
            self.opened.emit(wanted)
            if had_keyboard:
                self.left.emit()

    def show_panel(self, name: str) -> None:
        self.choose(name)
        self.open()

    def enter(self, name: str) -> None:
        """Show a panel and give it the keyboard."""
        self.show_panel(name)
        self.panel(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle(self, name: str) -> None:
        """What the command of a panel does: enter the panel, or shut the drawer from within it."""
        focus = self.window().focusWidget()
        if self.is_showing(name) and focus is not None and self._stack.isAncestorOf(focus):
            self.open(False)
        else:
            self.enter(name)

    def is_showing(self, name: str) -> bool:
        return self.is_open and self.current == name

    def _click(self, index: int) -> None:
        """Sent before the tab bar changes its current tab."""
        if index >= 0:
            self.open(not self.is_open or index != self.tabs.currentIndex())

    def _dress(self) -> None:
        self._fold.setIcon(self._theme.icon("next" if self.is_open else "previous"))
        words = "Shut the drawer" if self.is_open else "Open the drawer"
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
