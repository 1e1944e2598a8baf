"""Sources that have their story from one place are told, with the reason; alike quotes tie nobody."""

import pytest

from workbench.domain.origin import TieKind
from workbench.finding.credits import Credit, agency_of, credits, is_same_outlet
from workbench.finding.origins import Bond, Voice, bonds

SAID = (
    "“We have a very extraordinarily expensive air base that’s there. It cost billions of dollars to build. "
    "Long before my time. We’re not leaving unless they pay us back for it, and nobody should think we are,”"
)
STORY = (
    "The last of the trucks had left the yard before dawn, and no more of them would be sent until the road "
    "across the hills had been mended, an officer at the gate of the base told the men who had waited there."
)


def voice(key: str, words: str, **told: object) -> Voice:
    return Voice(key, **{"outlet": key, "published": "2020-01-06", "words": words, **told})  # type: ignore[arg-type]


def only_bond(*voices: Voice) -> Bond:
    (bond,) = bonds(voices)
    return bond


def test_a_story_taken_over_word_for_word_shares_its_origin() -> None:
    bond = only_bond(voice("Wire", STORY), voice("Paper", f"{STORY} Our own reporter saw nobody."))
    assert (bond.kind, bond.reason) == (
        TieKind.WORDS,
        "100% of the shorter one stands in the other word for word",
    )
    assert bond.words[0].startswith("The last of the trucks")


def test_a_long_stretch_within_two_long_stories_ties_them() -> None:
    own = [" ".join(f"{name}{number}" for number in range(300)) + "." for name in ("alpha", "beta")]
    bond = only_bond(voice("One", f"{own[0]} {STORY}"), voice("Two", f"{STORY} {own[1]}"))
    assert "words in a row are the same, and not only quoted ones" in bond.reason


def test_who_quotes_the_same_statement_is_no_copy() -> None:
    one = voice("One", f"{SAID} the president told reporters on his flight home, after a weekend of threats.")
    other = voice("Other", f"In an angry mood he spoke on the plane. {SAID} he said. The base is old.")
    assert bonds([one, other]) == []


@pytest.mark.parametrize(
    ("byline", "words"),
    [
        ("By Qassim Abdul-Zahra, The Associated Press", STORY),
        ("", "BAGHDAD (AP) — " + STORY),
        ("", "Trucks leave\nBy The Associated Press\n" + STORY),
        ("", STORY + "\nCopyright 2020 The Associated Press. All rights reserved."),
    ],
)
def test_an_agency_is_known_by_its_marks(byline: str, words: str) -> None:
    found = agency_of("The Paper", byline, words)
    assert found is not None
    assert found.outlet == "AP"


@pytest.mark.parametrize(
    "words",
    [
        "The letter that AFP and Reuters verified was a draft.",
        "A security official told the AP that this was not a movement out of the country.",
        STORY + " BAGHDAD (Reuters) – so their story began, we read.",
    ],
)
def test_an_agency_that_is_only_spoken_of_has_not_written_the_story(words: str) -> None:
    padding = "Something else is said here first, and for long. " * 7
    assert agency_of("The Paper", "Somebody", padding + words) is None


def test_two_that_print_the_same_agency_share_an_origin() -> None:
    mark = Credit("AP", "(AP) —")
    bond = only_bond(voice("One", "What one says.", agency=mark), voice("Two", "What two says.", agency=mark))
    assert (bond.kind, bond.reason) == (TieKind.AGENCY, "both print what AP wrote")


@pytest.mark.parametrize(
    ("paragraph", "outlet"),
    [
        ("“That is not what’s happening,” the Washington Post reported.", "Washington Post"),
        (
            "“It cost billions,” Trump told reporters, according to the Washington Examiner.",
            "Washington Examiner",
        ),
        ("He responded with a flat “No,” reports Politico:", "Politico"),
        ("A national security official told the AP, on condition of anonymity, that nobody moves.", "AP"),
        ("The deal was first reported by The Valley Herald.", "Valley Herald"),
    ],
)
def test_whom_a_passage_has_it_from_is_told(paragraph: str, outlet: str) -> None:
    (credit,) = credits(paragraph, [paragraph], ["The Valley Herald"])
    assert credit.outlet == outlet
    assert outlet in credit.words or outlet == "AP"


def test_a_credit_elsewhere_in_the_story_is_not_for_this_passage() -> None:
    words = "Trump spoke on the plane, according to Politico.\n\nThe letter was a draft, the general said."
    assert credits(words, ["The letter was a draft, the general said."], []) == []


def test_who_credits_another_has_it_from_there_if_it_is_about_that_time() -> None:
    credit = (Credit("Politico", "reports Politico"),)
    taker = voice("The Wire", "He said no.", credits=credit)
    giver = voice("Politico", "Somebody said no.")
    bond = only_bond(taker, giver)
    assert (bond.kind, bond.reason, bond.words) == (
        TieKind.CREDIT,
        "The Wire has it from Politico",
        ("reports Politico",),
    )
    nine_years_later = voice("Politico", "Somebody said no.", published="2029")
    assert bonds([taker, nine_years_later]) == []


def test_two_that_credit_a_third_have_it_from_there() -> None:
    credit = (Credit("Washington Post", "the Washington Post reported"),)
    bond = only_bond(voice("One", "It is so.", credits=credit), voice("Two", "So it is.", credits=credit))
    assert bond.reason == "both have it from Washington Post"


def test_nobody_credits_themselves() -> None:
    npr = voice("NPR", "Two officials told NPR.", credits=(Credit("NPR", "told NPR"),))
    assert bonds([npr, voice("Other", "Nobody told anything.", credits=(Credit("NPR", "told NPR"),))]) != []
    assert bonds([npr, voice("Third", "Nobody told anything.")]) == []


def test_two_stories_of_one_outlet_are_one_origin() -> None:
    bond = only_bond(
        voice("a", "Two officials told it.", outlet="The Herald"), voice("b", "It is so.", outlet="Herald")
    )
    assert (bond.kind, bond.reason, bond.words) == (TieKind.OUTLET, "both are by The Herald", ())
    assert bonds([voice("a", "One.", outlet=""), voice("b", "Other.", outlet="")]) == []


def test_an_outlet_is_the_same_under_all_its_names() -> None:
    assert is_same_outlet("The Associated Press", "AP")
    assert is_same_outlet("The Washington Post", "washington post")
    assert not is_same_outlet("Daily Wire", "The Wire")
