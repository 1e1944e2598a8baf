"""The window tells the days of the analyst, who may be a day ahead of UTC."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.config.recent import RecentCases
from workbench.domain.article import Article, Attribution, Text
from workbench.ui.panels.article.headline import facts
from workbench.ui.panels.sources.version_links import VersionLinks
from workbench.ui.start import StartWindow
from workbench.ui.theme import Theme

LATE = "2026-11-20T22:30:00Z"
"""Half past seven in the morning of the 21st in Tokyo."""


@pytest.fixture
def captured() -> Text:
    return Text(
        "t",
        "a",
        version=1,
        words_sha256="",
        length=0,
        original_sha256="",
        original_size=0,
        file_name="letter.txt",
        encoding="utf-8",
        captured=LATE,
    )


def test_an_article_was_captured_on_the_day_the_analyst_captured_it(
    in_tokyo: None, captured: Text, qtbot: QtBot
) -> None:
    assert "captured 21 Nov 2026" in facts(Article("a", Attribution()), captured, parts=0)
    links = VersionLinks(None)
    qtbot.addWidget(links)
    links.show_versions([captured])
    assert "captured 21 Nov 2026" in links.text()


def test_a_case_was_opened_on_the_day_the_analyst_opened_it(
    in_tokyo: None, tmp_path: Path, qtbot: QtBot
) -> None:
    line = {"path": str(tmp_path / "letter.fcase"), "title": "The letter", "opened": LATE}
    (tmp_path / "recent.json").write_text(json.dumps({"cases": [line]}))
    page = StartWindow(Theme(), RecentCases(tmp_path))
    qtbot.addWidget(page)
    assert any("opened 21 Nov 2026" in label.text() for label in page.findChildren(QLabel))
