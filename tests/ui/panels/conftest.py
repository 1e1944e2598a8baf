"""A desk with a case on it, for the tests of one pane at a time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.config.paths import paths
from workbench.config.settings import Settings
from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Attribution, Part, Text, Zone, ZoneKind, sha256
from workbench.domain.changes import adding
from workbench.domain.claim import Claim
from workbench.domain.identity import new_id, now
from workbench.services.scales import known_scale
from workbench.services.session import Session
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.notices import Notice
from workbench.ui.theme import Theme

P = TypeVar("P", bound=QWidget)


@dataclass
class Desktop:
    """An open case, and a window that holds the pane under test; `notices` are what was told."""

    session: Session
    desk: Desk
    actions: Actions
    window: QMainWindow
    qtbot: QtBot
    notices: list[str] = field(default_factory=list)
    asked: list[tuple[str, Anchor | None]] = field(default_factory=list)
    """The articles that the viewer was asked to show."""

    def hold(self, panel: P, width: int = 300, height: int = 700) -> P:
        """Show the pane in the window."""
        self.window.setCentralWidget(panel)
        self.window.resize(width, height)
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        return panel

    def article(
        self,
        words: str = "All but 3,000 troops leave.",
        *,
        parts: Sequence[tuple[int, int, Attribution]] = (),
        zones: Sequence[tuple[int, int, ZoneKind]] = (),
        file_name: str = "article.txt",
        known_id: str = "",
        **said: str,
    ) -> Text:
        """Put an article into the case; each line of its words that ends with a full stop is a passage."""
        content = words.encode()
        article = Article(new_id(), Attribution(**said))
        text = Text(
            new_id(),
            article.id,
            version=1,
            words_sha256=sha256(content),
            length=len(words),
            original_sha256=sha256(content),
            original_size=len(content),
            file_name=file_name,
            encoding="utf-8",
            captured=now(),
            known_id=known_id,
        )
        records = [Part(new_id(), text.id, *part) for part in parts]
        found = [Zone(new_id(), text.id, *zone) for zone in zones or [(0, len(words), ZoneKind.BODY)]]
        passages = [match.span() for match in re.finditer(r"\S[^.]*\.", words)]
        self.session.do(
            adding(f"Import “{file_name}”", article, text, *records, *found),
            contents=[content],
            passages={text.words_sha256: passages},
        )
        return text

    def passage(self, text: Text, quote: str) -> Anchor:
        words = self.session.words(text)
        start = words.index(quote)
        return anchor_at(text.id, words, start, start + len(quote))

    def claim(self, wording: str = "A withdrawal was underway.") -> Claim:
        """Make a claim, which is then the current one."""
        claim = self.desk.make_claim(wording)
        assert claim is not None
        return claim

    def until_idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.tasks.idle)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.choose("light")
    return theme


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Desktop]:
    session = Session.create(tmp_path / "affair.fcase", "The affair", "Ada", known_scale("averitec"))
    made = set_up(session, theme, qtbot, tmp_path)
    yield made
    made.desk.tasks.cancel_all()
    session.close()


def set_up(session: Session, theme: Theme, qtbot: QtBot, profile: Path) -> Desktop:
    theme.choose("light")  # whatever the test before has chosen
    window = QMainWindow()
    qtbot.addWidget(window)
    desk = Desk(session, Settings(profile), theme, paths(profile), window)
    actions = Actions(window, theme)
    desktop = Desktop(session, desk, actions, window, qtbot)
    desk.facts_changed.connect(lambda: actions.enable(desk.facts))
    desk.noticed.connect(lambda notice: desktop.notices.append(_words(notice)))
    desk.article_asked.connect(lambda text_id, anchor: desktop.asked.append((text_id, anchor)))
    actions.enable(desk.facts)
    return desktop


def _words(notice: Notice) -> str:
    return notice.words


@pytest.fixture
def reading_only(desktop: Desktop, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """A second window on the case of `desktop`, which only reads."""
    session = Session.open(desktop.session.path, "Bea")
    assert session.read_only
    yield set_up(session, theme, qtbot, tmp_path)
    session.close()
