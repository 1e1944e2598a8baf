"""A key typed in a list is about its current row, and about nothing else."""

import pytest
from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from workbench.ui.commands import Actions
from workbench.ui.panels.row_bar import RowBar
from workbench.ui.panels.row_commands import RowCommands
from workbench.ui.panels.row_list import RowList
from workbench.ui.theme import Theme


class Shelf(QMainWindow):
    """Three books in a list, which can be linked; `linked` are those that were."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.actions_ = Actions(self, theme)
        self.everywhere: list[str] = []
        self.actions_.on("link.supports", lambda: self.everywhere.append("supports"))
        self.actions_.enable(frozenset({"writable", "passage", "claim"}))
        self.linked: list[str] = []
        self.list = RowList("Books", self)
        self.list.setModel(QStringListModel(["one", "two", "three"], self.list))
        self.commands = RowCommands(self.list, RowBar(self.list, lambda _row: True), self.actions_, theme)
        self.commands.change_by(
            "link.supports", "stance.supports", lambda row: self.linked.append(row.data())
        )
        self.setCentralWidget(self.list)

    def _link(self, row: QModelIndex) -> None:
        self.linked.append(row.data())

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.list, key)


@pytest.fixture
def shelf(qtbot: QtBot, theme: Theme) -> Shelf:
    shelf = Shelf(theme)
    qtbot.addWidget(shelf)
    shelf.show()
    shelf.activateWindow()
    qtbot.waitExposed(shelf)
    shelf.list.setFocus()
    return shelf


def test_one_walks_up_to_the_ends(shelf: Shelf) -> None:
    shelf.list.walk(-1)
    assert shelf.list.currentIndex().data() == "one"
    shelf.list.walk(5)
    assert shelf.list.currentIndex().data() == "three"


def test_the_key_of_a_command_is_about_the_row_and_not_about_the_article(shelf: Shelf) -> None:
    shelf.press(Qt.Key.Key_Down, Qt.Key.Key_S)
    assert shelf.linked == ["two"]
    assert shelf.everywhere == []


def test_who_may_change_nothing_walks_and_links_neither_here_nor_there(shelf: Shelf) -> None:
    shelf.commands.may_change = False
    shelf.press(Qt.Key.Key_Down, Qt.Key.Key_S)
    assert shelf.list.currentIndex().data() == "two"
    assert shelf.linked == shelf.everywhere == []


def test_a_key_that_was_changed_does_it_and_the_old_one_no_more(shelf: Shelf) -> None:
    shelf.actions_.use_keys({"link.supports": "Y"})
    shelf.press(Qt.Key.Key_S)
    assert shelf.linked == []
    shelf.press(Qt.Key.Key_Y)
    assert shelf.linked == ["one"]
    assert "(Y)" in shelf.commands.buttons["link.supports"].toolTip()


def test_the_button_is_about_the_row_it_stands_beside(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.press(Qt.Key.Key_Down)
    button = shelf.commands.buttons["link.supports"]
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shelf.linked == ["two"]
    assert button.accessibleName() == "Supports"


def test_enter_and_up_lead_out_of_the_list(shelf: Shelf) -> None:
    left: list[str] = []
    shelf.list.entered.connect(lambda row: left.append(f"into {row.data()}"))
    shelf.list.left_upwards.connect(lambda: left.append("up"))
    shelf.press(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert left == ["into two", "up"]
