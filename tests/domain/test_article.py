"""Words as they are counted, and what stretches of them are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Text, Zone, ZoneKind, normalise, part_at, sha256, zone_at
from workbench.domain.errors import UserError


@given(st.text())
def test_normalised_words_stay_as_they_are(words: str) -> None:
    once = normalise(words)
    assert normalise(once) == once or once.startswith("\ufeff")
    assert "\r" not in once
    assert "\0" not in once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("words", "normalised"),
    [
        ("\ufeffone\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("cafe\u0301", "café"),
        ("no\u00a0break\u2029paragraph", "no\u00a0break\u2029paragraph"),
        ("null\0", "null\ufffd"),
        ("🇮🇶 \u200fמכתב", "🇮🇶 \u200fמכתב"),
    ],
)
def test_only_what_has_to_change_is_changed(words: str, normalised: str) -> None:
    assert normalise(words) == normalised


@pytest.mark.parametrize("half", ["\ud83c", "\udde6", "\udfff\ud800"])
def test_half_a_character_is_refused_with_its_place(half: str) -> None:
    with pytest.raises(UserError, match="position 5") as caught:
        normalise("words" + half)
    assert "UTF-8" in caught.value.hint


def test_the_hash_is_that_of_everybody_else() -> None:
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_zone_at_a_position_begins_there_or_before_and_ends_after() -> None:
    zones = [Zone("a", "t", 0, 5, ZoneKind.HEADLINE), Zone("b", "t", 5, 9, ZoneKind.BODY)]
    assert [zone.id if (zone := zone_at(zones, at)) else None for at in (0, 4, 5, 8, 9, -1)] == [
        *"aabb",
        None,
        None,
    ]
    assert part_at([], 0) is None


def test_outlets_answer_for_what_they_report_and_not_for_comments() -> None:
    kept_only = {kind for kind in ZoneKind if not kind.is_reporting}
    assert kept_only == {ZoneKind.TEASER, ZoneKind.COMMENTS, ZoneKind.BOILERPLATE}


def test_a_position_lies_on_the_page_that_has_begun_last() -> None:
    text = Text("t", "a", 1, "", 30, "", 0, "news.pdf", "", "", page_starts=(0, 10, 10, 20))
    assert [text.page_at(position) for position in (0, 9, 10, 19, 20, 29)] == [1, 1, 3, 3, 4, 4]


def test_a_text_without_pages_has_no_page_numbers() -> None:
    assert Text("t", "a", 1, "", 30, "", 0, "story.txt", "", "").page_at(5) == 0
