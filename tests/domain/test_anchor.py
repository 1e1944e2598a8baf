"""Where a passage is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.anchor import CONTEXT, Anchor, anchor_at
from workbench.domain.article import normalise
from workbench.domain.errors import UserError

WORDS = "“That letter is a draft,” he said.\n\n🇮🇶 Bağdad."


@given(words=st.text(), data=st.data())
def test_an_anchor_holds_in_the_words_it_was_made_from(words: str, data: st.DataObject) -> None:
    words = normalise(words) + "."
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assume(words[start:end].strip())
    anchor = anchor_at("t", words, start, end)
    assert anchor.holds_in(words)
    assert start <= anchor.start < anchor.end <= end
    assert anchor.quote == words[start:end].strip()
    assert len(anchor.before) <= CONTEXT >= len(anchor.after)
    assert anchor.before + anchor.quote + anchor.after in words


def test_blanks_at_the_edges_are_left_out() -> None:
    anchor = anchor_at("t", WORDS, 33, 36)
    assert (anchor.quote, anchor.start, anchor.end) == (".", 33, 34)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (34, 36)])
def test_blanks_alone_are_no_passage(start: int, end: int) -> None:
    with pytest.raises(UserError, match="No words are selected"):
        anchor_at("t", WORDS, start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 1), (0, 1000), (900, 1000)])
def test_outside_of_the_text_there_is_no_passage(start: int, end: int) -> None:
    with pytest.raises(UserError, match=f"the article has {len(WORDS)} characters"):
        anchor_at("t", WORDS, start, end)


@pytest.mark.parametrize(
    "words", ["", "That letter", WORDS.replace("draft", "drift"), " " + WORDS, WORDS[1:], WORDS[:20]]
)
def test_in_other_words_an_anchor_is_an_orphan(words: str) -> None:
    anchor = anchor_at("t", WORDS, 6, 24)
    assert anchor.holds_in(WORDS)
    assert not anchor.holds_in(words)


def test_an_anchor_before_the_beginning_does_not_hold() -> None:
    assert not Anchor("t", -1, 1, "").holds_in("words")
    assert not Anchor("t", 2, 2, "").holds_in("words")


def test_stretches_that_only_touch_do_not_overlap() -> None:
    anchor = Anchor("t", 10, 20, "x" * 10)
    assert anchor.overlaps(19, 30)
    assert anchor.overlaps(0, 11)
    assert anchor.overlaps(12, 13)
    assert not anchor.overlaps(20, 30)
    assert not anchor.overlaps(0, 10)
