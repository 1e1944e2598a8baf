"""What is painted: words in lines, whatever their script, and cards that say enough."""

import pytest
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.ui.panels.claims.flow import FlowLayout
from workbench.ui.panels.claims.wrapped import Wrapped

from .conftest import Bench

WORDS = {
    "short": "Unsigned.",
    "long": "The White House said on Monday that no decision had been made to leave the country. " * 4,
    "without blanks": "withdrawal" * 60,
    "right to left": "القوات الأمريكية ستغادر العراق قريبا وفقا لرسالة لم توقع " * 6,
    "beyond the basic plane": "🤷🏽‍♀️ they say 🇮🇶 " * 30,
    "paragraphs": "One.\n\nTwo.\nThree.\n\nFour.",
}


@pytest.fixture
def font(qtbot: QtBot) -> QFont:
    font = QFont("Inter")
    font.setPixelSize(13)
    return font


@pytest.mark.parametrize("words", WORDS.values(), ids=list(WORDS))
def test_words_never_take_more_lines_than_they_may(font: QFont, words: str) -> None:
    whole = Wrapped(words, font, 200)
    cut = Wrapped(words, font, 200, 2)

    assert not whole.is_cut
    assert cut.height <= whole.height
    assert cut.width <= 200
    lines = sum(layout.lineCount() for _top, layout in cut._layouts)
    assert lines <= 2


def test_only_words_that_do_not_fit_are_cut(font: QFont) -> None:
    assert not Wrapped("Unsigned.", font, 200, 1).is_cut
    assert Wrapped(WORDS["long"], font, 200, 1).is_cut
    assert not Wrapped("", font, 200, 1).is_cut


def test_an_elided_line_says_so_and_fits(font: QFont) -> None:
    cut = Wrapped(WORDS["long"], font, 200, 2)
    last = cut._layouts[-1][1].text()

    assert last.endswith("…")
    assert QFontMetricsF(font).horizontalAdvance(last) <= 200


def test_words_that_are_read_from_the_right_stand_at_the_right(font: QFont) -> None:
    (_top, arabic), *_ = Wrapped("رسالة لم توقع", font, 300)._layouts
    (_top, english), *_ = Wrapped("An unsigned letter", font, 300)._layouts

    assert arabic.lineAt(0).naturalTextRect().right() == pytest.approx(300, abs=2)
    assert english.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=2)


def test_a_flow_begins_a_new_line_when_the_width_ends(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, 4)
    for _number in range(6):
        label = QLabel(host)
        label.setFixedSize(50, 20)
        flow.addWidget(label)

    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(160) == 20 + 4 + 20
    assert flow.heightForWidth(50) == 6 * 20 + 5 * 4


def test_cards_come_by_date_and_what_is_not_counted_comes_last(bench: Bench) -> None:
    late = bench.article("Daily Wire", "It is preparing to leave.", published="2020-01-07")
    comment = bench.article("Any", "I believe it.", published="2019", zone=ZoneKind.COMMENTS)
    undated = bench.article("Blog", "Somebody wrote this.", published="")
    early = bench.article("Politico", "It was a draft.", published="2020-01-06")
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    for text in (late, comment, undated, early):
        bench.evidence(claim, bench.passage(text), Stance.SUPPORTS)

    cards = bench.panel.page.evidence.groups[Stance.SUPPORTS].cards
    assert [card.face.source for card in cards] == [
        "Politico · 6 Jan 2020",
        "Daily Wire · 7 Jan 2020",
        "Blog",
        "Any · 2019",
    ]


def test_a_long_quote_is_cut_until_it_is_asked_for(bench: Bench) -> None:
    text = bench.article("Politico", "The general said it was a draft that nobody had signed. " * 20)
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    card = bench.card(bench.evidence(claim, bench.passage(text)))
    folded = card.heightForWidth(340)
    assert card._spread_in(340).more == "Show all"

    card._unfold()
    assert card.heightForWidth(340) > 2 * folded
    assert card._spread_in(340).more == "Show less"

    card._unfold()
    assert card.heightForWidth(340) == folded


def test_a_card_is_a_button_to_those_who_do_not_see_it(bench: Bench) -> None:
    text = bench.article("Politico", "It was a draft.")
    claim = bench.claim()
    bench.desk.choose_claim(claim.id)
    card = bench.card(bench.evidence(claim, bench.passage(text)))
    told = QAccessible.queryAccessibleInterface(card)

    assert told.role() == QAccessible.Role.Button
    assert told.text(QAccessible.Text.Name).startswith("refutes. It was a draft.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_pane_holds_its_words_at_any_size(bench: Bench, theme: str, scale: float, qtbot: QtBot) -> None:
    text = bench.article("Politico", "It was a draft.")
    claim = bench.claim("The withdrawal " * 12, said_by="Somebody with a rather long title " * 3)
    bench.evidence(claim, bench.passage(text))
    bench.desk.choose_claim(claim.id)

    bench.desk.theme.choose(theme, scale)
    bench.window.resize(300, 900)

    sheet = bench.panel.page.widget()
    qtbot.waitUntil(lambda: sheet.width() <= bench.panel.page.viewport().width())
    wording = bench.panel.page.facts.wording
    assert wording.document().size().height() <= wording.height()
