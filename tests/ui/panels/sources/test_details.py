"""What is known of an article is corrected in place, and every correction can be taken back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from workbench.domain.article import Article, Attribution
from workbench.domain.changes import replacing
from workbench.domain.errors import UserError
from workbench.services import versions
from workbench.services.articles import edit_attribution
from workbench.ui.panels.sources import SourcesPanel
from workbench.ui.panels.sources.field import Field

KEY = Qt.Key


@pytest.fixture
def panel(desktop) -> Iterator[SourcesPanel]:
    yield desktop.hold(SourcesPanel(desktop.desk, desktop.actions))


def field(panel: SourcesPanel, name: str) -> Field:
    return panel.details.form.fields[name]


def enter(panel: SourcesPanel, name: str, words: str, *, leave: bool = False) -> None:
    """Type into a field, and press Enter or go on to the next one."""
    line = field(panel, name).line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, KEY.Key_Tab if leave else KEY.Key_Return)


def said(desktop, text) -> Attribution:
    return desktop.session.article(text.article_id).attribution


def open_details(desktop, text) -> None:
    desktop.desk.show_text(text.id)
    desktop.actions.run("article.details")


def test_the_command_shows_the_open_article_with_where_each_field_was_read(desktop, panel) -> None:
    text = desktop.article(title="Pentagon denies", outlet="NPR")
    article = desktop.session.article(text.article_id)
    step = edit_attribution(article, byline="By Someone")
    desktop.session.do(step)
    open_details(desktop, text)
    assert field(panel, "title").line.hasFocus()
    assert field(panel, "title").line.text() == "Pentagon denies"
    assert field(panel, "byline").origin.text() == "set by hand"
    assert field(panel, "published").line.placeholderText() == "not said in the text"


def test_the_origin_tells_the_line_of_the_text(desktop, panel) -> None:
    text = desktop.article(outlet="NPR", origins={"outlet": "line 3 of the text"})
    open_details(desktop, text)
    assert field(panel, "outlet").origin.text() == "from line 3 of the text"


@pytest.mark.parametrize("leave", [False, True])
def test_a_correction_is_saved_with_enter_or_on_leaving_and_undo_takes_it_back(desktop, panel, leave) -> None:
    text = desktop.article(outlet="NRP")
    open_details(desktop, text)
    enter(panel, "outlet", "NPR", leave=leave)
    assert said(desktop, text).outlet == "NPR"
    assert said(desktop, text).origins["outlet"] == "analyst"
    assert field(panel, "outlet").origin.text() == "set by hand"
    assert desktop.session.undo_label == "Edit outlet"
    desktop.desk.undo()
    assert field(panel, "outlet").line.text() == "NRP"


def test_nothing_is_done_when_nothing_was_changed(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    open_details(desktop, text)
    before = desktop.session.undo_label
    enter(panel, "outlet", "NPR")
    assert desktop.session.undo_label == before


def test_what_is_no_date_is_told_at_the_field_and_kept_until_it_is_mended(desktop, panel) -> None:
    text = desktop.article(published="2020-01-05")
    open_details(desktop, text)
    enter(panel, "published", "6 January")
    published = field(panel, "published")
    assert published.origin.text().startswith("“6 January” is not a date.")
    assert published.line.text() == "6 January"
    assert said(desktop, text).published == "2020-01-05"
    enter(panel, "published", "2020-01-06")
    assert said(desktop, text).published == "2020-01-06"
    assert published.origin.text() == "set by hand"
    assert [panel.model.index(row).data() for row in range(1)] == ["Jan 2020"]


def test_a_date_typed_in_words_is_shown_as_it_is_kept(desktop, panel) -> None:
    text = desktop.article(published="2020-01-05")
    open_details(desktop, text)
    enter(panel, "published", "6 Jan 2020")
    assert said(desktop, text).published == "2020-01-06"
    assert field(panel, "published").line.text() == "2020-01-06"


def test_escape_gives_a_field_its_value_back(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    open_details(desktop, text)
    line = field(panel, "outlet").line
    line.setText("Something else")
    QTest.keyClick(line, KEY.Key_Escape)
    assert line.text() == "NPR"
    assert said(desktop, text).outlet == "NPR"


def test_what_is_being_typed_stays_when_the_case_changes_elsewhere(desktop, panel) -> None:
    text = desktop.article(outlet="NRP")
    open_details(desktop, text)
    line = field(panel, "outlet").line
    line.setFocus()
    line.setText("N")
    desktop.article("Another one.", outlet="The Wire")
    assert line.text() == "N"
    QTest.keyClicks(line, "PR")
    QTest.keyClick(line, KEY.Key_Return)
    assert said(desktop, text).outlet == "NPR"


def test_what_was_typed_is_saved_when_another_article_is_shown(desktop, panel) -> None:
    text = desktop.article(outlet="NRP")
    other = desktop.article("Another one.", outlet="The Wire")
    open_details(desktop, text)
    line = field(panel, "outlet").line
    line.setFocus()
    line.setText("NPR")
    desktop.desk.show_text(other.id)
    assert said(desktop, text).outlet == "NPR"
    assert said(desktop, other).outlet == "The Wire"
    assert line.text() == "The Wire"


def test_what_was_typed_is_saved_before_the_case_is_closed(desktop, panel) -> None:
    text = desktop.article(outlet="NRP")
    open_details(desktop, text)
    field(panel, "outlet").line.setText("NPR")
    panel.settle()
    assert said(desktop, text).outlet == "NPR"


def test_what_could_not_be_saved_waits_at_its_article(desktop, panel, monkeypatch) -> None:
    text = desktop.article(outlet="NRP")
    other = desktop.article("Another one.", outlet="The Wire")
    open_details(desktop, text)
    monkeypatch.setattr(desktop.session, "do", refuse)
    enter(panel, "outlet", "NPR")
    note = panel.details.note
    note.setFocus()
    QTest.keyClicks(note, "Ask the desk")
    assert field(panel, "outlet").line.text() == "NPR"
    desktop.desk.show_text(other.id)
    assert (field(panel, "outlet").line.text(), note.toPlainText()) == ("The Wire", "")
    desktop.desk.show_text(text.id)
    assert (field(panel, "outlet").line.text(), note.toPlainText()) == ("NPR", "Ask the desk")
    assert "The disk is full. Make room." in desktop.notices

    monkeypatch.undo()
    panel.details.commit()
    assert said(desktop, text).outlet == "NPR"
    assert desktop.session.article(text.article_id).note == "Ask the desk"
    desktop.desk.undo()
    desktop.desk.undo()
    assert (field(panel, "outlet").line.text(), note.toPlainText()) == ("NRP", "")


def test_escape_forgets_what_could_not_be_saved(desktop, panel, monkeypatch) -> None:
    text = desktop.article(outlet="NRP")
    other = desktop.article("Another one.", outlet="The Wire")
    open_details(desktop, text)
    monkeypatch.setattr(desktop.session, "do", refuse)
    enter(panel, "outlet", "NPR")
    QTest.keyClick(field(panel, "outlet").line, KEY.Key_Escape)
    monkeypatch.undo()
    desktop.desk.show_text(other.id)
    desktop.desk.show_text(text.id)
    assert field(panel, "outlet").line.text() == "NRP"
    assert said(desktop, text).outlet == "NRP"


def refuse(*_given: object, **_also: object) -> None:
    """What a full disk does to a change set."""
    raise UserError("The disk is full.", "Make room.")


def test_a_part_of_a_page_has_details_of_its_own(desktop, panel) -> None:
    words = "One of Politico. One of NPR."
    parts = [(0, 17, Attribution(outlet="Politico")), (17, len(words), Attribution(outlet="NRP"))]
    text = desktop.article(words, parts=parts, title="The page")
    open_details(desktop, text)
    choice = panel.details.parts
    assert [choice.itemText(n) for n in range(3)] == ["The whole page", "Part 1: Politico", "Part 2: NRP"]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    enter(panel, "outlet", "NPR")
    assert [part.attribution.outlet for part in desktop.session.parts(text.id)] == ["Politico", "NPR"]
    assert said(desktop, text).outlet == ""
    assert choice.currentText() == "Part 2: NPR"


def test_several_articles_get_their_outlet_in_one_action(desktop, panel) -> None:
    texts = [desktop.article(f"Number {n}.", outlet=outlet) for n, outlet in enumerate(["NRP", "N.P.R."])]
    open_details(desktop, texts[0])
    panel.view.selectAll()
    outlet = field(panel, "outlet").line
    assert (outlet.text(), outlet.placeholderText()) == ("", "several")
    assert not field(panel, "title").isVisible()
    enter(panel, "outlet", "NPR")
    assert {said(desktop, text).outlet for text in texts} == {"NPR"}
    assert outlet.text() == "NPR"
    desktop.desk.undo()
    assert [said(desktop, text).outlet for text in texts] == ["NRP", "N.P.R."]


def test_a_note_is_saved_when_it_is_left(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    open_details(desktop, text)
    note = panel.details.note
    note.setFocus()
    QTest.keyClicks(note, "Ask the desk")
    field(panel, "title").line.setFocus()
    assert desktop.session.article(text.article_id) == Article(
        text.article_id, said(desktop, text), note="Ask the desk"
    )


def test_the_hash_of_the_file_can_be_copied_whole(desktop, panel) -> None:
    text = desktop.article(outlet="NPR")
    open_details(desktop, text)
    panel.details._facts.copy.click()
    assert QGuiApplication.clipboard().text() == text.original_sha256


def test_the_id_of_an_article_is_shown_where_it_came_with_one(desktop, panel) -> None:
    named, other = desktop.article("One.", known_id="npr-17"), desktop.article("Two.")
    open_details(desktop, named)
    lines = panel.details._facts._lines["ID"]
    assert [line.text() for line in lines] == ["ID", "npr-17"]
    assert all(line.isVisible() for line in lines)
    open_details(desktop, other)
    assert not any(line.isVisible() for line in lines)


def test_a_case_that_is_only_read_shows_details_and_changes_none(desktop, reading_only) -> None:
    text = desktop.article(outlet="NPR")
    panel = reading_only.hold(SourcesPanel(reading_only.desk, reading_only.actions))
    open_details(reading_only, text)
    line = field(panel, "outlet").line
    assert line.text() == "NPR" and line.isReadOnly() and panel.details.note.isReadOnly()


def test_older_versions_of_an_article_are_opened_from_its_details(desktop, panel) -> None:
    first = desktop.article("All but 3,000 troops leave.", title="Troops")
    desktop.article("All but 10,000 troops leave.", title="Troops again")
    older, newer = (row.article for row in desktop.session.articles())
    open_details(desktop, first)
    assert not panel.details.versions.isVisible()
    desktop.session.do(versions.prepare_joining(desktop.session, older, newer).step)
    open_details(desktop, desktop.session.newest_text(older.id))
    assert panel.details.versions.isVisible()
    assert "version 2" in panel.details.versions.text()
    panel.details.versions.linkActivated.emit(first.id)
    assert desktop.asked[-1] == (first.id, None)


def test_near_copies_and_how_a_page_was_fetched_are_shown_where_there_are_any(desktop, panel) -> None:
    page, other = desktop.article("One.", title="Bridge"), desktop.article("Two.", title="Bridge closed")
    fetched = replace(
        page, address="https://b.example/1", redirects=("https://a.example",), served="2026-11-20T08:21:02Z"
    )
    desktop.session.do(replacing("Fetch", page, fetched))
    with desktop.session.keeper() as keeper:
        keeper.keep_near_copies([(page.words_sha256, other.words_sha256)])
    open_details(desktop, fetched)
    lines = {name: value for name, (_, value) in panel.details._facts._lines.items()}
    assert lines["Near-copy of"].text() == "“Bridge closed”"
    assert lines["Fetched from"].text() == "https://b.example/1"
    assert lines["Led there"].text() == "https://a.example"
    assert lines["Served"].isVisibleTo(panel) and not lines["Page changed"].isVisibleTo(panel)
    open_details(desktop, other)
    assert lines["Near-copy of"].text() == "“Bridge”"
    assert not lines["Fetched from"].isVisibleTo(panel)
