"""The quote ledger in the drawer: read in a worker, walked, compared, opened, claimed; documents accepted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.finding.difference_kinds import DifferenceKind
from workbench.services.collating import accept
from workbench.ui.panels.quotes import QuotesPanel
from workbench.ui.panels.quotes.looks import LOOKS

ONE = "Ann Lee said “we will never leave this house to them, it was our father’s, and it stays.”"
OTHER = "Lee told the BBC “we will leave this house to them, it was our father's, and it stays.” It rained."
ALONE = "The mayor said “nobody asked me.” She read “War and Peace in Our Time” aloud."
LETTER = "Dear all, we shall close the schools of the town on Monday and open them when the river has gone."
COPY = LETTER.replace("Monday", "Friday")


@pytest.fixture
def articles(desktop):
    return (
        desktop.article(ONE, title="Stays", outlet="The Wire", published="2020-01-06"),
        desktop.article(OTHER, title="Leaves", outlet="BBC", published="2020-01-07"),
        desktop.article(ALONE, title="Mayor", outlet="AMN"),
    )


@pytest.fixture
def letters(desktop):
    made = []
    for outlet, words in (("Echo", LETTER), ("Post", COPY)):
        text = f"The letter says:\n\n{words}"
        at = text.index("Dear")
        zones = ((0, at, ZoneKind.BODY), (at, len(text), ZoneKind.DOCUMENT))
        made.append(desktop.article(text, zones=zones, title="Letter", outlet=outlet))
    return made


def shown(desktop) -> QuotesPanel:
    panel = desktop.hold(QuotesPanel(desktop.desk, desktop.actions), width=1200, height=400)
    desktop.until_idle()
    return panel


@pytest.fixture
def panel(desktop, articles) -> QuotesPanel:
    return shown(desktop)


def press(widget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def titles(panel: QuotesPanel) -> list[str]:
    model = panel.model
    return [model.line(model.index(row, 0)).title for row in range(model.rowCount())]


def test_an_empty_case_says_what_comes_here(desktop) -> None:
    panel = shown(desktop)
    assert "No articles yet" in panel.words_page.words.text()
    desktop.article("It rained all day.")
    desktop.until_idle()
    assert panel.words_page.words.text() == "Nobody is quoted in these articles."
    panel.bar.documents.click()
    assert "Ctrl+Shift+D" in panel.words_page.words.text()


def test_sayings_are_listed_with_those_of_several_outlets_first_and_counted(desktop, articles) -> None:
    panel = QuotesPanel(desktop.desk, desktop.actions)
    counts: list[int] = []
    panel.counted.connect(counts.append)
    desktop.hold(panel, width=1200, height=400)
    desktop.until_idle()
    assert titles(panel) == ["Ann Lee", "The mayor"]
    line = panel.current
    assert (line.counts, line.worst) == ("2 outlets", DifferenceKind.NEGATION)
    assert counts[-1] == 1
    assert panel.bar.shared.text() == "In several outlets 1", "the tab and the panel say the same"
    told = panel.model.data(panel.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Ann Lee" in told
    assert "differs: negation" in told


def test_the_name_of_a_file_never_passes_for_an_outlet(desktop) -> None:
    desktop.article(ONE, file_name="2020-01-06-unknown-outlet.txt")
    desktop.article(OTHER, outlet="BBC", published="2020-01-07")
    panel = shown(desktop)
    told = panel.saying.view
    said = []
    for line, _wording in enumerate(told.wordings):
        told.line = line
        said.append(told.current_in_words)
    assert any("Outlet not given" in words for words in said)
    assert not any(".txt" in words for words in said)
    panel.bar.words.setText("unknown-outlet")
    assert panel.model.rowCount() == 1, "it can be looked for all the same"


def test_differences_are_told_by_sign_and_word_not_by_colour_alone(panel: QuotesPanel) -> None:
    assert panel.saying.legend.words == "! negation"
    signs = [look.sign for look in LOOKS.values()]
    assert len(set(signs)) == len(signs) == len(DifferenceKind)


def test_j_and_k_walk_the_list_and_d_the_differences(panel: QuotesPanel) -> None:
    panel.view.setFocus()
    press(panel.view, Qt.Key.Key_J)
    assert panel.current.title == "The mayor"
    press(panel.view, Qt.Key.Key_K)
    press(panel.view, Qt.Key.Key_D)
    assert (panel.saying.view.line, panel.saying.view.difference) == (1, 0)
    assert panel.saying.said.text() == "BBC · negation: Lacks “never”."
    assert panel.saying.view.accessibleDescription() == panel.saying.said.text()
    press(panel.view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert (panel.saying.view.line, panel.saying.view.difference) == (1, 0)  # there is only one


def test_enter_goes_into_the_wordings_and_opens_the_chosen_one(desktop, articles, panel) -> None:
    panel.view.setFocus()
    press(panel.view, Qt.Key.Key_Return)
    assert panel.saying.view.hasFocus()
    press(panel.saying.view, Qt.Key.Key_Down)
    press(panel.saying.view, Qt.Key.Key_Return)
    text_id, anchor = desktop.asked[-1]
    assert (text_id, anchor.quote[:9]) == (articles[1].id, "“we will ")
    press(panel.saying.view, Qt.Key.Key_Up)
    press(panel.saying.view, Qt.Key.Key_O)
    assert desktop.asked[-1][0] == articles[0].id


def test_tab_goes_from_the_list_over_what_can_be_done_to_what_is_compared(panel: QuotesPanel) -> None:
    panel.view.setFocus()
    met: list[object] = []
    for _ in range(3):
        press(panel.focusWidget(), Qt.Key.Key_Tab)
        met.append(panel.focusWidget())
    buttons = panel.saying.head.buttons
    assert met == [buttons["quote.claim"], buttons["quote.larger"], panel.saying.view]


def test_a_click_on_a_wording_opens_its_article(desktop, articles, panel) -> None:
    view = panel.saying.view
    band = view._bands[0]
    at = QPoint(view._left + 20, band.top_of(1, desktop.desk.theme.size(26)) + 6)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert desktop.asked[-1][0] == articles[1].id


def test_n_makes_the_claim_with_every_wording_as_context(desktop, panel) -> None:
    press(panel.view, Qt.Key.Key_N)
    page = desktop.session.claim_page(desktop.desk.claim_id)
    assert page.claim.wording.startswith("Did Ann Lee say “we will never leave")
    assert [one.evidence.stance for one in page.evidence] == [Stance.CONTEXT, Stance.CONTEXT]
    assert page.evidence[1].evidence.note == "Lacks “never”."


def test_the_list_is_narrowed_by_words_speakers_and_outlets(panel: QuotesPanel) -> None:
    panel.bar.words.setText("bbc house")
    assert titles(panel) == ["Ann Lee"]
    assert panel.bar._count.text() == "1 of 2"
    panel.bar.words.setText("zebra")
    assert "Nothing here has “zebra” in it." in panel.words_page.words.text()
    panel.words_page.buttons[0].click()
    assert titles(panel) == ["Ann Lee", "The mayor"]
    panel.bar.shared.click()
    assert titles(panel) == ["Ann Lee"]


def test_the_case_is_read_again_when_it_changes_and_only_while_it_is_seen(desktop, panel) -> None:
    desktop.article("Bo Hall said “nobody told me anything about it.”", title="Hall", outlet="NPR")
    desktop.until_idle()
    assert "Bo Hall" in titles(panel)
    panel.hide()
    desktop.session.undo()
    assert desktop.desk.tasks.idle
    panel.show()
    desktop.until_idle()
    assert "Bo Hall" not in titles(panel)


def test_a_proposed_document_is_accepted_undone_and_removed_by_key(desktop, letters) -> None:
    panel = shown(desktop)
    panel.view.setFocus()
    press(panel, Qt.Key.Key_T)
    assert panel.current.collation.is_proposed
    press(panel.view, Qt.Key.Key_A)
    desktop.until_idle()
    assert not panel.current.collation.is_proposed
    assert [one.title for one in desktop.session.documents()] == [panel.current.title]
    press(panel.view, Qt.Key.Key_A)  # there is nothing more to accept
    desktop.session.undo()
    desktop.until_idle()
    assert panel.current.collation.is_proposed
    desktop.session.redo()
    desktop.until_idle()
    press(panel.view, Qt.Key.Key_Delete)
    desktop.until_idle()
    assert desktop.session.documents() == []


def test_the_larger_window_shows_the_copies_side_by_side_and_keys_hold_there(desktop, letters) -> None:
    panel = shown(desktop)
    panel.bar.turn()
    press(panel.view, Qt.Key.Key_L)
    larger = panel.larger
    copies = larger.page.copies
    assert [column.words.accessibleName() for column in copies.columns] == ["Copy of Echo", "Copy of Post"]
    sign = LOOKS[larger.page.model.variation(larger.page.model.index(0, 0)).kind].sign
    assert f"{sign}Friday" in copies.columns[1].words.toPlainText()
    assert copies.columns[0].words.toPlainText() == LETTER
    marked = [column.words.extraSelections() for column in copies.columns]
    assert [one[0].cursor.selectedText() for one in marked] == ["Monday", f"{sign}Friday"]
    press(larger.page.view, Qt.Key.Key_N)
    assert larger.notices.words == "Made the claim, with every wording as context."
    assert "close the schools of the town on Monday" in desktop.session.claim(desktop.desk.claim_id).wording
    with desktop.qtbot.waitSignal(larger.finished):
        press(larger, Qt.Key.Key_Escape)
    assert panel.larger is None


def test_what_is_opened_from_the_larger_window_is_seen_since_that_is_shut(desktop, letters) -> None:
    panel = shown(desktop)
    panel.bar.turn()
    press(panel.view, Qt.Key.Key_L)
    larger = panel.larger
    press(larger.page.view, Qt.Key.Key_Return)
    assert desktop.asked[-1][0] == letters[1].id
    assert desktop.asked[-1][1].quote == "Friday"
    assert panel.larger is None


def test_of_identical_wordings_nothing_is_marked(desktop) -> None:
    desktop.article(ONE, outlet="The Wire")
    desktop.article(ONE, outlet="BBC", file_name="other.txt")
    panel = shown(desktop)
    assert panel.current.worst is None
    assert panel.saying.legend.isHidden()
    press(panel.view, Qt.Key.Key_D)
    assert panel.saying.view.difference == -1
    panel.saying.view.go_to(1)
    assert panel.saying.said.text() == "BBC · the same words."


def test_who_may_only_read_makes_no_claims_and_accepts_nothing(desktop, letters, reading_only) -> None:
    panel = shown(reading_only)
    panel.bar.turn()
    assert not panel.document.head.buttons["quote.claim"].isEnabled()
    assert not panel.document.head.buttons["quote.accept"].isEnabled()
    press(panel.view, Qt.Key.Key_A)
    assert reading_only.session.documents() == []


def test_selected_words_are_marked_as_copies_of_a_document(desktop, qtbot) -> None:
    from PySide6.QtWidgets import QApplication, QMenu

    from workbench.ui.panels.quotes.marking import mark_copy

    one, other = desktop.article(f"One. {LETTER}"), desktop.article(f"Two. {COPY}", file_name="b.txt")
    mark_copy(desktop.desk, desktop.window)
    assert "Select the words" in desktop.notices[-1]
    desktop.desk.select(desktop.passage(one, LETTER))
    mark_copy(desktop.desk, desktop.window)
    (document,) = desktop.session.documents()
    assert document.title == "Dear all, we shall close the schools…"
    desktop.desk.select(desktop.passage(other, COPY))
    mark_copy(desktop.desk, desktop.window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == [document.title, "", "A new document"]
    press(menu, Qt.Key.Key_Return)
    assert len(desktop.session.witnesses_of(document.id)) == 2


def test_accepting_elsewhere_is_seen_here(desktop, letters) -> None:
    panel = shown(desktop)
    panel.bar.turn()
    _document, step = accept(panel.current.collation, "The schools")
    desktop.desk.do(step)
    desktop.until_idle()
    assert panel.current.title == "The schools"


def test_another_speaker_is_a_difference_to_go_to(desktop) -> None:
    said = "We will never leave this house to them, it was our father’s."
    desktop.article(f"Ann Lee said “{said}”", outlet="The Wire")
    desktop.article(f"Bo Hall said “{said}”", outlet="BBC", file_name="other.txt")
    panel = shown(desktop)
    assert panel.current.worst is DifferenceKind.SPEAKER
    press(panel.view, Qt.Key.Key_D)
    assert panel.saying.said.text() == "BBC · speaker: Bo Hall, not Ann Lee."


def test_a_document_is_renamed_and_a_copy_taken_out_where_it_stands(desktop, letters) -> None:
    panel = shown(desktop)
    panel.bar.turn()
    assert panel.document.head.name.isHidden()  # what is only proposed has no name yet
    press(panel.view, Qt.Key.Key_A)
    desktop.until_idle()
    panel.document.head.name.setText("The schools")
    press(panel.document.head.name, Qt.Key.Key_Return)
    desktop.until_idle()
    assert panel.current.title == "The schools"
    press(panel.view, Qt.Key.Key_L)
    taken = panel.larger.page.copies.columns[1]
    taken.taken_out.emit()
    taken.taken_out.emit()  # pressed twice, before the list is read again
    desktop.until_idle()
    (document,) = desktop.session.documents()
    assert len(desktop.session.witnesses_of(document.id)) == 1
    assert panel.current.counts == "1 copy · 0 differences"


def test_markup_in_an_article_is_shown_and_not_obeyed(desktop) -> None:
    for outlet in ("<b>Bold</b>", "BBC"):
        desktop.article(
            "Ann Lee said “we will <b>never</b> leave this house to them.”", outlet=outlet, file_name=outlet
        )
    panel = shown(desktop)
    told = panel.model.data(panel.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;never&lt;/b&gt;" in told
    assert "<b>" not in told
    panel.saying.view.go_to(1)
    assert "<b>" not in panel.saying.said.toolTip()
