"""The table of commands: every id, key and word in it is the only one of its kind."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.ui.commands import COMMANDS, MENUS, Actions
from workbench.ui.theme import Theme


def repeated(things: list[str]) -> list[str]:
    return [thing for thing, count in Counter(things).items() if count > 1]


def test_ids_are_unique_and_so_are_the_keys_of_one_place() -> None:
    assert not repeated([command.id for command in COMMANDS])
    assert not repeated([f"{command.shortcut} {command.place}" for command in COMMANDS if command.shortcut])


def test_no_chord_is_one_that_a_field_takes_while_one_writes() -> None:
    # on X11 Ctrl+E goes to the end of the line
    taken = {"Ctrl+A", "Ctrl+C", "Ctrl+E", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right"}
    assert not taken & {command.shortcut for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_says_what_it_does_and_where_it_stands(command) -> None:
    assert command.menu in MENUS
    assert command.help.endswith(".")
    keys = QKeySequence(command.shortcut)
    assert not command.shortcut or keys.toString(QKeySequence.SequenceFormat.PortableText)


def test_a_command_is_given_only_when_all_it_needs_is_there(qtbot, tmp_path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, Theme(tmp_path))
    given: list[str] = []
    actions.on("link.supports", lambda: given.append("supports"))
    actions.enable(frozenset({"writable", "claim"}))
    actions.run("link.supports")
    assert given == []
    actions.enable(frozenset({"writable", "claim", "passage"}))
    actions.run("link.supports")
    assert given == ["supports"]


def test_an_analysts_own_key_takes_the_place_of_ours(qtbot, tmp_path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, Theme(tmp_path), {"claim.new": "Ctrl+Return"})
    assert actions["claim.new"].shortcut() == QKeySequence("Ctrl+Return")
    assert "Ctrl+Return" in actions["claim.new"].toolTip()
