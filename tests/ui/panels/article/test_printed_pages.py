"""Articles that were printed: the margin says where each page begins; a scan offers to read its words."""

from article_bench import Bench
from casemaking import an_import
from pytestqt.qtbot import QtBot

from workbench.domain.article import SCAN, Zone, ZoneKind
from workbench.domain.changes import replacing
from workbench.domain.evidence import Stance

WORDS = "On the front page it says so.\n\nOn the second page it says more.\n\nAnd more, up to the third page."
STARTS = (0, WORDS.index("On the second"), WORDS.index("third"))


def signs(bench: Bench) -> list[tuple[str, int]]:
    """The page numbers in the margin, each with the line of words that it stands beside."""
    found = []
    for block, _top in bench.viewer.places.blocks():
        found += [(block.text(), sign.number) for sign in bench.viewer.ink_of(block).pages]
    return found


def test_the_margin_says_where_each_page_begins(bench: Bench) -> None:
    bench.open(WORDS, page_starts=STARTS)
    first, second, third = WORDS.split("\n\n")
    assert signs(bench) == [(first, 1), (second, 2), (third, 3)]
    assert bench.viewer.grab().width()  # painted


def test_an_article_of_one_page_or_none_has_no_numbers(bench: Bench) -> None:
    bench.open(WORDS, page_starts=(0,))
    assert signs(bench) == []
    bench.open(WORDS.upper())
    assert signs(bench) == []


def test_a_page_that_begins_in_what_is_folded_is_told_at_the_fold(bench: Bench) -> None:
    words = "The end of page one.\n\nThe Gazette, page 2\n\nThe rest."
    zones = ((ZoneKind.BODY, "The end"), (ZoneKind.BOILERPLATE, "The Gazette"), (ZoneKind.BODY, "The rest"))
    bench.open(words, zones=zones, page_starts=(0, words.index("The Gazette")))
    assert [number for _, number in signs(bench)] == [1, 2]


def test_a_mark_has_its_icon_where_a_page_begins(bench: Bench) -> None:
    bench.open(WORDS, page_starts=STARTS)
    claim = bench.desk.make_claim("It says so")
    assert claim is not None
    bench.desk.link(Stance.SUPPORTS, bench.anchor("On the second page"), claim.id)
    assert bench.viewer.grab().width()


def test_a_scan_offers_to_read_its_words(bench: Bench, qtbot: QtBot) -> None:
    imported = an_import("[Scan of 2 pages, without words.]", zones=((ZoneKind.BOILERPLATE, "[Scan"),))
    imported.into(bench.session)
    (zone,) = bench.session.zones(imported.text.id)
    bench.desk.do(replacing("Name", zone, Zone(zone.id, zone.text_id, zone.start, zone.end, zone.kind, SCAN)))
    bench.desk.show_text(imported.text.id)
    assert "a scan — read its words" in bench.panel.headline.facts.text()
    with qtbot.waitSignal(bench.actions["article.ocr"].triggered):
        bench.panel.headline.facts.linkActivated.emit("words:")
