"""Words that every report says the same way, and words of others that keep to themselves."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.reporting.words import apart, listed, readable_moment, shown

LEFT, RIGHT_OVERRIDE, ISOLATE, END_OF_ISOLATE, END_OF_EMBEDDING = (
    "\u202a",
    "\u202e",
    "\u2068",
    "\u2069",
    "\u202c",
)


def test_lists_read_as_people_write_them():
    assert [listed(["A", "B", "C"][:number]) for number in range(4)] == ["", "A", "A and B", "A, B and C"]


def test_a_moment_is_said_with_its_day_and_minute_in_utc():
    assert readable_moment("2026-11-20T08:21:02Z") == "20 Nov 2026, 08:21 UTC"
    assert readable_moment("some day") == "some day"


def test_direction_that_was_left_open_is_closed():
    assert shown(f"a{RIGHT_OVERRIDE}b") == f"a{RIGHT_OVERRIDE}b{END_OF_EMBEDDING}"
    assert shown(f"{ISOLATE}{LEFT}x") == f"{ISOLATE}{LEFT}x{END_OF_EMBEDDING}{END_OF_ISOLATE}"


def test_an_end_without_a_beginning_cannot_close_what_is_around():
    assert shown(f"a{END_OF_ISOLATE}b{END_OF_EMBEDDING}c") == "abc"


def test_direction_that_was_closed_stays_as_it_was():
    words = f"{ISOLATE}a{RIGHT_OVERRIDE}b{END_OF_ISOLATE}c"
    assert shown(words) == words


def test_what_no_font_can_show_stands_as_a_box_and_lines_stay():
    assert shown("a\x07\x1b\uffffb\nc\td\u0085") == "a□□□b\nc\td\u0085"


def test_a_name_written_leftwards_is_isolated_and_any_other_left_alone():
    assert apart("Elde Herald") == "Elde Herald"
    assert apart("هآرتس") == f"{ISOLATE}هآرتس{END_OF_ISOLATE}"


@given(st.text(alphabet=st.sampled_from([*"ab \u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u202c"])))
def test_whatever_stands_in_an_article_its_direction_ends_with_it(words):
    depth: list[str] = []
    for character in shown(words):
        if character in "\u202a\u202b\u202d\u202e":
            depth.append(END_OF_EMBEDDING)
        elif character in "\u2066\u2067\u2068":
            depth.append(END_OF_ISOLATE)
        elif character == END_OF_EMBEDDING:
            assert depth.pop() == END_OF_EMBEDDING
        elif character == END_OF_ISOLATE:
            while depth.pop() != END_OF_ISOLATE:
                pass
    assert not depth
    assert shown(shown(words)) == shown(words)
