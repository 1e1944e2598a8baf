"""Which quotations are of one saying, and which only look like it."""

import random
import time

import pytest

from workbench.finding.difference_kinds import DifferenceKind
from workbench.finding.sayings import Heard, Saying, sayings
from workbench.finding.speaker_names import may_be_one
from workbench.finding.wordings import Wording

LONG = "we will never leave this country to them, whatever they may say of it"


def heard(column: str, words: str, speaker: str = "Ann Lee") -> Heard:
    return Heard(column, Wording.of(words, [(0, len(words))]), speaker)


def groups(*told: Heard) -> list[list[int]]:
    return sorted(sorted(number for one in saying.told for number in one.heard) for saying in sayings(told))


def the_one(*told: Heard) -> Saying:
    (saying,) = sayings(told)
    return saying


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Gen. Mark Milley", "Milley", True),
        ("Milley", "Chairman of the Joint Chiefs of Staff Gen. Mark Milley", True),
        ("Jess", "Jess Smith", True),
        ("DHS", "The Department of Homeland Security", True),
        ("the letter", "the disproven letter", True),
        ("Ann Lee", "Bo Hall", False),
        ("Hunter", "Hunter spokesman Joe Kasper", False),
        ("The Pentagon press office", "Pentagon Press Secretary Alyssa Farah", False),
        ("Ann Lee", "the minister", None),
        ("the man", "the militant", None),
        ("he", "Ann Lee", None),
        ("", "Ann Lee", None),
    ],
)
def test_speakers_are_told_apart_only_by_their_names(one: str, other: str, expected: bool | None) -> None:
    assert may_be_one(one, other) is expected
    assert may_be_one(other, one) is expected


def test_other_wordings_by_the_same_speaker_are_one_saying() -> None:
    saying = the_one(heard("A", LONG), heard("B", LONG.replace("never", "not")), heard("C", LONG, "Lee"))
    assert saying.columns == 3
    assert saying.worst is DifferenceKind.REPLACED


def test_the_same_words_of_two_named_speakers_are_one_saying_that_differs_in_the_speaker() -> None:
    saying = the_one(heard("A", LONG), heard("B", LONG, "Bo Hall"))
    assert saying.worst is DifferenceKind.SPEAKER


def test_words_in_common_are_not_enough() -> None:
    other = "they may say of it what they like, but the river will rise and the bridge will not hold"
    assert groups(heard("A", LONG), heard("B", other)) == [[0], [1]]
    assert groups(heard("A", LONG), heard("B", "whatever they may say", "Bo Hall")) == [[0], [1]]


def test_a_piece_belongs_to_the_one_saying_of_its_speaker_that_has_its_words() -> None:
    assert groups(heard("A", LONG), heard("B", "never leave")) == [[0, 1]]
    assert groups(heard("A", LONG), heard("B", "never leave", "Bo Hall")) == [[0], [1]]
    assert groups(heard("A", LONG), heard("B", "never leave", "")) == [[0], [1]]


def test_a_piece_that_two_sayings_have_belongs_to_neither() -> None:
    other = "my mother will never leave her garden, not for all the money in the world"
    assert groups(heard("A", LONG), heard("B", other), heard("C", "never leave")) == [[0], [1], [2]]


def test_small_words_alone_belong_nowhere() -> None:
    assert groups(heard("A", LONG), heard("B", "of it")) == [[0], [1]]


def test_an_outlet_with_two_wordings_tells_of_two_sayings() -> None:
    again = LONG.replace("never leave", "always keep")
    assert groups(heard("A", LONG), heard("A", again), heard("B", again)) == [[0], [1, 2]]


def test_pieces_that_an_outlet_quotes_apart_are_one_wording() -> None:
    article = "Lee said “we will never leave this” country, whatever people “may say of it”."
    pieces = [
        Heard("B", Wording.of(article, [(start, start + len(words))]), "Lee")
        for words in ("we will never leave this", "may say of it")
        for start in (article.index(words),)
    ]
    saying = the_one(heard("A", LONG), *pieces)
    assert [one.heard for one in saying.told] == [(0,), (1, 2)]
    assert saying.told[1].differences == (DifferenceKind.ELLIPSIS,)


def test_what_an_outlet_quotes_twice_is_told_twice_and_compared_twice() -> None:
    saying = the_one(heard("A", LONG), heard("B", LONG), heard("B", "we will never leave this country"))
    assert [(one.heard, one.is_fragment) for one in saying.told] == [
        ((0,), False),
        ((1,), False),
        ((2,), True),
    ]


def test_the_base_is_what_most_agree_with_and_not_a_piece() -> None:
    odd = LONG.replace("country", "house").replace("whatever", "no matter what")
    saying = the_one(heard("A", odd), heard("B", LONG), heard("C", LONG), heard("D", "never leave this"))
    assert saying.told[0].heard == (1,)


def test_the_speaker_is_called_as_most_columns_do_as_fully_as_they_do() -> None:
    saying = the_one(
        heard("A", LONG, "Lee"),
        heard("B", LONG, "Prime Minister Ann Lee"),
        heard("C", LONG, "a spokesman for the ministry of defence in the capital"),
    )
    assert saying.speaker == "Prime Minister Ann Lee"


def test_a_name_says_more_than_an_office() -> None:
    saying = the_one(heard("A", LONG, "Simon Harcourt"), heard("B", LONG, "the former transport minister"))
    assert saying.speaker == "Simon Harcourt"


def test_two_houses_mark_a_quotation_within_another_in_their_own_way() -> None:
    words = "You signed all of them ‘Simon’, did you not?"
    assert the_one(heard("A", words), heard("B", words.replace("‘", "“").replace("’", "”"))).worst is None


def test_other_scripts_are_compared_by_their_characters() -> None:
    saying = the_one(heard("A", "我们永远不会离开这个国家", ""), heard("B", "我们永远不会离开这个地方", ""))
    assert saying.worst is DifferenceKind.REPLACED


def test_no_quotations_are_no_sayings() -> None:
    assert sayings([]) == []
    assert sayings([heard("A", "…")]) == []


def test_the_time_grows_with_the_number_of_quotations() -> None:
    chance = random.Random(4)
    words = [f"word{number}" for number in range(3000)]

    def seconds(number: int) -> float:
        told = [
            heard(f"C{at % 50}", " ".join(chance.choices(words, k=15)), f"Speaker{at % 9}")
            for at in range(number)
        ]
        began = time.process_time()
        sayings(told)
        return time.process_time() - began

    seconds(50)
    assert seconds(2400) < 16 * seconds(300) + 0.2
