"""How words are set in lines."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Attribution, Part, Zone, ZoneKind, normalise
from workbench.ui.panels.article.breaking import LONGEST_LINE
from workbench.ui.panels.article.page import Gap, Kind, Page, can_fold
from workbench.ui.panels.article.setting import set_page

WORDS = "Head\n\nBody one. (Read more)\nnext line\n\n\nThe end\nComments\nme: hi"


def zoned(words: str, *begun: tuple[str, ZoneKind]) -> list[Zone]:
    """Zones by the words they begin with."""
    starts = [words.index(opening) for opening, _ in begun]
    ends = [*starts[1:], len(words)]
    return [
        Zone(str(number), "text", start, end, kind)
        for number, ((_, kind), start, end) in enumerate(zip(begun, starts, ends, strict=True))
    ]


ZONES = zoned(
    WORDS,
    ("Head", ZoneKind.HEADLINE),
    ("Body", ZoneKind.BODY),
    ("(Read", ZoneKind.TEASER),
    ("next", ZoneKind.BODY),
    ("Comments", ZoneKind.COMMENTS),
)


def written(page: Page) -> list[str]:
    return [page.words[line.start : line.end] for line in page.lines]


def test_a_stretch_that_can_be_folded_begins_a_line_of_its_own_below_its_row() -> None:
    page = set_page(WORDS, ZONES)
    number = page.row_of(2)
    assert page.lines[number].kind is Kind.ROW
    assert written(page)[number - 1 : number + 3] == ["Body one. ", "", "(Read more)", "next line"]


def test_the_row_of_a_stretch_at_the_start_of_a_line_takes_none_of_its_lines() -> None:
    page = set_page(WORDS, ZONES)
    assert written(page)[page.row_of(4) :] == ["", "Comments", "me: hi"]


def test_a_text_that_begins_with_a_stretch_that_can_be_folded_begins_with_its_row() -> None:
    page = set_page(
        "Ad\n\nStory", zoned("Ad\n\nStory", ("Ad", ZoneKind.BOILERPLATE), ("Story", ZoneKind.BODY))
    )
    assert [line.kind for line in page.lines] == [Kind.ROW, Kind.WORDS, Kind.BLANK, Kind.WORDS]


def test_empty_lines_are_space_between_paragraphs_however_many_there_are() -> None:
    page = set_page("One\n\n\n\nTwo\nThree")
    seen = [(line.kind, line.gap) for line in page.lines if line.kind is not Kind.BLANK]
    assert seen == [(Kind.WORDS, Gap.NONE), (Kind.WORDS, Gap.PARAGRAPH), (Kind.WORDS, Gap.LINE)]


def test_empty_lines_above_the_first_words_leave_no_gap() -> None:
    page = set_page("\n\nOne")
    assert page.lines[-1].gap is Gap.NONE


def test_a_dateline_stays_in_its_line_until_borders_are_shown() -> None:
    words = "BAGHDAD – Troops left."
    zones = zoned(words, ("BAGHDAD", ZoneKind.DATELINE), ("Troops", ZoneKind.BODY))
    assert written(set_page(words, zones)) == ["BAGHDAD – Troops left."]
    assert written(set_page(words, zones, all_borders=True)) == ["BAGHDAD – ", "Troops left."]


def test_a_part_in_the_middle_of_a_line_begins_a_line() -> None:
    words = "First outlet. Second outlet."
    parts = [Part("a", "text", 0, 14, Attribution()), Part("b", "text", 14, len(words), Attribution())]
    assert written(set_page(words, (), parts)) == ["First outlet. ", "Second outlet."]


def test_a_very_long_line_is_shown_in_pieces_that_end_with_a_blank() -> None:
    words = "word " * 2000
    pieces = written(set_page(words))
    assert max(map(len, pieces)) <= LONGEST_LINE
    assert all(piece.endswith(" ") for piece in pieces)
    assert "".join(pieces) == words


def test_a_very_long_line_without_blanks_is_never_broken_within_a_character() -> None:
    words = normalise("x" + "g\u0300" * LONGEST_LINE)
    assert all(piece[0] != "\u0300" for piece in written(set_page(words)))


def test_a_page_knows_whether_it_begins_with_its_title() -> None:
    page = set_page("The letter\nwas a draft\n\nSo they say.")
    assert page.begins_with("The letter was a draft", 0)
    assert not page.begins_with("The letter was", 1)
    assert not page.begins_with("", 0)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    letters = st.sampled_from(["a", " ", "\n", "\u2029", "😀", "word ", "\n\n", "x" * 2000])
    words = "".join(draw(st.lists(letters, max_size=12)))
    borders = sorted({0, len(words), *draw(st.lists(st.integers(0, len(words)), max_size=4))})
    kinds = st.sampled_from(list(ZoneKind))
    zones = [Zone(str(start), "text", start, end, draw(kinds)) for start, end in pairwise(borders)]
    return set_page(words, zones, all_borders=draw(st.booleans()))


@given(pages())
def test_every_character_is_in_one_line_and_qt_has_as_many_blocks_as_there_are_lines(page: Page) -> None:
    assert len(page.shown.split("\n")) == len(page.lines)
    position = 0
    for line in page.lines:
        assert position <= line.start <= line.end
        assert not set(page.words[position : line.start]) - set("\n\u2029"), "only line ends are left out"
        position = line.end
    assert not set(page.words[position:]) - set("\n\u2029")


@given(pages())
def test_every_stretch_that_can_be_folded_has_its_row(page: Page) -> None:
    rows = [line.zone for line in page.lines if line.kind is Kind.ROW]
    assert rows == [number for number, zone in enumerate(page.zones) if can_fold(zone)]
    for zone in rows:
        assert page.lines[page.row_of(zone)].kind is Kind.ROW


@given(pages())
def test_a_position_is_in_the_line_that_holds_it(page: Page) -> None:
    for position in range(len(page.words)):
        line = page.lines[page.line_at(position)]
        assert line.start <= position <= line.end
