"""Folded words keep each character in its place."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.folding import folded


@given(st.text())
def test_every_character_keeps_its_place(words: str) -> None:
    assert len(folded(words)) == len(words)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_folded_as_all_others(words: str) -> None:
    assert folded(words) == folded(words + "é")[:-1]
