"""Finding words in the open article."""

from article_bench import Bench
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key, Keys = Qt.Key, Qt.KeyboardModifier


def look_for(bench: Bench, wanted: str) -> None:
    """Ctrl+F, then type."""
    bench.actions.run("article.find")
    QTest.keyClicks(bench.panel.finding.bar.field, wanted)


def here(bench: Bench) -> int:
    """Where the match is that the reader is at."""
    return bench.viewer.hits[bench.viewer.current_hit][0]


def count(bench: Bench) -> str:
    return bench.panel.finding.bar.count.text()


def test_all_places_are_marked_and_counted_as_one_types(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    assert count(bench) == "1 of 2"
    assert [bench.words[start:end] for start, end in bench.viewer.hits] == ["Letter", "letter"]
    assert [tick.role for tick in bench.panel.strip.ticks()] == ["find", "find"]


def test_enter_goes_on_and_shift_enter_back_round_the_ends(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    first, second = bench.words.index("Letter"), bench.words.index("letter")
    field = bench.panel.finding.bar.field
    QTest.keyClick(field, Key.Key_Return)
    assert (here(bench), count(bench)) == (second, "2 of 2")
    QTest.keyClick(field, Key.Key_Return)
    assert here(bench) == first
    QTest.keyClick(field, Key.Key_Return, Keys.ShiftModifier)
    assert here(bench) == second
    bench.actions.run("article.find_next")
    assert here(bench) == first
    bench.actions.run("article.find_previous")
    assert here(bench) == second


def test_the_search_begins_at_the_cursor_with_the_selected_words(bench: Bench) -> None:
    bench.open("A letter. Another letter. A third letter.")
    bench.double_click(bench.middle_of("third"))
    bench.select("letter. A third")
    bench.press(Key.Key_Escape)
    bench.click(bench.middle_of("third"))
    look_for(bench, "letter")
    assert count(bench) == "3 of 3"
    bench.panel.finding.dismiss()
    bench.double_click(bench.middle_of("Another"))
    bench.actions.run("article.find")
    assert bench.panel.finding.bar.field.text() == "Another"


def test_a_place_in_a_folded_stretch_is_unfolded_only_when_it_is_the_current_one(bench: Bench) -> None:
    bench.open()
    start = bench.words.index("Reader two")
    look_for(bench, "unsigned")
    assert not bench.viewer.places.rects_of(start, start + 8)
    bench.panel.finding.bar.field.clear()
    look_for(bench, "reader t")
    assert count(bench) == "1 of 1"
    assert bench.viewer.places.rects_of(start, start + 8)


def test_what_is_not_there_is_said(bench: Bench) -> None:
    bench.open()
    look_for(bench, "xylophone")
    assert count(bench) == "not found"
    assert bench.panel.finding.bar.field.property("invalid") is True
    bench.panel.finding.bar.field.clear()
    assert count(bench) == ""
    assert bench.panel.finding.bar.field.property("invalid") is False


def test_escape_closes_the_bar_and_gives_the_keyboard_back(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    QTest.keyClick(bench.panel.finding.bar.field, Key.Key_Escape)
    assert not bench.panel.finding.bar.isVisible()
    assert not bench.viewer.hits
    assert QApplication.focusWidget() is bench.viewer


def test_escape_in_the_article_closes_the_bar_too(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    bench.press(Key.Key_Escape)
    assert not bench.panel.finding.bar.isVisible()


def test_in_another_article_the_search_goes_on(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    bench.open("Another letter.")
    assert count(bench) == "1 of 1"
    assert [bench.words[start:end] for start, end in bench.viewer.hits] == ["letter"]


def test_the_bar_stays_in_its_corner_when_the_pane_is_narrowed(bench: Bench) -> None:
    bench.open()
    look_for(bench, "letter")
    bench.window.resize(360, 600)
    bar = bench.panel.finding.bar
    assert bench.viewer.rect().contains(bar.geometry())
