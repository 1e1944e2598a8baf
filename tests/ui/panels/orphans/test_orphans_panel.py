"""Orphans are walked, compared with their places and settled by click or key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from workbench.domain.article import Text
from workbench.domain.claim import Claim
from workbench.domain.errors import UserError
from workbench.domain.evidence import Stance
from workbench.services import versions
from workbench.ui.dialogs.new_version import offer_article
from workbench.ui.orphan_count import OrphanCount
from workbench.ui.panels.orphans import OrphansPanel

OLD = (
    "All but 3,000 troops leave Iraq by the end of the year. The letter was a draft, an officer said. "
    "Two officials confirmed the plan to this paper. Nobody signed it."
)
NEW = (
    "All but 10,000 troops leave Iraq by the end of the year. The letter was a draft, an officer said. "
    "Nobody signed it."
)


@pytest.fixture
def claim(desktop) -> Claim:
    """A claim with three passages of an article, of which the second version keeps one."""
    text = desktop.article(OLD, title="Troops")
    claim = desktop.claim()
    for quote in ("All but 3,000 troops leave Iraq", "The letter was a draft", "Two officials confirmed"):
        desktop.desk.link(Stance.SUPPORTS, desktop.passage(text, quote))
    desktop.article(NEW, title="Troops again")
    return claim


def join(desktop) -> Text:
    """Make the second article the newest version of the first."""
    older, newer = (row.article for row in desktop.session.articles())
    desktop.session.do(versions.prepare_joining(desktop.session, older, newer).step)
    return desktop.session.newest_text(older.id)


@pytest.fixture
def panel(desktop, claim) -> OrphansPanel:
    join(desktop)
    panel = desktop.hold(OrphansPanel(desktop.desk, desktop.actions), width=1000, height=500)
    desktop.qtbot.waitUntil(lambda: bool(panel.places))
    return panel


def press(panel: OrphansPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.view, key)


def quotes_of(desktop, claim: Claim, text: Text) -> set[str]:
    evidence = desktop.session.evidence_of(claim.id)
    return {one.anchor.quote for one in evidence if one.anchor.text_id == text.id}


def test_the_panel_says_when_nothing_waits(desktop) -> None:
    panel = desktop.hold(OrphansPanel(desktop.desk, desktop.actions), width=800)
    assert panel.current is None
    assert panel.words_page.isVisible()


def test_orphans_are_counted_before_anybody_has_seen_the_panel(desktop, claim) -> None:
    orphans = OrphanCount(desktop.desk, desktop.window)
    counts: list[int] = []
    orphans.counted.connect(counts.append)
    join(desktop)
    desktop.session.undo()
    assert counts == [2, 0]


def test_j_and_k_walk_the_orphans(panel) -> None:
    assert panel.model.rowCount() == 2
    press(panel, Qt.Key.Key_J)
    assert panel.view.currentIndex().row() == 1
    press(panel, Qt.Key.Key_J)
    assert panel.view.currentIndex().row() == 1
    press(panel, Qt.Key.Key_K)
    assert panel.view.currentIndex().row() == 0


def test_a_place_is_told_with_what_speaks_against_it(panel) -> None:
    assert panel.current.record.anchor.quote == "All but 3,000 troops leave Iraq"
    assert "All but 10,000 troops leave Iraq" in panel.places[0].accessibleName()
    words = " ".join(label.text() for label in panel.places[0].findChildren(QLabel))
    assert "Another number: 10,000 for 3,000." in words
    assert "line-through" in words and "underline" in words


def test_the_number_of_a_place_takes_it(desktop, claim, panel) -> None:
    newest = panel.current.newest
    press(panel, Qt.Key.Key_1)
    assert "All but 10,000 troops leave Iraq" in quotes_of(desktop, claim, newest)
    assert desktop.asked[-1][0] == newest.id
    assert panel.model.rowCount() == 1
    desktop.session.undo()
    assert panel.model.rowCount() == 2


def test_the_button_of_a_place_takes_it(desktop, claim, panel) -> None:
    newest = panel.current.newest
    desktop.qtbot.mouseClick(panel.places[0].take, Qt.MouseButton.LeftButton)
    assert "All but 10,000 troops leave Iraq" in quotes_of(desktop, claim, newest)


def test_a_click_on_a_place_shows_it_and_changes_nothing(desktop, claim, panel) -> None:
    desktop.qtbot.mouseClick(panel.places[0], Qt.MouseButton.LeftButton)
    text_id, anchor = desktop.asked[-1]
    assert (text_id, anchor.quote) == (panel.current.newest.id, "All but 10,000 troops leave Iraq")
    assert panel.model.rowCount() == 2


def test_l_leaves_the_passage_on_the_version_that_says_it(desktop, claim, panel) -> None:
    old = panel.current.text
    press(panel, Qt.Key.Key_J)
    press(panel, Qt.Key.Key_L)
    assert "Two officials confirmed" in quotes_of(desktop, claim, old)
    assert panel.model.rowCount() == 1
    assert desktop.session.undo_label == "Leave passage on version 1"


def test_delete_takes_the_passage_away(desktop, claim, panel) -> None:
    before = len(desktop.session.evidence_of(claim.id))
    press(panel, Qt.Key.Key_Delete)
    assert len(desktop.session.evidence_of(claim.id)) == before - 1


def test_enter_shows_the_old_version(desktop, panel) -> None:
    press(panel, Qt.Key.Key_Return)
    assert desktop.asked[-1] == (panel.current.text.id, panel.current.record.anchor)


def test_reading_only_nothing_can_be_settled(desktop, claim, reading_only) -> None:
    join(desktop)
    panel = reading_only.hold(OrphansPanel(reading_only.desk, reading_only.actions), width=1000)
    reading_only.qtbot.waitUntil(lambda: bool(panel.places))
    assert not panel.places[0].take.isEnabled()
    assert not panel.leave.isEnabled()
    press(panel, Qt.Key.Key_1)
    assert panel.model.rowCount() == 2
    assert reading_only.notices == []


# the comparison before it


def offered(desktop):
    older, newer = (row.article for row in desktop.session.articles())
    dialog = offer_article(desktop.window, desktop.desk, older, newer)
    desktop.until_idle()
    return dialog


def test_the_comparison_says_what_becomes_of_the_passages(desktop, claim) -> None:
    dialog = offered(desktop)
    assert "1 passage moves along. 2 passages stay on version 1" in dialog._summary.text()
    assert dialog.add_button.text() == "Add as version 2"
    assert "10,000" in dialog.changes.toPlainText() and "3,000" in dialog.changes.toPlainText()
    dialog.reject()
    assert desktop.session.counts() == (2, 1)


def test_adding_the_version_tells_what_is_left_to_review(desktop, claim) -> None:
    dialog = offered(desktop)
    with desktop.qtbot.waitSignal(dialog.added):
        dialog.add_button.click()
    assert desktop.session.counts() == (1, 1)
    assert desktop.notices == ["Version 2 was added. 2 passages to review."]
    assert desktop.asked[-1][0] == desktop.session.articles()[0].text.id


def test_the_same_words_are_said_to_be_no_new_version(desktop) -> None:
    desktop.article(OLD, title="Troops")
    desktop.article(OLD, title="Troops again")
    dialog = offered(desktop)
    assert "exactly these words" in dialog._summary.text()
    assert not dialog.add_button.isEnabled()
    dialog.reject()


def test_a_place_that_the_claim_cites_already_is_refused_in_words(desktop, claim, panel) -> None:
    text = panel.current.newest
    desktop.desk.link(Stance.SUPPORTS, desktop.passage(text, "All but 10,000 troops leave Iraq"))
    with pytest.raises(UserError):
        versions.settle(
            desktop.session, panel.current, desktop.passage(text, "All but 10,000 troops leave Iraq")
        )
    desktop.qtbot.waitUntil(lambda: bool(panel.places))
    press(panel, Qt.Key.Key_1)
    assert "already cites this place" in desktop.notices[-1]
