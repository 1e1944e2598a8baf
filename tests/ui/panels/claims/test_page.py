"""The claim's page: its words are changed in place, and nothing typed is lost or lands elsewhere."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.domain.claim import Status
from workbench.domain.errors import UserError
from workbench.services import checking
from workbench.ui.panels.claims.fields import InlineText

from .conftest import LETTER, Bench


def test_the_wording_is_edited_in_place(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim("The letter was unsined")
    bench.desk.choose_claim(claim.id)
    bench.actions.run("claim.edit")
    wording = bench.panel.page.facts.wording
    assert wording.hasFocus()

    wording.selectAll()
    qtbot.keyClicks(wording, "The letter was unsigned")
    qtbot.keyClick(wording, Qt.Key.Key_Return)

    assert bench.session.claim(claim.id).wording == "The letter was unsigned"
    assert bench.listed == ["The letter was unsigned"]
    assert bench.session.undo_label == "Edit wording"


def test_escape_takes_the_typed_words_back(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim("As it was")
    bench.desk.choose_claim(claim.id)
    bench.actions.run("claim.edit")
    wording = bench.panel.page.facts.wording
    qtbot.keyClicks(wording, " and more")
    qtbot.keyClick(wording, Qt.Key.Key_Escape)

    assert wording.words == "As it was"
    assert bench.session.claim(claim.id).wording == "As it was"


def test_a_claim_cannot_lose_its_words(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim("As it was")
    bench.desk.choose_claim(claim.id)
    wording = bench.panel.page.facts.wording
    bench.actions.run("claim.edit")
    wording.selectAll()
    qtbot.keyClick(wording, Qt.Key.Key_Delete)
    qtbot.keyClick(wording, Qt.Key.Key_Return)

    assert bench.notices[-1].words.startswith("A claim needs words.")
    assert wording.words == "As it was"


def test_who_said_it_and_when_are_fields_in_the_text(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    lines = bench.panel.page.facts.lines
    for field, words in (("said_by", "The general"), ("said_on", "2020-01-06"), ("speaks_about", "2020")):
        qtbot.keyClicks(lines[field], words)
        qtbot.keyClick(lines[field], Qt.Key.Key_Return)

    now = bench.session.claim(claim.id)
    assert (now.said_by, now.said_on, now.speaks_about) == ("The general", "2020-01-06", "2020")


def test_what_is_being_typed_survives_a_change_of_the_case(bench: Bench, qtbot: QtBot) -> None:
    text = bench.article("Politico", LETTER)
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    said_by = bench.panel.page.facts.lines["said_by"]
    said_by.setFocus()
    qtbot.keyClicks(said_by, "The gen")

    bench.evidence(claim, bench.passage(text))
    assert said_by.words == "The gen"

    qtbot.keyClicks(said_by, "eral")
    qtbot.keyClick(said_by, Qt.Key.Key_Return)
    now = bench.session.claim(claim.id)
    assert now.said_by == "The general"
    assert now.status is Status.IN_PROGRESS  # what happened meanwhile still holds


def test_what_is_being_typed_is_saved_in_its_own_claim_when_another_is_chosen(
    bench: Bench, qtbot: QtBot
) -> None:
    first, second = bench.claim("First"), bench.claim("Second")
    bench.desk.choose_claim(first.id)
    page = bench.panel.page
    page.facts.lines["said_by"].setFocus()
    qtbot.keyClicks(page.facts.lines["said_by"], "The general")
    page.note.field.write("Call him")

    bench.desk.choose_claim(second.id)

    assert bench.session.claim(first.id).said_by == "The general"
    assert bench.session.claim(first.id).note == "Call him"
    assert bench.session.claim(second.id).said_by == ""
    assert page.facts.lines["said_by"].words == ""
    assert page.note.field.words == ""


def test_no_break_spaces_are_kept_in_what_is_written(bench: Bench) -> None:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    note = bench.panel.page.note.field
    note.write("27\u00a0000 soldats\nappelés")
    note.settle()

    assert bench.session.claim(claim.id).note == "27\u00a0000 soldats\nappelés"


def test_a_note_that_was_being_typed_when_the_program_died_is_there_again(bench: Bench, qtbot: QtBot) -> None:
    claim, other = bench.claim("First"), bench.claim("Second")
    bench.desk.choose_claim(claim.id)
    note = bench.panel.page.note
    qtbot.keyClicks(note.field, "Call the press office")
    qtbot.waitUntil(lambda: not note.field._pause.isActive())

    reborn = bench.another_panel()
    reborn.desk.choose_claim(other.id)
    reborn.desk.choose_claim(claim.id)

    assert reborn.panel.page.note.field.words == "Call the press office"
    reborn.panel.settle()
    assert bench.session.claim(claim.id).note == "Call the press office"


def refuse(*_given: object, **_also: object) -> None:
    """What a full disk does to a change set."""
    raise UserError("The disk is full.", "Make room.")


def typed_into(bench: Bench, field: str) -> InlineText:
    page = bench.panel.page
    return {"note": page.note.field, "wording": page.facts.wording, **page.facts.lines}[field]


@pytest.mark.parametrize("name", ["note", "wording", "said_by", "said_on", "speaks_about"])
def test_what_could_not_be_saved_stays_and_is_saved_the_next_time(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    claim, other = bench.claim("First"), bench.claim("Second")
    bench.desk.choose_claim(claim.id)
    monkeypatch.setattr(bench.session, "do", refuse)
    field = typed_into(bench, name)
    field.write("two hours of work")
    field.settle()
    assert bench.notices[-1].words.startswith("The disk is full.")
    assert field.words == "two hours of work"

    bench.desk.choose_claim(other.id)
    assert field.words == getattr(bench.session.claim(other.id), name)
    bench.desk.choose_claim(claim.id)
    assert field.words == "two hours of work"

    monkeypatch.undo()
    field.settle()
    assert getattr(bench.session.claim(claim.id), name) == "two hours of work"
    assert bench.desk.drafts.of(f"{claim.id} {name}") is None


def test_a_tag_that_could_not_be_saved_stays_in_its_field(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    monkeypatch.setattr(bench.session, "do", refuse)
    tags = bench.panel.page.facts.tags
    qtbot.keyClicks(tags.field, "letter")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert tags.field.text() == "letter"

    monkeypatch.undo()
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert bench.session.claim(claim.id).tags == ("letter",)
    assert tags.field.text() == ""


def test_what_was_typed_for_a_claim_that_is_taken_away_waits_for_it(bench: Bench) -> None:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    bench.panel.page.note.field.write("Call the press office")
    bench.session.undo()
    bench.session.redo()
    bench.desk.choose_claim(claim.id)
    assert bench.panel.page.note.field.words == "Call the press office"


def test_tags_are_added_completed_and_taken_away(bench: Bench, qtbot: QtBot) -> None:
    bench.claim("Other", tags=("iraq",))
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    tags = bench.panel.page.facts.tags
    tags.field.setFocus()

    qtbot.keyClicks(tags.field, "letter,")
    qtbot.keyClicks(tags.field, "#draft")
    qtbot.keyClick(tags.field, Qt.Key.Key_Return)
    assert bench.session.claim(claim.id).tags == ("letter", "draft")
    assert tags.field.text() == ""

    qtbot.keyClicks(tags.field, "ir")
    assert tags.field.completer().currentCompletion() == "iraq"
    qtbot.keyClick(tags.field.completer().popup(), Qt.Key.Key_Down)
    qtbot.keyClick(tags.field.completer().popup(), Qt.Key.Key_Return)
    assert bench.session.claim(claim.id).tags == ("letter", "draft", "iraq")
    qtbot.waitUntil(lambda: tags.field.text() == "")

    qtbot.keyClick(tags.field, Qt.Key.Key_Backspace)
    assert bench.session.claim(claim.id).tags == ("letter", "draft")
    qtbot.mouseClick(tags._chips[0], Qt.MouseButton.LeftButton)
    assert bench.session.claim(claim.id).tags == ("draft",)


def test_the_status_is_chosen_from_a_menu(bench: Bench) -> None:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    status = bench.panel.page._status
    next(action for action in status.menu().actions() if action.text() == "Done").trigger()

    assert bench.session.claim(claim.id).status is Status.DONE
    assert status.text() == "Done"


def test_places_where_the_claim_is_made_are_cards_that_can_be_removed(bench: Bench, qtbot: QtBot) -> None:
    text = bench.article("Politico", LETTER)
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    appearances = bench.panel.page.appearances
    assert appearances._none.isVisible()

    bench.do(checking.add_appearance(claim, bench.passage(text, "it was unsigned")))
    (appearance,) = bench.session.appearances_of(claim.id)
    card = appearances.card_of(appearance.id)
    assert card is not None
    assert card.face.quote == "it was unsigned"
    assert card.face.source == "Politico · 6 Jan 2020"

    with qtbot.waitSignal(bench.desk.article_asked) as asked:
        card.click()
    assert asked.args == [text.id, appearance.anchor]

    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert bench.session.appearances_of(claim.id) == []
    assert bench.notices[-1].command == "edit.undo"


def test_undo_in_a_field_is_the_fields_while_it_has_something_to_undo(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim("First")
    bench.desk.choose_claim(claim.id)
    bench.do(checking.edit_claim(claim, status=Status.DONE))
    wording = bench.panel.page.facts.wording
    bench.actions.run("claim.edit")
    qtbot.keyClicks(wording, "!")

    qtbot.keyClick(wording, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wording.words == "First"
    assert bench.session.claim(claim.id).status is Status.DONE

    qtbot.keyClick(wording, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.session.claim(claim.id).status is Status.OPEN


def test_a_case_open_for_reading_offers_nothing_that_changes_it(bench: Bench, qtbot: QtBot) -> None:
    text = bench.article("Politico", LETTER)
    claim = bench.claim()
    evidence = bench.evidence(claim, bench.passage(text))

    reader = bench.another_panel(read_only=True)
    reader.desk.choose_claim(claim.id)
    page = reader.panel.page

    assert page.facts.wording.isReadOnly()
    assert page.facts.lines["said_by"].placeholderText() == "not said"
    assert page.verdict.rationale.isReadOnly()
    assert not any(button.isEnabled() for button in page.verdict.ratings.buttons.values())
    assert not reader.panel.listing._new.isVisible()
    card = page.evidence.card_of(evidence.id)
    assert card is not None
    assert [deed.text for deed in card.deeds] == ["Go to the passage", "Copy the words"]
    assert not card.drag_id
