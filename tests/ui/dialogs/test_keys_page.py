"""Any key can be changed in the settings, and takes effect at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from workbench.config.settings import Settings
from workbench.ui.commands import COMMANDS, Actions
from workbench.ui.dialogs.keys_page import KeysPage
from workbench.ui.keys import kept_keys
from workbench.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def theme(qapp) -> Theme:
    theme = Theme()
    theme.choose("light")
    return theme


@pytest.fixture
def page(qtbot: QtBot, tmp_path, theme) -> Iterator[KeysPage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    page = KeysPage(Settings(tmp_path), theme, window)
    window.setCentralWidget(page)
    window.resize(640, 480)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield page


def choose(page: KeysPage, command_id: str) -> None:
    page.list.setCurrentIndex(page.model.index_of(command_id))


def give(page: KeysPage, key: Qt.Key, modifiers=CTRL) -> None:
    """Press Enter in the list, then the new key."""
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.catcher, key, modifiers)


def test_all_commands_are_there_and_words_narrow_them(page) -> None:
    shown = [page.model.row(page.model.index(row)) for row in range(page.model.rowCount())]
    assert {row.command.id for row in shown if row} == {command.id for command in COMMANDS}
    page.filter.setText("history")
    narrowed = [page.model.row(page.model.index(row)) for row in range(page.model.rowCount())]
    assert "view.history" in {row.command.id for row in narrowed if row}
    assert len(narrowed) < 8
    page.filter.setText("Ctrl+H")
    assert page.command.id == "view.history"
    page.filter.setText("no such command")
    assert page.command is None and not page.catcher.isEnabled()
    assert page.said.text() == "No command has these words."


def test_a_key_that_is_free_is_given_at_once_and_kept(page, tmp_path, qtbot) -> None:
    choose(page, "view.history")
    with qtbot.waitSignal(page.changed):
        give(page, Qt.Key.Key_Y)
    assert kept_keys(Settings(tmp_path)) == {"view.history": "Ctrl+Y"}
    assert page.model.row(page.list.currentIndex()).key == "Ctrl+Y"
    assert page.list.hasFocus()


def test_a_key_that_another_command_has_is_given_only_when_asked_again(page, tmp_path) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_K)
    assert kept_keys(Settings(tmp_path)) == {}
    assert "“Find a command”" in page.said.text()
    QTest.keyClick(page.take, Qt.Key.Key_Space)
    assert kept_keys(Settings(tmp_path)) == {"app.palette": "", "view.history": "Ctrl+K"}


def test_a_key_that_is_needed_for_writing_is_refused(page, tmp_path) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_C)
    assert "needed in fields" in page.said.text()
    assert kept_keys(Settings(tmp_path)) == {}


def test_escape_gives_up_and_tab_is_a_key_while_one_is_waited_for(page, tmp_path) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_Escape, PLAIN)
    assert not page.catcher.waits and page.isVisible()
    give(page, Qt.Key.Key_Tab, PLAIN)
    assert "Tab is needed" in page.said.text()
    assert kept_keys(Settings(tmp_path)) == {}


def test_a_key_held_with_others_is_none_alone(page) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_Control)
    assert page.catcher.waits


def test_one_key_goes_back_to_ours_or_all_of_them(page, tmp_path) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_Y)
    choose(page, "suggestion.supports")
    give(page, Qt.Key.Key_1, PLAIN)
    choose(page, "view.history")
    page.reset.click()
    assert kept_keys(Settings(tmp_path)) == {"suggestion.supports": "1"}
    page.reset_all.click()
    assert kept_keys(Settings(tmp_path)) == {}
    assert not page.reset_all.isEnabled()


def test_going_back_to_a_key_that_another_has_by_now_is_asked(page, tmp_path) -> None:
    choose(page, "view.history")
    give(page, Qt.Key.Key_K)
    page.take.click()
    choose(page, "app.palette")
    page.reset.click()
    assert "“History”" in page.said.text()
    page.take.click()
    assert kept_keys(Settings(tmp_path)) == {"view.history": ""}


def test_a_command_can_be_without_a_key(page, tmp_path) -> None:
    choose(page, "view.history")
    page.none.click()
    assert kept_keys(Settings(tmp_path)) == {"view.history": ""}
    assert not page.none.isEnabled()


def test_actions_take_other_keys_while_the_window_is_open(qtbot, theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, theme)
    actions.use_keys({"view.history": "Ctrl+Y"})
    assert actions["view.history"].shortcut() == QKeySequence("Ctrl+Y")
    assert "Ctrl+Y" in actions["view.history"].toolTip()
    actions.use_keys({})
    assert actions["view.history"].shortcut() == QKeySequence("Ctrl+H")
