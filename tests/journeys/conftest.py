"""The whole program on a profile of its own, and a person who uses it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from person import Person
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from workbench.app.deeds import WindowDeeds
from workbench.app.gui import Program
from workbench.config.paths import paths
from workbench.domain.overview import ArticleRow
from workbench.places import corpus
from workbench.ui.window import CaseWindow


class Bench:
    """One case window, the person before it, and what both of them need to find things."""

    def __init__(self, program: Program, window: CaseWindow, qtbot: QtBot) -> None:
        self.program, self.window, self.qtbot = program, window, qtbot
        self.person = Person()
        self.desk = window.desk
        self.session = window.desk.session

    # ── waiting for what the program does by itself ─────────────────────────────────────────────

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until a person would see it, looking again whenever something has happened."""
        self.qtbot.waitUntil(seen, timeout=20_000)

    def until_idle(self) -> None:
        self.until(lambda: self.desk.tasks.idle)

    # ── finding things on the screen ────────────────────────────────────────────────────────────

    def article_from(self, file: str) -> ArticleRow:
        return next(row for row in self.session.articles() if file in row.text.file_name)

    def words_at(self, quote: str) -> tuple[QPoint, QPoint]:
        """From where to where to drag over a quote of the open article, scrolled into view first."""
        viewer = self.window.panes.article.viewer
        words = self.session.words(self.session.text(self.desk.text_id))
        start = words.index(quote)
        viewer.reveal(start, start + len(quote))
        QApplication.processEvents()
        rects = viewer.places.rects_of(start, start + len(quote))
        assert rects, f"“{quote}” is not on the screen"
        first, last = rects[0].toRect(), rects[-1].toRect()
        return QPoint(first.left() + 1, first.center().y()), QPoint(last.right() - 1, last.center().y())

    def source_row(self, article_id: str) -> QPoint:
        """Where to click in the list of sources to open an article."""
        view = self.window.panes.sources.view
        index = self.window.panes.sources.model.index_of(article_id)
        view.scrollTo(index)
        return view.visualRect(index).center()

    def rating_button(self, label: str) -> QAbstractButton:
        buttons = self.window.panes.claims.findChildren(QAbstractButton)
        return next(button for button in buttons if button.text() == label and button.isVisible())

    # ── what a person does, in one action each ──────────────────────────────────────────────────

    def open_article(self, file: str) -> None:
        row = self.article_from(file)
        view = self.window.panes.sources.view
        self.person.click(view.viewport(), self.source_row(row.article.id), what=f"article {file}")
        self.until(lambda: self.desk.text_id == row.text.id)

    def select(self, quote: str) -> None:
        start, end = self.words_at(quote)
        viewport = self.window.panes.article.viewer.viewport()
        self.person.drag_over(viewport, start, end, what=f"“{quote[:30]}…”")
        self.until(lambda: self.desk.selection is not None and self.desk.selection.quote == quote)


@pytest.fixture
def program(qapp: QApplication, profile: Path) -> Iterator[Program]:
    qapp.setStyle("Fusion")
    program = Program(qapp, paths())
    program.theme.choose("light")
    yield program
    for window in list(program.windows):
        window.close()


@pytest.fixture
def bench(program: Program, qtbot: QtBot, tmp_path: Path) -> Bench:
    """A new, empty case in its window."""
    program.new_case(tmp_path / "Iraq.fcase")
    return _bench(program, qtbot)


@pytest.fixture
def sample(program: Program, qtbot: QtBot, tmp_path: Path) -> Bench:
    """The sample case in its window."""
    program.open_sample(tmp_path / "Sample.fcase")
    return _bench(program, qtbot)


@pytest.fixture
def open_again(program: Program, qtbot: QtBot) -> Callable[[Bench], Bench]:
    """Closes the window of a case and opens the case in a new one."""

    def opened(bench: Bench) -> Bench:
        path = bench.session.path
        bench.window.close()
        program.open_case(path)
        return _bench(program, qtbot)

    return opened


@pytest.fixture
def five() -> list[Path]:
    return sorted(corpus().glob("*.txt"))


def _bench(program: Program, qtbot: QtBot) -> Bench:
    qtbot.waitUntil(lambda: bool(program.windows), timeout=20_000)
    window = program.windows[-1]
    qtbot.waitExposed(window)
    window.resize(1280, 800)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.findChild(WindowDeeds) is not None, timeout=20_000)
    bench = Bench(program, window, qtbot)
    bench.until_idle()
    return bench
