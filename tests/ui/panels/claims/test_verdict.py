"""Verdicts are given with one click, superseded and never overwritten, and their words are not lost."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from workbench.domain.claim import Claim, Status
from workbench.domain.identity import now
from workbench.services import checking

from .conftest import Bench


def current(bench: Bench) -> Claim:
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    return claim


def press(bench: Bench, qtbot: QtBot, rating: str) -> None:
    qtbot.mouseClick(bench.panel.page.verdict.ratings.buttons[rating], Qt.MouseButton.LeftButton)


def test_one_click_gives_the_verdict_with_the_typed_reasons_as_of_today(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    bench.actions.run("claim.rationale")
    verdict = bench.panel.page.verdict
    assert verdict.rationale.hasFocus()
    qtbot.keyClicks(verdict.rationale, "It was a draft.")

    press(bench, qtbot, "refuted")

    (given,) = bench.session.verdicts_of(claim.id)
    assert (given.rating, given.rationale, given.given_by) == ("refuted", "It was a draft.", "An analyst")
    assert given.as_of == now()[:10]
    assert bench.session.claim(claim.id).status is Status.DONE
    assert verdict.ratings.buttons["refuted"].isChecked()
    assert not verdict.is_edited
    assert bench.notices[-1].words == "Verdict: Refuted."


def test_the_meaning_of_a_rating_is_told_when_it_is_reached(bench: Bench) -> None:
    current(bench)
    ratings = bench.panel.page.verdict.ratings
    assert ratings.meaning == "Choose the rating that the evidence bears out."

    ratings.buttons["refuted"].setFocus()
    assert ratings.meaning == "The evidence shows that the claim is wrong."
    assert ratings.meaning in ratings.buttons["refuted"].toolTip()


def test_pressing_the_standing_rating_again_gives_no_second_verdict(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    press(bench, qtbot, "refuted")
    press(bench, qtbot, "refuted")

    assert len(bench.session.verdicts_of(claim.id)) == 1
    assert bench.panel.page.verdict.ratings.buttons["refuted"].isChecked()


def test_other_reasons_are_a_new_verdict_and_the_earlier_one_stays(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.rationale, "First.")
    press(bench, qtbot, "refuted")
    assert not verdict._save.isVisible()

    qtbot.keyClicks(verdict.rationale, " Second.")
    assert verdict._save.isVisible()
    qtbot.keyClick(verdict.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    first, second = bench.session.verdicts_of(claim.id)
    assert (first.rationale, second.rationale) == ("First.", "First. Second.")
    assert verdict.earlier.fold.text() == "Earlier verdicts (1)"
    assert not verdict._save.isVisible()


def test_discarding_goes_back_to_what_stands(bench: Bench, qtbot: QtBot) -> None:
    current(bench)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.rationale, "As given.")
    press(bench, qtbot, "refuted")
    qtbot.keyClicks(verdict.rationale, " Not so sure")

    qtbot.mouseClick(verdict._discard, Qt.MouseButton.LeftButton)

    assert verdict.rationale.words == "As given."
    assert not verdict.is_edited


def test_words_without_a_verdict_wait_for_the_claim(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    other = bench.claim("Other")
    bench.desk.choose_claim(claim.id)
    rationale = bench.panel.page.verdict.rationale
    qtbot.keyClicks(rationale, "Half a thought")

    bench.desk.choose_claim(other.id)
    assert rationale.words == ""
    bench.desk.choose_claim(claim.id)
    assert rationale.words == "Half a thought"
    assert bench.session.verdicts_of(claim.id) == []


def test_words_that_were_being_typed_when_the_program_died_are_there_again(
    bench: Bench, qtbot: QtBot
) -> None:
    claim = current(bench)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.rationale, "The last words")
    qtbot.waitUntil(lambda: not verdict._pause.isActive())

    reborn = bench.another_panel()
    reborn.desk.choose_claim(claim.id)

    assert reborn.panel.page.verdict.rationale.words == "The last words"


def test_the_date_of_a_verdict_that_is_not_given_yet_waits_for_the_claim(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    other = bench.claim("Other")
    bench.desk.choose_claim(claim.id)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.as_of, "2020-01-06")
    bench.desk.choose_claim(other.id)
    assert verdict.as_of.text() == ""

    reborn = bench.another_panel()
    reborn.desk.choose_claim(claim.id)
    assert reborn.panel.page.verdict.as_of.text() == "2020-01-06"
    press(reborn, qtbot, "refuted")
    assert [given.as_of for given in bench.session.verdicts_of(claim.id)] == ["2020-01-06"]
    assert reborn.panel.page.verdict.as_of.text() == ""


def test_a_verdict_from_elsewhere_does_not_take_the_typed_words_away(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    rationale = bench.panel.page.verdict.rationale
    qtbot.keyClicks(rationale, "My own reasons")

    scale = bench.session.case.scale
    bench.do(checking.judge(claim, [], scale, "supported", "Theirs", as_of="2020", by="Another"))

    assert rationale.words == "My own reasons"
    assert bench.panel.page.verdict.ratings.buttons["supported"].isChecked()


def test_undoing_a_verdict_shows_the_one_before(bench: Bench, qtbot: QtBot) -> None:
    current(bench)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.rationale, "First.")
    press(bench, qtbot, "refuted")
    press(bench, qtbot, "supported")

    bench.actions.run("edit.undo")

    assert verdict.ratings.buttons["refuted"].isChecked()
    assert not verdict.ratings.buttons["supported"].isChecked()
    assert verdict.rationale.words == "First."


def test_a_date_that_does_not_exist_is_refused_beside_its_field(bench: Bench, qtbot: QtBot) -> None:
    claim = current(bench)
    verdict = bench.panel.page.verdict
    qtbot.keyClicks(verdict.as_of, "2020-02-30")
    press(bench, qtbot, "refuted")

    assert bench.session.verdicts_of(claim.id) == []
    assert verdict._problem.isVisible()
    assert "“2020-02-30” is not a date." in verdict._problem.text()

    verdict.as_of.clear()
    qtbot.keyClicks(verdict.as_of, "2020-02")
    assert not verdict._problem.isVisible()
    press(bench, qtbot, "refuted")
    assert bench.session.verdicts_of(claim.id)[0].as_of == "2020-02"


def test_alt_and_a_number_give_the_verdict_by_its_place_on_the_scale(bench: Bench) -> None:
    claim = current(bench)
    assert bench.actions["claim.rate.1"].text() == "Verdict: Supported"
    assert not bench.actions["claim.rate.5"].isVisible()

    bench.actions.run("claim.rate.4")

    assert bench.session.verdicts_of(claim.id)[0].rating == "refuted"


def test_earlier_verdicts_unfold_newest_first(bench: Bench, qtbot: QtBot) -> None:
    current(bench)
    for rating in ("supported", "conflicting", "refuted"):
        press(bench, qtbot, rating)
    earlier = bench.panel.page.verdict.earlier

    qtbot.mouseClick(earlier.fold, Qt.MouseButton.LeftButton)

    shown = [earlier._column.itemAt(place).widget() for place in range(earlier._column.count())]
    assert [widget.accessibleName() for widget in shown] == ["Conflicting or cherry-picked", "Supported"]


def test_a_verdict_by_key_is_on_the_current_claim_even_if_the_pane_was_hidden(bench: Bench) -> None:
    first = current(bench)
    bench.panel.hide()
    second = bench.claim("Second")
    bench.desk.choose_claim(second.id)

    bench.actions.run("claim.rate.1")

    assert bench.session.verdicts_of(first.id) == []
    assert bench.session.verdicts_of(second.id)[0].rating == "supported"


def test_reasons_are_gone_on_with_at_their_end_and_what_saves_them_is_seen(
    bench: Bench, qtbot: QtBot
) -> None:
    current(bench)
    page = bench.panel.page
    qtbot.keyClicks(page.verdict.rationale, "It was a draft.")
    press(bench, qtbot, "refuted")
    page.verdict.rationale.moveCursor(QTextCursor.MoveOperation.Start)
    bench.window.resize(bench.window.width(), 420)
    page.verticalScrollBar().setValue(0)

    bench.actions.run("claim.rationale")
    qtbot.keyClicks(page.verdict.rationale, " It was unsigned.")
    assert page.verdict.rationale.words == "It was a draft. It was unsigned."
    sight, save = page.viewport(), page.verdict._save
    qtbot.waitUntil(lambda: sight.rect().contains(QRect(save.mapTo(sight, QPoint(0, 0)), save.size())))
