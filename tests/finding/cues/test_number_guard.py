"""What is nearly the same characters and says something else never passes without the right reason."""

import tomllib
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground
from workbench.finding.cues import Place, Statement, leaning, reasons

PAIRS = tomllib.loads(Path(__file__).with_name("number_guard.toml").read_text(encoding="utf-8"))["pair"]


def of(pair):
    return reasons(Statement(pair["claim"]), Place(pair["passage"], published=pair.get("published", "")))


def named(pair):
    return f"{pair['ground']}: {pair['words']}"


def test_there_are_enough_pairs_of_each_kind():
    grounds = [pair["ground"] for pair in PAIRS]
    assert len(PAIRS) >= 110
    assert grounds.count("number") >= 40
    assert grounds.count("polarity") >= 35
    assert grounds.count("date") >= 20
    assert len({(pair["claim"], pair["passage"]) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_similarity_would_have_let_it_pass(pair):
    assert fuzz.ratio(pair["claim"], pair["passage"]) > 85


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_right_reason_is_given(pair):
    assert (Ground(pair["ground"]), pair["words"]) in [(one.ground, one.words) for one in of(pair)]


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_reason_shows_the_words_that_gave_it(pair):
    (reason,) = [one for one in of(pair) if one.words == pair["words"]]
    if not reason.words.startswith("published"):
        assert reason.found
    for start, end in reason.found:
        assert 0 <= start < end <= len(pair["passage"])


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_none_of_them_is_taken_for_support(pair):
    assert leaning(of(pair)) is not Stance.SUPPORTS


@pytest.mark.parametrize("pair", PAIRS, ids=named)
def test_the_same_words_warn_of_nothing(pair):
    """Each reason is given for the difference: against itself a wording gets none of them."""
    same = reasons(Statement(pair["claim"]), Place(pair["claim"]))
    assert pair["words"] not in [one.words for one in same]
