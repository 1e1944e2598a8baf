"""The Article pane in a window of its own, on a case that the test fills."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from article_bench import Bench
from casemaking import new_session
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from workbench.config.paths import paths
from workbench.config.settings import REDUCED_MOTION, Settings
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.panels.article import ArticlePanel
from workbench.ui.theme import Theme


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    session = new_session(tmp_path)
    theme = Theme()
    theme.choose("light")
    window = QMainWindow()
    settings = Settings(tmp_path)
    settings[REDUCED_MOTION] = True
    desk = Desk(session, settings, theme, paths(tmp_path), window)
    actions = Actions(window, theme)
    desk.facts_changed.connect(lambda: actions.enable(desk.facts))
    actions.enable(desk.facts)
    panel = ArticlePanel(desk, actions)
    window.setCentralWidget(panel)
    window.resize(700, 900)
    made = Bench(session, desk, actions, window, panel)
    desk.noticed.connect(made.notices.append)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    panel.setFocus()
    yield made
    session.close()
