"""Sentences are exact stretches of the words, whatever the words are made of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import ZoneKind
from workbench.reading import FoundZone, sentences
from workbench.reading.paragraphs import LineNumbers, paragraphs


def cut(words: str, *borders: int) -> list[str]:
    """The sentences of words that have zone borders at these places."""
    places = [0, *borders, len(words)]
    zones = [
        FoundZone(start, end, ZoneKind.BODY) for start, end in pairwise(places)
    ]  # fmt: skip
    return [words[start:end] for start, end in sentences(words, zones)]


@pytest.mark.parametrize(
    "said",
    [
        ["🎉 The U.S. troops stay.", "🇮🇶 Gen. Milley said so.", "👩‍👩‍👧 It is over."],
        ["שלום עולם.", "זה טוב."],
        ["قال الرئيس ذلك.", "ثم غادر."],
        ["Cafe\u0301 opens.", "Na\u0308hert sich."],
        ["They\u00a0left.", "Nobody\u2003knows."],
        ["大統領は述べた。", "撤退しない。"],
        ["A top US. general said so.", "Then he left."],
    ],
)
def test_places_are_counted_in_code_points(said):
    assert cut(" ".join(said)) == said


def test_abbreviations_end_no_sentence():
    assert cut("The U.S. told Gen. Mark Milley of it. Sen. Joe Lieberman heard it.") == [
        "The U.S. told Gen. Mark Milley of it.",
        "Sen. Joe Lieberman heard it.",
    ]


def test_a_lone_abbreviation_before_small_letters_does_not_break_a_sentence():
    assert cut("Outlets reported a top US. general on Monday informed Iraq.") == [
        "Outlets reported a top US. general on Monday informed Iraq."
    ]


def test_no_sentence_crosses_a_zone_or_a_paragraph():
    assert cut("No full stop here\n\nnor here", 8) == ["No full", "stop here", "nor here"]
    assert cut("First\u2029second\u2028third") == ["First", "second", "third"]


def test_wrapped_lines_are_one_paragraph_and_listed_lines_are_not():
    wrapped = (
        "The harbour board voted on Tuesday to widen the northern\n"
        "basin, a plan that the fishers of the island have fought\n"
        "for years."
    )
    assert cut(wrapped) == [wrapped]
    assert cut("11 Points\nUpvote Downvote\nNotify of") == ["11 Points", "Upvote Downvote", "Notify of"]


@pytest.mark.parametrize("blank", ["\u00a0", "\u0085", "\u2028", "\u2029", "\u3000", "\u2003"])
def test_wide_blanks_between_a_capital_and_a_full_stop_do_no_harm(blank):
    assert "".join("".join(cut(f"Plan A{blank}. Then B.")).split()) == "PlanA.ThenB."


def test_a_sentence_without_end_is_cut_at_a_blank():
    found = cut("word " * 5000)
    assert len(found) > 1
    assert all(piece.endswith("word") and piece.startswith("word") for piece in found)


@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [" ", "\n", "\n\n", ". ", "U.S. ", "A\u2029.", "“", "”", "\u200f", "\u0301", "🇮🇶", "? "]
            ),
        ),
        max_size=40,
    ).map("".join),
    st.lists(st.integers(0, 200), max_size=4),
)
def test_sentences_hold_every_character_that_is_not_blank_once_and_in_order(words, borders):
    inner = sorted({border for border in borders if 0 < border < len(words)})
    places = [0, *inner, len(words)]
    zones = [FoundZone(a, b, ZoneKind.BODY) for a, b in pairwise(places)]
    spans = sentences(words, zones)
    assert all(words[start:end].strip() == words[start:end] != "" for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() or place in covered for place, character in enumerate(words))
    assert not any(start < border < end for start, end in spans for border in inner)


@given(st.text())
def test_outside_paragraphs_there_are_only_blanks(words):
    end = 0
    for paragraph in paragraphs(words):
        assert words[end : paragraph.start].strip() == ""
        assert words[paragraph.start : paragraph.end] == paragraph.words == paragraph.words.strip() != ""
        end = paragraph.end
    assert words[end:].strip() == ""


def test_lines_are_counted_as_editors_do():
    words = "one\ntwo\u2029still two\n\nfour"
    lines = LineNumbers(words)
    assert [lines.at(words.index(word)) for word in ("one", "still", "four")] == [1, 2, 4]


@pytest.mark.parametrize("language", ["de", "de-DE", "DE-at"])
def test_the_region_in_a_tag_does_not_make_german_english(language: str) -> None:
    words = "Das Treffen war am 3. Januar in Berlin. Es war kurz."
    spans = sentences(words, [FoundZone(0, len(words), ZoneKind.BODY)], language)
    assert [words[start:end] for start, end in spans] == [
        "Das Treffen war am 3. Januar in Berlin.",
        "Es war kurz.",
    ]
