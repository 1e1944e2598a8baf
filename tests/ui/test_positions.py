"""Positions in words and in the document Qt makes of them are the same places, whatever the words hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from workbench.domain.article import normalise
from workbench.ui.positions import Positions, shown

UGLY = [
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "שלום",
    "العربية",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\ufdd0",
    "\ufffc",
    "\n",
    "\t",
    "\U0010ffff",
    "a",
    " ",
]

words_of_any_kind = st.lists(
    st.sampled_from(UGLY) | st.characters(exclude_categories=["Cs"]), max_size=40
).map(lambda pieces: normalise("".join(pieces)))


@st.composite
def broken_words(draw: st.DrawFn) -> tuple[str, list[int]]:
    """Words, and code points before which the document breaks the line, some of them twice."""
    words = draw(words_of_any_kind)
    return words, sorted(draw(st.lists(st.integers(0, len(words)), max_size=5)))


def document(words: str, breaks: list[int]) -> QTextDocument:
    made = QTextDocument()
    made.setPlainText(shown(words, breaks))
    return made


@given(broken_words())
def test_a_character_is_where_qt_has_it(drawn: tuple[str, list[int]]) -> None:
    words, breaks = drawn
    positions, made = Positions(words, breaks), document(words, breaks)
    for place, character in enumerate(words):
        cursor = QTextCursor(made)
        cursor.setPosition(positions.to_qt(place))
        cursor.setPosition(positions.end_to_qt(place + 1), QTextCursor.MoveMode.KeepAnchor)
        found = cursor.selectedText()
        if character in "\n\u2029\ufdd0\ufdd1":
            assert found == "\u2029", "Qt ends a block here"
        elif character == "\ufffc":
            assert found == "\ufffd", "what Qt would take for a picture is shown as unknown"
        elif character == "\u00a0":
            assert found in ("\u00a0", " "), "Qt gives a blank for a no-break space"
        else:
            assert found == character


@given(broken_words())
def test_there_and_back_is_the_same_place(drawn: tuple[str, list[int]]) -> None:
    words, breaks = drawn
    positions = Positions(words, breaks)
    for place in range(len(words) + 1):
        assert positions.from_qt(positions.to_qt(place)) == place
        assert positions.from_qt(positions.end_to_qt(place)) == place


@given(broken_words())
def test_every_place_of_the_document_is_a_place_in_the_words(drawn: tuple[str, list[int]]) -> None:
    words, breaks = drawn
    positions, made = Positions(words, breaks), document(words, breaks)
    places = [positions.from_qt(place) for place in range(made.characterCount())]
    assert places == sorted(places)
    assert set(places) == set(range(len(words) + 1))
    assert made.characterCount() - 1 == len(shown(words, breaks).encode("utf-16-le")) // 2


@given(broken_words())
def test_what_is_shown_has_a_character_for_each_of_the_words_and_for_each_break(
    drawn: tuple[str, list[int]],
) -> None:
    words, breaks = drawn
    assert len(shown(words, breaks)) == len(words) + len(breaks)


def test_a_place_within_a_character_is_the_place_after_it() -> None:
    assert Positions("😀b").from_qt(1) == 1


def test_the_end_of_a_broken_line_is_before_the_break_and_the_start_of_the_next_after_it() -> None:
    positions = Positions("one two", [4])
    assert (positions.end_to_qt(4), positions.to_qt(4)) == (4, 5)
    assert positions.from_qt(4) == positions.from_qt(5) == 4


def test_usual_words_need_no_table() -> None:
    positions = Positions("Words as they are, “quoted” – and so on.")
    assert (positions.to_qt(7), positions.from_qt(7), positions.end_to_qt(7)) == (7, 7, 7)


@pytest.fixture(scope="module", autouse=True)
def _application(qapp: QApplication) -> QApplication:
    return qapp
