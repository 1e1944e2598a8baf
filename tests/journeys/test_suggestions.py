"""Passages are proposed for a claim and answered with keys only; what was answered does not come back."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.anchor import Anchor
from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reply
from workbench.ui.proposals import State

ANSWERS = ("S", "X", "R", "X", "C", "U", "X", "X", "S", "X")
LINKED = {"S": Stance.SUPPORTS, "R": Stance.REFUTES, "C": Stance.CONTEXT}


def waiting(bench) -> list[Anchor]:
    return [one.anchor for one in bench.window.panes.proposals.waiting]


def choose_a_claim_and_open_its_suggestions(bench) -> None:
    """With keys only, from where the keyboard is when a case opens."""
    bench.person.press("J")
    bench.person.press("Ctrl+J")
    panes = bench.window.panes
    bench.until(lambda: panes.proposals.state is State.FOUND and panes.suggestions.view.hasFocus())


def press_and_look(bench, chord: str) -> Anchor:
    """Press a key, and see which passage is there before any other event is answered."""
    keys = QKeySequence(chord)[0]
    QTest.keyClick(QApplication.focusWidget(), keys.key(), keys.keyboardModifiers())
    return bench.window.panes.suggestions.current.anchor


def test_ten_answers_with_ten_keys_and_one_of_them_taken_back(sample) -> None:
    choose_a_claim_and_open_its_suggestions(sample)
    session, claim_id, panel = sample.session, sample.desk.claim_id, sample.window.panes.suggestions
    linked_before = len(session.evidence_of(claim_id))
    rows = [line.anchors for line in panel.model.lines]
    assert all(line.source.zone.is_reporting for line in panel.model.lines), "comments are never proposed"

    for number, key in enumerate(ANSWERS):
        assert press_and_look(sample, key) == rows[number + 1][0], "the next passage is there at once"
        sample.until_idle()
    assert f"{len(rows) - 10}" in sample.window.drawer.tabs.tabText(0)
    linked = sum(len(anchors) for key, anchors in zip(ANSWERS, rows, strict=False) if key in LINKED)
    assert len(session.evidence_of(claim_id)) == linked_before + linked

    assert press_and_look(sample, "Ctrl+Z") == rows[9][0], "undo brings the last one back"
    assert not {answer.anchor for answer in session.answers_of(claim_id)} & set(rows[9])


def test_what_was_answered_does_not_come_back_when_the_case_is_opened_again(sample, open_again) -> None:
    choose_a_claim_and_open_its_suggestions(sample)
    for key in ANSWERS:
        sample.person.press(key)
        sample.until_idle()
    sample.person.press("Ctrl+Z")
    claim_id, left = sample.desk.claim_id, waiting(sample)

    again = open_again(sample)
    assert again.desk.claim_id == claim_id
    again.until(lambda: again.window.panes.proposals.state is State.FOUND)
    answered = {answer.anchor for answer in again.session.answers_of(claim_id)}
    assert len({answer.reply for answer in again.session.answers_of(claim_id)}) == len(Reply)
    assert not answered & set(waiting(again))
    assert waiting(again)[: len(left)] == left
    again.until_idle()


def test_the_claims_page_tells_how_many_are_proposed_and_leads_to_them(sample) -> None:
    sample.person.press("J")
    proposals, page = sample.window.panes.proposals, sample.window.panes.claims.page
    sample.until(lambda: proposals.state is State.FOUND)
    assert page.proposed.text() == f"{len(proposals.waiting)} suggestions"
    sample.person.click(page.proposed, what="suggestions")
    assert sample.window.drawer.is_showing("suggestions")
    sample.person.press("X")
    assert page.proposed.text() == f"{len(proposals.waiting)} suggestions"
