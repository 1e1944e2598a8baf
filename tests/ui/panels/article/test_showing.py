"""What the pane shows of an article: headline, zones, marks; and what stays put when something changes."""

from dataclasses import replace

import pytest
from article_bench import ZONES, Bench
from casemaking import an_import
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from workbench.config.settings import TEXT_SIZE
from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.evidence import Stance
from workbench.services import articles, checking
from workbench.ui.panels.article.marks import Emphasis
from workbench.ui.panels.article.setting import set_page

LONG = "\n\n".join(f"Paragraph {number} of a long article, which says little." for number in range(120))


def link(bench: Bench, quote: str, wording: str, stance: Stance = Stance.SUPPORTS) -> str:
    """Link a passage to a claim with this wording; the claim's id."""
    known = {row.claim.wording: row.claim for row in bench.session.claims()}
    claim = known.get(wording) or bench.desk.make_claim(wording)
    assert claim is not None
    bench.desk.link(stance, bench.anchor(quote), claim.id)
    return claim.id


def roles_at(bench: Bench, quote: str) -> dict[str, Emphasis]:
    """The roles whose tints lie under the beginning of some words, and how much they stand out."""
    start = bench.words.index(quote)
    rect = bench.viewer.places.rects_of(start, start + len(quote))[0]
    found = bench.viewer.places.block_at(rect.center().y())
    assert found is not None
    block, top = found
    middle = rect.translated(0, -top).center()
    tints = bench.viewer.ink_of(block).tints
    return {
        layer.role: layer.emphasis
        for layer, rects in tints.items()
        if any(one.contains(middle) for one in rects)
    }


# ── empty panes ─────────────────────────────────────────────────────────────────────────────────


def test_an_empty_case_says_where_articles_come_from_and_then_how_to_open_one(bench: Bench) -> None:
    assert bench.panel.empty.isVisible()
    assert bench.panel.empty.title == "Drop articles here"
    an_import().into(bench.session)
    assert bench.panel.empty.title == "No article is open"


def test_who_waits_at_the_empty_pane_reads_the_first_article_with_the_keys(bench: Bench) -> None:
    bench.panel.setFocus()
    assert bench.panel.empty.button.hasFocus()
    asked: list[str] = []
    bench.actions.on("case.import", lambda: asked.append("files"))
    QTest.keyClick(bench.panel.empty.button, Qt.Key.Key_Return)
    assert asked == ["files"]
    bench.open("The letter was unsigned.")
    assert bench.panel.viewer.hasFocus()


def test_an_article_that_is_removed_leaves_an_empty_pane_and_comes_back_with_undo(bench: Bench) -> None:
    imported = bench.open()
    bench.desk.do(articles.remove_article(bench.session, imported.article.id))
    assert bench.panel.empty.isVisible()
    assert bench.desk.text_id == ""
    assert bench.desk.selection is None
    bench.desk.undo()
    bench.desk.show_text(imported.text.id)
    assert bench.viewer.isVisible()


# ── the headline ────────────────────────────────────────────────────────────────────────────────


def test_the_headline_says_what_is_known_and_offers_to_add_what_is_not(bench: Bench, qtbot: QtBot) -> None:
    bench.open(title="Another title", outlet="The Outlet", byline="A. Writer")
    assert bench.panel.headline.title.text() == "Another title"
    facts = bench.panel.headline.facts.text()
    assert "The Outlet" in facts and "A. Writer" in facts
    assert "no date known — add" in facts
    with qtbot.waitSignal(bench.actions["article.details"].triggered):
        bench.panel.headline.facts.linkActivated.emit("details:")


def test_a_title_that_the_words_begin_with_is_not_said_twice(bench: Bench) -> None:
    bench.open(title="Letter was a draft, general says")
    assert bench.panel.headline.title.isHidden()


def test_markup_in_what_an_article_says_of_itself_is_only_words(bench: Bench) -> None:
    bench.open(title="<b>Title</b>", outlet="<img src=x>", url='http://a.example/"onmouseover="x')
    assert bench.panel.headline.title.textFormat() is Qt.TextFormat.PlainText
    facts = bench.panel.headline.facts.text()
    assert "<img" not in facts and '"onmouseover' not in facts


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "nonsense"])
def test_only_addresses_of_the_web_can_be_followed(bench: Bench, url: str) -> None:
    bench.open(url=url)
    assert f'href="{url}' not in bench.panel.headline.facts.text()


def test_the_browser_is_opened_by_a_click_only(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    bench.open(url="https://www.outlet.example/story")
    assert ">outlet.example</a>" in bench.panel.headline.facts.text()
    assert not opened
    bench.panel.headline.facts.linkActivated.emit("https://www.outlet.example/story")
    assert opened == [QUrl("https://www.outlet.example/story")]


def test_details_that_are_corrected_are_shown_at_once(bench: Bench) -> None:
    imported = bench.open()
    bench.viewer.verticalScrollBar().setValue(0)
    bench.desk.do(articles.edit_attribution(imported.article, outlet="The Other Outlet"))
    assert "The Other Outlet" in bench.panel.headline.facts.text()


def test_the_headline_scrolls_away_with_the_words(bench: Bench) -> None:
    bench.open(LONG)
    assert bench.panel.headline.isVisible() and bench.panel.headline.y() == 0
    first = bench.viewer.places.rects_of(0, 5)[0]
    assert first.top() >= bench.panel.headline.height()
    bench.viewer.verticalScrollBar().setValue(30)
    assert not bench.panel.headline.isVisible()


# ── zones and parts ─────────────────────────────────────────────────────────────────────────────


def test_what_the_outlet_does_not_answer_for_is_folded_into_a_row_that_a_click_opens(bench: Bench) -> None:
    bench.open()
    comments = next(z for z, zone in enumerate(bench.viewer.page.zones) if zone.kind is ZoneKind.COMMENTS)
    start = bench.words.index("Reader one")
    assert not bench.viewer.places.rects_of(start, start + 5)
    row = bench.viewer.block(bench.viewer.page.row_of(comments))
    top = next(top for block, top in bench.viewer.places.blocks() if block == row)
    bench.click(QPoint(round(bench.viewer.column.left) + 40, round(top) + 30))
    assert bench.viewer.places.rects_of(start, start + 5)
    bench.click(QPoint(round(bench.viewer.column.left) + 40, round(top) + 30))
    assert not bench.viewer.places.rects_of(start, start + 5)


def test_enter_opens_the_row_the_cursor_is_on(bench: Bench) -> None:
    bench.open()
    bench.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while bench.viewer.row_at_cursor() < 0:
        bench.press(Qt.Key.Key_Down)
    zone = bench.viewer.row_at_cursor()
    assert bench.desk.selection is None, "a row is no passage"
    bench.press(Qt.Key.Key_Return)
    assert bench.viewer.is_open(zone)
    bench.press(Qt.Key.Key_Return)
    assert not bench.viewer.is_open(zone)


def test_one_key_unfolds_all_and_folds_all(bench: Bench) -> None:
    bench.open()
    bench.actions.run("article.fold")
    assert all(bench.viewer.is_open(zone) for zone in range(len(ZONES)))
    assert not bench.actions["article.fold"].isChecked()
    bench.actions.run("article.fold")
    assert bench.viewer.open_zones == set()
    assert bench.actions["article.fold"].isChecked()


def test_what_was_unfolded_is_unfolded_when_the_article_is_opened_again(bench: Bench) -> None:
    first = bench.open()
    bench.actions.run("article.fold")
    opened = set(bench.viewer.open_zones)
    bench.open("Another story.")
    bench.desk.show_text(first.text.id)
    assert bench.viewer.open_zones == opened


def test_a_passage_in_a_folded_stretch_is_unfolded_to_be_shown(bench: Bench) -> None:
    bench.open()
    anchor = bench.anchor("I do not believe a word of it.")
    bench.desk.show_passage(anchor)
    assert bench.viewer.places.rects_of(anchor.start, anchor.end)
    assert bench.desk.selection == anchor


def test_each_part_of_a_page_has_its_heading_above_its_first_words(bench: Bench) -> None:
    words = "One story.\n\nOther story."
    parts = [(Attribution(outlet="First"), "One"), (Attribution(outlet="Second"), "Other")]
    bench.open(words, parts=parts)
    one, other = (
        bench.viewer.places.rects_of(words.index(w), words.index(w) + 3)[0] for w in ("One", "Other")
    )
    assert other.top() - one.bottom() > 48, "there is room for a heading"


def test_a_text_that_is_all_boilerplate_can_be_opened_and_unfolded(bench: Bench) -> None:
    bench.open("Cookies and more cookies.", zones=[(ZoneKind.BOILERPLATE, "Cookies")])
    bench.actions.run("article.fold")
    assert bench.viewer.places.rects_of(0, 7)


# ── marks ───────────────────────────────────────────────────────────────────────────────────────


def test_linked_words_are_highlighted_by_their_stance_and_those_of_the_current_claim_more(
    bench: Bench,
) -> None:
    bench.open()
    first = link(bench, "All but 3,000 troops", "Troops leave", Stance.SUPPORTS)
    link(bench, "troops will leave", "Troops stay", Stance.REFUTES)
    assert roles_at(bench, "All") == {"supports": Emphasis.PALE}
    assert roles_at(bench, "troops") == {"supports": Emphasis.PALE, "refutes": Emphasis.STRONG}
    bench.desk.choose_claim(first)
    assert roles_at(bench, "troops") == {"supports": Emphasis.STRONG, "refutes": Emphasis.PALE}
    bench.desk.choose_claim("")
    assert roles_at(bench, "troops") == {"supports": Emphasis.PLAIN, "refutes": Emphasis.PLAIN}


def test_undo_takes_the_highlight_away_and_nothing_moves(bench: Bench) -> None:
    bench.open(LONG)
    quote = "Paragraph 60 of a long article"
    bench.viewer.reveal(bench.words.index(quote), bench.words.index(quote) + 10)
    before = bench.viewer.verticalScrollBar().value()
    link(bench, quote, "It is long")
    assert roles_at(bench, quote) == {"supports": Emphasis.STRONG}
    bench.desk.undo()
    assert roles_at(bench, quote) == {}
    assert bench.viewer.verticalScrollBar().value() == before


def test_marks_at_the_first_and_the_last_character_are_shown(bench: Bench) -> None:
    bench.open("One two three")
    link(bench, "One", "It begins")
    link(bench, "three", "It ends", Stance.CONTEXT)
    assert set(roles_at(bench, "One")) == {"supports"}
    assert set(roles_at(bench, "three")) == {"context"}


def test_a_click_on_a_highlight_or_on_its_icon_shows_its_card(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    claim = link(bench, "It was unsigned.", "Unsigned", Stance.REFUTES)
    bench.desk.choose_claim("")
    with qtbot.waitSignal(bench.desk.evidence_asked) as asked:
        bench.click(bench.middle_of("It was unsigned."))
    assert bench.session.evidence(asked.args[0]).claim_id == bench.desk.claim_id == claim
    with qtbot.waitSignal(bench.desk.evidence_asked):
        line = bench.viewer.places.rects_of(*bench_span(bench, "It was unsigned."))[0]
        bench.click(QPoint(round(bench.viewer.column.left) - 14, round(line.center().y())))


def bench_span(bench: Bench, quote: str) -> tuple[int, int]:
    start = bench.words.index(quote)
    return start, start + len(quote)


def test_enter_on_a_highlight_shows_its_card(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    claim = link(bench, "It was unsigned.", "Unsigned", Stance.REFUTES)
    bench.desk.choose_claim("")
    bench.actions.run("article.next_mark")
    with qtbot.waitSignal(bench.desk.evidence_asked):
        bench.press(Qt.Key.Key_Return)
    assert bench.desk.claim_id == claim


def test_the_greyed_words_take_the_colours_of_another_theme(bench: Bench) -> None:
    bench.open()
    bench.actions.run("article.fold")
    block = bench.viewer.document().findBlock(
        bench.viewer.page.positions.to_qt(bench.words.index("Reader one"))
    )
    colours = []
    for theme in ("light", "dark"):
        bench.desk.theme.choose(theme)
        bench.window.grab()
        (greyed,) = block.layout().formats()
        colours.append(greyed.format.foreground().color().name())
        assert colours[-1] == bench.desk.theme.colour("muted").name()
    assert colours[0] != colours[1]


def test_of_several_highlights_on_a_word_a_menu_lets_one_choose(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    link(bench, "It was unsigned.", "Unsigned", Stance.SUPPORTS)
    other = link(bench, "It was unsigned.", "Signed by a general", Stance.REFUTES)
    bench.desk.choose_claim("")
    bench.click(bench.middle_of("It was unsigned."))
    menu = bench.panel.marks.menu
    assert [action.text() for action in menu.actions()] == [
        "Supports: Unsigned",
        "Refutes: Signed by a general",
    ]
    with qtbot.waitSignal(bench.desk.evidence_asked):
        menu.actions()[1].trigger()
    assert bench.desk.claim_id == other
    menu.close()


def test_the_tip_of_a_highlight_names_stance_and_claim_and_goes_with_it(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    link(bench, "It was unsigned.", "Unsigned", Stance.REFUTES)
    point = bench.middle_of("It was unsigned.")
    tip = QHelpEvent(QHelpEvent.Type.ToolTip, point, bench.viewer.viewport().mapToGlobal(point))
    QApplication.sendEvent(bench.viewer.viewport(), tip)
    assert QToolTip.text() == "Refutes: Unsigned"
    bench.desk.undo()
    QApplication.sendEvent(bench.viewer.viewport(), tip)
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_the_keys_walk_from_mark_to_mark_and_say_what_each_is(bench: Bench) -> None:
    bench.open()
    link(bench, "It was unsigned.", "Unsigned", Stance.REFUTES)
    link(bench, "All but 3,000 troops", "Troops leave")
    quotes = []
    for command in ("next", "next", "next", "previous"):
        bench.actions.run(f"article.{command}_mark")
        assert bench.desk.selection is not None
        quotes.append(bench.desk.selection.quote)
    assert quotes == ["All but 3,000 troops", "It was unsigned.", "All but 3,000 troops", "It was unsigned."]
    assert bench.notices[-1].words == bench.viewer.accessibleDescription() == "Refutes: Unsigned"


def test_without_marks_the_keys_say_so(bench: Bench) -> None:
    bench.open()
    bench.actions.run("article.next_mark")
    assert bench.notices[-1].words == "Nothing is marked in this article yet."


def test_a_folded_stretch_shows_that_it_holds_marks(bench: Bench) -> None:
    bench.open()
    link(bench, "I do not believe a word of it.", "Nobody believes it", Stance.CONTEXT)
    zone = bench.viewer.page.zone_at(bench.words.index("Reader one"))
    row = bench.viewer.block(bench.viewer.page.row_of(zone))
    (badge,) = bench.viewer.ink_of(row).badges
    assert [mark.stance for mark in badge.marks] == [Stance.CONTEXT]


def test_what_could_not_be_placed_is_said_above_the_text_and_can_be_reviewed(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open()
    claim = bench.desk.make_claim("It was unsigned")
    assert claim is not None
    lost = replace(bench.anchor("It was unsigned."), quote="It was signed by")
    bench.desk.do(checking.link(claim, lost, Stance.REFUTES, by="An analyst"))
    assert bench.panel.headline.orphans.text() == "1 passage could not be placed — review"
    assert roles_at(bench, "It was unsigned.") == {}
    with qtbot.waitSignal(bench.desk.evidence_asked):
        bench.panel.headline.orphans.click()


def test_the_strip_leads_to_the_mark_that_is_clicked(bench: Bench, qtbot: QtBot) -> None:
    bench.open(LONG)
    quote = "Paragraph 100 of a long article"
    link(bench, quote, "It is long")
    (tick,) = bench.panel.strip.ticks()
    with qtbot.waitSignal(bench.desk.evidence_asked):
        QTest.mouseClick(
            bench.panel.strip,
            Qt.MouseButton.LeftButton,
            pos=QPoint(5, round(tick.y * bench.panel.strip.height())),
        )
    start = bench.words.index(quote)
    assert bench.viewer.places.rects_of(start, start + 5)


# ── getting about ───────────────────────────────────────────────────────────────────────────────


def test_back_and_forward_come_to_where_each_article_was_left(bench: Bench) -> None:
    first = bench.open(LONG)
    bench.viewer.verticalScrollBar().setValue(40)
    top = bench.viewer.places.top()
    second = bench.open(LONG.replace("long", "longer"))
    assert bench.viewer.verticalScrollBar().value() == 0
    assert "back" in bench.desk.facts and "forward" not in bench.desk.facts
    bench.actions.run("article.back")
    assert (bench.desk.text_id, bench.viewer.places.top()) == (first.text.id, top)
    bench.actions.run("article.forward")
    assert bench.desk.text_id == second.text.id
    QTest.mouseClick(bench.viewer.viewport(), Qt.MouseButton.BackButton)
    assert bench.desk.text_id == first.text.id


def test_a_passage_elsewhere_in_the_open_article_is_shown_without_reading_it_anew(bench: Bench) -> None:
    bench.open(LONG)
    document = bench.viewer.document()
    bench.desk.show_passage(bench.anchor("Paragraph 100 of"))
    assert bench.viewer.document() is document
    height = bench.viewer.viewport().height()
    rect = bench.viewer.places.rects_of(*bench_span(bench, "Paragraph 100 of"))[0]
    assert 0.1 * height < rect.top() < 0.6 * height


def test_the_text_is_larger_and_smaller_and_the_size_is_remembered(bench: Bench) -> None:
    bench.open(LONG)
    bench.viewer.verticalScrollBar().setValue(40)
    top = bench.viewer.places.top()
    usual = bench.desk.settings[TEXT_SIZE]
    bench.actions.run("text.larger")
    assert bench.desk.settings[TEXT_SIZE] == usual + 1
    assert bench.viewer.document().defaultFont().pixelSize() == usual + 1
    assert bench.viewer.places.top() == top
    for _ in range(50):
        bench.actions.run("text.smaller")
    assert bench.desk.settings[TEXT_SIZE] == 10
    bench.actions.run("text.normal")
    assert bench.desk.settings[TEXT_SIZE] == TEXT_SIZE.default


def test_words_that_stood_on_the_screen_for_a_moment_count_as_read(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.desk.read_on, timeout=5000):
        imported = bench.open(LONG)
    ((start, end),) = bench.desk.progress.read(imported.text.id)
    assert start == 0
    assert 300 < end < len(LONG)


def test_a_change_while_the_pane_is_hidden_is_shown_when_it_is_seen_again(bench: Bench) -> None:
    imported = bench.open()
    bench.panel.hide()
    bench.desk.do(articles.edit_attribution(imported.article, outlet="The Other Outlet"))
    assert "The Other Outlet" not in bench.panel.headline.facts.text()
    bench.panel.show()
    assert "The Other Outlet" in bench.panel.headline.facts.text()


def test_the_cursor_keeps_its_place_when_a_zone_changes(bench: Bench) -> None:
    bench.open()
    bench.select("Nobody knows")
    zone = bench.session.zones(bench.desk.text_id)[1]
    bench.desk.do(articles.set_zone_kind(zone, ZoneKind.DOCUMENT))
    selected = bench.panel.selected_words()
    assert selected is not None and selected.quote == "Nobody knows"


# ── texts nobody wishes for ─────────────────────────────────────────────────────────────────────

UGLY = {
    "empty": "",
    "blanks only": "\n\n \n",
    "one letter": "x",
    "one line of 200 kB": "word " * 40_000,
    "one word of 100 kB": "x" * 100_000,
    "separators": "a\u2028b\u2029c\ufffcd\ufdd0e",
    "emoji": "👩‍👩‍👧😀" * 2_000,
    "right to left": "قال الجنرال إن الرسالة مسودة " * 300,
    "many lines": "a\n" * 20_000,
    "controls": "a\x01b\tc\x0bd\x0ce\x7f",
}


@pytest.mark.parametrize("words", UGLY.values(), ids=UGLY.keys())
def test_any_text_can_be_opened_walked_through_selected_and_resized(bench: Bench, words: str) -> None:
    if words.strip():
        bench.open(words)
    else:
        bench.viewer.show_page(set_page(words))
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_A):
        bench.press(key, control)
    bench.press(Qt.Key.Key_PageDown)
    bench.actions.run("text.larger")
    bench.window.resize(420, 500)
    bench.desk.theme.choose("dark")
    bench.viewer.verticalScrollBar().setValue(bench.viewer.verticalScrollBar().maximum())
    assert not bench.window.grab().isNull()
    bench.press(Qt.Key.Key_A, control)
    assert bench.viewer.selected() == (0, len(words))
    bench.click(QPoint(200, 200))
    bench.drag(QPoint(100, 100), QPoint(300, 400))
    start, end = bench.viewer.selected()
    assert 0 <= start <= end <= len(words)


def test_a_passage_in_the_middle_of_a_very_long_text_is_found_at_once(bench: Bench) -> None:
    paragraphs = [
        f"Paragraph {number} of a book, which says as little as the others do." * 5 for number in range(1200)
    ]
    bench.open("\n\n".join(paragraphs))
    for quote in ("Paragraph 700 ", "Paragraph 20 ", "Paragraph 1199 "):
        bench.desk.show_passage(bench.anchor(quote))
        bench.window.resize(bench.window.width() - 40, 700)
        bench.desk.show_passage(bench.anchor(quote))
        assert bench.viewer.places.rects_of(*bench_span(bench, quote))


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.6])
def test_the_icons_in_the_margin_have_room_however_large_the_window_s_words_are(
    bench: Bench, scale: float
) -> None:
    bench.open()
    for number in range(3):
        link(bench, "It was unsigned.", f"Claim {number}", list(Stance)[number])
    bench.desk.theme.choose("light", scale)
    bench.window.resize(400, 700)
    QApplication.processEvents()
    bench.viewer.reveal(*bench_span(bench, "It was unsigned."))
    found = bench.viewer.places.block_at(bench.middle_of("It was unsigned.").y())
    assert found is not None
    (badge,) = bench.viewer.ink_of(found[0]).badges
    assert len(badge.marks) == 3
    assert bench.viewer.gutter.room(badge, bench.viewer.column.left).left() >= 0


def test_words_at_a_point_and_the_point_of_words_agree(bench: Bench) -> None:
    bench.open("The 😀 letter e\u0301t cetera, 👩‍👩‍👧 and\u00a0so on. " * 30)
    for position in range(0, 400, 7):
        rects = bench.viewer.places.rects_of(position, position + 1)
        if rects and rects[0].width() > 2:
            point = QPoint(round(rects[0].left() + 1), round(rects[0].center().y()))
            assert abs(bench.viewer.places.position_at(point) - position) <= 1


def test_ctrl_and_the_wheel_change_the_size_of_the_text(bench: Bench) -> None:
    bench.open()
    usual = bench.desk.settings[TEXT_SIZE]
    for turn, expected in ((120, usual + 1), (-120, usual)):
        wheel = QWheelEvent(
            QPointF(200, 200),
            QPointF(200, 200),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(bench.viewer.viewport(), wheel)
        assert bench.desk.settings[TEXT_SIZE] == expected


def test_folding_a_stretch_takes_the_cursor_to_its_row(bench: Bench) -> None:
    bench.open()
    bench.actions.run("article.fold")
    bench.click(bench.middle_of("Reader two"))
    bench.actions.run("article.fold")
    assert bench.viewer.row_at_cursor() == bench.viewer.page.zone_at(bench.words.index("Reader two"))
    assert not bench.viewer.is_open(bench.viewer.row_at_cursor())


def test_a_click_on_an_icon_or_a_row_leaves_the_selection_alone(bench: Bench) -> None:
    bench.open()
    link(bench, "It was unsigned.", "Unsigned", Stance.REFUTES)
    bench.select("All but 3,000 troops")
    line = bench.viewer.places.rects_of(*bench_span(bench, "It was unsigned."))[0]
    bench.click(QPoint(round(bench.viewer.column.left) - 14, round(line.center().y())))
    selected = bench.panel.selected_words()
    assert selected is not None and selected.quote == "All but 3,000 troops"


def test_passage_and_found_words_stay_marked_when_the_details_change(bench: Bench) -> None:
    imported = bench.open()
    bench.actions.run("article.find")
    bench.panel.finding.bar.field.setText("letter")
    bench.click(bench.middle_of("troops"))
    bench.desk.do(articles.edit_attribution(imported.article, outlet="The Other Outlet"))
    assert len(bench.viewer.hits) == 2
    assert bench.viewer.outlined == bench_span(bench, "All but 3,000 troops will leave.")


def test_files_dropped_on_the_article_fall_through_to_the_window(bench: Bench) -> None:
    assert not bench.viewer.acceptDrops() and not bench.viewer.viewport().acceptDrops()


def test_a_part_that_begins_with_something_folded_has_its_heading_above_the_row(bench: Bench) -> None:
    words = "Advert.\nOne story."
    parts = [(Attribution(outlet="First"), "Advert")]
    bench.open(words, parts=parts, zones=[(ZoneKind.BOILERPLATE, "Advert"), (ZoneKind.BODY, "One")])
    row, _top = next(bench.viewer.places.blocks())
    assert bench.viewer.page.lines[row.blockNumber()].zone == 0
    assert bench.viewer.blockBoundingRect(row).height() > bench.panel.headline.height() + 48 + 30
