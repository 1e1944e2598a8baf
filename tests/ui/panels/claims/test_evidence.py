"""Cards of evidence: what they say, what can be done with them, and how they move."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.anchor import Anchor
from workbench.domain.article import ZoneKind
from workbench.domain.changes import adding
from workbench.domain.errors import UserError
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.identity import new_id
from workbench.services import checking
from workbench.ui.drags import evidence_drag, passage_drag
from workbench.ui.panels.claims.row import thirds

from .conftest import LETTER, Bench


def drop(target: QWidget, data: QMimeData, place: QPoint) -> None:
    """Drag something over a widget, and let go at `place`."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, actions, data, buttons, keys))
    QApplication.sendEvent(target, QDragMoveEvent(place, actions, data, buttons, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), actions, data, buttons, keys))


@pytest.fixture
def linked(bench: Bench) -> Evidence:
    """A passage that refutes the current claim."""
    text = bench.article("Politico", LETTER)
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    return bench.evidence(claim, bench.passage(text, "That letter is a draft"))


def test_a_card_says_the_words_and_where_they_are_from(bench: Bench, linked: Evidence) -> None:
    face = bench.card(linked).face

    assert face.quote == "That letter is a draft"
    assert face.source == "Politico · 6 Jan 2020"
    assert bench.card(linked).accessibleName() == "refutes. That letter is a draft. Politico · 6 Jan 2020"


def test_a_click_opens_the_article_at_the_passage(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.desk.article_asked) as asked:
        qtbot.mouseClick(bench.card(linked), Qt.MouseButton.LeftButton)

    assert asked.args == [linked.anchor.text_id, linked.anchor]


def test_keys_of_a_card_go_before_those_of_the_window(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    card = bench.card(linked)
    card.setFocus()
    linked_from_window: list[None] = []
    bench.actions.on("link.supports", lambda: linked_from_window.append(None))
    bench.desk.select(linked.anchor)

    qtbot.keyClick(card, Qt.Key.Key_S)
    assert bench.session.evidence(linked.id).stance is Stance.SUPPORTS
    assert bench.card(linked) is card
    assert card in bench.panel.page.evidence.groups[Stance.SUPPORTS].cards

    qtbot.waitUntil(card.hasFocus)
    qtbot.keyClick(card, Qt.Key.Key_C)
    assert bench.session.evidence(linked.id).stance is Stance.CONTEXT
    assert not linked_from_window


def test_a_card_has_the_keys_that_the_analyst_gave_the_stances(
    bench: Bench, linked: Evidence, qtbot: QtBot
) -> None:
    bench.actions.use_keys({"link.context": "Alt+C"})
    card = bench.card(linked)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert bench.session.evidence(linked.id).stance is Stance.CONTEXT


def test_enter_on_a_card_goes_to_the_passage(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    card = bench.card(linked)
    card.setFocus()
    with qtbot.waitSignal(bench.desk.article_asked):
        qtbot.keyClick(card, Qt.Key.Key_Return)


def test_delete_removes_a_card_and_offers_the_way_back(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    card = bench.card(linked)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)

    assert bench.session.evidence_of(linked.claim_id) == []
    assert bench.panel.page.evidence.groups[Stance.REFUTES].cards == []
    assert bench.notices[-1].command == "edit.undo"

    bench.actions.run("edit.undo")
    assert len(bench.panel.page.evidence.groups[Stance.REFUTES].cards) == 1


def test_tab_goes_from_a_card_to_its_buttons_and_on_to_the_next_card(
    bench: Bench, linked: Evidence, qtbot: QtBot
) -> None:
    text = bench.article("NPR", "There is no decision to leave.")
    after = bench.evidence(bench.session.claim(linked.claim_id), bench.passage(text), Stance.CONTEXT)
    first, second = bench.card(linked), bench.card(after)
    qtbot.waitUntil(second.isVisible)
    first.setFocus()

    names = []
    for _press in range(7):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())

    assert QApplication.focusWidget() is second
    assert names[:-1] == [
        "Supports the claim",
        "Only context",
        "What the speaker does",
        "Add a note",
        "Go to the passage",
        "Remove from the claim",
    ]


def test_arrows_go_from_card_to_card(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    text = bench.article("NPR", "There is no decision to leave.")
    below = bench.evidence(bench.session.claim(linked.claim_id), bench.passage(text), Stance.CONTEXT)
    qtbot.waitUntil(bench.card(below).isVisible)
    bench.card(linked).setFocus()

    qtbot.keyClick(bench.card(linked), Qt.Key.Key_Down)
    assert bench.card(below).hasFocus()
    qtbot.keyClick(bench.card(below), Qt.Key.Key_Up)
    assert bench.card(linked).hasFocus()


def test_a_note_is_written_on_the_card(bench: Bench, linked: Evidence, qtbot: QtBot) -> None:
    card = bench.card(linked)
    height = card.heightForWidth(340)
    next(deed for deed in card.deeds if deed.text == "Add a note").do()
    editor = card._editor
    assert editor is not None
    qtbot.keyClicks(editor, "On the record.")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert bench.session.evidence(linked.id).note == "On the record."
    assert card.face.note == "On the record."
    assert card.hasFocus()
    assert card.heightForWidth(340) > height


def test_a_note_that_is_being_written_survives_a_change_of_the_case(
    bench: Bench, linked: Evidence, qtbot: QtBot
) -> None:
    card = bench.card(linked)
    next(deed for deed in card.deeds if deed.text == "Add a note").do()
    editor = card._editor
    assert editor is not None
    qtbot.keyClicks(editor, "On the")

    bench.do(checking.edit_evidence(bench.session.evidence(linked.id), speech_act=SpeechAct.DENIES))
    assert card._editor is editor
    qtbot.keyClicks(editor, " record.")
    bench.panel.settle()

    now = bench.session.evidence(linked.id)
    assert (now.note, now.speech_act) == ("On the record.", SpeechAct.DENIES)


def test_the_speech_act_is_chosen_from_a_menu_and_shown(bench: Bench, linked: Evidence) -> None:
    card = bench.card(linked)
    acts = next(deed for deed in card.deeds if deed.choices)
    assert [choice.text for choice in acts.choices if choice.is_set] == ["Not said"]

    next(choice for choice in acts.choices if choice.text == "Denies").do()

    assert bench.session.evidence(linked.id).speech_act is SpeechAct.DENIES
    assert card.face.act == "denies"


def test_reader_comments_are_shown_as_such_and_left_out_of_the_count(bench: Bench, linked: Evidence) -> None:
    comment = bench.article("Politico", "They are leaving, believe me.", zone=ZoneKind.COMMENTS)
    apart = bench.evidence(bench.session.claim(linked.claim_id), bench.passage(comment))
    group = bench.panel.page.evidence.groups[Stance.REFUTES]

    assert bench.card(apart).face.warning == "Reader comment"
    assert group._count.text() == "1"
    assert group._apart.text() == "1 from reader comments, not counted"


def test_an_orphan_is_shown_with_a_way_to_review_it(bench: Bench, linked: Evidence) -> None:
    anchor = linked.anchor
    drifted = Anchor(anchor.text_id, anchor.start + 3, anchor.end + 3, anchor.quote)
    orphan = Evidence(new_id(), linked.claim_id, drifted, Stance.REFUTES)
    bench.do(adding("Link", orphan))

    card = bench.card(orphan)
    assert card.face.is_orphan
    assert card.face.warning == "The words at this place have changed."
    assert "Review where it was" in [deed.text for deed in card.deeds]


def test_empty_groups_say_so(bench: Bench, linked: Evidence) -> None:
    groups = bench.panel.page.evidence.groups

    assert groups[Stance.SUPPORTS]._empty.text().startswith("Nothing supports it so far.")
    assert groups[Stance.SUPPORTS]._empty.isVisible()
    assert not groups[Stance.REFUTES]._empty.isVisible()


def test_a_passage_dropped_on_a_group_takes_its_stance(bench: Bench, linked: Evidence) -> None:
    text = bench.article("NPR", "There is no decision to leave.")
    group = bench.panel.page.evidence.groups[Stance.CONTEXT]

    drop(group, passage_drag(bench.passage(text)), QPoint(20, 5))

    assert [card.face.quote for card in group.cards] == ["There is no decision to leave."]
    assert not group._lit


def test_a_group_lights_up_under_what_can_be_dropped_on_it(bench: Bench, linked: Evidence) -> None:
    group = bench.panel.page.evidence.groups[Stance.CONTEXT]
    place, actions = QPoint(5, 5), Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    foreign = QMimeData()
    foreign.setText("words from elsewhere")
    QApplication.sendEvent(group, QDragEnterEvent(place, actions, foreign, buttons, keys))
    assert not group._lit

    card = evidence_drag(linked.id, linked.anchor.quote)
    QApplication.sendEvent(group, QDragEnterEvent(place, actions, card, buttons, keys))
    assert group._lit


def test_a_card_dropped_on_another_group_changes_its_stance(bench: Bench, linked: Evidence) -> None:
    drop(
        bench.panel.page.evidence.groups[Stance.SUPPORTS],
        evidence_drag(linked.id, linked.anchor.quote),
        QPoint(20, 5),
    )

    assert bench.session.evidence(linked.id).stance is Stance.SUPPORTS


@pytest.mark.parametrize("stance", list(Stance))
def test_a_passage_dropped_on_a_claim_takes_the_stance_of_the_field_it_lands_on(
    bench: Bench, linked: Evidence, stance: Stance
) -> None:
    text = bench.article("NPR", "There is no decision to leave.")
    other = bench.claim("Other")
    view = bench.panel.listing.list
    row = view.visualRect(bench.panel.listing.model.index_of(other.id))
    place = thirds(row)[list(Stance).index(stance)].center()

    drop(view.viewport(), passage_drag(bench.passage(text)), place)

    (evidence,) = bench.session.evidence_of(other.id)
    assert evidence.stance is stance
    assert view.painter_.aim is None


def test_a_card_dropped_on_another_claim_moves_there_with_its_stance(bench: Bench, linked: Evidence) -> None:
    other = bench.claim("Other")
    bench.desk.choose_claim(linked.claim_id)
    view = bench.panel.listing.list
    place = view.visualRect(bench.panel.listing.model.index_of(other.id)).center()

    drop(view.viewport(), evidence_drag(linked.id, linked.anchor.quote), place)

    moved = bench.session.evidence(linked.id)
    assert (moved.claim_id, moved.stance) == (other.id, Stance.REFUTES)
    assert bench.panel.page.evidence.card_of(linked.id) is None
    assert bench.notices[-1].command == "edit.undo"


def test_a_passage_is_not_linked_twice_to_a_claim_by_moving_its_card(bench: Bench, linked: Evidence) -> None:
    other = bench.claim("Other")
    bench.evidence(other, linked.anchor, Stance.CONTEXT)
    view = bench.panel.listing.list
    place = view.visualRect(bench.panel.listing.model.index_of(other.id)).center()

    drop(view.viewport(), evidence_drag(linked.id, linked.anchor.quote), place)

    assert len(bench.session.evidence_of(other.id)) == 1
    assert bench.notices[-1].words == "This passage is linked to that claim already."


def test_a_highlight_brings_its_card_into_view_and_lights_it(bench: Bench, qtbot: QtBot) -> None:
    words = " ".join(f"Sentence number {number} is here." for number in range(40))
    text = bench.article("Politico", words)
    claim = bench.claim()
    records = [
        Evidence(new_id(), claim.id, bench.passage(text, f"number {number} is"), Stance.REFUTES)
        for number in range(40)
    ]
    bench.do(adding("Link", *records))

    bench.desk.show_evidence(records[-1].id, claim.id)

    page = bench.panel.page
    card = bench.card(records[-1])
    assert bench.desk.claim_id == claim.id
    assert card.light.strength == 1.0
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert page.verticalScrollBar().value() > 0


def test_a_hundred_cards_are_made_without_a_button(bench: Bench, qtbot: QtBot) -> None:
    words = " ".join(f"Sentence number {number} is here." for number in range(120))
    text = bench.article("Politico", words)
    claim = bench.claim()
    records = [
        Evidence(new_id(), claim.id, bench.passage(text, f"number {number} is"), Stance.REFUTES)
        for number in range(120)
    ]
    bench.do(adding("Link", *records))
    bench.desk.choose_claim(claim.id)
    group = bench.panel.page.evidence.groups[Stance.REFUTES]

    qtbot.waitUntil(lambda: len(group.cards) == 120)

    assert [card.face.quote for card in group.cards[:3]] == ["number 0 is", "number 1 is", "number 2 is"]
    assert not any(card.findChildren(QWidget) for card in group.cards)


def test_what_is_dragged_from_the_window_of_another_case_is_told_apart(
    bench: Bench, linked: Evidence
) -> None:
    group = bench.panel.page.evidence.groups[Stance.CONTEXT]

    drop(group, evidence_drag("0123456789abcdef", "Elsewhere"), QPoint(20, 5))
    assert bench.notices[-1].words.startswith("This card is from another case.")

    drop(group, passage_drag(Anchor("0123456789abcdef", 0, 9, "Elsewhere")), QPoint(20, 5))
    assert bench.notices[-1].words.startswith("This passage is from another case.")
    assert len(bench.session.evidence_of(linked.claim_id)) == 1


def test_a_note_that_could_not_be_saved_stays_on_its_card(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = bench.article("Politico", LETTER)
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    linked = bench.evidence(claim, bench.passage(text, "That letter is a draft"))
    card = bench.card(linked)
    next(deed for deed in card.deeds if deed.icon == "evidence.note").do()

    def refuse(*_given: object, **_also: object) -> None:
        raise UserError("The disk is full.", "Make room.")

    monkeypatch.setattr(bench.session, "do", refuse)
    qtbot.keyClicks(card._editor, "Ask him")
    qtbot.keyClick(card._editor, Qt.Key.Key_Return)
    assert card._editor is not None and card._editor.words == "Ask him"

    monkeypatch.undo()
    qtbot.keyClick(card._editor, Qt.Key.Key_Return)
    assert bench.session.evidence_of(claim.id)[0].note == "Ask him"
    assert card._editor is None
