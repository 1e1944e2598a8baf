"""Counts are told as a person would."""

from workbench.domain.counting import counted


def test_one_is_one_and_several_are_many() -> None:
    assert counted(1, "article") == "1 article"
    assert counted(0, "article") == "0 articles"
    assert counted(1204, "entry", "entries") == "1,204 entries"
    assert counted(1, "passage is", "passages are") == "1 passage is"
