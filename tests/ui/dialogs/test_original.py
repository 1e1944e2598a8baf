"""The original is shown as plain words: nothing in it runs, nothing is loaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casemaking import new_session
from pages import page
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot
from web import serving

from workbench.config.paths import paths
from workbench.config.settings import Settings
from workbench.services import importing
from workbench.services.session import Session
from workbench.ui.desk import Desk
from workbench.ui.dialogs.original import OriginalDialog
from workbench.ui.theme import Theme


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with new_session(tmp_path) as session:
        yield session


@pytest.fixture
def desk(session: Session, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    window = QMainWindow()
    qtbot.addWidget(window)
    theme = Theme()
    theme.choose("light")
    desk = Desk(session, Settings(tmp_path), theme, paths(tmp_path), window)
    yield desk
    desk.tasks.cancel_all()


def shown(desk: Desk, qtbot: QtBot, folder: Path, content: str, name: str = "page.html") -> OriginalDialog:
    (folder / name).write_text(content, encoding="utf-8")
    outcome = importing.add(desk.session, importing.read(folder / name))
    dialog = OriginalDialog(desk.parent(), desk, desk.session.newest_text(outcome.article_id))
    dialog.show()
    qtbot.waitUntil(lambda: desk.tasks.idle)
    return dialog


def test_a_page_loads_nothing_and_runs_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with serving() as server:
        head = f'<link rel="stylesheet" href="{server.address}/look.css">'
        body = f'<img src="{server.address}/pixel.png"><script src="{server.address}/a.js"></script>'
        dialog = shown(desk, qtbot, tmp_path, page(body, head))
        dialog.grab()
        assert "Harbour Street 1" in dialog.words.toPlainText()
        assert server.asked == []
    # neither a view of the web nor one of rich text is in the dialog
    assert type(dialog.words) is QPlainTextEdit
    assert not dialog.findChildren(QTextEdit)
    dialog.close()


def test_markup_in_a_text_is_shown_as_it_stands(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    words = "He wrote <b>“no”</b> and <img src='x.png'> on the wall."
    dialog = shown(desk, qtbot, tmp_path, words, "wall <i>1.txt")
    assert words in dialog.words.toPlainText()
    assert dialog.facts.text().startswith(f"{len(words.encode()):,} bytes")
    dialog.close()


def test_words_are_found_stepped_through_and_copied(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(
        desk, qtbot, tmp_path, "🇮🇶 The café closed. The Café opened.\n\nNo CAFE was left.", "a.txt"
    )
    QTest.keyClicks(dialog.field, "cafe")
    assert dialog.count.text() == "1 of 3"
    assert dialog.words.textCursor().selectedText() == "café"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.words.textCursor().selectedText() == "Café"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    dialog.words.copy()
    assert QGuiApplication.clipboard().text() == "café"
    QTest.keyClicks(dialog.field, "teria")
    assert dialog.count.text() == "not found"
    dialog.close()


def test_the_file_is_saved_and_the_dialog_says_where(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(desk, qtbot, tmp_path, page())
    dialog.save(tmp_path / "again.html")
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert "again.html" in dialog.said.text()
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "page.html").read_bytes()
    dialog.save(tmp_path / "nowhere" / "again.html")
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert dialog.said.property("role") == "problem"
    dialog.close()


def test_of_a_long_file_the_beginning_is_shown_and_that_is_said(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(desk, qtbot, tmp_path, "The harbour was closed. " * 20_000, "long.txt")
    assert "first 400,000 of 480,000 characters" in dialog.said.text()
    assert len(dialog.words.toPlainText()) < 401_000
    dialog.close()
