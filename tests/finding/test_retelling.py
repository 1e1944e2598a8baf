"""Who only passes on what somebody has said is no further witness of it."""

from workbench.finding.cues import Place
from workbench.finding.quotations import quotations
from workbench.finding.retelling import Repetition, Statement, repetitions, statements_in

CLAIM = "The letter was unsigned"
DRAFT = "“That letter is a draft, it was a mistake, it was unsigned,” Gen. Mark Milley said."
AGAIN = "“That letter — it was a draft, it was a mistake, it was unsigned,” Milley said."


def passed_on(words: str, claim: str = CLAIM, published: str = "2020-01-06") -> list[Statement]:
    place = Place(words, published=published)
    return statements_in(claim, words, (0, len(words)), place, quotations(words), ())


def told(**sources: str) -> list[Repetition]:
    return list(repetitions({key: passed_on(words) for key, words in sources.items()}))


def test_three_who_quote_the_general_are_one_witness() -> None:
    found = told(one=DRAFT, two=AGAIN, three=f"To reporters he was clear. {DRAFT}")
    assert [(one.one, one.other, one.reason) for one in found] == [
        ("one", "two", "both quote the same statement by Mark Milley"),
        ("one", "three", "both quote the same statement by Mark Milley"),
    ]
    assert found[0].words[1].startswith("That letter — it was a draft")


def test_an_indirect_report_has_it_from_the_same_person() -> None:
    (one,) = told(one=DRAFT, two="The letter had not been signed, Gen. Mark Milley told reporters.")
    assert one.reason == "both have it from Mark Milley"


def test_what_a_person_said_a_year_later_is_another_account() -> None:
    later = "The letter was never signed, Gen. Mark Milley told reporters."
    sources = {"one": passed_on(DRAFT), "two": passed_on(later, published="2021-03-01")}
    assert list(repetitions(sources)) == []


def test_an_outlet_that_saw_it_passes_nothing_on() -> None:
    assert passed_on("Our reporter saw the letter, and no name stood under it.") == []
    assert (
        passed_on("No name stands under “the letter”, and nobody at the base can say why that is so.") == []
    )


def test_a_claim_about_the_speaker_is_answered_by_the_outlet() -> None:
    passage = "Secretary of State Mark Esper said on Monday that no decision had been made."
    assert passed_on(passage, claim="Mark Esper is Secretary of State") == []
    assert [one.speaker for one in passed_on(passage, claim="No decision had been made")] == [
        "Secretary of State Mark Esper"
    ]


def test_nobody_named_is_not_everybody() -> None:
    officials = "The letter was unsigned, an official said."
    assert passed_on(officials) == []


def test_two_smiths_are_two_people() -> None:
    assert told(one="It was unsigned, Mayor Anna Smith said.", two="It was unsigned, Peter Smith said.") == []


def test_of_two_who_quote_both_people_each_stands_for_one() -> None:
    esper = "“There has been no decision whatsoever to leave,” Defense Secretary Mark Esper said."
    both = {"one": [*passed_on(DRAFT), *passed_on(esper)], "two": [*passed_on(AGAIN), *passed_on(esper)]}
    assert list(repetitions(both)) == []
    (third,) = repetitions({**both, "three": passed_on(esper)})
    assert (third.other, third.reason) == ("three", "both quote the same statement by Mark Esper")


def test_copies_of_one_document_are_one_witness_of_what_it_says() -> None:
    letter = "Sir, in due deference to the sovereignty of the Republic, we will be moving forces out of here."
    copy = letter.replace("due deference", "deference").replace("out of", "away from")
    sources = {
        key: statements_in("Forces move", words, (0, len(words)), Place(words), [], [(0, len(words))])
        for key, words in (("one", letter), ("two", copy), ("three", "We meet on Friday, as agreed."))
    }
    (only,) = repetitions(sources)
    assert (only.one, only.other, only.reason) == ("one", "two", "both copy out the same document")
