"""Two wordings compared word by word: each difference has the kind that an editor would give it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.comparing import Difference, compare
from workbench.finding.difference_kinds import DifferenceKind, worst
from workbench.finding.wordings import Wording

KIND = DifferenceKind


def wording(words: str, *, is_whole: bool = False) -> Wording:
    """Words, with a bar where a quotation is interrupted."""
    pieces, at = [], 0
    for piece in words.split("|"):
        pieces.append((at, at + len(piece)))
        at += len(piece) + 1
    return Wording.of(words, pieces, is_whole=is_whole)


def told(base: str, other: str, *, is_whole: bool = False) -> list[tuple[str, str, str]]:
    found = compare(wording(base, is_whole=is_whole), wording(other, is_whole=is_whole)).differences
    return [(one.kind.value, one.base_words, one.words) for one in found]


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        # points and looks
        (
            "It implies withdrawal, that is wrong",
            "It implies withdrawal. That is wrong",
            [("punctuation", "withdrawal, that", "withdrawal. That")],
        ),
        ("We don’t know it yet", "We don't know it yet", []),
        ("We said—we did—go there", "We said - we did - go there", []),
        ("We will go there,", "We will go there.", []),
        ("the air base there is ours", "the airbase there is ours", [("spelling", "air base", "airbase")]),
        ("the security escort flew", "the sec urity escort flew", [("spelling", "security", "sec urity")]),
        (
            "we are re-positioning our forces",
            "we are repositioning our forces",
            [("spelling", "re-positioning", "repositioning")],
        ),
        ("we have 3,000 men there", "we have 3000 men there", [("spelling", "3,000", "3000")]),
        (
            "we have 3,000 men there",
            "we have three thousand men there",
            [("spelling", "3,000", "three thousand")],
        ),
        # short forms
        (
            "that is not what’s happening here",
            "that is not what is happening here",
            [("contraction", "what’s", "what is")],
        ),
        ("we won't go there again", "we will not go there again", [("contraction", "won't", "will not")]),
        ("they aren't finite at all", "they are not finite at all", [("contraction", "aren't", "are not")]),
        # left out, put in
        (
            "it was a mistake, it was unsigned, it was sent",
            "it was a mistake, it was sent",
            [("dropped", "it was unsigned", "")],
        ),
        ("it was a mistake and was sent", "it was a big mistake and was sent", [("inserted", "", "big")]),
        (
            "it was a mistake, it was unsigned, it was sent",
            "it was a mistake … it was sent",
            [("ellipsis", "it was unsigned", "…")],
        ),
        (
            "it was a mistake, it was unsigned, it was sent",
            "it was a mistake,|it was sent",
            [("ellipsis", "it was unsigned", "")],
        ),
        (
            "it was a mistake ... it was sent",
            "it was a mistake, it was unsigned, it was sent",
            [("ellipsis", "...", "it was unsigned")],
        ),
        (
            "it was a mistake, it was sent",
            "it was a mistake … it was sent",
            [("ellipsis", "mistake, it", "mistake … it")],
        ),
        (
            "we conduct these operations in darkness",
            "we conduct these missions in darkness",
            [("other words", "operations", "missions")],
        ),
        (
            "to alleviate and perception here",
            "to alleviate any perception here",
            [("other words", "and", "any")],
        ),
        # what turns a statement round
        ("we will leave Iraq now", "we will not leave Iraq now", [("negation", "", "not")]),
        ("there is no decision to leave", "there is a decision to leave", [("negation", "no", "a")]),
        (
            "the army confirmed the letter today",
            "the army denied the letter today",
            [("negation", "confirmed", "denied")],
        ),
        (
            "all but 3,000 troops will leave",
            "all but 10,000 troops will leave",
            [("number", "3,000", "10,000")],
        ),
        (
            "it cost billions and 20 percent more",
            "it cost billions and 30 percent more",
            [("number", "20", "30")],
        ),
        ("we will leave the country soon", "we may leave the country soon", [("modality", "will", "may")]),
        ("we will probably leave it soon", "we will leave it soon", [("modality", "probably", "")]),
        # editors
        (
            "it will be repositioning forces soon",
            "it will be repositioning [i.e., moving] forces soon",
            [("editor’s note", "", "[i.e., moving]")],
        ),
        (
            "we want it with Iraq now",
            "[Carney] we want it with Iraq now",
            [("editor’s note", "", "[Carney]")],
        ),
        (
            "we told it to leave the place",
            "we told [the group] to leave the place",
            [
                ("editor’s note", "it", "[the group]"),
            ],
        ),
        # order
        (
            "we have an expensive base there. we will not leave it unless they pay",
            "we will not leave it unless they pay. we have an expensive base there",
            None,
        ),
    ],
)
def test_a_difference_has_its_kind(
    base: str, other: str, expected: list[tuple[str, str, str]] | None
) -> None:
    found = told(base, other)
    if expected is None:
        assert {kind for kind, _, _ in found} == {"order"}
    else:
        assert [(kind, old) for kind, old, _ in found] == [(kind, old) for kind, old, _ in expected]
        assert [words for _, _, words in found] == [words for _, _, words in expected]


def test_what_only_one_quotes_at_its_ends_is_no_difference() -> None:
    assert told("That letter was a draft, it was a mistake and unsigned.", "it was a mistake") == []


def test_of_whole_documents_the_ends_count_too() -> None:
    base, other = "We go there in the morning.", "Sir, we go there in the morning. Respectfully"
    assert told(base, other, is_whole=True) == [("inserted", "", "Sir"), ("inserted", "", "Respectfully")]


def test_a_word_at_the_edge_of_a_fragment_is_compared_with_the_one_it_stands_for() -> None:
    found = told(
        "That letter is inconsistent of where we are right now.", "inconsistent with where we are right now,"
    )
    assert found == [("other words", "of", "with")]


def test_what_is_said_again_elsewhere_is_a_matter_of_order() -> None:
    base = "It cost billions. We are not leaving unless they pay."
    other = "We are not leaving unless they pay,|It cost billions. We are not leaving unless they pay."
    assert told(base, other) == [("order", "", "We are not leaving unless they pay")]


def test_the_worst_difference_is_the_one_that_matters_most() -> None:
    assert worst([KIND.PUNCTUATION, KIND.NEGATION, KIND.INSERTED]) is KIND.NEGATION
    assert worst([]) is None


WORDS = st.lists(
    st.sampled_from(
        ["we", "will", "not", "leave", "Iraq", "3,000", "10,000", "troops", "[sic]", "…", "it’s", "a,", "a."]
    ),
    max_size=14,
).map(" ".join)


@given(WORDS)
def test_a_wording_does_not_differ_from_itself(words: str) -> None:
    assert compare(wording(words, is_whole=True), wording(words, is_whole=True)).differences == ()


@given(WORDS, WORDS, st.booleans())
def test_what_is_told_of_a_difference_stands_there(base: str, other: str, is_whole: bool) -> None:
    one, two = wording(base, is_whole=is_whole), wording(other, is_whole=is_whole)
    comparison = compare(one, two)
    for first, second in comparison.same:
        assert one.tokens[first].plain == two.tokens[second].plain
    for found in comparison.differences:
        assert isinstance(found, Difference)
        assert 0 <= found.base[0] <= found.base[1] <= len(one.tokens)
        assert 0 <= found.other[0] <= found.other[1] <= len(two.tokens)
        assert found.base[0] < found.base[1] or found.other[0] < found.other[1]
        start, end = two.span(*found.other)
        assert 0 <= start <= end <= len(other)


@given(WORDS, WORDS)
def test_of_whole_documents_every_word_is_the_same_or_different(base: str, other: str) -> None:
    one, two = wording(base, is_whole=True), wording(other, is_whole=True)
    comparison = compare(one, two)
    told_of = {at for found in comparison.differences for at in range(*found.other)}
    told_of |= {second for _, second in comparison.same}
    notes = {at for at, token in enumerate(two.tokens) if token.is_note}
    assert told_of | notes == set(range(len(two.tokens)))
