"""Proposed passages are answered by one key or click, the next is there at once, and undo brings one back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reply
from workbench.ui.panels.suggestions import SuggestionsPanel
from workbench.ui.proposals import Proposals, State

STORY = (
    "The letter was a draft, the general said. All but 3,000 troops leave Iraq. "
    "The troops in Iraq train others. Nobody signed the letter. Iraq asked the troops to leave."
)
CLAIM = "All troops leave Iraq."
KEYS = {
    Qt.Key.Key_S: (Reply.SUPPORTS, Stance.SUPPORTS),
    Qt.Key.Key_R: (Reply.REFUTES, Stance.REFUTES),
    Qt.Key.Key_C: (Reply.CONTEXT, Stance.CONTEXT),
    Qt.Key.Key_U: (Reply.NOT_SURE, None),
    Qt.Key.Key_X: (Reply.NOT_RELEVANT, None),
}


@pytest.fixture
def story(desktop):
    return desktop.article(STORY, title="Troops leave", outlet="The Daily", published="2020-01-06")


@pytest.fixture
def bench(desktop, story) -> Callable[[], SuggestionsPanel]:
    """Makes the panel for a claim once its passages are found."""

    def open_panel(of=desktop) -> SuggestionsPanel:
        if not of.desk.claim_id:
            of.claim(CLAIM)
        proposals = Proposals(of.desk, of.window)
        panel = of.hold(SuggestionsPanel(of.desk, of.actions, proposals), width=1280, height=320)
        of.qtbot.waitUntil(lambda: proposals.state is State.FOUND)
        of.qtbot.waitUntil(of.window.isActiveWindow)
        panel.setFocus()
        return panel

    return open_panel


def press(panel: SuggestionsPanel, key: Qt.Key) -> None:
    focus = panel.window().focusWidget()
    QTest.keyClick(focus or panel, key)


def quotes(panel: SuggestionsPanel) -> list[str]:
    return [line.anchor.quote for line in panel.model.lines]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_one_key_answers_and_the_next_passage_is_current_in_the_same_turn(desktop, bench, key) -> None:
    panel = bench()
    reply, stance = KEYS[key]
    first, second, *_ = quotes(panel)
    press(panel, key)
    assert panel.current.anchor.quote == second
    assert first not in quotes(panel)
    assert panel.view.hasFocus()
    session, claim_id = desktop.session, desktop.desk.claim_id
    assert [(one.anchor.quote, one.reply) for one in session.answers_of(claim_id)] == [(first, reply)]
    assert [one.stance for one in session.evidence_of(claim_id)] == ([stance] if stance else [])


def test_a_click_answers_as_the_key_does(desktop, bench) -> None:
    panel = bench()
    first = panel.current.anchor.quote
    QTest.mouseClick(panel.detail.answers.buttons[Reply.REFUTES], Qt.MouseButton.LeftButton)
    (evidence,) = desktop.session.evidence_of(desktop.desk.claim_id)
    assert (evidence.anchor.quote, evidence.stance) == (first, Stance.REFUTES)
    assert first not in quotes(panel)


def test_undo_brings_the_passage_back_where_it_stood_and_to_it(desktop, bench) -> None:
    panel = bench()
    before = quotes(panel)
    press(panel, Qt.Key.Key_J)
    press(panel, Qt.Key.Key_S)
    press(panel, Qt.Key.Key_J)
    desktop.desk.undo()
    assert quotes(panel) == before
    assert panel.current.anchor.quote == before[1]
    assert not desktop.session.answers_of(desktop.desk.claim_id)
    assert not desktop.session.evidence_of(desktop.desk.claim_id)


def test_j_and_k_walk_and_stop_at_the_ends(bench) -> None:
    panel = bench()
    press(panel, Qt.Key.Key_K)
    assert panel.view.currentIndex().row() == 0
    for _ in range(20):
        press(panel, Qt.Key.Key_J)
    assert panel.view.currentIndex().row() == panel.model.rowCount() - 1
    press(panel, Qt.Key.Key_K)
    assert panel.view.currentIndex().row() == panel.model.rowCount() - 2


@pytest.mark.parametrize("key", [Qt.Key.Key_O, Qt.Key.Key_Return], ids=lambda key: key.name)
def test_a_passage_opens_in_its_article_and_the_keyboard_stays(desktop, bench, key) -> None:
    panel = bench()
    press(panel, key)
    assert desktop.asked[-1] == (panel.current.anchor.text_id, panel.current.anchor)
    assert panel.view.hasFocus()


def test_letters_mean_the_case_again_where_the_list_has_not_the_keyboard(desktop, bench, story) -> None:
    """S is for the selected words then, and a letter while one writes."""
    panel = bench()
    linked: list[str] = []
    desktop.actions.on("link.supports", lambda: linked.append("selected words"))
    desktop.desk.select(desktop.passage(story, "The letter was a draft"))
    press(panel, Qt.Key.Key_S)
    assert linked == []
    field = QLineEdit(panel)
    field.show()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_X)
    assert field.text() == "x"
    assert len(desktop.session.answers_of(desktop.desk.claim_id)) == 1


def test_a_held_key_answers_once(desktop, bench) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    panel = bench()
    for is_repeat in (False, True, True):
        pressed = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x", is_repeat
        )
        QApplication.sendEvent(panel.view, pressed)
    assert len(desktop.session.answers_of(desktop.desk.claim_id)) == 1


def test_when_all_is_answered_the_panel_says_so_and_keeps_the_keyboard(desktop, bench) -> None:
    panel = bench()
    count = panel.model.rowCount()
    desktop.desk.select(None)
    for _ in range(count):
        press(panel, Qt.Key.Key_X)
    assert panel.words_page.isVisible()
    assert panel.words_page.words.text() == f"Nothing more to propose: {count} passages answered."
    assert panel.words_page.hasFocus()
    press(panel, Qt.Key.Key_S)
    assert not desktop.session.evidence_of(desktop.desk.claim_id)
    desktop.desk.undo()
    assert panel.view.isVisible() and panel.view.hasFocus()


def test_answered_passages_are_shown_again_changed_and_taken_back(desktop, bench) -> None:
    panel = bench()
    first, second, *_ = before = quotes(panel)
    press(panel, Qt.Key.Key_X)
    press(panel, Qt.Key.Key_S)
    panel.header.answered.click()
    desktop.until_idle()
    assert set(quotes(panel)) == {first, second}
    panel.view.go_to(quotes(panel).index(first))
    assert panel.detail.answers.buttons[Reply.NOT_RELEVANT].isChecked()
    panel.setFocus()
    press(panel, Qt.Key.Key_R)
    desktop.until_idle()
    stances = {one.anchor.quote: one.stance for one in desktop.session.evidence_of(desktop.desk.claim_id)}
    assert stances == {first: Stance.REFUTES, second: Stance.SUPPORTS}
    panel.view.go_to(quotes(panel).index(second))
    press(panel, Qt.Key.Key_Delete)
    desktop.until_idle()
    assert quotes(panel) == [first]
    press(panel, Qt.Key.Key_Delete)
    assert quotes(panel) == before
    assert not desktop.session.evidence_of(desktop.desk.claim_id)


def test_alike_passages_are_one_row_that_opens(desktop, bench) -> None:
    desktop.article(STORY, title="Troops leave, too", outlet="The Weekly")
    panel = bench()
    folded = quotes(panel)
    assert len(set(folded)) == len(folded)
    assert "Weekly" in panel.detail.alike.toolTip() or "Daily" in panel.detail.alike.toolTip()
    press(panel, Qt.Key.Key_L)
    assert quotes(panel)[0] == quotes(panel)[1] == folded[0]
    press(panel, Qt.Key.Key_L)
    assert quotes(panel) == folded


def test_folded_passages_take_one_answer_and_unfolded_ones_each_its_own(desktop, bench) -> None:
    desktop.article(STORY, title="Troops leave, too", outlet="The Weekly")
    panel = bench()
    evidence = lambda: desktop.session.evidence_of(desktop.desk.claim_id)  # noqa: E731
    press(panel, Qt.Key.Key_S)
    assert len({one.anchor.text_id for one in evidence()}) == 2
    desktop.desk.undo()
    assert not evidence()
    press(panel, Qt.Key.Key_L)
    first, second, *_ = panel.model.lines
    press(panel, Qt.Key.Key_S)
    assert [one.anchor for one in evidence()] == [first.anchor]
    assert panel.current.anchor == second.anchor


def test_a_passage_linked_from_the_article_is_no_longer_proposed(desktop, bench) -> None:
    panel = bench()
    line = panel.current
    desktop.desk.link(Stance.CONTEXT, line.anchor)
    assert line.anchor.quote not in quotes(panel)


def test_without_a_claim_the_panel_says_what_to_do(desktop, story, qtbot) -> None:
    panel = desktop.hold(
        SuggestionsPanel(desktop.desk, desktop.actions, Proposals(desktop.desk, desktop.window)), width=800
    )
    assert "Choose or add one in Claims" in panel.words_page.words.text()


def test_another_claim_shows_nothing_of_the_one_before(desktop, bench) -> None:
    panel = bench()
    press(panel, Qt.Key.Key_X)
    desktop.claim("Bees sleep at night.")
    assert quotes(panel) == []
    desktop.until_idle()
    desktop.qtbot.waitUntil(lambda: "in common" in panel.words_page.words.text())


def test_commands_are_there_only_while_a_passage_is_seen(desktop, bench) -> None:
    panel = bench()
    action = desktop.actions["suggestion.supports"]
    assert action.isEnabled()
    assert not desktop.actions["suggestion.take_back"].isEnabled()
    panel.hide()
    assert not action.isEnabled()
    panel.show()
    assert action.isEnabled()


def test_who_only_reads_sees_passages_and_answers_none(desktop, reading_only, bench) -> None:
    claim = desktop.claim(CLAIM)
    reading_only.desk.choose_claim(claim.id)
    panel = bench(reading_only)
    assert panel.model.rowCount() > 1
    assert not panel.detail.answers.buttons[Reply.SUPPORTS].isEnabled()
    press(panel, Qt.Key.Key_S)
    assert not reading_only.session.evidence_of(claim.id)


def test_a_row_says_all_of_itself_to_those_who_hear_it(bench) -> None:
    panel = bench()
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert panel.current.anchor.quote in said
    assert "The Daily" in said and "6 Jan 2020" in said
    assert all(reason.words in said for reason in panel.current.reasons)


def test_answers_keep_their_keys_where_their_words_have_no_room(bench) -> None:
    panel = bench()
    buttons = panel.detail.answers.buttons
    assert buttons[Reply.SUPPORTS].text() == "Supports"
    panel.detail.answers.resize(260, 40)
    assert buttons[Reply.SUPPORTS].text() == ""
    assert buttons[Reply.SUPPORTS].accessibleName() == "Supports"
    assert "S" in buttons[Reply.SUPPORTS].accessibleDescription()
