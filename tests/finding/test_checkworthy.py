"""Which sentences of an article are worth checking, and why."""

import pytest

from workbench.domain.article import ZoneKind
from workbench.finding.checkworthy import worth
from workbench.finding.cues import Place


def why(words: str, **place: str) -> list[str]:
    found = worth(Place(words, **place))
    return [reason.words for reason in found.reasons] if found else []


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The decision has angered U.S. generals requesting 27,000 troops.", "number: 27,000 troops"),
        ("They said all but 3,000 U.S. troops would be withdrawn.", "number: all but 3,000 U.S. troops"),
        ("It cost $2.5 billion to build the base near Mosul.", "number: $2.5 billion"),
        ("“We are re-positioning forces throughout the region,” Esper added.", "quotes Esper"),
        ("The Pentagon disputed that U.S. troops are preparing to withdraw.", "denied by the Pentagon"),
        ("Esper acknowledged that troops were repositioned.", "confirmed by Esper"),
        (
            "It was the largest fire that the province had ever seen.",
            "says “first”, “largest” or the like: “the largest”",
        ),
        ("The mayor never signed the contract with the builders.", "says “all”, “none” or “never”: “never”"),
        ("The bridge collapsed because of rust in its cables.", "names a cause: “because of”"),
        ("Two officials told NPR that some went to Kuwait.", "according to two officials"),
        ("On 14 May 2019 the dam broke and flooded the valley.", "stated as a fact"),
    ],
)
def test_a_sentence_tells_why_it_is_worth_checking(sentence: str, reason: str) -> None:
    assert reason in why(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Will the US occupation troops really leave Iraq?",
        "I think that Iraq and Iran will never agree.",
        "Governments should pay for all 300 schools.",
        "Perhaps Reuters or President Trump himself will make that public.",
        "If the U.S. Government reverses itself, then that will be the subject of a report.",
        "If the U.S. Government goes to war with the Government of Iraq, then that will be a report.",
        "Click here to read what President Trump told Reuters on Monday.",
        "Read more about President Trump and Iraq.",
        "It closed:",
        "NOT AT ALL!",
        "By Daily Wire.",
    ],
)
def test_questions_opinions_and_what_is_said_to_the_reader_are_left_out(sentence: str) -> None:
    assert why(sentence) == []


@pytest.mark.parametrize(
    "zone", [ZoneKind.COMMENTS, ZoneKind.TEASER, ZoneKind.BOILERPLATE, ZoneKind.DATELINE, ZoneKind.CAPTION]
)
def test_only_what_the_outlet_answers_for_is_looked_at(zone: ZoneKind) -> None:
    assert worth(Place("The decision angered generals requesting 27,000 troops.", zone=zone)) is None


def test_the_speaker_of_a_quotation_may_be_named_in_the_sentence_before() -> None:
    found = worth(
        Place(
            "“It cost billions of dollars to build.”",
            before="“We have a very expensive air base that’s there,” Trump said of Iraq. ",
        )
    )
    assert found is not None
    assert found.said_by == "Trump"
    assert [reason.words for reason in found.reasons] == ["number: billions of dollars", "quotes Trump"]


def test_who_says_it_is_named_as_fully_as_the_sentence_does() -> None:
    found = worth(Place("Secretary of Defense Mark Esper announced that some forces are being moved."))
    assert found is not None
    assert found.said_by == "Secretary of Defense Mark Esper"


def test_a_bare_number_takes_what_it_counts_from_the_words_before() -> None:
    assert "number: 3,000 troops" in why("They decided to reduce troop levels in Iraq to 3,000 this year.")


def test_reasons_point_at_the_words_that_gave_them() -> None:
    words = "The decision has angered U.S. generals requesting 27,000 troops."
    found = worth(Place(words))
    assert found is not None
    (reason,) = found.reasons
    assert [words[start:end] for start, end in reason.found] == ["27,000"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "…",
        "«»",
        "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία.",
        "我们没有计划撤军。",
        "\u200f" * 40,
    ],
)
def test_other_languages_and_oddities_are_passed_over(words: str) -> None:
    assert why(words) == []


def test_a_quoted_document_states_it_and_nobody_else() -> None:
    sentence = "Coalition Forces will move out of Iraq and the Republic of Iraq on 14 May 2019."
    assert why(sentence, zone=ZoneKind.DOCUMENT) == ["stated in a quoted document"]
    assert why(sentence) == ["stated as a fact"]


def test_the_first_part_of_something_is_no_record() -> None:
    assert why("Ann Lee has seen the first part of the letter to Congress in Washington.") == [
        "stated as a fact"
    ]


def test_who_does_not_answer_tells_nothing() -> None:
    assert not [
        words for words in why("Otálora’s office did not respond to Radio Delta.") if "according" in words
    ]


def test_a_number_on_a_scale_is_told_with_it() -> None:
    assert "number: magnitude 6.9" in why("A quake of magnitude 6.9 struck the coast of Chile on Monday.")
