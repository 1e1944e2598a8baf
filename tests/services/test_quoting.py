import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.domain.errors import NotFound, UserError
from workbench.services.quoting import place_quote

WORDS = "“That’s a draft,” he said – twice.\nThat’s a draft, said\u00a0another. 😀 End."


def found(quote, within=""):
    start, end = place_quote(WORDS, quote, within)
    return WORDS[start:end]


def test_a_quote_is_found_where_it_stands():
    assert found("he said") == "he said"
    assert found("😀 End") == "😀 End"


def test_what_a_keyboard_has_will_do_for_what_an_article_is_set_in():
    assert found('"That\'s a draft," he said - twice.') == "“That’s a draft,” he said – twice."
    assert found("said another") == "said\u00a0another"
    assert found("twice. That") == "twice.\nThat"


def test_a_quote_that_stands_twice_is_not_guessed_but_asked_about():
    with pytest.raises(UserError, match="2 times"):
        place_quote(WORDS, "a draft")
    assert place_quote(WORDS, "a draft", "a draft, said")[0] == WORDS.rindex("a draft")


def test_an_exact_quote_wins_over_one_that_only_looks_like_it():
    words = "the 'end' and the ‘end’"
    assert place_quote(words, "‘end’") == (18, 23)


@pytest.mark.parametrize("quote", ["", "  \n"])
def test_an_empty_quote_is_refused(quote):
    with pytest.raises(UserError, match="no quote"):
        place_quote(WORDS, quote)


def test_words_that_are_not_there_are_not_found_however_alike():
    with pytest.raises(NotFound, match="is not in the text"):
        place_quote("all but 3,000 troops", "all but 10,000 troops")


@given(st.text(min_size=1), st.data())
def test_any_stretch_that_stands_once_is_found_exactly(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    quote = words[start : data.draw(st.integers(start + 1, len(words)))]
    assume(quote == quote.strip() and words.count(quote) == 1)
    assume(words.find(quote, words.find(quote) + 1) < 0)
    assert place_quote(words, quote) == (words.index(quote), words.index(quote) + len(quote))
