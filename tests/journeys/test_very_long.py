"""A text far too long to be set at once: opened, read, searched, marked and cited like any other.

What it takes is proved by what is done at once, not by time: how much is on the page, and in which
thread words are read.
"""

import threading
from functools import cache
from pathlib import Path

import pytest
from long_text import a_long_text
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.evidence import Stance
from workbench.reading.imported import ImportedArticle
from workbench.services import importing
from workbench.store.casefile import CaseFile
from workbench.store.remembered import RememberedWords
from workbench.ui.panels.article import looking, selectable
from workbench.ui.panels.article.matching import places_of

LENGTH = 1_100_000
MOST_AT_ONCE = 120_000
"""Characters that may be on the page at once."""


@cache
def imported() -> ImportedArticle:
    words = a_long_text(LENGTH)
    return importing.read_bytes(words.encode(), "archive.txt")


@pytest.fixture
def text_id(bench) -> str:
    """A very long text in the case, not open yet."""
    outcome = importing.add(bench.session, imported())
    return bench.session.newest_text(outcome.article_id).id


@pytest.fixture
def readers(monkeypatch) -> list[threading.Thread]:
    """The threads that read the words of a text from the case."""
    threads: list[threading.Thread] = []
    read = CaseFile._read_words

    def noted(self, text):
        threads.append(threading.current_thread())
        return read(self, text)

    monkeypatch.setattr(CaseFile, "_read_words", noted)
    return threads


def opened(bench, text_id: str):
    """Open the text and wait for it; the viewer."""
    bench.desk.show_text(text_id)
    viewer = bench.window.panes.article.viewer
    bench.until(lambda: len(viewer.page.words) > LENGTH)
    return viewer


def anchor_near(bench, text_id: str, position: int):
    """A whole sentence near a place."""
    return bench.session.anchor(text_id, *bench.session.passage_from(text_id, position))


def is_in_view(viewer, anchor) -> bool:
    rects = viewer.places.rects_of(anchor.start, anchor.end)
    height = viewer.viewport().height()
    return bool(rects) and rects[0].top() >= 0 and rects[-1].bottom() <= height


def test_it_is_read_by_a_worker_and_only_a_stretch_of_it_is_set(bench, text_id, readers) -> None:
    viewer = bench.window.panes.article.viewer
    bench.desk.show_text(text_id)
    assert bench.window.panes.article.waiting.isVisible(), "nobody waits for it"
    assert not viewer.page.words
    bench.until(lambda: len(viewer.page.words) > LENGTH)
    assert readers and threading.main_thread() not in readers
    assert viewer.document().characterCount() < MOST_AT_ONCE
    assert viewer.places.top() == 0
    bench.until(lambda: "1 unread" not in bench.window.panes.sources.model.index(1).data())


def test_who_opens_another_article_meanwhile_is_not_torn_away(bench, text_id) -> None:
    short = bench.session.newest_text(
        importing.add(bench.session, importing.read_bytes(b"A short story.", "s.txt")).article_id
    )
    bench.desk.show_text(text_id)
    bench.desk.show_text(short.id)
    bench.until_idle()
    assert bench.window.panes.article.viewer.page.words == "A short story."


def test_an_article_that_is_removed_while_it_is_read_is_not_shown(bench, text_id) -> None:
    bench.desk.show_text(text_id)
    bench.session.undo()
    assert bench.window.panes.article.empty.isVisible()
    bench.until_idle()
    assert bench.window.panes.article.empty.isVisible()


def test_one_reads_on_from_stretch_to_stretch_and_misses_no_word(bench, text_id) -> None:
    viewer = opened(bench, text_id)
    viewer.setFocus()
    documents, read_to = {id(viewer.document())}, viewer.places.in_view()[1]
    while read_to < 150_000:
        bench.person.press("PgDown")
        start, end = viewer.places.in_view()
        assert viewer.page.words[read_to:start].strip() == "", "some words were passed over"
        assert end > read_to, "it goes on"
        read_to = end
        documents.add(viewer.page.pieces)
        assert viewer.document().characterCount() < MOST_AT_ONCE
    assert len(documents) > 3
    for _ in range(8):
        before = viewer.places.top()
        bench.person.press("PgUp")
        assert viewer.places.top() < before


def test_a_passage_at_the_end_is_gone_to_at_once(bench, text_id) -> None:
    anchor = anchor_near(bench, text_id, LENGTH - 500)
    bench.desk.show_passage(anchor)
    viewer = bench.window.panes.article.viewer
    bench.until(lambda: is_in_view(viewer, anchor))
    assert viewer.document().characterCount() < MOST_AT_ONCE
    assert bench.desk.selection == anchor
    # now that it is open, from one end to the other without an event between
    for place in (10, LENGTH // 2, LENGTH - 300):
        anchor = anchor_near(bench, text_id, place)
        bench.desk.show_passage(anchor)
        assert is_in_view(viewer, anchor)
        assert viewer.page.words[anchor.start : anchor.end] == anchor.quote


def test_what_is_marked_far_within_is_cited_exactly_and_undone(bench, text_id) -> None:
    opened(bench, text_id)
    claim = bench.desk.make_claim("It says so")
    bench.select("Paragraph 1500.")
    anchor = bench.desk.selection
    assert anchor.quote == "Paragraph 1500."
    bench.desk.link(Stance.SUPPORTS)
    (evidence,) = bench.session.evidence_of(claim.id)
    assert evidence.anchor == anchor
    panel = bench.window.panes.article
    (tick,) = panel.strip.ticks()
    assert tick.y == pytest.approx(anchor.start / len(panel.viewer.page.words))
    assert panel.marks.on(anchor.start + 3)
    bench.desk.undo()
    assert not panel.strip.ticks()


def test_a_mark_costs_no_second_reading_of_the_words(bench, text_id, readers) -> None:
    opened(bench, text_id)
    claim = bench.desk.make_claim("It says so")
    readers.clear()
    bench.desk.link(Stance.REFUTES, anchor_near(bench, text_id, 700_000), claim.id)
    bench.desk.undo()
    bench.desk.redo()
    assert not readers


def test_what_is_selected_stays_selected_and_can_be_copied_from_far_away(bench, text_id) -> None:
    viewer = opened(bench, text_id)
    bench.select("Paragraph 30.")
    viewer.scroll_to(900_000)
    assert viewer.places.top() > 800_000
    bench.person.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Paragraph 30."
    # the next step of the cursor begins where it stands
    bench.person.press("Shift+Right")
    assert viewer.page.words[slice(*viewer.selected())] == "Paragraph 30. "
    assert viewer.places.top() < 30_000


def test_a_selection_can_reach_from_one_end_to_the_other(bench, text_id) -> None:
    viewer = opened(bench, text_id)
    viewer.setFocus()
    bench.person.press("Ctrl+A")
    assert viewer.selected() == (0, len(viewer.page.words))
    assert bench.desk.selection is None, "nobody cites a million characters"
    bench.person.press("Ctrl+End")
    assert viewer.cursor_position() == len(viewer.page.words)
    bench.person.press("Ctrl+Shift+Home")
    assert (viewer.anchor_position(), viewer.cursor_position()) == (len(viewer.page.words), 0)
    bench.person.press("Escape")
    assert not viewer.has_selection


def test_more_than_can_be_copied_at_once_is_said_to_be_too_much(bench, text_id, monkeypatch) -> None:
    monkeypatch.setattr(selectable, "_MOST_COPIED", 1_000_000)
    viewer = opened(bench, text_id)
    viewer.setFocus()
    QGuiApplication.clipboard().setText("what was there")
    bench.person.press("Ctrl+A")
    bench.person.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "what was there"
    assert "cannot be copied at once" in bench.window.notices.words


def test_the_scrollbar_stands_for_the_whole_text(bench, text_id) -> None:
    viewer, bar = opened(bench, text_id), bench.window.panes.article.bar
    assert bar.isVisible() and bar.value() == 0
    bar.setValue(bar.maximum() // 2)
    assert abs(viewer.places.top() - bar.maximum() // 2) < 2_000
    viewer.setFocus()
    bench.person.press("Ctrl+End")
    assert bar.value() == bar.maximum()
    bench.person.press("Ctrl+Home")
    assert (bar.value(), viewer.places.top()) == (0, 0)
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    assert 500 < viewer.places.top() == bar.value() < 5_000
    turn_wheel(bar, -120)
    QApplication.processEvents()
    assert viewer.places.top() == bar.value()
    opened_short = importing.add(bench.session, importing.read_bytes(b"Short.", "short.txt"))
    bench.desk.show_text(bench.session.newest_text(opened_short.article_id).id)
    assert not bar.isVisible()


def turn_wheel(widget, by: int) -> None:
    wheel = QWheelEvent(
        QPointF(2, 200),
        QPointF(widget.mapToGlobal(QPoint(2, 200))),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, wheel)


def test_words_are_found_bit_by_bit_from_the_reader_on_and_all_in_the_end(
    bench, text_id, monkeypatch
) -> None:
    monkeypatch.setattr(looking, "_STRETCH", 150_000)
    viewer, finding = opened(bench, text_id), bench.window.panes.article.finding
    viewer.scroll_to(800_000)
    viewer.select(800_000, 800_000)
    told: list[tuple[int, str]] = []
    finding.bar.found.connect(lambda places, _current: told.append((len(places), finding.bar.count.text())))
    bench.window.actions_.run("article.find")
    finding.bar.field.setText("Letter")
    assert not viewer.hits, "nobody waits for it"
    bench.until(lambda: bool(viewer.hits))
    assert viewer.hits[viewer.current_hit][0] >= 800_000, "the first that is shown is behind the cursor"
    bench.until(lambda: " of " in finding.bar.count.text())
    expected = places_of("Letter", viewer.page.words)
    assert list(viewer.hits) == expected
    here = next(number for number, place in enumerate(expected) if place[0] >= 800_000)
    assert viewer.current_hit == here
    assert finding.bar.count.text() == f"{here + 1:,} of {len(expected):,}"
    assert len([words for _, words in told if "so far" in words]) >= LENGTH // 150_000 - 1
    finding.bar.step(1)
    assert is_in_view(viewer, bench.session.anchor(text_id, *expected[here + 1]))


def test_who_types_on_does_not_wait_for_what_was_looked_for_before(bench, text_id, monkeypatch) -> None:
    monkeypatch.setattr(looking, "_STRETCH", 50_000)
    viewer, finding = opened(bench, text_id), bench.window.panes.article.finding
    bench.window.actions_.run("article.find")
    finding.bar.field.setText("e")
    bench.until(lambda: bool(viewer.hits))
    finding.bar.field.setText("emoji of no kind")
    bench.until(lambda: finding.bar.count.text() == "not found")
    assert not viewer.hits
    finding.dismiss()
    bench.until_idle()
    assert not viewer.hits


def test_a_claim_that_quotes_from_it_is_shown_when_a_worker_has_read_it(
    bench, text_id, open_again, readers
) -> None:
    opened(bench, text_id)
    claim = bench.desk.make_claim("It says so")
    anchor = anchor_near(bench, text_id, 900_000)
    bench.desk.link(Stance.SUPPORTS, anchor, claim.id)
    short = importing.add(bench.session, importing.read_bytes(b"A short story.", "s.txt"))
    bench.desk.show_text(bench.session.newest_text(short.article_id).id)
    (evidence,) = bench.session.evidence_of(claim.id)
    again = open_again(bench)
    again.desk.choose_claim("")
    readers.clear()
    again.session._file._remembered = RememberedWords()  # as if it had not been opened
    again.desk.show_evidence(evidence.id, claim.id)
    page = again.window.panes.claims.page
    assert not page.isVisible(), "nobody waits for it"
    again.until(page.isVisible)
    assert page.evidence.card_of(evidence.id) is not None
    assert readers and threading.main_thread() not in readers


def test_the_article_is_larger_narrower_and_darker_where_it_is_read(bench, text_id) -> None:
    viewer = opened(bench, text_id)
    viewer.scroll_to(600_000)
    top = viewer.places.top()
    bench.window.actions_.run("text.larger")
    assert viewer.places.top() == top
    bench.window.resize(900, 700)
    bench.desk.theme.choose("dark")
    QApplication.processEvents()
    assert abs(viewer.places.top() - top) < 300
    assert viewer.document().characterCount() < MOST_AT_ONCE


def test_zones_are_shown_and_folded_where_one_reads(bench, tmp_path: Path, text_id) -> None:
    viewer = opened(bench, text_id)
    viewer.scroll_to(500_000)
    top = viewer.places.top()
    bench.window.actions_["article.zones"].trigger()
    bench.until(lambda: viewer.page.all_borders)
    assert abs(viewer.places.top() - top) < 300
    bench.window.actions_.run("article.fold")
    bench.window.actions_.run("article.fold")
    assert abs(viewer.places.top() - top) < 3_000
    assert viewer.document().characterCount() < MOST_AT_ONCE


def test_a_selection_drawn_beyond_the_edge_goes_on_through_the_stretches(bench, text_id) -> None:
    viewer = opened(bench, text_id)
    start, _ = bench.words_at("Paragraph 3.")
    viewport = viewer.viewport()
    below = QPoint(start.x(), viewport.height() + 90)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    pieces = set()
    while viewer.places.top() < 60_000:
        bench.person._send_move(viewport, below)
        QTest.qWait(0)
        viewer._pointer._scroll_on()
        pieces.add(viewer.page.pieces)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=below)
    assert len(pieces) > 1
    begin, end = viewer.selected()
    assert viewer.page.words[begin : begin + 12] == "Paragraph 3."
    assert end > 60_000
    assert bench.desk.selection.quote == viewer.page.words[begin:end].strip()
