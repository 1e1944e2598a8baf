"""By what a repeated paragraph is told from the reporting, and what becomes of the zones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import ZoneKind
from workbench.places import corpus
from workbench.reading import FoundZone, read_bytes
from workbench.reading.repeated import Tell, numbers, pieces, set_apart, sides, tell
from workbench.reading.zones import find_zones

HEADLINE, BODY, BOILERPLATE = ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.BOILERPLATE


@pytest.mark.parametrize(
    "words",
    [
        "Sign up for our newsletter",
        "Please support our journalism with a small gift.",
        "Copyright 2020 The Daily Courier",
        "The wire contributed reporting.",
        "© Courier Media",
        "저작권자 ⓒ 엔터미디어, 무단전재 및 재배포금지",
        "copyright Inexhibit 2019 - ISSN: 2283-5474",
        "Get the magazine through your letterbox. Click here for more.",
        "Every story of the week, straight to your inbox.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Got a tip? Tell us.",
        "Our newsroom depends on you: become a member today.",
        "Help keep local reporting alive.",
        "À lire aussi : le vote au parlement",
        "Читайте также: что решил парламент",
    ],
)
def test_some_paragraphs_tell_by_their_own_words(words: str) -> None:
    assert tell(words, "") is Tell.OWN_WORDS


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("The Daily Courier, 12 Main Street, Springfield", ""),
        ("Newsroom: news@courier.example, Tel. +1 555 0100", ""),
        ("The Daily Courier is published weekly.", "Daily Courier"),
        ("Nobody but our readers pays for this.", ""),
    ],
)
def test_others_only_with_their_place_at_the_edge(words: str, outlet: str) -> None:
    assert tell(words, outlet) is Tell.PLACE


@pytest.mark.parametrize("words", ["Home | News | Sport | Opinion", "Courier Media Group", "Terms | Privacy"])
def test_and_bare_lines_only_beside_what_is_the_article_s_own(words: str) -> None:
    assert tell(words, "") is Tell.BARE_LINE


@pytest.mark.parametrize(
    "words",
    [
        "Hundreds of people have died in the war since it began, according to the government.",
        "The prime minister spoke outside 10 Downing Street.",
        "The report was published on Monday.",
        "Copyright law has not changed since then.",
        "Copyright law was changed in 1998.",
        "Facebook changed its privacy policy in 2018.",
        "The Syrian Observatory is a monitoring group in Britain.",
        "US troops: 5,200",
        "Do you have any regrets?",
        "THE PRESIDENT:",
        "For more than a decade, troops have been stationed here.",
        "The company is registered in Panama.",
        "Research by the university shows that it is not so.",
        "Aid groups help keep the old town alive.",
        "The minister said: register every weapon in the country by the end of the year.",
        "All rights are reserved to the people, the constitution says.",
        "Jane Doe",
        "",
    ],
)
def test_news_that_repeats_itself_tells_nothing(words: str) -> None:
    assert tell(words, "Daily Courier") is None


def test_an_outlet_that_reports_on_another_does_not_speak_of_itself() -> None:
    said = "The Guardian is owned by a trust."
    assert tell(said, "The Guardian") is Tell.PLACE
    assert tell(said, "Daily Courier") is None


STORY = "Home\n\nBoard votes\n\nThe board has voted.\n\nSign up now.\n\nWork begins in spring.\n"


def _set_apart(words: str, *apart: str) -> list[tuple[ZoneKind, str, str]]:
    zones = find_zones(words)
    spans = {(words.index(one), words.index(one) + len(one)): "repeated" for one in apart}
    after = set_apart(words, zones, spans)
    return [(zone.kind, zone.label, words[zone.start : zone.end].strip()) for zone in after]


def test_what_is_set_apart_is_cut_out_of_its_zone() -> None:
    words = "Board votes\n\nThe board has voted.\n\nDo it now, friends.\n\nWork begins in spring.\n"
    assert _set_apart(words, "Do it now, friends.") == [
        (HEADLINE, "", "Board votes"),
        (BODY, "", "The board has voted."),
        (BOILERPLATE, "repeated", "Do it now, friends."),
        (BODY, "", "Work begins in spring."),
    ]


def test_the_headline_is_looked_for_anew_below_what_was_taken_for_it() -> None:
    words = "Home | News\n\nOpinion | Sport\n\nBoard votes\n\nBy Ada Quill\n\nThe board has voted.\n"
    assert _set_apart(words, "Home | News", "Opinion | Sport") == [
        (BOILERPLATE, "repeated", "Home | News\n\nOpinion | Sport"),
        (HEADLINE, "", "Board votes"),
        (ZoneKind.DATELINE, "", "By Ada Quill"),
        (BODY, "", "The board has voted."),
    ]


def test_without_another_headline_it_stays_one() -> None:
    words = "Live: the vote\n\nThe board has voted on it this evening.\n"
    assert _set_apart(words, "Live: the vote")[0] == (HEADLINE, "", "Live: the vote")


def test_an_article_is_never_set_apart_as_a_whole() -> None:
    words = "Do it now, friends.\n"
    assert _set_apart(words, "Do it now, friends.") == [(BODY, "", "Do it now, friends.")]


def test_what_stands_twice_in_one_article_is_its_own() -> None:
    words = "Q: Why?\n\nYes.\n\nQ: When?\n\nYes.\n"
    zones = [FoundZone(0, len(words), BODY)]
    assert len(numbers(words, zones)) == 2


def test_blanks_and_capitals_make_no_other_paragraph() -> None:
    one, other = "Courier Media Group", "COURIER  Media\tgroup"
    assert numbers(one, [FoundZone(0, len(one), BODY)]) == numbers(other, [FoundZone(0, len(other), BODY)])
    year = "Courier 2020"
    assert numbers(year, [FoundZone(0, 12, BODY)]) != numbers("Courier 2021", [FoundZone(0, 12, BODY)])


def test_the_inside_of_a_quotation_over_several_paragraphs_is_not_looked_at() -> None:
    words = "He said: “Listen.\n\nSign up now.\n\nThat is all.”\n\nSign off now.\n"
    page = pieces(words, [FoundZone(0, len(words), BODY)])
    assert [piece.words for piece in page if piece.number] == ["He said: “Listen.", "Sign off now."]


def test_very_long_texts_are_looked_at_at_both_ends() -> None:
    words = "First line\n\n" + "middle words\n\n" * 20_000 + "Last line\n"
    page = pieces(words, [FoundZone(0, len(words), BODY)])
    assert (page[0].words, page[-1].words) == ("First line", "Last line")
    assert len(page) < 10_000


def test_the_edges_end_at_the_article() -> None:
    words = "Menu\n\nThe board has voted.\n\nMenu again\n\nWork begins in spring.\n\nFoot\n"
    page = pieces(words, [FoundZone(0, len(words), BODY)])
    above, below = sides(page, lambda piece: piece.words in ("Menu", "Menu again", "Foot"))
    assert [piece.words for piece in above[0]] == ["Menu"]
    assert [piece.words for piece in below[0]] == ["Foot"]
    assert above[1] and above[1].words == "The board has voted."


_PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "Home | News",
            "Board votes",
            "By Ada Quill",
            "The board has voted.",
            "Sign up now.",
            "“No,” he said.",
        ]
    ),
    min_size=1,
    max_size=8,
)


@given(_PARAGRAPHS, st.data())
def test_zones_always_cover_all_words_without_a_gap(paragraphs: list[str], data: st.DataObject) -> None:
    words = "\n\n".join(paragraphs) + data.draw(st.sampled_from(["", "\n", "\n\n"]))
    zones = find_zones(words)
    page = pieces(words, zones)
    chosen = data.draw(st.lists(st.sampled_from(page), unique=True)) if page else []
    after = set_apart(words, zones, {(piece.start, piece.end): "repeated" for piece in chosen})
    assert after[0].start == 0
    assert after[-1].end == len(words)
    assert all(one.end == next.start for one, next in pairwise(after))
    assert all(zone.start < zone.end for zone in after)
    # nothing but what was chosen is set apart
    apart = {
        position for zone in after if zone.label == "repeated" for position in range(zone.start, zone.end)
    }
    letters = {at for at in apart if not words[at].isspace()}
    assert letters <= {at for piece in chosen for at in range(piece.start, piece.end)}


def test_the_five_articles_share_nothing_that_is_told() -> None:
    seen: dict[int, str] = {}
    for path in sorted(corpus(".").glob("*.txt")):
        article = read_bytes(path.read_bytes(), path.name)
        for piece in pieces(article.words, article.zones):
            if piece.number and seen.setdefault(piece.number, path.name) != path.name:
                assert tell(piece.words, article.attribution.outlet) is not Tell.OWN_WORDS
