"""The row of tabs of the drawer: titles with an icon and a count, as much of them as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from workbench.domain.counting import counted
from workbench.ui.commands import Actions
from workbench.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Tab:
    """What the row says of a panel, which need not be there yet.

    `name` is what the panel is called in the code, `command` the one that shows it. `counts` tells what is
    counted in it, as one of them and as several: the same that the panel says of itself.
    """

    name: str
    title: str
    icon: str
    command: str
    counts: tuple[str, str] = ("", "")

    def count_in_words(self, number: int) -> str:
        """`7 sayings in several outlets`; "" for none."""
        one, many = self.counts
        return counted(number, one, many) if number else ""


class _Room(Enum):
    """How much of a tab can be shown, from most to least."""

    ALL = auto()
    WORDS = auto()
    """Title and count."""
    ICONS = auto()
    """Icon and count; the title of the current tab only."""


class DrawerTabs(QTabBar):
    """Has a tab for each panel. Where the row is narrow its icons go first, then all titles but one."""

    def __init__(self, theme: Theme, actions: Actions, tabs: Sequence[Tab], parent: QWidget) -> None:
        super().__init__(parent, drawBase=False, expanding=False)
        self._theme, self._actions, self._tabs = theme, actions, tabs
        self._counts = dict.fromkeys((tab.name for tab in tabs), 0)
        self.setAccessibleName("Drawer")
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for index, tab in enumerate(tabs):
            self.addTab(tab.title)
            action = actions[tab.command]
            action.changed.connect(partial(self._explain, index))
            self._explain(index)
        self.currentChanged.connect(self.fit)
        theme.changed.connect(self.fit)

    def say_count(self, name: str, number: int) -> None:
        """Say beside the title how many things are in a panel; nothing for none."""
        if number != self._counts[name]:
            self._counts[name] = number
            self.fit()

    def fit(self) -> None:
        """Show as much of each tab as the row has room for."""
        for room in _Room:
            self._show(room)
            if self.sizeHint().width() <= self.width():
                return

    def _show(self, room: _Room) -> None:
        for index, tab in enumerate(self._tabs):
            count = f"{self._counts[tab.name]:,}" if self._counts[tab.name] else ""
            has_title = room is not _Room.ICONS or index == self.currentIndex()
            words = " ".join(part for part in (tab.title if has_title else "", count) if part)
            has_icon = room is not _Room.WORDS
            self.setTabIcon(index, self._theme.icon(tab.icon) if has_icon else QIcon())
            self.setTabText(index, words)
            said = (tab.title, tab.count_in_words(self._counts[tab.name]))
            self.setAccessibleTabName(index, ": ".join(filter(None, said)))
            self._explain(index)

    def _explain(self, index: int) -> None:
        """What the panel is for, the key that opens it, and what its number counts."""
        tab = self._tabs[index]
        told = (self._actions[tab.command].toolTip(), tab.count_in_words(self._counts[tab.name]))
        self.setTabToolTip(index, "\n".join(filter(None, told)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space and Enter do what a click on the current tab does."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tabBarClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
