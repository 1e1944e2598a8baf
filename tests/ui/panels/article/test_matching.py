"""Finding words whatever their case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import normalise
from workbench.ui.panels.article.matching import folded, places_of


def found(wanted: str, words: str) -> list[str]:
    return [words[start:end] for start, end in places_of(wanted, words)]


@pytest.mark.parametrize(
    ("wanted", "words", "places"),
    [
        ("letter", "The Letter, the LETTER", ["Letter", "LETTER"]),
        ("cafe", "The café and the CAFÉ", ["café", "CAFÉ"]),
        ("café", "a cafe", ["cafe"]),
        ("Bagdad", "Bağdad", ["Bağdad"]),
        ("istanbul", "İstanbul", ["İstanbul"]),
        ("strasse", "Straße", []),
        ("don't", "They don’t", ["don’t"]),
        ('"move out"', "to “move out” of", ["“move out”"]),
        ("two  words", "two\nwords, two\u00a0words", ["two\nwords", "two\u00a0words"]),
        ("a.b", "a.b axb", ["a.b"]),
        ("😀", "a 😀 b", ["😀"]),
        ("x", "x\u0323 marks", ["x\u0323"]),
        ("", "anything", []),
        ("   ", "any thing", []),
    ],
)
def test_words_are_found_where_they_are(wanted: str, words: str, places: list[str]) -> None:
    assert found(wanted, words) == places


@given(st.text().map(normalise))
def test_folding_moves_nothing(words: str) -> None:
    assert len(folded(words)) == len(words)


@given(st.text(alphabet="aBcÉßİǅ 😀’", max_size=12), st.text(alphabet="aé ’😀", max_size=12))
def test_what_is_in_the_words_is_found(before: str, wanted: str) -> None:
    if wanted.strip():
        assert places_of(wanted, before + wanted)
