"""Search everything: found as one types, opened, linked and dragged from the list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.ui.drags import dragged_passage
from workbench.ui.models.hits import STANCE
from workbench.ui.panels.search import SearchPanel

KEY = Qt.Key


@pytest.fixture
def panel(desktop) -> Iterator[SearchPanel]:
    yield desktop.hold(SearchPanel(desktop.desk, desktop.actions), 900, 300)


@pytest.fixture
def texts(desktop):
    """Three articles of three outlets."""
    return [
        desktop.article(
            "The letter was a draft. It was unsigned.",
            title="Milley",
            outlet="Politico",
            published="2020-01-06",
        ),
        desktop.article("A letter left by mistake.", title="Letter", outlet="NPR", published="2020-01-07"),
        desktop.article(
            "All but 3,000 troops leave.", title="Troops", outlet="The Wire", published="2011-09"
        ),
    ]


def search(desktop, panel: SearchPanel, words: str) -> list[str]:
    panel.search(words)
    return results(desktop, panel)


def results(desktop, panel: SearchPanel) -> list[str]:
    desktop.until_idle()
    return sorted(panel.model.index(row).data() for row in range(panel.model.rowCount()))


def sees(panel: SearchPanel) -> str:
    """The sentence that stands in place of results."""
    said = panel.words_page.words
    return said.text() if said.isVisible() else ""


def press(panel: SearchPanel, key: Qt.Key) -> None:
    """As the window gets it: first it asks whether the key is a shortcut or the list's own."""
    asking = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    asking.setAccepted(False)
    QApplication.sendEvent(panel.view, asking)
    assert asking.isAccepted(), "the window would take this key for itself"
    QTest.keyClick(panel.view, key)


def test_passages_are_found_while_the_last_word_is_still_being_typed(desktop, panel, texts) -> None:
    assert sees(panel).startswith("Type words to find")
    QTest.keyClicks(panel.bar.words, "lett")
    assert results(desktop, panel) == ["A letter left by mistake.", "The letter was a draft."]
    assert panel.bar._count.text() == "2 passages"


def test_the_latest_words_win_however_fast_they_are_typed(desktop, panel, texts) -> None:
    for words in ("letter", "letter m", "unsigned", "troops", "letter mis"):
        panel.search(words)
    assert results(desktop, panel) == ["A letter left by mistake."]


def test_emptying_the_words_empties_the_list_even_while_a_search_is_under_way(desktop, panel, texts) -> None:
    panel.search("letter")
    panel.search("")
    assert results(desktop, panel) == []
    assert sees(panel).startswith("Type words to find")


def test_an_outlet_and_a_time_narrow_what_is_found(desktop, panel, texts) -> None:
    assert [panel.bar.outlet.itemText(n) for n in range(4)] == ["All outlets", "NPR", "Politico", "The Wire"]
    search(desktop, panel, "letter")
    panel.bar.outlet.setCurrentText("NPR")
    assert results(desktop, panel) == ["A letter left by mistake."]
    panel.bar.outlet.setCurrentIndex(0)
    panel.bar.until.setText("2020-01-06")
    assert results(desktop, panel) == ["The letter was a draft."]
    panel.bar.since.setText("2020-01-07")
    assert results(desktop, panel) == []
    assert sees(panel) == (
        "No passage from that outlet or time has all these words. Try fewer words, or other ones."
    )
    panel.words_page.buttons[0].click()
    assert len(results(desktop, panel)) == 2


def test_what_is_no_date_is_told_and_left_out_of_the_search(desktop, panel, texts) -> None:
    search(desktop, panel, "letter")
    QTest.keyClicks(panel.bar.since, "soon")
    QTest.keyClick(panel.bar.since, KEY.Key_Return)
    assert panel.bar._problem.text().startswith("“soon” is not a date.")
    assert len(results(desktop, panel)) == 2


def test_nothing_found_says_so_and_how_to_go_on(desktop, panel, texts) -> None:
    assert search(desktop, panel, "letter troops") == []
    assert sees(panel) == "No passage has all these words. Try fewer words, or other ones."


@pytest.mark.parametrize("words", ['"', "AND", "a*b(c", "letter OR", "“", "'; drop table texts --"])
def test_no_signs_a_person_may_type_are_an_error(desktop, panel, texts, words) -> None:
    search(desktop, panel, words)
    assert desktop.notices == []


def test_enter_walks_into_the_results_and_opens_the_passage(desktop, panel, texts) -> None:
    search(desktop, panel, "unsigned")
    panel.bar.words.setFocus()
    QTest.keyClick(panel.bar.words, KEY.Key_Return)
    assert panel.view.hasFocus()
    QTest.keyClick(panel.view, KEY.Key_Return)
    ((text_id, anchor),) = desktop.asked
    assert (text_id, anchor.quote) == (texts[0].id, "It was unsigned.")


def test_a_click_opens_the_passage(desktop, panel, texts) -> None:
    search(desktop, panel, "unsigned")
    place = panel.view.visualRect(panel.model.index(0)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desktop.asked[0][1].quote == "It was unsigned."


@pytest.mark.parametrize(
    ("key", "stance"),
    [(KEY.Key_S, Stance.SUPPORTS), (KEY.Key_R, Stance.REFUTES), (KEY.Key_C, Stance.CONTEXT)],
)
def test_a_key_links_the_current_result_to_the_current_claim(desktop, panel, texts, key, stance) -> None:
    claim = desktop.claim()
    # what is selected in the article is another passage, and is not what the key is about
    desktop.desk.select(desktop.passage(texts[2], "3,000 troops"))
    search(desktop, panel, "unsigned")
    panel.enter_results()
    press(panel, key)
    (evidence,) = desktop.session.evidence_of(claim.id)
    assert (evidence.anchor.quote, evidence.stance) == ("It was unsigned.", stance)
    assert panel.model.index(0).data(STANCE) == stance


def test_a_button_on_the_row_links_it(desktop, panel, texts) -> None:
    claim = desktop.claim()
    search(desktop, panel, "unsigned")
    panel.enter_results()
    assert panel.view.commands.bar.isVisible()
    panel.view.commands.buttons["link.refutes"].click()
    assert [one.stance for one in desktop.session.evidence_of(claim.id)] == [Stance.REFUTES]


def test_without_a_claim_the_key_says_what_is_missing(desktop, panel, texts) -> None:
    search(desktop, panel, "unsigned")
    panel.enter_results()
    press(panel, KEY.Key_S)
    assert desktop.notices == ["Choose a claim first, or make one of the selected words."]


def test_results_show_the_stance_they_have_for_the_claim_that_is_current(desktop, panel, texts) -> None:
    first = desktop.claim("The letter was unsigned.")
    desktop.desk.link(Stance.SUPPORTS, desktop.passage(texts[0], "unsigned"))
    search(desktop, panel, "unsigned")
    assert panel.model.index(0).data(STANCE) == Stance.SUPPORTS
    desktop.claim("Another claim.")
    assert panel.model.index(0).data(STANCE) is None
    desktop.desk.choose_claim(first.id)
    assert panel.model.index(0).data(STANCE) == Stance.SUPPORTS
    desktop.desk.undo()
    desktop.desk.undo()
    assert panel.model.index(0).data(STANCE) is None


def test_a_result_can_be_dragged_as_the_passage_it_is(desktop, panel, texts) -> None:
    search(desktop, panel, "unsigned")
    index = panel.model.index(0)
    assert panel.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = panel.model.mimeData([index])
    assert dragged_passage(data) == desktop.passage(texts[0], "It was unsigned.")
    assert data.text() == "It was unsigned."


def test_what_is_dragged_is_a_small_card_that_hides_no_claim(desktop, panel, texts, monkeypatch) -> None:
    pictures = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: pictures.append(drag.pixmap()))
    search(desktop, panel, "unsigned")
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.view.startDrag(Qt.DropAction.CopyAction)
    (picture,) = pictures
    row = panel.view.visualRect(panel.model.index(0))
    assert picture.deviceIndependentSize().width() <= 280 < row.width()


def test_what_was_found_among_comments_is_called_so(desktop, panel) -> None:
    desktop.article("Readers doubt it.", zones=[(0, 17, ZoneKind.COMMENTS)], outlet="NPR")
    search(desktop, panel, "doubt")
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Readers doubt it.. NPR. from the comments"


def test_an_article_that_comes_or_goes_is_in_the_results_or_out_of_them(desktop, panel, texts) -> None:
    search(desktop, panel, "letter")
    desktop.article("One more letter came.", outlet="AMN")
    assert "One more letter came." in results(desktop, panel)
    assert panel.bar.outlet.findText("AMN") > 0
    desktop.desk.undo()
    assert "One more letter came." not in results(desktop, panel)


def test_closing_the_case_during_a_search_is_safe(desktop, panel, texts) -> None:
    panel.search("letter")
    desktop.window.close()
    desktop.desk.tasks.cancel_all()
    desktop.session.close()
    desktop.until_idle()
    assert panel.model.rowCount() == 0


def test_of_very_many_passages_the_best_are_shown_and_it_is_said(desktop, panel) -> None:
    desktop.article(" ".join(f"Letter number {n} came." for n in range(250)), outlet="NPR")
    assert len(search(desktop, panel, "letter")) == 200
    assert panel.bar._count.text() == "the best 200 passages"


def test_the_best_are_shown_before_the_others_are_read(desktop, panel) -> None:
    desktop.article(" ".join(f"Letter number {n} came." for n in range(100)), outlet="NPR")
    shown: list[int] = []
    for arrived in (panel._searcher.found, panel._searcher.completed):
        arrived.connect(lambda _hits: shown.append(panel.model.rowCount()))
    whole = search(desktop, panel, "letter")
    assert shown == [30, 100]
    assert len(set(whole)) == 100
    assert panel.bar._count.text() == "100 passages"


def test_where_one_has_scrolled_to_stays_when_the_others_come(desktop, panel) -> None:
    desktop.article(" ".join(f"Letter number {n} came." for n in range(100)), outlet="NPR")
    places: list[int] = []

    def scroll(_found: object) -> None:
        panel.view.setCurrentIndex(panel.model.index(12))
        panel.view.scrollTo(panel.model.index(12))
        places.append(panel.view.visualRect(panel.model.index(12)).top())

    panel._searcher.found.connect(scroll)
    search(desktop, panel, "letter")
    places.append(panel.view.visualRect(panel.model.index(12)).top())
    assert panel.model.rowCount() == 100
    assert panel.view.currentIndex().row() == 12
    assert places[0] == places[1] > 0


def test_a_case_that_is_only_read_offers_no_links(desktop, reading_only, texts) -> None:
    panel = reading_only.hold(SearchPanel(reading_only.desk, reading_only.actions), 900, 300)
    search(reading_only, panel, "unsigned")
    panel.enter_results()
    assert not panel.view.commands.bar.isVisible()


def test_a_case_without_articles_says_what_comes_first(desktop, panel) -> None:
    assert sees(panel) == "There are no articles to search yet. Import some first."
