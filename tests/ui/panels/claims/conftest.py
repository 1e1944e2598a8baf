"""The Claims pane in a window of its own, on a case that the test fills."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from workbench.config.paths import paths
from workbench.config.settings import Settings
from workbench.domain.anchor import Anchor, anchor_at
from workbench.domain.article import Article, Attribution, Text, Zone, ZoneKind, sha256
from workbench.domain.changes import ChangeSet, adding
from workbench.domain.claim import Claim
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.identity import new_id, now
from workbench.services import checking
from workbench.services.scales import known_scale
from workbench.services.session import Session
from workbench.ui.commands import Actions
from workbench.ui.desk import Desk
from workbench.ui.notices import Notice
from workbench.ui.panels.claims import ClaimsPanel
from workbench.ui.panels.claims.card import Card
from workbench.ui.theme import Theme

LETTER = "That letter is a draft, it was a mistake, it was unsigned."


@dataclass
class Bench:
    """A case, and the pane that shows it; `notices` are what the analyst was told."""

    session: Session
    desk: Desk
    actions: Actions
    window: QMainWindow
    panel: ClaimsPanel
    notices: list[Notice] = field(default_factory=list)
    others: list["Bench"] = field(default_factory=list)

    def article(
        self, outlet: str, words: str, *, published: str = "2020-01-06", zone: ZoneKind = ZoneKind.BODY
    ) -> Text:
        """Put an article of one zone into the case."""
        content = words.encode()
        article = Article(new_id(), Attribution(title=words[:20], outlet=outlet, published=published))
        text = Text(
            new_id(),
            article.id,
            version=1,
            words_sha256=sha256(content),
            length=len(words),
            original_sha256=sha256(content),
            original_size=len(content),
            file_name="article.txt",
            encoding="utf-8",
            captured=now(),
        )
        whole = Zone(new_id(), text.id, 0, len(words), zone)
        step = adding("Import", article, text, whole)
        self.session.do(step, contents=[content], passages={text.words_sha256: [(0, len(words))]})
        return text

    def passage(self, text: Text, words: str = "") -> Anchor:
        """The anchor of some words of a text, by default of all of them."""
        whole = self.session.words(text)
        start = whole.index(words)
        return anchor_at(text.id, whole, start, start + len(words or whole))

    def claim(self, wording: str = "A withdrawal was underway.", **details: object) -> Claim:
        claim, step = checking.new_claim(wording, **details)
        self.session.do(step)
        return claim

    def evidence(self, claim: Claim, anchor: Anchor, stance: Stance = Stance.REFUTES) -> Evidence:
        """Link a passage to a claim."""
        claim = self.session.claim(claim.id)
        existing = self.session.evidence_of(claim.id)
        self.do(checking.link(claim, anchor, stance, by="An analyst", existing=existing))
        return next(found for found in self.session.evidence_of(claim.id) if found.anchor == anchor)

    def do(self, step: ChangeSet) -> None:
        self.session.do(step)

    def card(self, evidence: Evidence) -> Card:
        card = self.panel.page.evidence.card_of(evidence.id)
        assert card is not None
        return card

    def another_panel(self, *, read_only: bool = False) -> "Bench":
        """The same case opened again, as after the program was started anew or in a second window."""
        session = Session.open(self.session.path, "An analyst", read_only=True) if read_only else self.session
        other = set_up(session, self.session.path.parent)
        other.window.show()
        self.others.append(other)
        return other

    def close(self) -> None:
        for other in (self, *self.others):
            other.panel.settle()
            other.desk.tasks.cancel_all()
        for other in self.others:
            if other.session is not self.session:
                other.session.close()
            other.window.close()
            other.window.deleteLater()
        self.session.close()

    @property
    def listed(self) -> list[str]:
        """The wordings in the list, from top to bottom."""
        model = self.panel.listing.model
        return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    session = Session.create(tmp_path / "affair.fcase", "The letter", "An analyst", known_scale("averitec"))
    made = set_up(session, tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def set_up(session: Session, profile: Path) -> Bench:
    """The pane on an open case, in a window that is not shown yet."""
    theme = Theme()
    theme.choose("light")
    window = QMainWindow()
    desk = Desk(session, Settings(profile), theme, paths(profile), window)
    actions = Actions(window, theme)
    desk.facts_changed.connect(lambda: actions.enable(desk.facts))
    panel = ClaimsPanel(desk, actions)
    window.setCentralWidget(panel)
    window.resize(380, 800)
    bench = Bench(session, desk, actions, window, panel)
    desk.noticed.connect(bench.notices.append)
    actions.on("edit.undo", desk.undo)
    actions.on("edit.redo", desk.redo)
    actions.enable(desk.facts)
    return bench
