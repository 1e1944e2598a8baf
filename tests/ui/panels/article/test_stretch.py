"""A stretch of a very long text is on the page as the same words would be on the page of the whole text."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from workbench.domain.article import Zone, ZoneKind, normalise
from workbench.ui.panels.article import breaking, page, setting, stretch
from workbench.ui.panels.article.page import Gap, Kind, Line, Page, can_fold
from workbench.ui.panels.article.setting import set_page, set_stretch, turned
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.positions import LINE_ENDS
from workbench.ui.theme import Theme


@pytest.fixture(scope="module", autouse=True)
def _short_is_long(qapp: QApplication) -> Iterator[None]:
    """What is true of sixteen thousand characters is proved with forty."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(breaking, "LONGEST_LINE", 12)
        patched.setattr(stretch, "LONGEST_LINE", 12)
        patched.setattr(stretch, "WHOLE", 0)
        patched.setattr(setting, "WHOLE", 0)
        patched.setattr(stretch, "REACH", 40)
        patched.setattr(setting, "REACH", 40)
        patched.setattr(stretch, "_ROW", 5)
        patched.setattr(page, "_NEAR", 30)
        patched.setattr(page, "_NEAR_LINES", 20)
        yield


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Page, int, set[int]]:
    """A stretch around a place, that place, and the zones that are unfolded."""
    pieces = st.sampled_from(
        ["word ", "😀", "e\u0301", "\n", "\n\n", "\u2029", "سلام ", "longerword", "x" * 30]
    )
    words = normalise("".join(draw(st.lists(pieces, min_size=1, max_size=120))))
    borders = sorted({0, len(words), *draw(st.lists(st.integers(0, len(words)), max_size=8))})
    kinds = st.sampled_from(list(ZoneKind))
    zones = [Zone(str(start), "text", start, end, draw(kinds)) for start, end in pairwise(borders)]
    open_zones = {number for number in range(len(zones)) if draw(st.booleans())}
    place = draw(st.integers(0, len(words)))
    borders_shown = draw(st.booleans())
    made = set_stretch(words, zones, (), all_borders=borders_shown, around=place, open_zones=open_zones)
    return made, place, open_zones


@given(stretches())
def test_qt_has_as_many_blocks_as_there_are_lines_and_each_has_the_words_of_its_line(
    drawn: tuple[Page, int, set[int]],
) -> None:
    made, _, _ = drawn
    document = QTextDocument()
    document.setPlainText(made.shown)
    assert document.blockCount() == len(made.lines)
    for number, line in enumerate(made.lines):
        block = document.findBlockByNumber(number)
        said = made.words[line.start : line.end] if line.kind is not Kind.ROW else ""
        assert block.text() == said
        if said:
            assert made.positions.to_qt(line.start) == block.position()
            assert made.positions.end_to_qt(line.end) == block.position() + block.length() - 1


@given(stretches())
def test_a_character_on_the_page_is_where_qt_has_it_and_comes_back_from_there(
    drawn: tuple[Page, int, set[int]],
) -> None:
    made, _, _ = drawn
    document = QTextDocument()
    document.setPlainText(made.shown)
    for start, end in made.pieces:
        for place in range(start, end):
            cursor = QTextCursor(document)
            cursor.setPosition(made.positions.to_qt(place))
            cursor.setPosition(made.positions.end_to_qt(place + 1), QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == made.words[place].replace("\n", "\u2029")
            assert made.positions.from_qt(made.positions.to_qt(place)) == place
    places = [made.positions.from_qt(place) for place in range(document.characterCount())]
    assert places == sorted(places)
    for place in places:
        assert any(start <= place <= end for start, end in made.pieces)


@given(stretches())
def test_the_place_asked_for_is_on_the_page_with_room_around_it(drawn: tuple[Page, int, set[int]]) -> None:
    made, place, open_zones = drawn
    number = made.zone_at(place)
    zone = made.zones[number]
    if number not in open_zones and can_fold(zone) and place < zone.end:
        assert made.lines[made.line_at(place)].kind is Kind.ROW
        assert made.lines[made.line_at(place)].zone == number
    else:
        assert made.positions.holds(place)
    assert made.has_room(place, place)
    assert turned(made, place, open_zones) is made, "nothing else is set for the same place"


@given(stretches(), st.data())
def test_lines_are_the_same_on_whichever_stretch_they_are(
    drawn: tuple[Page, int, set[int]], data: st.DataObject
) -> None:
    made, _, open_zones = drawn
    other = turned(made, data.draw(st.integers(0, len(made.words))), open_zones)

    def inside(one: Page) -> set[tuple[Kind, int, int, int]]:
        first, last = max(made.start, other.start), min(made.end, other.end)
        return {
            (line.kind, line.start, line.end, line.zone)
            for line in one.lines
            if first < line.start and line.end < last and line.kind is not Kind.BLANK
        }

    if made.words.count("\n\n") == 0:  # of many empty lines the first are hidden, counted from the top
        assert inside(made) == inside(other)


@given(stretches())
def test_what_is_unfolded_is_set_as_on_the_page_of_the_whole_text(drawn: tuple[Page, int, set[int]]) -> None:
    made, _, _ = drawn
    everything = set_stretch(
        made.words, made.zones, (), all_borders=made.all_borders, open_zones=range(len(made.zones))
    )
    if len(everything.words) != everything.end:
        return
    whole = set_page(made.words, made.zones, (), all_borders=made.all_borders)
    if max(map(len, re.split(f"[{LINE_ENDS}]", made.words))) <= 12:  # longer ones are broken elsewhere
        assert [_seen(line) for line in everything.lines] == [_seen(line) for line in whole.lines]


def _seen(line: Line) -> tuple[Kind, int, int, Gap, int]:
    return line.kind, line.start, line.end, line.gap, line.zone


@pytest.fixture(scope="module")
def viewer(qapp: QApplication) -> Viewer:
    """One for all examples; it is never shown, so nothing is left open."""
    return Viewer(Theme())


@settings(max_examples=60)
@given(drawn=stretches(), data=st.data())
def test_a_selection_stays_whatever_stretch_is_on_the_page(
    viewer: Viewer, drawn: tuple[Page, int, set[int]], data: st.DataObject
) -> None:
    made, _, open_zones = drawn
    viewer.show_page(made, open_zones)
    places = st.integers(0, len(made.words))
    one, other = data.draw(places), data.draw(places)
    viewer.select(one, other)
    for _ in range(3):
        viewer.turn_to(data.draw(places))
        assert (viewer.anchor_position(), viewer.cursor_position()) == (one, other)
    viewer.turn_to(one)
    assert viewer.selected() == (min(one, other), max(one, other))
