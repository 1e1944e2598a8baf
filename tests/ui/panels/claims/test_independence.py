"""The claims say how many origins their evidence has, and the page says why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from workbench.domain.claim import Claim
from workbench.domain.evidence import Stance
from workbench.domain.ruling import Kinship

from .conftest import Bench

STORY = (
    "The last of the trucks had left the yard before dawn, and no more of them would be sent until the road "
    "across the hills had been mended, an officer at the gate told the men who had waited there."
)


def a_story_in_two_outlets(bench: Bench) -> Claim:
    claim = bench.claim("The trucks have left.")
    for outlet, words in (
        ("Herald", STORY),
        ("Post", f"{STORY} Our reporter saw nobody."),
        ("Times", "I saw them go myself, all of the trucks, on Monday."),
    ):
        bench.evidence(claim, bench.passage(bench.article(outlet, words)), Stance.SUPPORTS)
    bench.desk.choose_claim(claim.id)
    return claim


def shown_reasons(bench: Bench) -> list[QLabel]:
    section = bench.panel.page.independence
    return [label for label in section.findChildren(QLabel) if label.isVisible()]


def told(bench: Bench) -> str:
    line = bench.panel.page.independence.line
    return line.text() if line.isVisible() else ""


def test_the_page_counts_origins_and_opens_to_the_reasons(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    assert shown_reasons(bench) == []

    qtbot.mouseClick(bench.panel.page.independence.line, Qt.MouseButton.LeftButton)

    reason, proposed = shown_reasons(bench)
    assert "100% of the shorter one stands in the other word for word" in reason.text()
    assert "“The last of the trucks had left the yard" in reason.text()
    assert proposed.text().startswith("Told by the words alone")
    qtbot.mouseClick(bench.panel.page.independence.line, Qt.MouseButton.LeftButton)
    assert shown_reasons(bench) == []


def test_the_line_never_makes_the_page_wider_than_its_pane(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    section = bench.panel.page.independence
    words = section.line.fontMetrics().horizontalAdvance(section.line.text())
    assert section.minimumSizeHint().width() < words


def test_a_source_of_the_reasons_opens_at_the_shared_words(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    bench.panel.page.independence.line.click()
    reason, _ = shown_reasons(bench)
    with qtbot.waitSignal(bench.desk.article_asked) as asked:
        reason.linkActivated.emit("other")
    text_id, anchor = asked.args
    assert bench.session.text(text_id).length > len(STORY)
    assert anchor.quote.startswith("The last of the trucks")


def test_the_analyst_sets_sources_apart_and_takes_it_back(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    bench.panel.page.independence.line.click()
    reason, _ = shown_reasons(bench)
    assert "They are independent" in reason.text()
    reason.linkActivated.emit("apart")
    assert [ruling.kinship for ruling in bench.session.rulings()] == [Kinship.INDEPENDENT]
    assert bench.notices[-1].words == "Said: Herald and Post are independent."

    qtbot.waitUntil(lambda: told(bench) == "3 articles, 3 independent origins")
    (apart,) = shown_reasons(bench)
    assert "are independent, says An analyst, though 100% of the shorter one" in apart.text()
    apart.linkActivated.emit("back")
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    bench.desk.undo()
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 3 independent origins")


def test_tab_goes_into_the_reasons_and_the_keyboard_stays_when_they_change(
    bench: Bench, qtbot: QtBot
) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    line = bench.panel.page.independence.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    reason, _ = shown_reasons(bench)
    assert reason.hasFocus()

    reason.linkActivated.emit("apart")

    qtbot.waitUntil(lambda: told(bench) == "3 articles, 3 independent origins")
    assert line.hasFocus()


def test_the_analyst_joins_two_sources_by_the_menu(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    section = bench.panel.page.independence
    section.line.click()
    (joining,) = (button for button in section.findChildren(QToolButton) if button.menu())
    herald = next(action.menu() for action in joining.menu().actions() if "Herald" in action.text())
    (times,) = herald.actions()
    assert times.text().startswith("Times")
    times.trigger()

    qtbot.waitUntil(lambda: told(bench) == "3 articles, 1 independent origin")
    assert any("An analyst says so. " in label.text() for label in shown_reasons(bench))


def test_a_case_that_is_only_read_offers_nothing_to_say(bench: Bench, qtbot: QtBot) -> None:
    claim = a_story_in_two_outlets(bench)
    other = bench.another_panel(read_only=True)
    other.desk.choose_claim(claim.id)
    qtbot.waitUntil(lambda: told(other) == "3 articles, 2 independent origins")
    other.panel.page.independence.line.click()
    reason, _ = shown_reasons(other)
    assert "They are independent" not in reason.text()
    assert not any(button.menu() for button in other.panel.page.independence.findChildren(QToolButton))


def test_sources_that_share_nothing_are_said_to(bench: Bench, qtbot: QtBot) -> None:
    claim = bench.claim("It rained.")
    for outlet, words in (("Herald", "Rain fell on Monday."), ("Post", "It was wet, a man said.")):
        bench.evidence(claim, bench.passage(bench.article(outlet, words)), Stance.SUPPORTS)
    bench.desk.choose_claim(claim.id)
    qtbot.waitUntil(lambda: told(bench) == "2 articles, 2 independent origins")
    bench.panel.page.independence.line.click()
    (remark,) = shown_reasons(bench)
    assert remark.text().startswith("No two of them share words")


def test_the_list_tells_the_origins_where_they_are_fewer(bench: Bench, qtbot: QtBot) -> None:
    claim = a_story_in_two_outlets(bench)
    index = bench.panel.listing.model.index_of(claim.id)

    def spoken() -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    qtbot.waitUntil(lambda: spoken().endswith("3 outlets, 2 origins"))


def test_a_change_of_the_evidence_changes_the_counts(bench: Bench, qtbot: QtBot) -> None:
    claim = a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    last = bench.article("Sun", "Nothing of the kind has happened, the mayor said when he was asked.")
    bench.evidence(claim, bench.passage(last), Stance.REFUTES)
    qtbot.waitUntil(lambda: told(bench) == "4 articles, 3 independent origins")


def test_a_claim_without_sources_says_nothing_of_origins(bench: Bench, qtbot: QtBot) -> None:
    a_story_in_two_outlets(bench)
    qtbot.waitUntil(lambda: told(bench) == "3 articles, 2 independent origins")
    bench.desk.choose_claim(bench.claim("Nobody knows.").id)
    assert told(bench) == ""
