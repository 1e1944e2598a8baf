"""Who did what, and when; what was taken back; and the way back, which is asked for twice."""

import sqlite3
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from workbench.domain.changes import joined
from workbench.domain.evidence import Stance
from workbench.services import checking
from workbench.ui.models.history import LINE, DayLine, EntryLine, HistoryModel
from workbench.ui.panels.history import HistoryPanel
from workbench.ui.panels.history.pages import PAGE

KEY = Qt.Key


@pytest.fixture
def panel(desktop) -> Iterator[HistoryPanel]:
    yield desktop.hold(HistoryPanel(desktop.desk, desktop.actions), 900, 400)


def read(panel: HistoryPanel) -> HistoryModel:
    """The model, once a worker has read what is to be shown."""
    while panel.pages.is_reading:
        assert QSignalSpy(panel.pages.came).wait(5000)
    return panel.model


def lines(panel: HistoryPanel) -> list[EntryLine]:
    model = read(panel)
    found = [model.index(row).data(LINE) for row in range(model.rowCount())]
    return [line for line in found if isinstance(line, EntryLine)]


def told(panel: HistoryPanel) -> list[str]:
    model, told = read(panel), []
    for index in (model.index(row) for row in range(model.rowCount())):
        line = index.data(LINE)
        if isinstance(line, EntryLine):
            told.append(f"{line.entry.what}: {line.entry.subject}{' (undone)' if line.undone else ''}")
    return told


def ask_for(panel: HistoryPanel, what: str) -> None:
    """Go to the newest entry of that name and press Enter."""
    model = read(panel)
    for row in range(model.rowCount()):
        line = model.index(row).data(LINE)
        if isinstance(line, EntryLine) and line.entry.what == what:
            panel.view.setCurrentIndex(model.index(row))
            panel.view.setFocus()
            QTest.keyClick(panel.view, KEY.Key_Return)
            return
    raise AssertionError(f"there is no entry {what}")


def test_a_new_case_says_that_nothing_was_done(desktop, panel) -> None:
    read(panel)
    assert panel.words_page.words.text() == "Nothing has been done in this case yet."
    assert panel.words_page.isVisible()


def test_what_is_done_appears_at_the_top_with_what_it_was_about(desktop, panel) -> None:
    text = desktop.article(outlet="NPR", title="Pentagon denies")
    claim = desktop.claim("A withdrawal was underway.")
    desktop.desk.link(Stance.REFUTES, desktop.passage(text, "All but 3,000 troops"))
    desktop.desk.do(
        checking.judge(
            desktop.session.claim(claim.id),
            [],
            desktop.session.case.scale,
            "refuted",
            "x",
            as_of="",
            by="Ada",
        )
    )
    assert told(panel) == [
        "Give verdict: Refuted · A withdrawal was underway.",
        "Link passage (refutes): “All but 3,000 troops” → A withdrawal was underway.",
        "Add claim: A withdrawal was underway.",
        "Import “article.txt”: Pentagon denies",
    ]
    assert {line.entry.by for line in lines(panel)} == {"Ada"}


def test_what_was_taken_back_is_marked_until_it_is_done_again(desktop, panel) -> None:
    desktop.claim("One.")
    desktop.desk.undo()
    assert told(panel) == ["Undone: Add claim: One.", "Add claim: One. (undone)"]
    desktop.desk.redo()
    assert told(panel) == ["Redone: Add claim: One.", "Undone: Add claim: One.", "Add claim: One."]


def test_a_claim_that_is_gone_is_still_named(desktop, panel) -> None:
    claim = desktop.claim("A withdrawal was underway.")
    desktop.desk.do(checking.remove_claim(desktop.session.claim_page(claim.id)))
    assert told(panel)[0] == "Remove claim: A withdrawal was underway."


def test_days_are_set_apart(desktop, panel, monkeypatch) -> None:
    monkeypatch.setattr("workbench.store.casefile.now", lambda: "2020-01-06T12:00:00Z")
    desktop.claim("Early.")
    desktop.claim("Early too.")
    monkeypatch.undo()
    desktop.claim("Late.")
    model = read(panel)
    kinds = [type(model.index(row).data(LINE)) for row in range(model.rowCount())]
    assert kinds == [DayLine, EntryLine, DayLine, EntryLine, EntryLine]


def test_restoring_is_asked_once_more_and_can_be_declined(desktop, panel) -> None:
    desktop.claim("One.")
    desktop.claim("Two.")
    panel.refresh()
    panel.view.restore_asked.emit(lines(panel)[-1].entry)
    assert panel.question.isVisible()
    QTest.keyClick(panel.question, KEY.Key_Escape)
    assert not panel.question.isVisible()
    assert panel.view.hasFocus()
    assert desktop.session.counts() == (0, 2)


def test_the_question_names_the_entry_as_the_list_does(desktop, panel) -> None:
    desktop.claim("One.")
    desktop.desk.undo()
    desktop.claim("Two.")
    ask_for(panel, "Undone: Add claim")
    assert "“Undone: Add claim”" in panel.question._words.text()


def test_restoring_brings_the_case_back_as_an_action_that_can_be_undone(desktop, panel, qtbot) -> None:
    text = desktop.article(outlet="NPR")
    desktop.claim("One.")
    desktop.desk.link(Stance.REFUTES, desktop.passage(text, "All but 3,000 troops"))
    ask_for(panel, "Import “article.txt”")
    panel.question._yes.click()
    assert not desktop.desk.tasks.idle, "a worker looks for the way"
    qtbot.waitUntil(lambda: desktop.desk.tasks.idle)
    assert desktop.session.counts() == (1, 0)
    assert lines(panel)[0].entry.what == "Restore to “Import “article.txt””"
    assert desktop.notices[-1] == "The case is as it was then. Undo takes this back."
    desktop.desk.undo()
    assert desktop.session.counts() == (1, 1)


def test_the_last_entry_is_where_the_case_stands_and_asks_nothing(desktop, panel) -> None:
    desktop.claim("One.")
    ask_for(panel, "Add claim")
    assert not panel.question.isVisible()


def test_the_filter_finds_words_of_the_label_the_object_and_the_analyst(desktop, panel) -> None:
    desktop.article(outlet="NPR", title="Pentagon denies")
    desktop.claim("A withdrawal was underway.")
    QTest.keyClicks(panel.filter, "withdr ada")
    assert told(panel) == ["Add claim: A withdrawal was underway."]
    panel.filter.setText("nowhere")
    read(panel)
    assert panel.words_page.words.text() == "No action has all these words."
    panel.words_page.buttons[0].click()
    assert panel.filter.text() == "" and panel.view.isVisible()
    assert len(lines(panel)) == 2


def test_a_long_history_is_read_page_by_page_and_filtered_to_its_end(desktop, panel) -> None:
    panel.hide()
    claim = desktop.claim("The very first.")
    for number in range(2 * PAGE):
        claim = desktop.session.claim(claim.id)
        desktop.desk.do(checking.edit_claim(claim, note=f"note {number}"))
    panel.show()
    assert len(lines(panel)) < 2 * PAGE
    panel.filter.setText("add claim")
    desktop.qtbot.waitUntil(lambda: not panel.pages.has_more)
    assert told(panel) == ["Add claim: The very first."]


def test_what_thousands_of_records_were_changed_by_is_told_without_waiting_for_them(desktop, panel) -> None:
    claims = [checking.new_claim(f"Claim {number}.") for number in range(300)]
    desktop.desk.do(joined("Add claims", [step for _claim, step in claims]))
    assert panel.pages.is_reading, "a worker reads it"
    assert told(panel)[0] == "Add claims: 300 claims"


def test_claims_are_named_as_they_are_worded_now(desktop, panel) -> None:
    claim = desktop.claim("The letter was sined.")
    assert told(panel) == ["Add claim: The letter was sined."]
    desktop.desk.do(checking.edit_claim(claim, wording="The letter was signed."))
    assert told(panel) == ["Edit wording: The letter was signed.", "Add claim: The letter was sined."]


def test_the_history_is_verified_off_the_window_and_said_so(desktop, panel) -> None:
    desktop.claim("One.")
    desktop.claim("Two.")
    panel.verification.button.click()
    desktop.until_idle()
    assert panel.verification.words.text() == "History verified: 2 entries"
    desktop.claim("Three.")
    assert panel.verification.words.text() == ""


def test_a_history_that_was_tampered_with_is_not_called_verified(desktop, panel) -> None:
    desktop.claim("One.")
    desktop.claim("Two.")
    with sqlite3.connect(desktop.session.path) as case:
        case.execute("UPDATE history SET by = 'Somebody else' WHERE number = 1")
    case.close()
    panel.verification.button.click()
    desktop.until_idle()
    assert "verified" not in panel.verification.words.text()
    assert panel.verification.words.text()


def test_a_hidden_history_is_read_only_when_it_is_shown(desktop, panel) -> None:
    read(panel)
    panel.hide()
    desktop.claim("One.")
    assert lines(panel) == []
    panel.show()
    assert told(panel) == ["Add claim: One."]


def test_a_case_that_is_only_read_cannot_be_restored(desktop, reading_only) -> None:
    desktop.claim("One.")
    desktop.claim("Two.")
    panel = reading_only.hold(HistoryPanel(reading_only.desk, reading_only.actions), 900, 400)
    panel.view.setCurrentIndex(read(panel).index(2))
    panel.view.setFocus()
    QTest.keyClick(panel.view, KEY.Key_Return)
    assert not panel.question.isVisible()
