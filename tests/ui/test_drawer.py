"""The drawer makes a panel when it is first seen, and its tabs say what they can in the room there is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.commands import Actions
from workbench.ui.drawer import Drawer
from workbench.ui.drawer_tabs import Tab
from workbench.ui.theme import Theme

TABS = (
    Tab("search", "Search", "search", "search.everything"),
    Tab("history", "History", "history", "view.history"),
    Tab("orphans", "To review", "orphans", "view.orphans", ("passage to review", "passages to review")),
)


class Shelf:
    """A drawer in a window, and the names of the panels that were made for it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.made: list[str] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.theme = theme
        self.actions = Actions(self.window, theme)
        self.drawer = Drawer(theme, self.actions, TABS, self.window)
        self.window.setCentralWidget(self.drawer)
        self.window.resize(900, 300)
        self.window.show()
        qtbot.waitExposed(self.window)

    def fill(self) -> None:
        self.drawer.fill({tab.name: lambda name=tab.name: self._make(name) for tab in TABS})

    def titles(self) -> list[str]:
        return [self.drawer.tabs.tabText(index) for index in range(len(TABS))]

    def _make(self, name: str) -> QWidget:
        self.made.append(name)
        return QLineEdit()


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path) -> Iterator[Shelf]:
    theme = Theme(tmp_path)
    theme.choose("light")
    yield Shelf(qtbot, theme)
    theme.choose("light")


def test_a_shut_drawer_makes_no_panel(shelf) -> None:
    shelf.fill()
    assert shelf.made == []


def test_a_panel_is_made_when_it_is_first_seen_and_never_again(shelf) -> None:
    shelf.fill()
    shelf.drawer.show_panel("history")
    assert shelf.made == ["history"]
    shelf.drawer.show_panel("search")
    shelf.drawer.show_panel("history")
    assert shelf.made == ["history", "search"]
    assert shelf.drawer.panel("history").isVisible()


def test_a_drawer_that_stands_open_before_the_case_is_there_is_filled_then(shelf) -> None:
    shelf.drawer.choose("orphans")
    shelf.drawer.open()
    assert shelf.made == []
    shelf.fill()
    assert shelf.made == ["orphans"]
    assert shelf.drawer.is_showing("orphans")


def test_a_tab_that_is_no_longer_there_is_not_chosen(shelf) -> None:
    shelf.drawer.choose("pictures")
    assert shelf.drawer.current == "search"


def test_its_command_enters_a_panel_and_shuts_it_only_from_within(shelf, qtbot) -> None:
    shelf.fill()
    shelf.window.activateWindow()
    qtbot.waitUntil(shelf.window.isActiveWindow)
    shelf.drawer.toggle("history")
    assert shelf.drawer.panel("history").hasFocus()
    shelf.drawer.panel("history").clearFocus()
    shelf.drawer.toggle("history")
    assert shelf.drawer.is_open and shelf.drawer.panel("history").hasFocus()
    shelf.drawer.toggle("history")
    assert not shelf.drawer.is_open


def test_a_count_stands_beside_the_title_and_nothing_where_there_is_none(shelf) -> None:
    shelf.drawer.say_count("orphans", 1200)
    assert shelf.titles() == ["Search", "History", "To review 1,200"]
    assert shelf.drawer.tabs.accessibleTabName(2) == "To review: 1,200 passages to review"
    shelf.drawer.say_count("orphans", 0)
    assert shelf.titles()[2] == "To review"
    assert shelf.drawer.tabs.accessibleTabName(2) == "To review"


def test_the_keyboard_opens_and_shuts_the_drawer_at_its_tabs(shelf) -> None:
    shelf.fill()
    tabs = shelf.drawer.tabs
    tabs.setFocus()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert shelf.drawer.current == "history" and not shelf.drawer.is_open
    QTest.keyClick(tabs, Qt.Key.Key_Return)
    assert shelf.drawer.is_showing("history") and shelf.made == ["history"]
    QTest.keyClick(tabs, Qt.Key.Key_Space)
    assert not shelf.drawer.is_open


def test_a_tab_tells_what_its_number_counts(shelf) -> None:
    tabs = shelf.drawer.tabs
    assert "to review" not in tabs.tabToolTip(2).split("\n", 1)[1]
    shelf.drawer.say_count("orphans", 1)
    assert tabs.tabToolTip(2).endswith("\n1 passage to review")


def test_where_the_row_is_narrow_counts_stay_and_titles_go(shelf) -> None:
    tabs = shelf.drawer.tabs
    shelf.drawer.say_count("orphans", 12)
    shelf.theme.choose("light", 2.0)
    shelf.window.resize(420, 300)
    QApplication.processEvents()
    assert shelf.titles() == ["Search", "", "12"]
    assert not tabs.tabIcon(2).isNull()
    assert tabs.accessibleTabName(1) == "History"
    assert tabs.tabRect(2).right() <= tabs.width()
    tabs.setCurrentIndex(1)
    assert shelf.titles() == ["", "History", "12"]
    shelf.window.resize(1280, 300)
    QApplication.processEvents()
    assert shelf.titles() == ["Search", "History", "To review 12"]


def test_a_tab_tells_the_key_that_opens_it_also_when_the_key_is_another(shelf) -> None:
    assert "Ctrl+H" in shelf.drawer.tabs.tabToolTip(1)
    action = shelf.actions["view.history"]
    action.setToolTip(action.toolTip().replace("Ctrl+H", "Alt+H"))
    assert "Alt+H" in shelf.drawer.tabs.tabToolTip(1)
