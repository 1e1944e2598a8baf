"""The list of sources: what it shows, and what a click or a key does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.evidence import Stance
from workbench.ui.models.source_lines import Grouping, Heading
from workbench.ui.models.sources import CITED, UNREAD
from workbench.ui.panels.sources import SourcesPanel
from workbench.ui.panels.sources import panel as sources_panel

KEY = Qt.Key


@pytest.fixture
def panel(desktop) -> Iterator[SourcesPanel]:
    yield desktop.hold(SourcesPanel(desktop.desk, desktop.actions))
    desktop.until_idle()


def listed(panel: SourcesPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def press(panel: SourcesPanel, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.view, key)


def click(panel: SourcesPanel, key: str) -> None:
    index = panel.model.index_of(key)
    panel.view.scrollTo(index)
    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(index).center()
    )


def test_a_case_without_articles_says_what_to_do(desktop, panel) -> None:
    told = panel.words_page.words
    assert told.text() == "No articles yet.\nDrop them anywhere on the window, or press Ctrl+I."
    desktop.actions.use_keys({"case.import": ""})
    assert told.text().endswith("or choose Case › Import articles.")
    assert not panel.header.filter.isVisible()
    desktop.article(outlet="NPR")
    assert panel.view.isVisible()


def test_articles_show_as_they_come_and_go(desktop, panel) -> None:
    desktop.article(outlet="NPR", published="2020-01-06")
    desktop.article("More.", outlet="The Wire", published="2011-09-06")
    assert listed(panel) == ["Jan 2020", "NPR", "Sep 2011", "The Wire"]
    desktop.desk.undo()
    assert listed(panel) == ["Jan 2020", "NPR"]


def test_a_click_opens_an_article_and_it_is_highlighted(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    click(panel, text.article_id)
    assert desktop.asked == [(text.id, None)]
    assert panel.view.delegate.open_article == text.article_id
    assert [line.key for line in panel.view.selected] == [text.article_id]


def test_a_click_on_a_part_goes_to_where_it_begins(desktop, panel) -> None:
    words = "Page title\nOne of Politico. Two of Politico.\nOne of NPR."
    border = words.index("One of NPR")
    parts = [(0, border, Attribution(outlet="Politico")), (border, len(words), Attribution(outlet="NPR"))]
    text = desktop.article(words, parts=parts)
    second = desktop.session.parts(text.id)[1]
    click(panel, second.id)
    ((text_id, anchor),) = desktop.asked
    assert (text_id, anchor.quote) == (text.id, "One of NPR.")
    assert [line.key for line in panel.view.selected] == [second.id]


def test_where_a_part_of_a_very_long_article_begins_is_read_by_a_worker(desktop, panel, monkeypatch) -> None:
    monkeypatch.setattr(sources_panel, "_SHORT", 10)
    words = "Page title\nOne of Politico. Two of Politico.\nOne of NPR."
    border = words.index("One of NPR")
    parts = [(0, border, Attribution(outlet="Politico")), (border, len(words), Attribution(outlet="NPR"))]
    text = desktop.article(words, parts=parts)
    desktop.until_idle()
    click(panel, desktop.session.parts(text.id)[1].id)
    assert not desktop.asked, "nobody waits for it"
    desktop.until_idle()
    ((text_id, anchor),) = desktop.asked
    assert (text_id, anchor.quote) == (text.id, "One of NPR.")


def test_enter_opens_what_the_arrows_have_reached(desktop, panel) -> None:
    first = desktop.article(outlet="A", published="2020-01-06")
    second = desktop.article("More.", outlet="B", published="2020-01-05")
    panel.header.filter.setFocus()
    QTest.keyClick(panel.header.filter, KEY.Key_Down)
    assert panel.view.hasFocus()
    press(panel, KEY.Key_Down, KEY.Key_Return)
    press(panel, KEY.Key_Up, KEY.Key_Return)
    assert [text_id for text_id, _ in desktop.asked] == [second.id, first.id]


def test_typing_narrows_the_list_and_escape_widens_it_again(desktop, panel) -> None:
    desktop.article(outlet="NPR", title="Pentagon denies")
    desktop.article("More.", outlet="The Wire", title="Troops to leave")
    QTest.keyClicks(panel.header.filter, "pent")
    assert listed(panel) == ["Undated", "NPR"]
    QTest.keyClicks(panel.header.filter, "x")
    assert panel.words_page.isVisible() and "“pentx”" in panel.words_page.words.text()
    QTest.keyClick(panel.header.filter, KEY.Key_Escape)
    assert listed(panel) == ["Undated", "NPR", "The Wire"]


def test_a_heading_folds_by_click_and_by_key(desktop, panel) -> None:
    desktop.article(outlet="NPR", published="2020-01-06")
    desktop.article("More.", outlet="The Wire")
    click(panel, "2020-01")
    assert listed(panel) == ["Jan 2020", "Undated", "The Wire"]
    panel.view.setFocus()
    press(panel, KEY.Key_Right)
    assert listed(panel) == ["Jan 2020", "NPR", "Undated", "The Wire"]
    panel.view.setCurrentIndex(panel.model.index(1))
    press(panel, KEY.Key_Left)
    assert isinstance(panel.model.line(panel.view.currentIndex()), Heading)
    press(panel, KEY.Key_Left)
    assert listed(panel) == ["Jan 2020", "Undated", "The Wire"]


def test_all_that_was_selected_is_selected_again_stretch_by_stretch(desktop, panel) -> None:
    months = ("2020-01-06", "2020-01-07", "2020-02-01", "2020-02-02", "2020-02-03")
    texts = [desktop.article(title=f"Letter {day}", published=day) for day in months]
    panel.view.selectAll()
    panel.header.filter.setText("letter")
    assert {line.key for line in panel.view.selected} == {text.article_id for text in texts}
    ranges = [(one.top(), one.bottom()) for one in panel.view.selectionModel().selection()]
    assert sorted(ranges) == [(1, 3), (5, 6)]  # between them the heading of a month
    panel.header.filter.setText("2020-01")
    assert {line.key for line in panel.view.selected} == {text.article_id for text in texts[:2]}


def test_grouping_by_outlet_keeps_what_is_selected(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    desktop.article("More.", outlet="A wire")
    desktop.desk.show_text(text.id)
    panel.header.grouping.menu().actions()[1].trigger()
    assert panel.model.grouping is Grouping.OUTLET
    assert listed(panel) == ["A wire", "A wire", "NPR", "NPR"]
    assert [line.key for line in panel.view.selected] == [text.article_id]


def test_copies_of_an_article_stand_together(desktop, panel) -> None:
    words = "The council voted on Monday to raise the dam above the old mill by two metres."
    for outlet in ("The Post", "A wire"):
        desktop.article(words, outlet=outlet)
    desktop.article("More.", outlet="NPR")
    panel.header.grouping.menu().actions()[2].trigger()
    assert panel.header.grouping.text() == "By copies"
    headings = [panel.model.line(panel.model.index(row)) for row in range(panel.model.rowCount())]
    assert [line.count for line in headings if isinstance(line, Heading)] == [2, 1]
    assert listed(panel)[-2:] == ["Without copies", "NPR"]


def test_how_sources_are_grouped_is_written_whole_or_not_at_all(desktop, panel, qtbot) -> None:
    desktop.article(outlet="NPR")
    button = panel.header.grouping
    for width in range(200, 320, 8):
        panel.header.resize(width, panel.header.height())
        for choice in button.menu().actions():
            choice.trigger()
            panel.header.layout().activate()
            only_icon = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
            assert only_icon or button.width() >= button.sizeHint().width(), (width, button.text())


def test_the_grouping_is_remembered(desktop, panel) -> None:
    panel.header.grouping.menu().actions()[1].trigger()
    again = SourcesPanel(desktop.desk, desktop.actions)
    assert again.model.grouping is Grouping.OUTLET
    assert again.header.grouping.text() == "By outlet"


def test_badges_count_what_is_cited_and_what_stands_unread(desktop, panel) -> None:
    words = "One stands here. Two stands here. A reader comments."
    border = words.index("A reader")
    zones = [(0, border, ZoneKind.BODY), (border, len(words), ZoneKind.COMMENTS)]
    text = desktop.article(words, zones=zones)
    index = panel.model.index_of(text.article_id)
    assert (index.data(CITED), index.data(UNREAD)) == (0, 2)

    desktop.desk.see(text.id, 0, 20)
    assert panel.model.index_of(text.article_id).data(UNREAD) == 1
    desktop.claim()
    desktop.desk.link(Stance.SUPPORTS, desktop.passage(text, "Two stands here."))
    assert panel.model.index_of(text.article_id).data(CITED) == 1
    desktop.desk.see(text.id, 0, len(words))
    index = panel.model.index_of(text.article_id)
    assert index.data(UNREAD) == 0
    assert "1 cited. 0 unread" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    desktop.desk.undo()
    assert index.data(CITED) == 0


def test_only_rows_that_are_seen_are_counted_for_what_is_unread(desktop, panel) -> None:
    for number in range(60):
        desktop.article(f"Number {number}.", outlet="NPR")
    counted: list[str] = []
    count = panel.model._count_unread
    panel.model._count_unread = lambda row: counted.append(row.text.id) or count(row)
    panel.refresh()
    panel.view.grab()
    assert 0 < len(counted) < 30


def test_a_hidden_pane_reads_the_case_again_only_when_it_is_shown(desktop, panel) -> None:
    panel.hide()
    desktop.article(outlet="NPR")
    assert listed(panel) == []
    panel.show()
    assert listed(panel) == ["Undated", "NPR"]


def test_removing_an_article_says_what_went_and_undo_brings_it_back(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    desktop.claim()
    desktop.desk.link(Stance.SUPPORTS, desktop.passage(text, "All but 3,000 troops leave."))
    desktop.desk.show_text(text.id)
    desktop.actions.run("article.remove")
    assert desktop.session.counts() == (0, 1)
    assert desktop.notices == ["Removed 1 article and 1 linked passage."]
    desktop.desk.undo()
    assert listed(panel) == ["Undated", "NPR"]


def test_delete_removes_all_that_is_selected_in_one_action(desktop, panel) -> None:
    desktop.article(outlet="NPR")
    desktop.article("More.", outlet="The Wire")
    panel.view.selectAll()
    press(panel, KEY.Key_Delete)
    assert desktop.session.counts() == (0, 0)
    assert desktop.notices == ["Removed 2 articles."]
    desktop.desk.undo()
    assert listed(panel) == ["Undated", "NPR", "The Wire"]


def test_a_click_on_nothing_opens_nothing(desktop, panel) -> None:
    desktop.article(outlet="NPR")
    bottom = panel.view.viewport().rect().bottomLeft() + QPoint(20, -4)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=bottom)
    assert desktop.asked == []
