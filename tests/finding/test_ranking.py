"""The order of the passages that are proposed for a claim."""

from collections.abc import Collection, Mapping
from itertools import product

import pytest

from workbench.domain.candidate import Candidate, Found, Term
from workbench.finding.index_terms import index_terms
from workbench.finding.ranking import Signs, ranked, setting, signs_of

CLAIM = "All but 3,000 U.S. troops will leave Iraq"


def alike_rare(terms: Collection[str]) -> Mapping[str, float]:
    return dict.fromkeys(terms, 2.0)


def found(*passages: str, title: str = "", in_text: Mapping[str, int] | None = None) -> Found:
    terms = tuple(Term(name, 2.0, 1.0) for name in dict.fromkeys(index_terms(CLAIM)))
    times = [(in_text or {}).get(term.name, 1) for term in terms]
    return Found(
        terms, tuple(Candidate("t", 0, 9, words, title, times, 100) for words in passages), 8.0, 100.0
    )


def order_of(*passages: str) -> list[str]:
    return [one.candidate.words for one in ranked(CLAIM, found(*passages), alike_rare)]


def test_the_more_a_passage_has_of_the_claim_the_earlier_it_comes() -> None:
    best = "All but 3,000 troops would leave Iraq."
    some = "Troops are in Iraq."
    none = "The weather was fine."
    assert order_of(none, some, best) == [best, some, none]


def test_kindred_words_count_though_less_than_the_same() -> None:
    same, kin, other = (
        signs_of("inhibitor", _with("inhibitor", words), alike_rare)[0].covered
        for words in ("an inhibitor", "inhibition of it", "inherited money")
    )
    assert same == 1
    assert 0 < kin < 1
    assert other == 0


def _with(claim: str, words: str) -> Found:
    (name,) = index_terms(claim)
    return Found((Term(name, 2.0, 1.0),), (Candidate("t", 0, 9, words, "", [1], 50),))


def test_the_same_number_counts_however_it_is_written() -> None:
    signs = signs_of(CLAIM, found("3000 stay", "10,000 stay"), alike_rare)
    assert [one.numbers for one in signs] == [1, 0]


def test_a_title_that_speaks_of_it_lifts_the_passages_of_its_text() -> None:
    (plain,) = signs_of(CLAIM, found("It was so."), alike_rare)
    (titled,) = signs_of(CLAIM, found("It was so.", title="U.S. troops in Iraq"), alike_rare)
    assert titled.text > plain.text
    assert titled.title > plain.title == 0


def test_what_the_best_have_in_common_is_looked_for_too() -> None:
    passages = [f"Troops leave with helicopters, day {day}." for day in range(4)]
    *_, like_them, unlike = signs_of(CLAIM, found(*passages, "Helicopters came.", "It rained."), alike_rare)
    assert like_them.common > unlike.common == 0


def test_every_sign_has_a_weight() -> None:
    assert set(setting("weights")) == set(Signs._fields)


@pytest.mark.parametrize(
    ("claim", "words"),
    [*product(["", "?!", "the of", "troops", "部队 撤离"], ["", "…", "troops", "部队已经撤离。"])],
)
def test_nothing_is_too_odd_to_be_ranked(claim: str, words: str) -> None:
    terms = tuple(Term(name, 2.0, 1.0) for name in dict.fromkeys(index_terms(claim)))
    candidate = Candidate("t", 0, 9, words, words, [1] * len(terms), 1)
    (one,) = ranked(claim, Found(terms, (candidate,)), alike_rare)
    assert one.candidate is candidate


def test_nothing_found_is_nothing_ranked() -> None:
    assert ranked(CLAIM, Found(), alike_rare) == []
