"""The five articles of the sample case, marked by hand as a careful reader would, one by one.

A zone is given by its kind, its label, and its first and last words.
"""

import pytest

from workbench.domain.article import ZoneKind
from workbench.places import corpus
from workbench.reading import ImportedArticle, read_bytes

JOE_MILLER = "2020-01-joe-miller-three-outlets-on-the-letter.txt"
UNNAMED = "2020-01-06-outlet-unknown-esper-and-milley-push-back.txt"
AMN = "2020-01-06-amn-unsigned-withdrawal-letter.txt"
DURAN = "2020-01-the-duran-letter-transcribed.txt"
WIRE = "2011-the-wire-white-house-denies-report.txt"
FIVE = (JOE_MILLER, UNNAMED, AMN, DURAN, WIRE)

HEADLINE, DATELINE, BODY = ZoneKind.HEADLINE, ZoneKind.DATELINE, ZoneKind.BODY
DOCUMENT, CAPTION, CORRECTION = ZoneKind.DOCUMENT, ZoneKind.CAPTION, ZoneKind.CORRECTION
TEASER, COMMENTS, BOILERPLATE = ZoneKind.TEASER, ZoneKind.COMMENTS, ZoneKind.BOILERPLATE

MARKED_BY_HAND = {
    JOE_MILLER: [
        (HEADLINE, "", "U.S. General Says We’re Leaving Iraq", "Defense Secretary Says Not so Fast"),
        (DATELINE, "", "By Daily Wire.", "By Daily Wire."),
        (BODY, "", "The United States military has informed Iraq", "very big sanctions on Iraq.”"),
        (TEASER, "read more", "(Read more from “Report: U.S. Forces", "out of Iraq” HERE)"),
        (BOILERPLATE, "", "____", "____"),
        (HEADLINE, "", "‘Mistake’: Pentagon Says", "Letter Was Not Authorized"),
        (DATELINE, "", "By Politico.", "By Politico."),
        (BODY, "", "The Pentagon on Monday disputed", "the head of U.S. Central Command, about it."),
        (TEASER, "read more", "(Read more from “‘Mistake’: Pentagon", "Was Not Authorized” HERE)"),
        (BOILERPLATE, "", "____", "____"),
        (HEADLINE, "", "U.S. Informs Iraqi Government", "Repositioning of Coalition Forces"),
        (DATELINE, "", "By NPR.", "By NPR."),
        (BODY, "", "Secretary of Defense Mark Esper announced", "to support the Iraqi Security Forces.”"),
        (TEASER, "read more", "(Read more from “U.S. Informs", "Coalition Forces” HERE)"),
        (TEASER, "", "Follow Joe Miller on Twitter HERE", "and Facebook HERE"),
    ],
    UNNAMED: [
        (DATELINE, "", "date 2020-01-06", "date 2020-01-06"),
        (BODY, "", "The Department of Defense pushed back", "been no decision to leave Iraq. Period.”"),
        (DOCUMENT, "post", "Chairman of the Joint Chiefs", "— Ryan Browne (@rabrowne75) January 6, 2020"),
        (BODY, "", "The letter that AFP and Reuters claimed", "stated the following:"),
        (DOCUMENT, "letter", "Your Excellency, Sir, in due deference", "decision to order our departure."),
        (BODY, "", "President Donald Trump told reporters", "very big sanctions on Iraq.”"),
    ],
    AMN: [
        (TEASER, "", "Join our brand new verified AMN Telegram channel", "important news uncensored!"),
        (HEADLINE, "", "Esper, Milley call out unsigned", "‘No decision whatsoever to leave Iraq’"),
        (CAPTION, "", "U.S. Secretary of Defense Dr. Mark T.", "(DoD photo by Staff Sgt. Nicole Mejia)"),
        (DATELINE, "", "January 06, 2020", "January 06, 2020"),
        (BODY, "", "Secretary of Defense Mark Esper and Joint", "unless they pay us back for it.”"),
    ],
    DURAN: [
        (HEADLINE, "", "America Says It’s Ending", "Its Occupation of Iraq"),
        (DATELINE, "", "Eric Zuesse", "Eric Zuesse"),
        (BODY, "", "Here’s the official announcement:", "Here’s the official announcement:"),
        (DOCUMENT, "letter", "6 JAN 2020", "of the United States Government]"),
        (BODY, "", "On January 6th, Reuters headlined", "Their News-report opened:"),
        (DOCUMENT, "quotation", "BAGHDAD/WASHINGTON (Reuters) –", "in preparation to leave the country."),
        (BODY, "", "It closed:", "It closed:"),
        (DOCUMENT, "quotation", "Word of the letter came a day", "a pdf of the letter, click here."),
        (BODY, "", "That “here” leads the reader", "will be the subject of a subsequent news-report."),
        (CORRECTION, "Update", "UPDATE: Late on January 6th", "or, instead, capitulate to them."),
        (BOILERPLATE, "author’s note", "Investigative historian", "that Created Christianity."),
        (TEASER, "", "Help us grow.", "Support The Duran on Patreon!"),
        (BOILERPLATE, "disclaimer", "The statements, views and opinions", "those of The Duran."),
        (COMMENTS, "6 reader comments", "What do you think?", "take long for them to back track."),
        (TEASER, "", "Tension between Iran and America", "Can Harvey Weinstein Get A Fair Trial?"),
    ],
    WIRE: [
        (HEADLINE, "", "White House Denies", "Iraq Troop Withdrawal Report"),
        (HEADLINE, "standfirst", "The decision has angered", "requesting 27,000 troops"),
        (BOILERPLATE, "origin", "This article is from the archive", "of our partner ."),
        (CORRECTION, "Update", "Update: In a press briefing", "from Iraq by January 1, 2012."),
        (BODY, "", "Original Post: The Obama administration", "livid at the decision\":"),
        (DOCUMENT, "quotation", "The generals on the ground", "with the Iraqis,\" one source said."),
        (BODY, "", "In some respects, the report looks", "American troop withdrawals was noted:"),
        (DOCUMENT, "quotation", "The move comes amid growing concern", "to more influence from Iran"),
        (BOILERPLATE, "origin", "This article is from the archive", "of our partner The Wire."),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def read() -> dict[str, ImportedArticle]:
    return {name: read_bytes(corpus(name).read_bytes(), name) for name in FIVE}


@pytest.mark.parametrize("name", FIVE)
def test_every_zone_is_marked_as_a_careful_reader_marks_it(read, name):
    article = read[name]
    found = [(zone.kind, zone.label, article.words[zone.start : zone.end].strip()) for zone in article.zones]
    assert [(kind, label) for kind, label, _ in found] == [row[:2] for row in MARKED_BY_HAND[name]]
    for (_, _, words), (_, _, first, last) in zip(found, MARKED_BY_HAND[name], strict=True):
        assert (words[: len(first)], words[-len(last) :]) == (first, last)


@pytest.mark.parametrize("name", FIVE)
def test_the_words_are_the_files_own(read, name):
    article = read[name]
    assert article.encoding == "utf-8"
    assert article.original == corpus(name).read_bytes()
    assert article.words == article.original.decode()  # they were clean: nothing to normalise


def test_the_page_of_three_outlets_is_told_apart_into_three_parts(read):
    article = read[JOE_MILLER]
    assert [
        (part.attribution.outlet, part.attribution.title, article.words[part.start : part.end].strip()[-22:])
        for part in article.parts
    ] == [
        ("Daily Wire", "Report: U.S. Forces Preparing Rapid Withdrawal out of Iraq", "_" * 22),
        ("Politico", "‘Mistake’: Pentagon Says Iraq Withdrawal Letter Was Not Authorized", "_" * 22),
        (
            "NPR",
            "U.S. Informs Iraqi Government About Repositioning of Coalition Forces",
            "HERE and Facebook HERE",
        ),
    ]
    assert [part.attribution.origins for part in article.parts] == [
        {"outlet": "“By Daily Wire.”, line 3", "title": "“Read more from …”, line 9"},
        {"outlet": "“By Politico.”, line 15", "title": "line 13 of the text"},
        {"outlet": "“By NPR.”, line 29", "title": "line 27 of the text"},
    ]
    assert all(part.attribution.published == part.attribution.byline == "" for part in article.parts)


@pytest.mark.parametrize("name", [UNNAMED, AMN, DURAN, WIRE])
def test_the_other_four_are_of_one_piece(read, name):
    assert read[name].parts == ()


@pytest.mark.parametrize(
    ("name", "said", "origins"),
    [
        (
            JOE_MILLER,
            {"title": "U.S. General Says We’re Leaving Iraq, Defense Secretary Says Not so Fast"},
            {"title": "line 1 of the text"},
        ),
        (
            UNNAMED,
            {"published": "2020-01-06"},
            {"published": "“date 2020-01-06” at the start of the text"},
        ),
        (
            AMN,
            {
                "title": "Esper, Milley call out unsigned US troop withdrawal letter to Iraq: "
                "‘No decision whatsoever to leave Iraq’",
                "outlet": "AMN",
                "published": "2020-01-06",
            },
            {
                "title": "line 3 of the text",
                "outlet": "“Join our brand new verified AMN Telegram channel” at the start of the text",
                "published": "“January 06, 2020”, line 6",
            },
        ),
        (
            DURAN,
            {
                "title": "America Says It’s Ending Its Occupation of Iraq",
                "outlet": "The Duran",
                "byline": "Eric Zuesse",
            },
            {
                "title": "line 1 of the text",
                "outlet": "“represent those of The Duran”, line 63",
                "byline": "line 3 of the text",
            },
        ),
        (
            WIRE,
            {"title": "White House Denies Iraq Troop Withdrawal Report", "outlet": "The Wire"},
            {"title": "line 1 of the text", "outlet": "“archive of our partner The Wire”, line 33"},
        ),
    ],
)
def test_what_a_text_says_of_itself_is_kept_with_its_origin_and_the_rest_stays_empty(
    read, name, said, origins
):
    found = read[name].attribution
    fields = ("title", "outlet", "byline", "published", "updated", "url", "language")
    assert {field: getattr(found, field) for field in fields if getattr(found, field)} == said
    assert found.origins == origins


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (JOE_MILLER, "Two other U.S. officials told NPR that some are going to Kuwait temporarily."),
        (
            JOE_MILLER,
            "He said he had just spoken to Gen. Kenneth McKenzie, "
            "the head of U.S. Central Command, about it.",
        ),
        (JOE_MILLER, "By Politico."),
        (
            AMN,
            "“We’re not leaving unless they pay us back for it,”\u00a0Trump told reporters, "
            "according to the Washington Examiner.",
        ),
        (DURAN, "Very Respectfully,"),
        (DURAN, "NOT AT ALL !"),
        (
            WIRE,
            "The generals on the ground had requested that the number of troops remaining in Iraq "
            "at the end of the year reach about 27,000.",
        ),
        (WIRE, "\"We want a normal, productive, healthy relationship with Iraq,\" [Carney] said."),
    ],
)  # fmt: skip
def test_sentences_can_be_cited_as_they_stand(read, name, sentence):
    article = read[name]
    assert sentence in [article.words[start:end] for start, end in article.passages]
    assert (
        sum(article.words[start:end].startswith("general on Monday") for start, end in article.passages) == 0
    )
