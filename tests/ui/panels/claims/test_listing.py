"""The list of claims: what it says, how one moves in it, and how claims come and go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.claim import Status
from workbench.domain.evidence import Stance
from workbench.services import articles, checking
from workbench.ui.models.claims import ROW, Narrowing

from .conftest import LETTER, Bench


def test_an_empty_case_says_what_to_do(bench: Bench) -> None:
    said = bench.panel.listing._words_page

    assert said.isVisible()
    assert "Select a statement in the article and press N." in said.words.text()
    bench.actions.use_keys({"claim.new": "Alt+N"})
    assert said.words.text().endswith("and press Alt+N.")
    bench.actions.use_keys({"claim.new": ""})
    assert said.words.text().endswith("and choose Passage › New claim.")
    assert not bench.panel.page.isVisible()


def test_a_claim_is_written_and_is_the_current_one(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.write_new_claim()
    field = bench.panel.listing.new_claim
    qtbot.keyClicks(field.line, "The letter was unsigned")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)

    (claim,) = bench.session.claims()
    assert claim.claim.wording == "The letter was unsigned"
    assert bench.desk.claim_id == claim.claim.id
    assert bench.panel.page.facts.wording.words == "The letter was unsigned"
    assert not field.isVisible()


def test_escape_closes_the_new_claim_and_keeps_its_words(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.write_new_claim()
    field = bench.panel.listing.new_claim
    qtbot.keyClicks(field.line, "Half a thought")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)

    assert not field.isVisible()
    assert not bench.session.claims()

    bench.panel.write_new_claim()
    assert field.line.text() == "Half a thought"


def test_a_claim_without_words_is_refused_and_the_line_stays_open(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.write_new_claim()
    qtbot.keyClick(bench.panel.listing.new_claim.line, Qt.Key.Key_Return)

    assert bench.notices[-1].words.startswith("A claim needs words.")
    assert bench.panel.listing.new_claim.isVisible()


def test_typing_narrows_the_list_and_escape_shows_all_again(bench: Bench, qtbot: QtBot) -> None:
    bench.claim("The letter was unsigned")
    bench.claim("A withdrawal was underway")
    listing = bench.panel.listing

    qtbot.keyClicks(listing.filter, "letter")
    assert bench.listed == ["The letter was unsigned"]

    qtbot.keyClick(listing.filter, Qt.Key.Key_Escape)
    assert len(bench.listed) == 2


def test_a_filter_that_nothing_passes_offers_the_way_out(bench: Bench, qtbot: QtBot) -> None:
    bench.claim()
    listing = bench.panel.listing
    qtbot.keyClicks(listing.filter, "nothing like it")
    assert listing._words_page.isVisible()

    qtbot.mouseClick(listing._words_page.buttons[0], Qt.MouseButton.LeftButton)

    assert len(bench.listed) == 1
    assert listing.list.isVisible()


def test_a_new_claim_is_seen_even_if_the_filter_would_hide_it(bench: Bench) -> None:
    bench.claim("The letter was unsigned")
    bench.panel.listing.filter.setText("letter")

    bench.desk.make_claim("A withdrawal was underway")

    assert bench.listed == ["The letter was unsigned", "A withdrawal was underway"]


def test_the_menu_narrows_by_status_and_says_so(bench: Bench) -> None:
    done = bench.claim("Done")
    bench.claim("Open")
    bench.do(checking.edit_claim(bench.session.claim(done.id), status=Status.DONE))

    action = next(a for a in bench.panel.listing._narrowing_menu.actions() if a.text() == "Done")
    action.trigger()

    assert bench.listed == ["Done"]
    assert bench.panel.listing._which.text() == "Done"
    assert bench.panel.listing.model.narrowing == Narrowing(status=Status.DONE)


def test_keys_walk_through_the_claims(bench: Bench) -> None:
    claims = [bench.claim(f"Claim {number}") for number in range(3)]
    bench.desk.choose_claim(claims[0].id)

    bench.actions.run("claim.next")
    assert bench.desk.claim_id == claims[1].id
    bench.actions.run("claim.next")
    bench.actions.run("claim.next")
    assert bench.desk.claim_id == claims[2].id
    bench.actions.run("claim.previous")
    assert bench.desk.claim_id == claims[1].id
    assert bench.panel.listing.list.currentIndex().row() == 1


def test_arrows_choose_and_enter_goes_to_the_page(bench: Bench, qtbot: QtBot) -> None:
    claims = [bench.claim(f"Claim {number}") for number in range(2)]
    bench.desk.choose_claim(claims[0].id)
    view = bench.panel.listing.list
    view.setFocus()

    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert bench.desk.claim_id == claims[1].id

    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert bench.panel.page.hasFocus()


def test_delete_removes_a_claim_with_a_way_back_and_undo_selects_it_again(bench: Bench, qtbot: QtBot) -> None:
    text = bench.article("Politico", LETTER)
    kept, removed = bench.claim("Kept"), bench.claim("Removed")
    bench.evidence(removed, bench.passage(text))
    bench.desk.choose_claim(removed.id)
    bench.panel.listing.list.setFocus()

    qtbot.keyClick(bench.panel.listing.list, Qt.Key.Key_Delete)
    assert bench.listed == ["Kept"]
    assert bench.desk.claim_id == kept.id
    assert bench.notices[-1].command == "edit.undo"

    bench.actions.run("edit.undo")
    assert bench.listed == ["Kept", "Removed"]
    assert bench.desk.claim_id == removed.id
    assert len(bench.panel.page.evidence.groups[Stance.REFUTES].cards) == 1


def test_undoing_the_only_claim_leaves_the_empty_pane(bench: Bench) -> None:
    bench.desk.make_claim("The letter was unsigned")
    bench.actions.run("edit.undo")

    assert bench.desk.claim_id == ""
    assert not bench.panel.page.isVisible()


def test_a_hidden_pane_reads_the_case_again_when_it_is_shown(bench: Bench) -> None:
    bench.panel.hide()
    claim = bench.claim("Made while hidden")
    bench.desk.choose_claim(claim.id)
    assert bench.listed == []

    bench.panel.show()
    assert bench.listed == ["Made while hidden"]
    assert bench.panel.page.facts.wording.words == "Made while hidden"


def test_the_list_is_painted_however_long_it_is(bench: Bench) -> None:
    before = len(bench.panel.listing.findChildren(QWidget))
    for number in range(30):
        bench.claim(f"Claim {number}")

    assert len(bench.panel.listing.findChildren(QWidget)) == before


def test_the_height_of_the_list_is_remembered(bench: Bench) -> None:
    bench.claim()
    splitter = bench.panel._splitter
    splitter.setSizes([500, 250])
    splitter.splitterMoved.emit(500, 1)
    bench.panel.settle()

    assert bench.another_panel().panel._splitter.sizes() == pytest.approx(splitter.sizes(), abs=2)


def test_a_hidden_pane_comes_forward_when_a_card_or_the_filter_is_asked_for(bench: Bench) -> None:
    bench.actions.on("view.claims", bench.panel.show)
    bench.panel.hide()
    bench.actions.run("claim.filter")
    assert bench.panel.isVisible()


def test_the_current_claim_stays_in_view_when_the_list_becomes_lower(bench: Bench) -> None:
    claims = [bench.claim(f"Claim {number}.") for number in range(12)]
    bench.desk.choose_claim(claims[-1].id)
    view = bench.panel.listing.list
    bench.window.resize(bench.window.width(), 480)
    current = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(current)


def test_where_the_list_is_low_a_claim_is_seen_instead_of_the_filter(bench: Bench, qtbot: QtBot) -> None:
    bench.claim("The letter was unsigned")
    listing = bench.panel.listing
    listing.setFixedHeight(112)
    qtbot.waitUntil(lambda: not listing.filter.isVisible())
    row = listing.list.visualRect(listing.model.index(0, 0))
    qtbot.waitUntil(lambda: listing.list.viewport().rect().contains(row))
    bench.actions.run("claim.filter")
    assert listing.filter.isVisible() and listing.filter.hasFocus()
    listing.setFixedHeight(200)
    qtbot.waitUntil(listing.filter.isVisible)


def test_articles_that_come_and_go_have_no_claim_read_again_but_those_it_cites_have(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = bench.claim()
    cited = bench.article("Politico", LETTER)
    bench.evidence(claim, bench.passage(cited))
    read: list[str] = []
    claims = bench.session.claims
    monkeypatch.setattr(bench.session, "claims", lambda: read.append("all") or claims())
    bench.article("NPR", "Nobody signed it.")
    bench.session.undo()
    bench.session.redo()
    assert read == []

    bench.do(articles.remove_article(bench.session, cited.article_id))
    assert read == ["all"]
    row = bench.panel.listing.model.index(0).data(ROW)
    assert (row.supports, row.refutes) == (0, 0)
    bench.session.undo()
    assert bench.panel.listing.model.index(0).data(ROW).refutes == 1
