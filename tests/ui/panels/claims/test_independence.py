"""The claims say how many origins their evidence has, and the page says why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.domain.claim import Claim
from workbench.domain.evidence import Stance

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
