"""What strangers wrote is shown letter by letter: no title or quote of theirs loads a picture."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from workbench.domain.evidence import Stance
from workbench.services import articles, checking
from workbench.services.importing import add, read

PICTURE = "<img src='red.png'>"
_PLACED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a picture in a document of Qt."""

PAGE = f"""A crowd of 3,000 and {PICTURE} soldiers leaves

“We have moved 3,000 troops {PICTURE} to the base,” said Gen. Mark {PICTURE} Milley on Monday.

The minister said that 10,000 troops {PICTURE} had left Iraq since January.
"""

DRAWER = ("suggestions", "search", "history", "orphans", "quotes", "numbers")


@pytest.fixture
def visited(bench, tmp_path: Path):
    """A case in which every word that a stranger or a colleague could choose names a picture."""
    session = bench.session
    for number in range(2):
        file = tmp_path / f"{PICTURE} {number}.txt"
        file.write_text(f"{PAGE}\nParagraph {number} of its own.", "utf-8")
        add(session, read(file))
    for row in session.articles():
        said = {"title": PICTURE, "outlet": f"Outlet {PICTURE}", "byline": PICTURE}
        session.do(articles.edit_attribution(row.article, **said, url=f"https://x.example/{PICTURE}"))
        session.do(articles.edit_note(session.article(row.article.id), PICTURE))
    claim, step = checking.new_claim(f"Is it true that {PICTURE} troops left?", said_by=PICTURE)
    session.do(step)
    session.do(checking.edit_claim(claim, note=PICTURE, tags=(PICTURE,)))
    for row in session.articles():
        words = session.words(row.text)
        anchor = session.anchor(row.text.id, words.index("“We have"), words.index("Milley"))
        by = f"Ada {PICTURE}"
        session.do(checking.link(session.claim(claim.id), anchor, Stance.REFUTES, by=by, note=PICTURE))
    bench.desk.choose_claim(claim.id)
    bench.desk.show_text(anchor.text_id, anchor)
    bench.until_idle()
    return bench


def test_no_list_label_or_tooltip_of_the_window_takes_what_strangers_wrote_for_markup(visited) -> None:
    found = pictures(visited.window)
    for name in DRAWER:
        visited.window.panes._frame.drawer.show_panel(name)
        visited.until_idle()
        found += pictures(visited.window)
    assert found == []


def test_the_tooltip_of_a_highlight_shows_a_claim_letter_by_letter(visited) -> None:
    viewer = visited.window.panes.article.viewer
    start, _end = visited.words_at("moved 3,000")
    where = start + QPoint(3, 0)
    help_asked = QHelpEvent(QEvent.Type.ToolTip, where, viewer.viewport().mapToGlobal(where))
    QApplication.sendEvent(viewer.viewport(), help_asked)
    assert "troops left" in QToolTip.text()
    assert not shows_picture(QToolTip.text())
    QToolTip.hideText()


def test_the_menu_of_highlights_keeps_every_sign_of_a_claim(visited) -> None:
    session = visited.session
    session.do(checking.edit_claim(session.claim(visited.desk.claim_id), wording="AT&T moved 3,000 troops"))
    marks = visited.window.panes.article.marks
    menu = QMenu()
    marks.list_in(menu, session.open_text(visited.desk.text_id).marks)
    assert [shown_in_menu(action) for action in menu.actions()] == ["Refutes: AT&T moved 3,000 troops"]


def shown_in_menu(action: QAction) -> str:
    """The words of an action without what only underlines a letter."""
    return re.sub("&(.?)", r"\1", action.text())


def pictures(window: QWidget) -> list[str]:
    """Who would load a picture."""
    return [who for who, words in rich(window) if shows_picture(words)]


def shows_picture(words: str) -> bool:
    document = QTextDocument()
    if Qt.mightBeRichText(words):
        document.setHtml(words)
    return _PLACED in document.toPlainText()


def rich(window: QWidget) -> Iterator[tuple[str, str]]:
    """Whatever the window may show as rich text, with who shows it."""
    for widget in [window, *window.findChildren(QWidget)]:
        who = f"{type(widget).__name__} “{widget.accessibleName()}”"
        yield f"tooltip of {who}", widget.toolTip()
        match widget:
            case QLabel() if widget.textFormat() is not Qt.TextFormat.PlainText:
                guesses = widget.textFormat() is not Qt.TextFormat.RichText
                assert not (guesses and widget.text()), f"{who} guesses whether “{widget.text()}” is markup"
                yield who, widget.text()
            case QTextEdit():
                yield who, widget.toHtml()
            case QTabBar():
                yield from ((f"tab of {who}", widget.tabToolTip(tab)) for tab in range(widget.count()))
            case QAbstractItemView() if (model := widget.model()) is not None:
                for row in range(model.rowCount()):
                    tip = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
                    yield f"row {row} of {who}", str(tip or "")
