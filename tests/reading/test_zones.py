"""The rules by which zones are told, on pages written for this; the sample articles are elsewhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading.zones import find_zones

PROSE = (
    "The harbour board voted on Tuesday to widen the northern basin, a plan that the fishers of the "
    "island have fought for years. Work is to begin in spring."
)
MORE = (
    "“Nobody asked us,” said the fishers’ speaker. She announced that her members would block the "
    "entrance with their boats when the first dredger arrives, whatever the police may do."
)


def zoned(words: str) -> list[tuple[str, str, str]]:
    """Kind, label and words of each zone."""
    return [(str(zone.kind), zone.label, words[zone.start : zone.end].strip()) for zone in find_zones(words)]


def kinds(words: str) -> list[str]:
    return [kind for kind, _, _ in zoned(words)]


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_plain_text_is_all_body():
    assert zoned(page(PROSE, MORE)) == [("body", "", page(PROSE, MORE))]


@pytest.mark.parametrize("words", ["Hello", "Hello\n", "\n\n  Basin to Be Widened  \n"])
def test_a_single_line_is_what_the_text_says_and_no_headline_over_nothing(words):
    assert kinds(words) == ["body"]


def test_headline_standfirst_and_credits_stand_above_the_body():
    words = page("Basin to Be Widened", "Fishers announce a blockade", "By Ada Quill | 3 March 2019", PROSE)
    assert zoned(words) == [
        ("headline", "", "Basin to Be Widened"),
        ("headline", "standfirst", "Fishers announce a blockade"),
        ("dateline", "", "By Ada Quill | 3 March 2019"),
        ("body", "", PROSE),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "Board votes for wider basin.",
        "The board has decided as follows:",
        "https://example.org/basin",
        "Dear neighbours,",
        "- first point of a list",
        "Q: Who widens the basin?",
        "@adaquill: The basin will be widened",
        "1234 5678",
        "A very long line that goes on and on without a full stop " * 5,
    ],
)
def test_what_is_a_sentence_an_address_or_a_list_is_no_headline(first):
    assert "headline" not in kinds(page(first, PROSE))


@pytest.mark.parametrize(
    "headline", ["Fleet Is to Stay in the U.S.", "Who Owns the Basin?", "‘No,’ They Say!"]
)
def test_a_headline_may_end_with_a_mark_or_an_abbreviation(headline):
    assert kinds(page(headline, PROSE)) == ["headline", "body"]


def test_a_bare_name_is_a_byline_only_where_the_page_shows_it():
    note = "Ada Quill is a reporter for the island’s weekly."
    shown = page("Basin to Be Widened", "Ada Quill", PROSE, MORE, note)
    assert zoned(shown)[1] == ("dateline", "", "Ada Quill")
    unexplained = page("Basin to Be Widened", "Northern Basin", PROSE, MORE)
    assert zoned(unexplained)[1] == ("headline", "standfirst", "Northern Basin")


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("date 2019-03-03", PROSE),
        ("Published: March 3, 2019", PROSE),
        ("PORT ELLEN (Coast Press) –", PROSE),
        ("PORT ELLEN, March 3 (Coast Press) --", PROSE),
    ],
)
def test_a_dateline_before_the_first_words_is_told_from_them(opening, rest):
    assert zoned(f"{opening} {rest}") == [("dateline", "", opening), ("body", "", rest)]


@pytest.mark.parametrize(
    "opening",
    [
        "On March 3, 2019, the board met.",
        "By Monday. That is when it begins.",
        "By U.S. standards it is small.",
    ],
)
def test_prose_that_begins_like_a_dateline_stays_prose(opening):
    assert kinds(page(f"{opening} {PROSE}", MORE)) == ["body"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Read more: How the basin was built", "teaser"),
        ("READ ALSO: How the basin was built", "teaser"),
        ("[Continue reading]", "teaser"),
        ("Follow Ada Quill on Twitter", "teaser"),
        ("Join us on Facebook and Instagram", "teaser"),
        ("Join our newsletter for more from the island.", "teaser"),
        ("Subscribe to the Weekly today!", "teaser"),
        ("Support the Island Weekly on Patreon", "teaser"),
        ("Related: The basin in pictures", "teaser"),
        ("* * *", "boilerplate"),
        ("--------", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("© 2019 Island Weekly. All rights reserved.", "boilerplate"),
        ("The views expressed here are the author's own.", "boilerplate"),
        ("This article was originally published by Coast Press.", "boilerplate"),
        ("Photo: Ada Quill", "caption"),
        ("The basin at low tide. (Photo by Ada Quill)", "caption"),
        ("The basin at low tide. REUTERS/Ada Quill", "caption"),
        ("File photo of the basin", "caption"),
    ],
)
def test_furniture_between_paragraphs_is_told_by_its_own_words(words, kind):
    assert kinds(page(PROSE, words, MORE)) == ["body", kind, "body"]


@pytest.mark.parametrize(
    "words",
    [
        "Picture this: a basin twice as wide.",
        "Copyright law has nothing to say about basins.",
        "Like many politicians on Twitter, the mayor said nothing at all.",
        "Photography is not allowed in the harbour.",
        "Share prices of the dredging company fell.",
        "Support for the plan has fallen.",
        "The trend is clear.",
        "He joined the channel pilots in 1999.",
        "Readers may like the idea less.",
        "The views expressed at the meeting angered the author of the plan.",
        "This report was from the harbour master’s own office.",
        "Original plans of the basin are kept at the library.",
    ],
)
def test_prose_that_only_resembles_furniture_stays_body(words):
    assert kinds(page(PROSE, words, MORE)) == ["body"]


def test_a_teaser_in_brackets_is_cut_from_the_end_of_its_paragraph():
    assert zoned(page(f"{PROSE} (Read more from “Basin Blues” HERE)", MORE)) == [
        ("body", "", PROSE),
        ("teaser", "read more", "(Read more from “Basin Blues” HERE)"),
        ("body", "", MORE),
    ]
    assert kinds(page(f"{PROSE} (The board declined to say more.)", MORE)) == ["body"]


def test_an_agencys_credits_are_cut_from_the_last_paragraph():
    words = page(
        "Basin News",
        f"PORT ELLEN (Reuters) – {PROSE}",
        f"{MORE} (Reporting by Ada Quill; Editing by J. Loon)",
    )
    assert zoned(words)[1:] == [
        ("dateline", "", "PORT ELLEN (Reuters) –"),
        ("body", "", page(PROSE, MORE)),
        ("boilerplate", "credits", "(Reporting by Ada Quill; Editing by J. Loon)"),
    ]


def test_several_articles_on_one_page_have_their_headlines_and_credits():
    words = page("Basin News", f"By Politico. {PROSE}", "____", "Boats Gather", f"By Coast Press. {MORE}")
    assert kinds(words) == [
        "headline", "dateline", "body", "boilerplate", "headline", "dateline", "body",
    ]  # fmt: skip


class TestUpdates:
    def test_an_update_above_goes_on_to_the_original(self):
        words = page("Basin to Be Widened", "UPDATE: The mayor has resigned.", MORE, "Original story:", PROSE)
        assert zoned(words)[1:] == [
            ("correction", "Update", page("UPDATE: The mayor has resigned.", MORE)),
            ("body", "", page("Original story:", PROSE)),
        ]

    def test_an_update_below_goes_on_to_the_end_of_the_article(self):
        words = page(PROSE, "Update (5:30 p.m.): The mayor has resigned.", MORE, "Read more: The mayor")
        assert [row[:2] for row in zoned(words)] == [
            ("body", ""),
            ("correction", "Update (5:30 p.m.)"),
            ("teaser", "read more"),
        ]

    def test_an_update_above_an_article_that_names_no_original_is_one_paragraph(self):
        words = page("Basin to Be Widened", "Update: The mayor has resigned.", PROSE, MORE)
        assert kinds(words) == ["headline", "correction", "body"]

    @pytest.mark.parametrize(
        "note",
        [
            "Correction: The board has nine members.",
            "Editor's note: Nine, not eight.",
            "CLARIFICATION: Nine.",
        ],
    )
    def test_a_correction_is_one_paragraph(self, note):
        assert kinds(page(PROSE, note, MORE)) == ["body", "correction", "body"]

    @pytest.mark.parametrize(
        "words", ["Updates will follow.", "The update: a new lock.", "Correction officers met."]
    )
    def test_the_mere_word_is_no_update(self, words):
        assert kinds(page(PROSE, words, MORE)) == ["body"]


class TestDocuments:
    INTRODUCTION = "The board’s letter to the fishers says:"

    def test_a_letter_reaches_from_its_address_to_its_signature(self):
        letter = page(
            "3 March 2019",
            "To the Fishers’ Guild",
            "Dear members,",
            "The basin will be widened. Your boats will find new berths.",
            "The board regrets the noise.",
            "Yours sincerely,",
            "Ada Quill",
            "Clerk to the Board [since 2017, when the office was made]",
        )
        words = page(PROSE, self.INTRODUCTION, letter, MORE)
        assert zoned(words) == [
            ("body", "", page(PROSE, self.INTRODUCTION)),
            ("quoted document", "letter", letter),
            ("body", "", MORE),
        ]

    def test_a_letter_without_signature_ends_where_nobody_speaks_in_it_any_more(self):
        letter = page("Dear members, the basin will be widened.", "We regret the noise and thank you.")
        words = page(self.INTRODUCTION, letter, MORE)
        assert zoned(words)[1:] == [("quoted document", "letter", letter), ("body", "", MORE)]

    def test_us_is_nobody_speaking_when_it_is_a_country(self):
        letter = "Dear members, the basin will be widened."
        words = page(self.INTRODUCTION, letter, "The US Navy, which uses the basin, was not told of it.")
        assert kinds(words) == ["body", "quoted document", "body"]

    def test_words_of_another_report_end_where_the_outlet_speaks_again(self):
        words = page(
            "Coast Press reported this morning:",
            "Two dredgers left Port Ellen at dawn.",
            "A third is being repaired.",
            "In other words, the board is not waiting for spring.",
            MORE,
        )
        assert zoned(words)[1] == (
            "quoted document",
            "quotation",
            "Two dredgers left Port Ellen at dawn.\n\nA third is being repaired.",
        )
        assert kinds(words) == ["body", "quoted document", "body"]

    def test_a_quotation_whose_end_cannot_be_told_is_one_paragraph(self):
        words = page("Coast Press reported this morning:", *[f"Boat {n} has left port." for n in range(9)])
        assert zoned(words)[1] == ("quoted document", "quotation", "Boat 0 has left port.")

    def test_what_somebody_says_is_no_document(self):
        assert kinds(page(PROSE, "The speaker added:", "“We shall be there.”", MORE)) == ["body"]

    def test_a_post_that_carries_its_writers_name_is_one(self):
        post = "Dredgers at sea, whatever the board says now — Ada Quill (@adaquill) March 3, 2019"
        assert zoned(page(PROSE, post, MORE))[1] == ("quoted document", "post", post)


class TestComments:
    def test_they_are_counted_truly(self):
        words = page(
            PROSE,
            "Leave a comment",
            "salty_dog\nMarch 3, 2019 at 10:15 am\n\nAbout time. It is a disgrace.\n\nAnd it smells.",
            "Reply to salty_dog\nMarch 4, 2019\n\nIt does not.",
            "gull\n2 days ago\n\nIt does.",
        )
        assert [row[:2] for row in zoned(words)] == [("body", ""), ("comments", "3 reader comments")]

    def test_they_are_found_below_short_paragraphs_too(self):
        short = [
            "The board has voted to widen the northern basin, which the fishers have fought.",
            "Nobody asked us.",
        ]
        words = page(*short, "Leave a comment", "gull\nMarch 3, 2019\n\nIt smells of fish and always has.")
        assert zoned(words)[-1][:2] == ("comments", "1 reader comment")

    def test_a_stamp_without_words_is_no_comment(self):
        words = page(PROSE, "1 comment", "gull\nMarch 3, 2019\n\nIt does.", "salty_dog\nMarch 4, 2019")
        assert zoned(words)[-1][:2] == ("comments", "1 reader comment")

    def test_what_nobody_can_count_is_announced_without_a_number(self):
        assert zoned(page(PROSE, "Leave a comment", "First!"))[-1][:2] == ("comments", "reader comments")

    @pytest.mark.parametrize("button", ["12 comments", "Join the conversation", "Leave a comment"])
    def test_a_button_above_or_inside_an_article_begins_none(self, button):
        assert "comments" not in kinds(page("Basin to Be Widened", button, PROSE, MORE))
        assert "comments" not in kinds(page("Basin to Be Widened", PROSE, button, MORE))

    def test_a_question_in_the_article_begins_none(self):
        assert kinds(page(PROSE, "What do you think?", MORE)) == ["body"]

    def test_headlines_of_other_articles_below_them_are_teasers(self):
        words = page(
            PROSE, "Leave a reply", "gull\nMarch 3, 2019\n\nIt does smell.", "Lighthouse Keeper Retires"
        )
        assert zoned(words)[-1] == ("teaser", "", "Lighthouse Keeper Retires")

    def test_a_sentence_about_comments_is_none(self):
        sentence = "12 comments were made before the vote, and none of them was heard."
        assert kinds(page(PROSE, sentence, MORE)) == ["body"]

    def test_a_read_more_inside_a_comment_stays_in_it(self):
        words = page(PROSE, "Leave a reply", "gull\nMarch 3, 2019\n\nIt does.", "Read more »", "So there.")
        assert kinds(words) == ["body", "comments"]


def test_a_note_on_the_author_ends_an_article():
    note = "Ada Quill is a reporter for the island’s weekly."
    assert zoned(page("Basin News", "By Ada Quill", PROSE, note))[-1] == (
        "boilerplate",
        "author’s note",
        note,
    )
    followed = page(PROSE, note, "© 2019 Island Weekly")
    assert [row[:2] for row in zoned(followed)][1:] == [
        ("boilerplate", "author’s note"),
        ("boilerplate", "copyright"),
    ]


def test_a_last_paragraph_about_a_writer_is_body_when_nothing_shows_that_she_wrote_it():
    assert kinds(page(PROSE, "The speaker of the fishers is the author of a novel.")) == ["body"]


WEB = st.sampled_from(
    ["Update:", "Original post:", "Read more", "Dear Sir,", "Sincerely,", "The letter says:", "It closed:",
     "By NPR.", "____", "What do you think?", "Notify of", "March 3, 2019", "Reply to X", "(Photo by X)",
     "A Headline Of Sorts", PROSE, MORE, "x", "\n", " ", "\u2029", "\x85", "“", "(", ")", "\U0001f600"]
)  # fmt: skip


@given(
    st.one_of(
        st.text(), st.lists(WEB, max_size=25).map("\n\n".join), st.lists(WEB, max_size=25).map(" ".join)
    )
)
def test_zones_cover_every_text_without_a_gap(words):
    zones = find_zones(words)
    assert zones[0].start == 0
    assert zones[-1].end == len(words)
    assert all(zone.end == following.start for zone, following in pairwise(zones))
    assert all(zone.start < zone.end for zone in zones) or words == ""
    same = [
        zone for zone, following in pairwise(zones)
        if (zone.kind, zone.label) == (following.kind, following.label)
    ]  # fmt: skip
    assert not same, "neighbours of one kind are one zone"
