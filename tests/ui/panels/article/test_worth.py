"""Sentences worth checking are underlined on demand, say why, and become claims with one key."""

from article_bench import Bench
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.services import checking
from workbench.ui.panels.article.ink import WORTH_CHECKING

STORY = (
    "“We are moving forces throughout the region number one,” Esper said. I think that this is sad. "
    "All but 3,000 troops will leave by May.\n\n"
    "The Pentagon disputed that American troops are preparing to withdraw.\n\n"
    "Reader: I counted 500 tanks."
)
ZONES = ((ZoneKind.BODY, "“We are"), (ZoneKind.COMMENTS, "Reader:"))
QUOTE, NUMBER, DENIAL = (
    "“We are moving forces throughout the region number one,” Esper said.",
    "All but 3,000 troops will leave by May.",
    "The Pentagon disputed that American troops are preparing to withdraw.",
)


def look_through(bench: Bench, qtbot: QtBot) -> None:
    bench.open(STORY, zones=ZONES)
    bench.actions["article.worth"].trigger()
    qtbot.waitUntil(lambda: bool(bench.panel.worth.waiting))


def waiting(bench: Bench) -> list[str]:
    return [bench.words[one.start : one.end] for one in bench.panel.worth.waiting]


def underlined(bench: Bench) -> int:
    """How many strokes lie under the words in view."""
    blocks = (bench.viewer.block(number) for number in range(bench.viewer.document().blockCount()))
    return sum(
        len(bench.viewer.ink_of(block).underlines.get((WORTH_CHECKING, False), ()))
        for block in blocks
        if block.isVisible()
    )


def step(bench: Bench, command: str) -> str:
    bench.actions[command].trigger()
    start, end = bench.viewer.selected()
    return bench.words[start:end]


def test_nothing_is_underlined_until_it_is_asked_for(bench: Bench, qtbot: QtBot) -> None:
    bench.open(STORY, zones=ZONES)
    assert underlined(bench) == 0
    bench.actions["article.worth"].trigger()
    qtbot.waitUntil(lambda: underlined(bench) > 0)
    assert waiting(bench) == [QUOTE, NUMBER, DENIAL], "no questions, opinions, comments"
    bench.actions["article.worth"].trigger()
    assert underlined(bench) == 0


def test_keys_walk_the_sentences_and_the_bar_says_why(bench: Bench, qtbot: QtBot) -> None:
    look_through(bench, qtbot)
    assert step(bench, "article.worth_next") == QUOTE
    assert "Worth checking: quotes Esper" in bench.panel.passages.bar.hint
    assert bench.panel.passages.bar.isVisible()
    assert step(bench, "article.worth_next") == NUMBER
    assert "number: All but 3,000 troops" in bench.panel.passages.bar.hint
    assert step(bench, "article.worth_previous") == QUOTE
    assert step(bench, "article.worth_previous") == DENIAL, "round the beginning it goes on at the end"
    assert bench.panel.selected_words().quote == DENIAL


def test_walking_looks_the_article_through_by_itself(bench: Bench, qtbot: QtBot) -> None:
    bench.open(STORY, zones=ZONES)
    bench.actions["article.worth_next"].trigger()
    qtbot.waitUntil(lambda: bench.viewer.has_selection)
    assert bench.panel.selected_words().quote == QUOTE
    assert bench.actions["article.worth"].isChecked()


def test_who_says_a_sentence_is_known_for_the_claim(bench: Bench, qtbot: QtBot) -> None:
    look_through(bench, qtbot)
    assert bench.panel.said_by(bench.anchor(QUOTE)) == "Esper"
    assert bench.panel.said_by(bench.anchor("moving forces throughout the region")) == "Esper"
    assert bench.panel.said_by(bench.anchor("I think that this")) == ""


def test_what_is_marked_needs_no_finding_any_more(bench: Bench, qtbot: QtBot) -> None:
    look_through(bench, qtbot)
    claim, step_of = checking.new_claim("Troops leave", appears_at=bench.anchor(NUMBER))
    bench.desk.do(step_of)
    assert waiting(bench) == [QUOTE, DENIAL]
    bench.desk.do(checking.link(claim, bench.anchor("disputed that American troops"), Stance.REFUTES, by="A"))
    assert waiting(bench) == [QUOTE]
    bench.desk.undo()
    assert waiting(bench) == [QUOTE, DENIAL]


def test_the_mouse_that_rests_on_a_sentence_is_told_why(bench: Bench, qtbot: QtBot) -> None:
    look_through(bench, qtbot)
    point = bench.middle_of(DENIAL)
    viewport = bench.viewer.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert QToolTip.text() == "Worth checking: denied by the Pentagon"
    QToolTip.hideText()


def test_another_article_is_looked_through_as_well(bench: Bench, qtbot: QtBot) -> None:
    look_through(bench, qtbot)
    bench.open("The mayor lost 12 boats in the storm. That was all.")
    qtbot.waitUntil(lambda: waiting(bench) == ["The mayor lost 12 boats in the storm."])


def test_an_article_without_any_says_so(bench: Bench, qtbot: QtBot) -> None:
    bench.open("Why not? I think so.")
    bench.actions["article.worth"].trigger()
    qtbot.waitUntil(lambda: bool(bench.notices))
    assert bench.notices[-1].words == "No sentence here seems worth checking that is not marked yet."


def test_of_a_very_long_text_the_page_that_is_read_is_looked_through(bench: Bench, qtbot: QtBot) -> None:
    bench.open("\n\n".join(f"The mayor lost {number} boats in the storm." for number in range(5, 9_000)))
    page = bench.viewer.page
    assert not page.is_whole
    bench.actions["article.worth"].trigger()
    qtbot.waitUntil(lambda: bool(bench.panel.worth.waiting))
    assert bench.panel.worth.waiting[-1].end <= page.end
    bench.viewer.scroll_to(len(bench.words) - 100)
    qtbot.waitUntil(lambda: "8999 boats" in (waiting(bench) or [""])[-1])
    assert bench.panel.worth.waiting[0].start > page.end
    assert step(bench, "article.worth_next") in waiting(bench)
    qtbot.waitUntil(lambda: bench.desk.tasks.idle)
