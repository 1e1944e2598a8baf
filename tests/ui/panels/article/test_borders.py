"""Zones are shown, named, moved, split and joined by the analyst, and every step can be undone."""

import pytest
from article_bench import LEFT, NO_KEY, Bench
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from workbench.domain.article import Zone, ZoneKind


@pytest.fixture
def zoned(bench: Bench) -> Bench:
    """An article with its zones shown."""
    bench.open()
    bench.actions.run("article.zones")
    QApplication.processEvents()
    return bench


def zones(bench: Bench) -> list[Zone]:
    return bench.session.zones(bench.desk.text_id)


def name_of_zone(bench: Bench, number: int) -> QPoint:
    """Where the name of a zone is written."""
    zone = bench.viewer.page.zones[number]
    line = bench.viewer.page.first_words(zone.start, zone.end)
    top = next(top for block, top in bench.viewer.places.blocks() if block.blockNumber() == line)
    block = bench.viewer.block(line)
    words = block.layout().lineAt(0).y()
    return QPoint(round(bench.viewer.column.left) + 20, round(top + words - 14))


def action(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def menu_at(bench: Bench, quote: str) -> QMenu:
    """The menu at the cursor, asked for with the keyboard."""
    bench.click(bench.start_of(quote))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(bench.panel, event)
    bench.panel.menu.close()
    return bench.panel.menu


def drag_border(bench: Bench, number: int, quote: str) -> None:
    """Take a zone by its name and let it begin at other words."""
    viewport = bench.viewer.viewport()
    end = bench.start_of(quote)
    QTest.mousePress(viewport, LEFT, NO_KEY, name_of_zone(bench, number))
    bench.move(end - QPoint(0, 20))
    bench.move(end)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)


def test_every_zone_begins_a_line_under_its_name(zoned: Bench) -> None:
    named = [zoned.viewer.name_zone_at(name_of_zone(zoned, number)) for number in (0, 1)]
    assert [zone.kind for zone in named if zone] == [ZoneKind.HEADLINE, ZoneKind.BODY]


def test_a_border_is_dragged_to_another_word_and_back_with_undo(zoned: Bench) -> None:
    before = zones(zoned)
    drag_border(zoned, 1, "All but")
    assert [(zone.start, zone.kind) for zone in zones(zoned)][:2] == [
        (0, ZoneKind.HEADLINE),
        (zoned.words.index("All but"), ZoneKind.BODY),
    ]
    zoned.desk.undo()
    assert zones(zoned) == before


def test_a_border_falls_between_words_wherever_it_is_let_go(zoned: Bench) -> None:
    viewport = zoned.viewer.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, name_of_zone(zoned, 1))
    zoned.move(zoned.middle_of("mistake"))
    QTest.mouseRelease(viewport, LEFT, NO_KEY, zoned.middle_of("mistake"))
    assert zones(zoned)[1].start == zoned.words.index("mistake")


def test_a_click_on_a_name_asks_what_the_stretch_is(zoned: Bench) -> None:
    zoned.click(name_of_zone(zoned, 1))
    kinds = action(zoned.panel.borders.menu, "This stretch is").menu()
    assert [kind.text() for kind in kinds.actions() if kind.isChecked()] == ["Body"]
    action(kinds, "Quoted document").trigger()
    zoned.panel.borders.menu.close()
    assert zones(zoned)[1].kind is ZoneKind.DOCUMENT


def test_the_keyboard_splits_moves_and_joins_without_the_mouse(bench: Bench) -> None:
    bench.open()
    action(menu_at(bench, "It was unsigned"), "Split the stretch here").trigger()
    split = bench.words.index("It was unsigned")
    assert [zone.start for zone in zones(bench)][2] == split
    action(menu_at(bench, "Nobody knows"), "Let the stretch begin here").trigger()
    assert [zone.start for zone in zones(bench)][2] == bench.words.index("Nobody knows")
    action(menu_at(bench, "who wrote"), "Let the stretch end here").trigger()
    assert [zone.end for zone in zones(bench)][2] == bench.words.index("who wrote")
    action(menu_at(bench, "Nobody knows"), "Join with the stretch above").trigger()
    assert [zone.start for zone in zones(bench)][1:3] == [
        bench.words.index("BAGHDAD"),
        bench.words.index("who wrote"),
    ]


def test_what_cannot_be_done_with_a_stretch_is_greyed(bench: Bench) -> None:
    bench.open()
    menu = menu_at(bench, "Letter was")
    assert not action(menu, "Join with the stretch above").isEnabled()
    assert not action(menu, "Split the stretch here").isEnabled()
    assert not action(menu, "Let the stretch begin here").isEnabled()


def test_selecting_words_works_while_zones_are_shown(zoned: Bench) -> None:
    zoned.select("All but 3,000 troops")
    selected = zoned.panel.selected_words()
    assert selected is not None and selected.quote == "All but 3,000 troops"


def test_hiding_the_zones_leaves_the_reader_where_they_are(bench: Bench) -> None:
    words = "\n\n".join(f"Paragraph {number} of a long article." for number in range(100))
    bench.open(words, zones=[(ZoneKind.HEADLINE, "Paragraph 0"), (ZoneKind.BODY, "Paragraph 1 ")])
    bench.actions.run("article.zones")
    bench.desk.show_passage(bench.anchor("Paragraph 50"))
    top = bench.viewer.places.top()
    bench.actions.run("article.zones")
    assert bench.viewer.places.top() == top
    assert bench.viewer.name_zone_at(bench.middle_of("Paragraph 50")) is None


def test_the_menu_of_the_article_holds_what_can_be_done_with_a_passage(bench: Bench) -> None:
    bench.open()
    texts = [entry.text() for entry in menu_at(bench, "It was unsigned").actions()]
    assert {
        bench.actions[command].text() for command in ("claim.new", "link.refutes", "passage.copy")
    } <= set(texts)


def test_right_to_the_mouse_the_menu_is_about_the_word_there(bench: Bench) -> None:
    bench.open()
    point = bench.middle_of("It was unsigned")
    there = bench.viewer.viewport().mapTo(bench.panel, point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, bench.panel.mapToGlobal(there))
    QApplication.sendEvent(bench.panel, event)
    bench.panel.menu.close()
    kinds = action(bench.panel.menu, "This stretch is").menu()
    assert [kind.text() for kind in kinds.actions() if kind.isChecked()] == ["Body"]
    assert bench.viewer.contextMenuPolicy() is not Qt.ContextMenuPolicy.PreventContextMenu
