"""Quotes are placed where they are, moved with their company, and never where something else is said."""

from random import Random

import pytest

from workbench.domain.anchor import anchor_at
from workbench.finding.quote_places import Haystack, Kind, Place, Quote
from workbench.finding.relocation import place, places

STORY = (
    "The U.S. military said all but 3,000 U.S. troops will be withdrawn from Iraq by the end of 2011.\n\n"
    "Defense Secretary Mark Esper confirmed the authenticity of the letter on Monday. "
    "Prices rose by 5 percent in May. Officials will not leave Iraq, the minister said.\n\n"
    "“That letter is a draft, it was a mistake,” Milley told reporters. "
    "The number of troops fell to 10,000 in the spring."
)


def quote_from(text: str, words: str) -> Quote:
    start = text.index(words)
    anchor = anchor_at("text", text, start, start + len(words))
    return Quote(anchor.quote, anchor.before, anchor.after, anchor.start)


def placed(words: str, text: str = STORY) -> Place:
    found = place(Quote(words), Haystack(text))
    assert found is not None
    return found


def words_of(found: Place, text: str = STORY) -> str:
    return text[found.start : found.end]


def test_words_that_did_not_move_are_the_same_and_certain() -> None:
    quote = quote_from(STORY, "confirmed the authenticity of the letter")
    found = place(quote, Haystack(STORY))
    assert found is not None
    assert (found.kind, found.certain, found.score, found.reasons) == (Kind.SAME, True, 100, ())
    assert words_of(found) == quote.words


def test_words_that_moved_with_their_company_are_certain() -> None:
    newer = "Update: the story was corrected.\n\n" + STORY
    found = place(quote_from(STORY, "confirmed the authenticity of the letter"), Haystack(newer))
    assert found is not None
    assert (found.kind, found.certain) == (Kind.MOVED, True)
    assert words_of(found, newer) == "confirmed the authenticity of the letter"


def test_words_among_other_words_are_found_but_not_certain() -> None:
    elsewhere = "Nobody had asked whether they confirmed the authenticity of the letter or of anything else."
    found = place(quote_from(STORY, "confirmed the authenticity of the letter"), Haystack(elsewhere))
    assert found is not None
    assert (found.kind, found.certain) == (Kind.MOVED, False)
    assert found.reasons == ("stands among other words",)


def test_of_several_places_the_one_in_the_same_company_is_taken() -> None:
    text = "First he said yes to the plan. Later, when asked again, he said yes to the committee."
    quote = quote_from(text, "he said yes")
    second = Quote(quote.words, "Later, when asked again, ", " to the committee.")
    found = place(second, Haystack(text))
    assert found is not None
    assert found.start == text.rindex("he said yes")
    assert found.certain


def test_of_places_in_the_same_company_none_is_certain_unless_a_comparison_expects_it() -> None:
    line = "Read more from this outlet about Iraq.\n"
    text = line * 3
    quote = Quote("about Iraq", "more from this outlet ", ".\nRead more from")
    unsure = place(quote, Haystack(text))
    assert unsure is not None
    assert not unsure.certain
    assert unsure.reasons == ("stands 3 times in the text",)
    expected = text.index("about Iraq") + len(line)
    sure = places(Quote(quote.words, quote.before, quote.after, expected=expected), Haystack(text), 3)
    assert [one.start for one in sure if one.certain] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "“That letter is a draft, it was a mistake,”",
        '"That letter is a draft, it was a mistake,"',
        "‘That letter is a draft, it was a mistake,’".replace("‘", "“").replace("’", "”"),
    ],
)
def test_kinds_of_quotation_marks_make_no_difference(words: str) -> None:
    found = placed(words)
    assert found.kind is Kind.SAME
    assert words_of(found) == "“That letter is a draft, it was a mistake,”"


def test_words_of_other_case_and_points_are_changed_words() -> None:
    found = placed("that letter is a draft - it was a mistake")
    assert (found.kind, found.certain) == (Kind.CHANGED, False)
    assert found.reasons == ("only case or points differ",)
    assert words_of(found) == "That letter is a draft, it was a mistake"


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Defence Secretary Mark Esper has confirmed the authenticity of that letter", "Defense Secretary"),
        ("all but three thousand US troops will be withdrawn from Iraq by the end of 2011", "all but 3,000"),
        ("The number of troops fell to 10,000 during spring", "The number of troops fell to 10,000"),
    ],
)
def test_reworded_statements_are_found_and_are_changed(words: str, there: str) -> None:
    found = placed(words)
    assert (found.kind, found.certain) == (Kind.CHANGED, False)
    assert words_of(found).startswith(there)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "all but 10,000 U.S. troops will be withdrawn from Iraq by the end of 2011",
            "another number: 3,000",
        ),
        ("withdrawn from Iraq by the end of 2020", "another number: 2,011 for 2,020"),
        ("all but U.S. troops will be withdrawn from Iran by the end of 2011", "another name: “Iraq”"),
        ("Defense Secretary Mark Esper denied the authenticity of the letter", "“confirmed” for “denied”"),
        (
            "Defense Secretary Donald Rumsfeld confirmed the authenticity",
            "“Mark Esper” for “Donald Rumsfeld”",
        ),
        ("Prices fell by 5 percent in May", "the contrary: “rose” for “fell”"),
        ("Officials will leave Iraq, the minister said", "a “not” that the quote does not have"),
        ("The number of troops fell to 3,000", "another number: 10,000 for 3,000"),
        ("Mark Esper confirmed the quiet doubts about authenticity of the letter", "is missing"),
    ],
)
def test_a_statement_that_says_something_else_is_refused_with_the_reason(words: str, reason: str) -> None:
    found = placed(words)
    assert found.kind is Kind.ABSENT
    assert reason in "; ".join(found.reasons)


def test_a_statement_about_something_else_is_refused() -> None:
    found = place(Quote("The weather in the mountains stays friendly for the week"), Haystack(STORY))
    assert found is None or found.kind is Kind.ABSENT


def test_short_words_are_placed_only_where_they_stand() -> None:
    assert place(Quote("No."), Haystack(STORY)) is None
    assert placed("in May").kind is Kind.SAME


def test_a_cut_word_gives_way_to_a_whole_one() -> None:
    text = "They were theatrical. The heat was great."
    assert placed("heat", text).start == text.index("heat was")


def test_of_sentences_made_alike_the_one_with_the_numbers_of_the_quote_is_taken() -> None:
    text = (
        "Sales of tyres were $20.9 million, or 67% of total sales, up 19% over the same quarter a year ago. "
        "Sales of oil were $6.4 million or twenty percent of sales, "
        "up twenty-three percent over the same quarter a year ago."
    )
    found = placed("Sales were $6.4 million or 20% of sales, up 23% over the same quarter a year ago.", text)
    assert found.kind is Kind.CHANGED
    assert words_of(found, text).startswith("Sales of oil were $6.4 million")


SPOKEN = (
    "thank you and good morning everybody as i said before we are running very well in july but we have "
    "seen that this restart has been with all kinds of fits and starts and we had eight point one million "
    "in cash at the end of the quarter which is what we told you in the spring when nobody knew"
)


def test_in_what_a_machine_has_heard_a_difference_is_told_and_the_place_is_taken() -> None:
    heard = placed("we've seen that this restart has been with all kinds of fits and stops", SPOKEN)
    assert heard.kind is Kind.CHANGED
    assert heard.reasons == ("the contrary: “starts” for “stops”",)
    written = f"Thank you. Good morning. As I said, it is a pleasure. {SPOKEN.capitalize()}. Nobody knew."
    refused = placed("we've seen that this restart has been with all kinds of fits and stops", written)
    assert refused.kind is Kind.ABSENT


def test_one_number_among_several_that_agree_is_told_and_the_place_is_taken() -> None:
    text = (
        "Inventories ended the quarter at $120.3 million, compared to $106.2 million in the second "
        "quarter of 2020 and $104.9 million in 2019. The cash is safe."
    )
    words = text.partition(". The")[0]
    found = placed(words.replace("106.2", "106.1"), text)
    assert found.kind is Kind.CHANGED
    assert found.reasons == ("another number: 106,200,000 for 106,100,000",)
    assert placed("compared to $106.1 million in the second quarter", text).kind is Kind.ABSENT


def test_one_name_among_several_that_agree_is_told_and_the_place_is_taken() -> None:
    text = (
        "The crowds came to Texas, to Georgia, for the race of Andrew Dillon in Florida. It was a long day."
    )
    found = placed("The crowds came to Texas, to Georgia, for the race of Andrew Gillum in Florida", text)
    assert (found.kind, found.reasons) == (Kind.CHANGED, ("another name: “Dillon” for “Gillum”",))


def test_several_places_come_with_the_best_first() -> None:
    text = "All but 3,000 troops will leave soon. " * 2 + STORY
    found = places(Quote("all but 3,000 U.S. troops will be withdrawn from Iraq"), Haystack(text), 3)
    assert words_of(found[0], text) == "all but 3,000 U.S. troops will be withdrawn from Iraq"
    assert len(found) == 3
    assert found[0].score > found[1].score


def test_a_long_quote_is_found_by_its_pieces() -> None:
    chance = Random(7)
    words = STORY.split()
    long = " ".join(
        "".join(chance.sample("abcdefghinorst", 6)) + " " + chance.choice(words) for _ in range(500)
    )
    long = long.replace("Iraq", "the statement on Iraq")
    text = f"{STORY}\n{long.replace('statement', 'declaration')}\n{STORY}"
    found = placed(long[1000:4000], text)
    assert found.kind is Kind.CHANGED
    assert abs(len(words_of(found, text)) - 3000) < 200


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("a " * 300 + "b " + "a " * 300, "a " * 200_000),
        ("0" * 500 + "1" + "0" * 500, "0" * 400_000),
        ("nothing of this is in there at all", "x" * 400_000),
        (STORY, "a b " * 100_000),
        ("", STORY),
        ("   ", STORY),
        ("anything at all that may be said", ""),
    ],
    ids=["letters", "zeros", "no blanks", "two words", "no quote", "blanks", "no text"],
)
@pytest.mark.timeout(20)
def test_texts_that_say_nothing_take_no_time(words: str, text: str) -> None:
    found = place(Quote(words), Haystack(text))
    assert found is None or found.kind is Kind.ABSENT


def test_letters_that_change_their_length_in_lower_case_shift_nothing() -> None:
    text = "İİİ İSTANBUL: " + STORY
    found = placed("mark esper CONFIRMED the authenticity", text)
    assert words_of(found, text) == "Mark Esper confirmed the authenticity"
