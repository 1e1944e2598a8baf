"""Help names the keys that the analyst has, and where a command stands that has none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.commands import Actions
from workbench.ui.dialogs.help import HelpWindow
from workbench.ui.theme import Theme


class Help:
    """The help of a window with these `actions`."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self.actions = Actions(window, theme)
        self._shown = HelpWindow(window, theme, self.actions)

    @property
    def headings(self) -> list[str]:
        pages = self._shown.findChild(QListWidget)
        return [pages.item(row).text() for row in range(pages.count())]

    def page(self, heading: str) -> str:
        self._shown.open_page(heading)
        return self._shown.findChild(QTextBrowser).toPlainText()


@pytest.fixture
def help(qtbot: QtBot, tmp_path: Path) -> Iterator[Help]:
    theme = Theme(tmp_path)
    theme.choose("light")
    window = QWidget()
    qtbot.addWidget(window)
    yield Help(window, theme)


def test_every_page_is_shown_without_the_marks_of_its_file(help: Help) -> None:
    for heading in help.headings:
        shown = help.page(heading)
        assert not [mark for mark in ("](", "**", "\\+", "(key:") if mark in shown]


def test_a_changed_key_is_the_one_that_is_told(help: Help) -> None:
    assert "With a claim open press Ctrl+J:" in help.page("Getting started")
    help.actions.use_keys({"view.suggestions": "Ctrl+*", "claim.new": ""})
    assert "With a claim open press Ctrl+*:" in help.page("Getting started")
    assert "and press Passage › New claim." in help.page("Getting started")
