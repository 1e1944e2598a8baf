"""The reasons of a passage in plain words, their order, and what they lean to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import ZoneKind
from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Ground, Reason
from workbench.finding.cues import Place, Statement, leaning, reasons
from workbench.finding.cues.terms import is_only_date

ALL_BUT = Statement(
    "All but 3,000 U.S. troops will be withdrawn from Iraq by the end of 2011",
    said_on="2011",
    speaks_about="end of 2011",
)


def why(claim: str | Statement, passage: str, **place: object) -> list[str]:
    statement = claim if isinstance(claim, Statement) else Statement(claim)
    return [one.words for one in reasons(statement, Place(passage, **place))]  # type: ignore[arg-type]


def leans(claim: str | Statement, passage: str, **place: object) -> Stance | None:
    statement = claim if isinstance(claim, Statement) else Statement(claim)
    return leaning(reasons(statement, Place(passage, **place)))  # type: ignore[arg-type]


def test_the_reasons_are_the_words_that_a_journalist_reads() -> None:
    assert "same number 3,000" in why("They keep 3,000 troops", "They keep 3,000 troops in Iraq.")
    assert "different number: 27,000 for troops" in why(
        "Generals wanted 3,000 troops", "The decision has angered U.S. generals requesting 27,000 troops"
    )
    assert "denies" in why(ALL_BUT, "White House Denies Iraq Troop Withdrawal Report", published="2011")
    assert "quotes Milley" in why("The letter was a draft", "“That letter is a draft,” Milley said.")
    assert "published 2011, the claim speaks of 2020" in why(
        Statement("Troops leave Iraq", speaks_about="January 2020"), "Troops leave Iraq.", published="2011"
    )
    assert why("Troops leave Iraq", "I doubt it.", zone=ZoneKind.COMMENTS) == ["reader comment"]


@pytest.mark.parametrize(
    ("zone", "words"), [(ZoneKind.TEASER, "teaser"), (ZoneKind.BOILERPLATE, "not part of the article")]
)
def test_that_nobody_answers_for_the_words_comes_first(zone: ZoneKind, words: str) -> None:
    assert why("They keep 3,000 troops", "They keep 3,000 troops.", zone=zone)[0] == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (ZoneKind.HEADLINE, "headline"),
        (ZoneKind.CAPTION, "picture caption"),
        (ZoneKind.DOCUMENT, "from a quoted document"),
        (ZoneKind.CORRECTION, "update or correction"),
    ],
)
def test_what_kind_of_place_it_is_comes_last(zone: ZoneKind, words: str) -> None:
    assert why("They keep 3,000 troops", "They keep 3,000 troops.", zone=zone)[-1] == words


def test_what_warns_comes_before_what_agrees() -> None:
    found = reasons(
        Statement("Esper kept 3,000 troops in Iraq on Monday"),
        Place("Esper did not keep 3,000 troops in Iraq on Tuesday, a spokesman said."),
    )
    grounds = [one.ground for one in found]
    assert grounds.index(Ground.POLARITY) < grounds.index(Ground.DATE) < grounds.index(Ground.NUMBER)
    assert grounds[-1] is Ground.SPEAKER


def test_a_remainder_is_not_the_count_of_those_who_leave() -> None:
    assert "“3,000”, the claim says “all but 3,000”" in why(
        ALL_BUT, "3,000 troops will be withdrawn from Iraq."
    )
    assert "same number 3,000" in why(ALL_BUT, "Fox said that all but 3,000 troops would leave Iraq.")


def test_where_all_but_some_leave_some_stay() -> None:
    found = why(ALL_BUT, "The number of U.S. troops remaining in Iraq will be 27,000.")
    assert "different number: 27,000 for troops" in found
    assert not [words for words in found if "opposite" in words]


def test_a_bare_number_is_understood_by_the_words_before_it() -> None:
    found = why(
        "They keep 3,000 troops", "The number was then reduced to 10,000.", before="They spoke of troops. "
    )
    assert "different number: 10,000 for troops" in found
    assert "different number: 10,000 for troops" not in why("They keep 3,000 letters", "It was 10,000.")


def test_troops_of_different_countries_are_not_compared() -> None:
    found = why("The U.S. has 3,000 U.S. troops there", "There are 27,000 Iraqi troops there.")
    assert not [words for words in found if words.startswith("different")]


@pytest.mark.parametrize(
    "passage",
    [
        "If troops leave Iraq, we will see.",
        "He was asked whether troops leave Iraq.",
        "Will troops leave Iraq?",
        "Troops might leave Iraq.",
    ],
)
def test_what_is_left_open_says_neither_yes_nor_no(passage: str) -> None:
    assert leans("Troops leave Iraq and Syria", passage) is None
    assert not [words for words in why("Troops do not leave Iraq", passage) if "not" in words]


def test_what_somebody_wants_supports_nothing_that_is_said_to_be_so() -> None:
    claim = "The new law reduces the risk of fires in the forest"
    assert leans(claim, "The new law reduces the risk of fires in the forest.") is Stance.SUPPORTS
    assert leans(claim, "He hopes that the new law reduces the risk of fires in the forest.") is None


def test_a_claim_of_what_ought_to_be_is_leaned_to_by_nothing() -> None:
    assert leans("The law should reduce the risk of fires", "The law reduced the risk of fires.") is None
    assert leans("Unless it rains the law reduces fires", "The law reduces fires unless it rains.") is None
    assert leans("Allow the mayor to raise taxes", "The mayor raised taxes.") is None
    assert leans("The tax has to be raised in the city", "The tax was raised in the city.") is None


def test_comments_and_teasers_lean_to_nothing() -> None:
    words = "The law reduces the risk of fires."
    assert leans("The law reduces the risk of fires", words) is Stance.SUPPORTS
    assert leans("The law reduces the risk of fires", words, zone=ZoneKind.COMMENTS) is None
    assert leans("The law reduces the risk of fires", words, zone=ZoneKind.TEASER) is None


def test_a_denial_is_of_what_the_claim_says_or_leans_to_nothing() -> None:
    assert (
        leans(ALL_BUT, "White House Denies Iraq Troop Withdrawal Report", published="2011") is Stance.REFUTES
    )
    assert leans("The letter was unsigned", "Esper denied that troops leave Iraq.") is None
    assert "denies" not in why("The mayor resigned", "Esper denied that troops leave Iraq.")
    assert (
        leans("The letter was a draft", "The Kremlin denies that the letter was a draft.") is Stance.REFUTES
    )


def test_an_answer_denies_what_was_asked_and_no_other_number() -> None:
    asked = "Carney was asked if all but 3,000 U.S. troops would be withdrawn from Iraq by the end of 2011. "
    answer = "He responded with a flat “No,” reports Politico."
    assert leans(ALL_BUT, answer, before=asked, published="2011") is Stance.REFUTES
    assert leans("Commanders asked for 27,000 troops", answer, before=asked) is None


def test_of_another_year_nothing_leans() -> None:
    denial = "The Pentagon disputed that U.S. troops are preparing to withdraw from Iraq."
    claim = "A withdrawal of U.S. troops from Iraq was underway"
    assert (
        leans(Statement(claim, speaks_about="January 2020"), denial, published="2020-01-06") is Stance.REFUTES
    )
    assert leans(Statement(claim, speaks_about="2011"), denial, published="2020-01-06") is None


def test_reasons_for_both_sides_lean_to_neither() -> None:
    supports = Reason(Ground.NUMBER, "same number 3", Stance.SUPPORTS)
    refutes = Reason(Ground.POLARITY, "the opposite: “falls” for “rises”", Stance.REFUTES)
    assert leaning([supports]) is Stance.SUPPORTS
    assert leaning([supports, refutes]) is None
    assert leaning([supports, Reason(Ground.SPEECH_ACT, "denies", Stance.REFUTES)]) is Stance.REFUTES
    assert leaning([]) is None


def test_a_word_that_is_not_meant_is_no_opposite() -> None:
    assert not [
        one for one in why("U.S. troops leave Iraq", "U.S. troops remain committed.") if "opposite" in one
    ]
    assert not [
        one
        for one in why("The war in Iraq began", "The war was at the end of a road in Iraq.")
        if "opp" in one
    ]
    assert "the opposite: “remain” for “leave”" in why(
        "U.S. troops leave Iraq", "U.S. troops remain in Iraq."
    )


def test_the_words_a_claim_quotes_are_found_in_the_passage() -> None:
    found = reasons(
        Statement("The letter said that forces moved “to prepare for onward movement”"),
        Place("Forces will move over the coming days to prepare for onward movement."),
    )
    (quoted,) = [one for one in found if one.ground is Ground.QUOTED]
    assert quoted.words == "the words “to prepare for onward movement”"


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Die Regierung zieht alle Soldaten ab", "Die Regierung hat 3.000 Soldaten nicht abgezogen."),
        ("撤军正在进行", "没有计划撤军。"),
        ("الحكومة تسحب القوات", "لا قرار بالانسحاب"),
        ("", ""),
        ("The İstanbul letter was signed", "THE İSTANBUL LETTER WAS NOT SIGNED"),
    ],
)
def test_other_languages_get_no_wrong_leaning(claim: str, passage: str) -> None:
    assert leans(claim, passage) is not Stance.SUPPORTS


@given(st.text(max_size=120), st.text(max_size=160), st.text(max_size=60), st.sampled_from(list(ZoneKind)))
def test_whatever_is_compared_every_reason_points_into_the_passage(
    claim: str, passage: str, before: str, zone: ZoneKind
) -> None:
    for reason in reasons(Statement(claim), Place(passage, before=before, zone=zone)):
        assert reason.words
        for start, end in reason.found:
            assert 0 <= start <= end <= len(passage)


def test_an_act_is_told_once_and_a_denial_is_not_called_an_account() -> None:
    told = why("The base is closed", "The report, reported by Reuters, says the base is closed, reports AFP.")
    assert len(told) == len(set(told))
    told = why("The mayor resigned", "The Department of Defense pushed back on a letter.")
    assert told == ["a denial by the Department of Defense"]


def test_a_line_that_is_only_a_date_says_nothing() -> None:
    assert all(map(is_only_date, ("6 JAN 2020", "January 06, 2020", "date 2020-01-06")))
    assert not any(map(is_only_date, ("Esper resigned on Monday", "It works", "12 people died in May")))


def test_a_rise_by_so_much_lies_not_ahead() -> None:
    passage = "Prices rose by 3.4 per cent in April."
    assert "same date: April" in why("Prices rose in April 2024", passage, published="2024-05-22")


def test_at_least_twelve_do_not_rule_out_forty_seven() -> None:
    claim = "At least 47 people were killed in the earthquake"
    passage = "At least 12 people were killed in the earthquake."
    assert "different number: at least 12 for people" in why(claim, passage)
    assert leans(claim, passage) is None
    assert leans(claim, "The earthquake killed at most 12 people.") is Stance.REFUTES


def test_the_dead_are_compared_however_they_are_named_and_the_missing_are_others() -> None:
    claim = "The earthquake killed 47 people"
    assert any(words.startswith("same number 47") for words in why(claim, "47 dead in the earthquake"))
    assert "different number: 61 for dead" in why(claim, "The earthquake left 61 dead")
    assert not any("40" in words for words in why(claim, "After the earthquake 40 people were missing."))


def test_the_same_direction_supports_no_number() -> None:
    claim = "Inflation fell to 3.4 per cent in the old town"
    assert leans(claim, "Inflation in the old town fell to 3.4 per cent.") is Stance.SUPPORTS
    assert leans(claim, "Inflation in the old town fell again.") is None


def test_not_guilty_is_the_contrary_of_convicted() -> None:
    claim = "Harcourt was convicted of misconduct in public office"
    assert "says not: “not guilty”" in why(claim, "Harcourt was found not guilty of misconduct in office.")
    assert "the opposite: “cleared” for “convicted”" in why(claim, "Harcourt cleared of misconduct in office")


def test_what_others_did_supports_nothing_of_somebody() -> None:
    claim = "Defense Secretary Leon Panetta approved the reduction to 3,000 troops"
    decided = "The Obama administration has decided to reduce troop levels in Iraq to 3,000."
    assert leans(claim, decided) is None
    assert leans(claim, decided, before="Leon Panetta was there. ") is Stance.SUPPORTS
