"""Where there is nothing to list, the words that say so have the keyboard; the list has it when it comes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QMainWindow, QVBoxLayout
from pytestqt.qtbot import QtBot

from workbench.ui.panels.list_or_words import ListOrWords
from workbench.ui.panels.renewal import Renewal
from workbench.ui.theme import Theme


class Panel(QFrame):
    """A filter above a list; `read` counts how often the case was read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.read = 0
        self.filter = QLineEdit(self)
        self.view = QListView(self)
        self.list = ListOrWords(self, theme, "search", self.view)
        self.renewal = Renewal(self, self.refresh)
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.list)

    def refresh(self) -> None:
        self.renewal.begun()
        self.read += 1


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> Iterator[Panel]:
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = Panel(theme)
    window.setCentralWidget(panel)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield panel
    window.close()


def test_the_keyboard_stays_in_the_panel_when_the_list_goes_and_comes(panel: Panel) -> None:
    panel.setFocus()
    assert panel.view.hasFocus()
    panel.list.say("Nothing here.")
    assert panel.list.words.hasFocus()
    assert panel.list.words.accessibleName() == "Nothing here."
    panel.list.show_list()
    assert panel.view.hasFocus()


def test_who_types_in_the_filter_is_left_there(panel: Panel) -> None:
    panel.filter.setFocus()
    panel.list.say("Nothing here.", ("Show all", panel.filter.clear))
    assert panel.filter.hasFocus()
    QTest.keyClicks(panel.filter, "abc")
    panel.list.words.buttons[0].click()
    assert panel.filter.text() == ""


def test_tab_goes_to_the_filter_before_the_list(panel: Panel) -> None:
    panel.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert panel.filter.hasFocus()
    QTest.keyClick(panel.filter, Qt.Key.Key_Tab)
    assert panel.view.hasFocus()


def test_the_case_is_read_when_it_is_seen_and_again_only_when_it_has_changed(panel: Panel) -> None:
    assert panel.read == 1
    panel.hide()
    panel.show()
    assert panel.read == 1
    panel.renewal.want()
    assert panel.read == 2
    panel.hide()
    panel.renewal.want()
    panel.renewal.want()
    assert panel.read == 2, "nobody sees it"
    panel.show()
    assert panel.read == 3
