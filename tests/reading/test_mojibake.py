"""Letters read in the wrong encoding are noticed, and never where the letters are right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading.mojibake import garbled_sample, mended


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("He said he donâ€™t know", "He said he don’t know"),
        ("the cafÃ© of the schÃ¶ne Frau", "the café of the schöne Frau"),
        ("â€œYesâ€\x9d â€“ she said", "“Yes” – she said"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð²ÑÐµÐ¼".replace("ÑÐ", "Ñ\x81Ð"), "Привет всем"),
        ("so happy ðŸ˜€", "so happy 😀"),
        ("he didn\u00e2\x80\x99t know", "he didn’t know"),
    ],
)
def test_garbled_letters_are_noticed_and_can_be_mended(garbled, meant):
    assert garbled_sample(garbled)
    assert garbled_sample(garbled) in garbled
    assert mended(garbled) == meant


@pytest.mark.parametrize(
    "words",
    [
        "The café’s “schöne” façade – £5 or €6…",
        "SELKÄ EDELLÄ MAAHAN",
        "ÂNGELA ÉS TU, pá",
        "voce nao vai pegar o trem pra lá´´",
        "Привет всем",
        "Ã",
        "日本語の文章です。",
        "",
    ],
)
def test_words_that_are_right_are_left_in_peace(words):
    assert garbled_sample(words) == ""
    assert mended(words) == words


@given(st.text(max_size=200))
def test_whatever_is_noticed_stands_in_the_words(words):
    assert garbled_sample(words) in words


@given(st.text(alphabet="Łódźäöüßéèñçøåœ’“”–€ abc", max_size=60))
def test_what_was_read_as_windows_1252_by_mistake_comes_back(words):
    try:
        garbled = f"’{words}".encode().decode("cp1252")
    except UnicodeDecodeError:
        return  # five bytes are nothing in that encoding
    assert mended(garbled) == f"’{words}"
