"""Words become terms in one way, in the index as in what is asked of it."""

import pytest

from workbench.finding.index_terms import SCHEME, index_terms, placed_terms

SAID = (
    "Trump’s air base cost 2.5 billion dollars, and all but 3,000 U.S. troops weren't leaving Bağdad. "
    "The generals’ letters withdrew nothing; L’Irak n’est pas d’accord. 東京は"
)


def test_the_scheme_is_raised_when_the_same_words_give_other_terms() -> None:
    """When this fails, raise SCHEME: the indexes of all cases are then made again."""
    assert SCHEME == 3
    assert index_terms(SAID) == [
        *("trump", "air", "base", "cost", "2.5", "billion", "dollar", "3000", "us", "troop", "leav"),
        *("bagdad", "gener", "letter", "withdrew", "noth", "l", "irak", "n", "est", "pa", "d", "accord"),
        *("東", "京", "は"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3,000 troops", "3000 TROOPS"),
        ("the U.S. leaves", "US leaving"),
        ("Bağdad", "bagdad"),
        ("Café", "cafe"),
        ("relations", "related"),
    ],
)
def test_what_is_the_same_to_a_reader_is_one_term(one: str, other: str) -> None:
    assert index_terms(one) == index_terms(other) != []


def test_words_that_stand_everywhere_are_no_terms() -> None:
    assert index_terms("That is what they would have been to us all, is it not?") == ["us"]
    assert index_terms("") == index_terms("— …“”") == []


def test_terms_know_their_places() -> None:
    assert [(SAID[start:end], term) for start, end, term in placed_terms(SAID)][:9] == [
        ("Trump", "trump"),
        ("air", "air"),
        ("base", "base"),
        ("cost", "cost"),
        ("2.5", "2.5"),
        ("billion", "billion"),
        ("dollars", "dollar"),
        ("3,000", "3000"),
        ("U.S.", "us"),
    ]
    # the dotted capital I becomes two characters in lower case, and moves nothing
    assert [(start, end) for start, end, _ in placed_terms("İzmir Mayor said")][1] == (6, 11)
