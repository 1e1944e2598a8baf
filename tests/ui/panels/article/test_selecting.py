"""Selecting words with mouse and keys: what the desk is told is what a link would cite."""

import pytest
from article_bench import LEFT, NO_KEY, Bench
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance

Key, Keys = Qt.Key, Qt.KeyboardModifier
WIDEN = Keys.ShiftModifier


def quote(bench: Bench) -> str:
    assert bench.desk.selection is not None
    anchor = bench.desk.selection
    assert bench.words[anchor.start : anchor.end] == anchor.quote
    return anchor.quote


# ── with the mouse ──────────────────────────────────────────────────────────────────────────────


def test_dragging_over_words_selects_the_whole_of_them(bench: Bench) -> None:
    bench.open()
    bench.drag(bench.middle_of("letter is"), bench.middle_of("mistake"))
    assert quote(bench) == "letter is a draft, it was a mistake"


def test_dragging_backwards_selects_the_same_words(bench: Bench) -> None:
    bench.open()
    bench.drag(bench.middle_of("mistake"), bench.middle_of("letter is"))
    assert quote(bench) == "letter is a draft, it was a mistake"
    assert bench.viewer.cursor_position() == bench.words.index("letter is")


def test_with_alt_held_exactly_the_letters_dragged_over_are_selected(bench: Bench) -> None:
    bench.open()
    bench.drag(bench.start_of("etter is"), bench.end_of("is a dra"), Keys.AltModifier)
    assert quote(bench) == "etter is a dra"


def test_a_double_click_selects_the_word_and_a_third_the_sentence(bench: Bench) -> None:
    bench.open()
    point = bench.middle_of("3,000")
    bench.double_click(point)
    assert quote(bench) == "3,000"
    bench.click(point)
    assert quote(bench) == "All but 3,000 troops will leave."


def test_a_click_with_shift_reaches_from_the_cursor(bench: Bench) -> None:
    bench.open()
    bench.click(bench.start_of("All but"))
    bench.click(bench.end_of("troops"), WIDEN)
    assert quote(bench) == "All but 3,000 troops"


def test_one_click_makes_the_sentence_the_passage(bench: Bench) -> None:
    bench.open()
    bench.click(bench.middle_of("troops"))
    assert quote(bench) == "All but 3,000 troops will leave."
    assert bench.panel.selected_words() is None, "no words are selected"


def test_a_click_after_the_last_word_of_a_sentence_means_that_sentence(bench: Bench) -> None:
    bench.open()
    bench.click(bench.end_of("Nobody knows who wrote it.") + QPoint(30, 0))
    assert quote(bench) == "Nobody knows who wrote it."


def test_positions_hold_after_characters_that_qt_counts_twice(bench: Bench) -> None:
    bench.open()
    bench.select("owner, who doesn’t agree")
    assert quote(bench) == "owner, who doesn’t agree"


def test_words_in_arabic_script_are_selected_where_they_are(bench: Bench) -> None:
    bench.open("قال الجنرال إن الرسالة مسودة. The letter was a draft.")
    point = bench.middle_of("الرسالة")
    bench.double_click(point)
    assert quote(bench) == "الرسالة"


def test_beyond_the_lower_edge_the_text_scrolls_on_while_words_are_selected(bench: Bench, qtbot) -> None:
    bench.open("\n\n".join(f"Paragraph {number} of a long article." for number in range(200)))
    viewport = bench.viewer.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, bench.middle_of("Paragraph 2 "))
    bench.move(QPoint(200, viewport.height() + 40))
    qtbot.waitUntil(lambda: bench.viewer.verticalScrollBar().value() > 10)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, QPoint(200, viewport.height() + 40))
    assert len(quote(bench).split("\n\n")) > 25


def test_selected_words_can_be_dragged_away(bench: Bench, qtbot) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    with qtbot.waitSignal(bench.viewer.taken):
        bench.viewer.taken.disconnect(bench.panel.passages._drag)  # a real drag would wait for its drop
        bench.drag(bench.middle_of("3,000"), bench.middle_of("letter is"))
    assert quote(bench) == "All but 3,000 troops"


def test_a_click_on_selected_words_lets_go_of_them(bench: Bench) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    bench.click(bench.middle_of("3,000"))
    assert bench.panel.selected_words() is None


# ── with the keys ───────────────────────────────────────────────────────────────────────────────


def test_the_keyboard_selects_letters_and_words(bench: Bench) -> None:
    bench.open()
    bench.click(bench.start_of("All but"))
    for _ in range(3):
        bench.press(Key.Key_Right, WIDEN)
    assert quote(bench) == "All"
    bench.press(Key.Key_Right, WIDEN | Keys.ControlModifier)
    bench.press(Key.Key_Right, WIDEN | Keys.ControlModifier)
    assert quote(bench).startswith("All but")


def test_the_key_for_a_sentence_widens_to_all_sentences_that_are_touched(bench: Bench) -> None:
    bench.open()
    bench.click(bench.middle_of("troops"))
    bench.actions.run("passage.sentence")
    assert quote(bench) == "All but 3,000 troops will leave."
    assert bench.panel.selected_words() is not None
    bench.press(Key.Key_Escape)
    bench.select("leave. 🇮🇶 The")
    bench.actions.run("passage.sentence")
    assert quote(bench).startswith("All but") and quote(bench).endswith("was not asked.")


def test_escape_lets_go_of_the_words_and_takes_the_bar_away(bench: Bench) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    assert bench.panel.passages.bar.isVisible()
    bench.press(Key.Key_Escape)
    assert not bench.panel.passages.bar.isVisible()
    assert bench.panel.selected_words() is None


def test_the_cursor_never_stands_in_what_cannot_be_seen(bench: Bench) -> None:
    bench.open()
    bench.press(Key.Key_Home, Keys.ControlModifier)
    for _ in range(len(bench.words) + 5):
        bench.press(Key.Key_Right)
        assert bench.viewer.textCursor().block().isVisible()
    for _ in range(len(bench.words) + 5):
        bench.press(Key.Key_Left)
        assert bench.viewer.textCursor().block().isVisible()
    assert bench.viewer.cursor_position() == 0


def test_selecting_all_and_copying_gives_the_words_of_the_store(bench: Bench) -> None:
    bench.open("Café\u00a0owner. \U0001f600\u2028Next\u2029Last")
    bench.press(Key.Key_A, Keys.ControlModifier)
    bench.press(Key.Key_C, Keys.ControlModifier)
    assert QGuiApplication.clipboard().text() == bench.words
    assert quote(bench) == bench.words


def test_a_selection_over_a_folded_stretch_is_one_stretch_of_the_words(bench: Bench) -> None:
    words = "First part. Read more here.\nSecond part."
    bench.open(words, zones=[(ZoneKind.BODY, "First"), (ZoneKind.TEASER, "Read"), (ZoneKind.BODY, "Second")])
    bench.drag(bench.start_of("First"), bench.end_of("Second part."))
    assert quote(bench) == words


# ── the bar ─────────────────────────────────────────────────────────────────────────────────────


def test_the_bar_stands_beside_the_words_and_within_the_pane(bench: Bench) -> None:
    bench.open()
    for words in ("Letter was", "café\u00a0owner, who", "wrote it."):
        bench.select(words)
        bar, start = bench.panel.passages.bar, bench.words.index(words)
        covered = bench.viewer.places.rects_of(start, start + len(words))
        assert bar.isVisible()
        assert bench.viewer.viewport().rect().contains(bar.geometry())
        assert not any(rect.toRect().intersects(bar.geometry()) for rect in covered)


def test_the_bar_waits_until_the_mouse_is_let_go_and_leaves_the_keyboard_alone(bench: Bench) -> None:
    bench.open()
    viewport, bar = bench.viewer.viewport(), bench.panel.passages.bar
    QTest.mousePress(viewport, LEFT, NO_KEY, bench.start_of("All but"))
    bench.move(bench.end_of("troops"))
    assert not bar.isVisible()
    QTest.mouseRelease(viewport, LEFT, NO_KEY, bench.end_of("troops"))
    assert bar.isVisible()
    assert QApplication.focusWidget() is bench.viewer


def test_the_bar_shows_words_and_keys_until_the_pane_is_too_narrow_for_them(bench: Bench) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    bar = bench.panel.passages.bar
    wide = bar.width()
    assert all(button.width() >= button.sizeHint().width() for button in bar.buttons.values())
    assert bar.buttons["link.refutes"].text() == "Refutes (R)"
    bench.window.resize(360, 700)
    QApplication.processEvents()
    assert bench.viewer.viewport().rect().contains(bar.geometry())
    assert bar.width() < wide


def test_without_a_claim_the_bar_says_so_and_offers_a_new_one(bench: Bench) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    bar = bench.panel.passages.bar
    assert bar.buttons["claim.new"].isEnabled()
    assert not bar.buttons["link.refutes"].isEnabled()
    assert bar.hint == "Choose a claim to link these words to."
    bench.desk.make_claim("Troops leave")
    bench.select("All but 3,000 troops")
    assert bar.buttons["link.refutes"].isEnabled()
    assert bar.hint == ""


def test_a_button_of_the_bar_gives_its_command(bench: Bench, qtbot) -> None:
    bench.open()
    bench.desk.make_claim("Troops leave")
    bench.select("All but 3,000 troops")
    with qtbot.waitSignal(bench.actions["link.refutes"].triggered):
        QTest.mouseClick(bench.panel.passages.bar.buttons["link.refutes"], LEFT)


def test_the_bar_is_gone_once_the_words_are_linked(bench: Bench) -> None:
    bench.open()
    bench.desk.make_claim("Troops leave")
    bench.select("All but 3,000 troops")
    bench.desk.link(Stance.SUPPORTS)
    assert not bench.panel.passages.bar.isVisible()


def test_the_bar_goes_along_when_the_text_is_scrolled(bench: Bench) -> None:
    bench.open("\n\n".join(f"Paragraph {number} of a long article." for number in range(200)))
    bench.select("Paragraph 8 of")
    bar = bench.panel.passages.bar
    before = bar.y()
    bench.viewer.verticalScrollBar().setValue(3)
    assert bar.isVisible() and bar.y() < before
    bench.viewer.verticalScrollBar().setValue(100)
    assert not bar.isVisible()


# ── what is done with a passage ─────────────────────────────────────────────────────────────────


def test_a_passage_is_copied_with_its_source(bench: Bench) -> None:
    bench.open(published="2020-01-06")
    bench.select("All but 3,000 troops")
    bench.actions.run("passage.copy")
    start = bench.words.index("All but")
    expected = f"“All but 3,000 troops” — The Outlet, A story, 6 Jan 2020, characters {start}–{start + 20}"
    assert QGuiApplication.clipboard().text() == expected


def test_the_current_claim_appears_at_the_passage_once(bench: Bench) -> None:
    bench.open()
    claim = bench.desk.make_claim("Troops leave")
    assert claim is not None
    bench.select("All but 3,000 troops")
    for _ in range(2):
        bench.actions.run("link.appearance")
    (appearance,) = bench.session.appearances_of(claim.id)
    assert appearance.anchor.quote == "All but 3,000 troops"
    assert bench.notices[-1].words == "The claim already appears here."


def test_another_article_begins_with_nothing_selected(bench: Bench) -> None:
    bench.open()
    bench.select("All but 3,000 troops")
    bench.open("Another story.")
    assert bench.desk.selection is None
    assert not bench.panel.passages.bar.isVisible()


@pytest.mark.parametrize("words", ["a", "😀", "word"])
def test_the_first_and_the_last_word_of_a_text_can_be_selected(bench: Bench, words: str) -> None:
    bench.open(words)
    bench.press(Key.Key_Home, Keys.ControlModifier)
    bench.press(Key.Key_End, WIDEN | Keys.ControlModifier)
    assert quote(bench) == words
