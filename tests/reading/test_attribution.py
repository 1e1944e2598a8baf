"""What a text says of itself is found with its origin; what it does not say stays empty."""

import json

import pytest

from workbench.reading import read_bytes
from workbench.reading.datelines import Dateline, dateline, is_outlet, is_person
from workbench.reading.dates import leading_date, written_date

PROSE = (
    "The harbour board voted on Tuesday to widen the northern basin, a plan that the fishers of the "
    "island have fought for years. Work is to begin in spring."
)


def said_by(*paragraphs: str) -> dict[str, str]:
    """The known fields of the article that these paragraphs make."""
    found = read_bytes("\n\n".join(paragraphs).encode(), "a.txt").attribution
    fields = ("title", "outlet", "byline", "published", "updated", "url", "language")
    known = {field: getattr(found, field) for field in fields if getattr(found, field)}
    assert known.keys() == found.origins.keys(), "every value has its origin, and nothing else has"
    return known


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2020-01-06", "2020-01-06"),
        ("2020/01/06", "2020-01-06"),
        ("January 06, 2020", "2020-01-06"),
        ("Jan. 6, 2020", "2020-01-06"),
        ("Monday, January 6th, 2020", "2020-01-06"),
        ("6 JAN 2020", "2020-01-06"),
        ("6 January, 2020", "2020-01-06"),
        ("6th of January 2020", "2020-01-06"),
        ("Sept. 3, 2011", "2011-09-03"),
        ("May 2019", "2019-05"),
        ("January 6, 2020 at 3:15 p.m. EST", "2020-01-06"),
        ("2020-01-06T10:20:30+01:00", "2020-01-06"),
        ("06.01.2020", "2020-01-06"),
        ("6. Januar 2020", "2020-01-06"),
        ("1er août 2019", "2019-08-01"),
        ("6 de enero de 2020", "2020-01-06"),
        ("6 января 2020", "2020-01-06"),
        ("März 2020", "2020-03"),
        ("Montag, den 6. Januar 2020 um 10.30 Uhr", "2020-01-06"),
        ("lundi 6 janvier 2020 à 10h30", "2020-01-06"),
        ("6 января 2020 г.", "2020-01-06"),
        ("6.1.2020, 14:30", "2020-01-06"),
        ("13/01/2020", "2020-01-13"),
        ("01/13/2020", "2020-01-13"),
        ("06/06/2020", "2020-06-06"),
    ],
)
def test_dates_are_read_as_they_are_written(words, date):
    assert written_date(words) == date


@pytest.mark.parametrize(
    "words", ["01/06/2020", "31.06.2020", "13.13.2020", "0/0/2020", "1.2.2020.3", "31 June 2020",
              "2020-13-01", "2020", "Monday", "January 6", "in May 2019", "", "January 6, 2020 was a Monday"]
)  # fmt: skip
def test_what_is_no_whole_date_or_could_be_two_is_none(words):
    assert written_date(words) == ""


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        (("January 6, 2020", "Updated Tuesday at 4:30 p.m."), "2020-01-06", "2020-01-07"),
        (("January 6, 2020 | Updated Monday",), "2020-01-06", "2020-01-06"),
        (("Published December 30, 2019", "Updated Jan. 2"), "2019-12-30", "2020-01-02"),
        (("Published Monday | Updated January 8, 2020",), "2020-01-06", "2020-01-08"),
        (("Published yesterday", "Updated January 8, 2020"), "2020-01-07", "2020-01-08"),
        (
            ("Updated January 8, 2020", f"HARBOUR TOWN, Monday (Reuters) — {PROSE}"),
            "2020-01-06",
            "2020-01-08",
        ),
        # what they count from is not known
        (("Published January 6, 2020", "Updated yesterday"), "2020-01-06", ""),
        (("Published January 6, 2020", "Updated last Monday"), "2020-01-06", ""),
        (("Published January 2020", "Updated Monday"), "2020-01", ""),
        (("Published Monday",), "", ""),
        # days in the prose are not the article's
        (("Updated January 8, 2020", "On Monday the board met, and on Tuesday it voted."), "", "2020-01-08"),
    ],
)
def test_a_weekday_beside_a_date_is_told_from_it_and_never_guessed(lines, published, updated):
    said = said_by("Basin to be widened", *lines, PROSE)
    assert (said.get("published", ""), said.get("updated", "")) == (published, updated)


def test_how_a_weekday_was_told_stands_in_the_origin():
    plain = f"Basin to be widened\n\nJanuary 6, 2020\n\nUpdated Tuesday\n\n{PROSE}"
    found = read_bytes(plain.encode(), "a.txt").attribution
    assert found.origins["updated"] == "“Updated Tuesday”, line 5, against the dateline of 6 Jan 2020"
    text = f"Basin to be widened\n\nUpdated Tuesday\n\n{PROSE}"
    record = json.dumps({"published": "2020-01-06", "text": text})
    found = read_bytes(record.encode(), "a.jsonl").attribution
    assert (found.published, found.updated) == ("2020-01-06", "2020-01-07")
    assert found.origins["updated"] == "“Updated Tuesday”, line 3, against 6 Jan 2020, field “published”"


def test_no_weekday_is_told_from_the_date_of_a_mail():
    head = "Subject: Basin\nDate: Mon, 6 Jan 2020 10:00:00 +0000\nMIME-Version: 1.0"
    mail = f"{head}\n\nUpdated Tuesday\n\n{PROSE}\n"
    found = read_bytes(mail.encode(), "a.eml").attribution
    assert (found.published, found.updated) == ("2020-01-06", "")


def test_a_date_is_found_at_the_beginning_only():
    assert leading_date("6 JAN 2020 was") == ("2020-01-06", 10)
    assert leading_date("on 6 JAN 2020") == ("", 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ada Quill", Dateline(byline="Ada Quill")),
        ("By J. R. Quill and Ida van Loon", Dateline(byline="J. R. Quill and Ida van Loon")),
        ("By Ada Quill, The Island Weekly", Dateline(byline="Ada Quill", outlet="The Island Weekly")),
        ("By Ada Quill for Reuters", Dateline(byline="Ada Quill", outlet="Reuters")),
        ("By Ada Quill, Staff Writer", Dateline(byline="Ada Quill")),
        ("By Staff", Dateline()),
        ("By Politico.", Dateline(outlet="Politico")),
        ("By NPR", Dateline(outlet="NPR")),
        ("*By Ada Quill* — 3 March 2019", Dateline(byline="Ada Quill", published="2019-03-03")),
        ("By Ada Quill | March 3, 2019", Dateline(byline="Ada Quill", published="2019-03-03")),
        (
            "Published March 3, 2019 | Updated March 4, 2019",
            Dateline(published="2019-03-03", updated="2019-03-04"),
        ),
        ("https://example.org/basin", Dateline(url="https://example.org/basin")),
        ("BY ADA QUILL", Dateline(byline="ADA QUILL")),
        ("PORT ELLEN (Coast Press) –", Dateline(agency="Coast Press")),
        ("Author: Ada Quill", Dateline(byline="Ada Quill")),
        ('title: "Basin News"', Dateline(title="Basin News")),
        ("Title: Basin News – the Sequel", Dateline(title="Basin News – the Sequel")),
        ("lang: de", Dateline(language="de")),
        ("Language: Klingon", Dateline()),
    ],
)
def test_a_line_of_credits_is_understood(line, said):
    assert dateline(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill",
        "By Monday, all had left",
        "by and large",
        "",
        "By",
        "Island | News",
        "Note: more below",
        "title:",
    ],
)
def test_other_lines_are_no_credits(line):
    assert dateline(line) is None


@pytest.mark.parametrize(
    "name", ["NPR", "Politico", "Daily Wire", "The Hill", "Associated Press", "Island Times"]
)
def test_an_outlet_is_told_from_a_person(name):
    assert is_outlet(name)
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Ada Quill", "J. R. Quill", "Ida van Loon"])
def test_a_person_is_no_outlet(name):
    assert not is_outlet(name)


def test_everything_at_the_head_is_read():
    assert said_by(
        "# Basin to Be  Widened", "Fishers announce a blockade", "By Ada Quill, The Island Weekly",
        "March 3, 2019", "https://example.org/basin", PROSE,
    ) == {
        "title": "Basin to Be Widened",
        "byline": "Ada Quill",
        "outlet": "The Island Weekly",
        "published": "2019-03-03",
        "url": "https://example.org/basin",
    }  # fmt: skip


def test_the_head_of_a_markdown_file_is_read():
    head = "---\ntitle: Basin to Be Widened\nauthor: Ada Quill\ndate: 2019-03-03\nlang: en\n---"
    assert said_by(head, PROSE) == {
        "title": "Basin to Be Widened",
        "byline": "Ada Quill",
        "published": "2019-03-03",
        "language": "en",
    }


@pytest.mark.parametrize("section", ["Middle East", "White House", "World News", "New Basin Plan"])
def test_a_section_below_the_headline_is_nobodys_name(section):
    assert (
        said_by("Basin News", section, "March 3, 2019", PROSE, f"{PROSE} {section}").get("byline", "") == ""
    )


def test_a_bare_text_says_nothing():
    assert said_by(PROSE, PROSE) == {}


@pytest.mark.parametrize(
    "words",
    [
        "The view from the island, March 3, 2019, was clear, and no board had voted on anything by then.",
        "The letter reads:\n\n3 March 2019\n\nDear members,\n\nIt grows.\n\nSincerely,\n\nA. Quill",
        f"{PROSE}\n\nLeave a comment\n\ngull\nMarch 3, 2019\n\nIt smells.",
        "Dredgers at sea, whatever they say — Ada Quill (@adaquill) March 3, 2019",
        f"{PROSE}\n\nBy Tuesday. March 3, 2019",
    ],
)
def test_dates_in_sentences_letters_posts_and_comments_are_not_the_articles(words):
    assert said_by(PROSE, words) == {}


@pytest.mark.parametrize(
    ("small_print", "outlet"),
    [
        ("This article is from the archive of our partner The Wire.", "The Wire"),
        ("This article is from the archive of our partner .", ""),
        (
            "The views expressed are those of the author and do not reflect the views of Island Weekly.",
            "Island Weekly",
        ),
        ("This story first appeared in The Island Weekly.", "The Island Weekly"),
        ("This article was originally published by Coast Press on March 3, 2019.", "Coast Press"),
        ("© 2019 Island Weekly. All rights reserved.", "Island Weekly"),
        ("Copyright 2019 Coast Press", "Coast Press"),
        ("Support The Island Weekly on Patreon!", "The Island Weekly"),
        ("Join our brand new IWN Telegram channel", "IWN"),
        ("Join our newsletter", ""),
        ("Follow Ada Quill on Twitter", ""),
    ],
)
def test_the_outlet_is_read_from_its_small_print(small_print, outlet):
    assert said_by(PROSE, PROSE, small_print).get("outlet", "") == outlet


def test_a_credit_counts_more_than_small_print_and_small_print_more_than_an_agency():
    agency = f"PORT ELLEN (Coast Press) – {PROSE}"
    assert said_by("Basin News", agency)["outlet"] == "Coast Press"
    assert said_by("Basin News", agency, "© 2019 Island Weekly")["outlet"] == "Island Weekly"
    assert said_by("Basin News", "By NPR", agency, "© 2019 Island Weekly")["outlet"] == "NPR"


def test_origins_are_told_in_words_a_person_can_look_up():
    text = f"Basin to Be Widened\n\nBy Ada Quill\n\n{PROSE}\n\n© 2019 Island Weekly\n"
    assert read_bytes(text.encode(), "a.txt").attribution.origins == {
        "title": "line 1 of the text",
        "byline": "“By Ada Quill”, line 3",
        "outlet": "“© 2019 Island Weekly”, line 7",
    }


def test_the_parts_of_a_page_cover_it_and_keep_their_own_credits():
    text = "\n\n".join(
        [
            "What They Wrote of the Basin", f"By Coast Press. {PROSE}", "(Read more from “Board Votes” HERE)",
            "____", "Boats Gather", "By Ada Quill, The Island Weekly", PROSE, "Follow us on Twitter",
        ]
    )  # fmt: skip
    article = read_bytes(text.encode(), "a.txt")
    assert [(part.start, part.end) for part in article.parts] == [
        (0, text.index("Boats Gather")),
        (text.index("Boats Gather"), len(text)),
    ]
    first, second = (part.attribution for part in article.parts)
    assert (first.title, first.outlet, first.byline) == ("Board Votes", "Coast Press", "")
    assert (second.title, second.outlet, second.byline) == ("Boats Gather", "The Island Weekly", "Ada Quill")
    page = article.attribution
    assert (page.title, page.outlet, page.byline) == ("What They Wrote of the Basin", "", "")


def test_one_credit_makes_no_parts():
    text = f"Basin News\n\nBy Coast Press. {PROSE}\n\n____\n\nBoats Gather\n\n{PROSE}"
    assert read_bytes(text.encode(), "a.txt").parts == ()
