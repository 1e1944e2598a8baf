"""What is told of a case that was recovered."""

from pathlib import Path

from workbench.services.health import Recovery, saved_in_words


def test_what_was_saved_is_told_in_the_words_of_the_window() -> None:
    saved = {"cases": 1, "articles": 1, "texts": 1, "zones": 24, "claims": 20, "evidence": 71, "verdicts": 0}
    assert saved_in_words(Recovery(Path("a.fcase"), saved, ())) == "1 article, 20 claims, 71 linked passages"


def test_a_case_of_which_nothing_is_left_says_so() -> None:
    assert saved_in_words(Recovery(Path("a.fcase"), {"cases": 1}, ("The claims are lost.",))) == "nothing"
