"""Web pages: the article among everything else, and each stretch of it as what it is."""

import re
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import LAST, MORE, PROSE, page

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_bytes
from workbench.reading.formats.html import plain_view

QUESTION = "Who pays for all of this, now that the harbour board has voted for it two times in a year?"


def read(markup: str) -> ImportedArticle:
    return read_bytes(markup.encode(), "page.html")


def zoned(markup: str) -> list[tuple[str, str, str]]:
    article = read(markup)
    return [
        (str(zone.kind), zone.label, article.words[zone.start : zone.end].strip()) for zone in article.zones
    ]


def between(markup: str) -> list[tuple[str, str, str]]:
    """The zones between the first paragraph of the article and its second."""
    zones = zoned(page(markup))
    assert zones[0] == ("headline", "", "Basin to be widened")
    first = next(index for index, zone in enumerate(zones) if zone[2].startswith(PROSE))
    last = next(index for index, zone in enumerate(zones) if zone[2].endswith(LAST))
    return zones[first + 1 : last]


def test_the_article_is_taken_and_the_page_around_it_is_not():
    assert zoned(page()) == [
        ("headline", "", "Basin to be widened"),
        ("body", "", f"{PROSE}\n\n{MORE}\n\n{LAST}"),
    ]


def test_who_published_it_is_read_from_the_page():
    article = read(page("", '<meta property="article:published_time" content="2019-03-03T08:00:00Z">'))
    assert (article.attribution.title, article.attribution.published) == ("Basin to be widened", "2019-03-03")
    assert (article.media_type, article.encoding) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    ("markup", "zone"),
    [
        ("<figure><img src=x><figcaption>The basin at low tide</figcaption></figure>", ("caption", "")),
        ('<div class="wp-caption-text">The basin at low tide</div>', ("caption", "")),
        (f"<blockquote>{LAST[::-1]}.</blockquote>", ("quoted document", "quotation")),
        ('<div class="related-articles"><p><a href=x>How the basin was built</a></p></div>', None),
        ("<p><a href=x>HOW THE BASIN WAS BUILT</a></p>", None),
        (f"<p>{QUESTION}</p>", None),
        (
            '<p class="correction">The board has nine members, not eight, as this article said.</p>',
            ("correction", ""),
        ),
        (
            "<p>Correction: The board has nine members, not eight, as this article said.</p>",
            ("correction", "Correction"),
        ),
        ('<p style="display:none">Words that no reader of the page was ever shown at all.</p>', None),
        ("<p hidden>Words that no reader of the page was ever shown at all, hidden as they are.</p>", None),
        ('<script>document.write("Words")</script><style>p { color: red }</style>', None),
    ],
)
def test_what_stands_in_an_article_is_told_apart_by_its_markup_or_its_words(markup, zone):
    found = between(markup)
    assert [row[:2] for row in found] == ([zone] if zone else [])


def test_credits_below_the_headline_are_the_dateline():
    markup = page().replace("</h1>", '</h1><p class="byline">By Ada Quill | 3 March 2019</p>')
    assert zoned(markup)[1] == ("dateline", "", "By Ada Quill | 3 March 2019")
    assert read(markup).attribution.byline == "Ada Quill"


def test_a_second_heading_below_the_headline_is_the_standfirst():
    markup = page().replace("</h1>", "</h1><h2>Fishers announce that they will block the entrance</h2>")
    assert zoned(markup)[1][:2] == ("headline", "standfirst")


def test_headings_inside_an_article_are_subheadings():
    assert between("<h2>Who pays for it?</h2>") == [("headline", "subheading", "Who pays for it?")]


def test_comments_below_an_article_are_kept_as_comments():
    markup = page().replace("</article>", '</article><section id="comments"><p>gull: No.</p></section>')
    assert zoned(markup)[-1] == ("comments", "", "gull: No.")


def test_a_table_of_data_keeps_its_rows_together():
    rows = "".join(f"<tr><td>Boat {n}</td><td>{n * 7}</td></tr>" for n in range(9))
    words = read(page(f"<table><tr><th>Boat</th><th>Length</th></tr>{rows}</table>")).words
    assert "Boat\tLength" in words and "Boat 3\t21" in words


def test_a_line_break_in_a_paragraph_is_one_in_the_words():
    assert f"{PROSE}\nIn spring?" in read(page().replace(PROSE, f"{PROSE}<br>In spring?")).words


def test_what_was_left_out_can_still_be_seen_as_text_that_does_nothing():
    content = page('<script>alert("!")</script><p hidden>never shown</p><img src="http://x.example/a.gif">')
    seen = plain_view(content.encode())
    assert "Home" in seen and "Harbour Street 1" in seen and "never shown" in seen and PROSE in seen
    assert "alert" not in seen and "<" not in seen and "x.example" not in seen


def test_a_page_whose_article_nobody_finds_gives_all_its_words():
    assert read("<html><title>x</title><table><td>Two words</table>").words == "Two words"
    assert "Home" in read("<html><ul><li><a href=a>Home</a><li><a href=b>Sport</a></ul>").words


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><img src=x>", "<html><script>x</script>", "<!DOCTYPE html>"]
)
def test_a_page_without_words_is_refused_with_a_way_out(markup):
    with pytest.raises(UserError, match=r"“page\.html”") as refused:
        read(markup)
    assert refused.value.hint


def test_reading_a_page_touches_no_network(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a page was on its way into the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    remote = "".join(
        f'<{tag} src="http://x.example/{tag}" href="http://x.example/">'
        for tag in ("img", "iframe", "embed", "link", "base")
    )
    read(
        page(
            remote,
            '<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><link rel=stylesheet href="http://x.example/s.css">',
        )
    )


DEEP = 100_000


@pytest.mark.parametrize("opened", ["<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>"])
def test_an_article_below_any_number_of_elements_is_found(opened):
    assert PROSE in read(page().replace("<main>", "<main>" + opened * (DEEP // 10))).words


@pytest.mark.parametrize(
    "torn",
    [
        '<p 6">',
        "<me<plaintext>",
        "<p xml:lang=en xmlns:fb=x>",
        "<p i&#xd800;d=x>",
        "<p>\x01\x02</p>",
        "<p a=\x03>",
    ],
)
def test_torn_markup_below_many_elements_costs_nothing_of_the_article(torn):
    assert PROSE in read(page().replace("<main>", "<div>" * 200 + torn + "</p><main>")).words


def test_a_piece_is_what_the_element_around_all_of_it_says():
    assert (
        between('<p><span class="dateline">PORT ELLEN</span> The mayor has said nothing at all so far.</p>')
        == []
    )
    assert between(f'<p><span class="sr-only">Read aloud</span> {QUESTION}</p>') == []
    assert "Read aloud" not in read(page('<p><span class="sr-only">Read aloud</span> It grows.</p>')).words


TEDIOUS = {
    "paragraphs": f"<p>{PROSE}</p>\n",
    "short paragraphs": "<p>a</p>",
    "links": '<li><a href="#">A headline of the day before yesterday</a></li>',
    "spans": "<span>a </span>",
    "breaks": "<br>",
    "comments": "<!-- x -->",
    "rows": "<tr><td>a<td>b</tr>",
    "cells": "<td>a",
    "headings": "<h1>Basin to be widened</h1>",
    "meta tags": '<meta name="author" content="Ada Quill">',
    "credits": '<time class="byline author" datetime="2020-01-01">2020</time>',
    "brackets": "<",
    "openings": "<p ",
    "entities": "&amp;",
}


@pytest.mark.parametrize("kind", TEDIOUS)
def test_a_page_four_times_as_large_takes_nowhere_near_sixteen_times_as_long(kind):
    many = 60_000 // len(TEDIOUS[kind])

    def seconds(count: int) -> float:
        start = time.process_time()
        read(page(TEDIOUS[kind] * count))
        return time.process_time() - start

    seconds(1)
    assert seconds(many * 4) < seconds(many) * 10 + 0.1


TAGS = [
    *("<html>", "<body>", "<p>", "</p>", "<div class=caption>", "</div>", "<h1>", "</h1>", "<br>", "words "),
    *("<table>", "<tr>", "<td>", "</table>", "<a href=x>", "</a>", "<blockquote>", "<pre>", "<ul><li>", "\n"),
    *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "&#0;", "&#xD800;", "&lt;", "<svg>", "<style>"),
    *("<time datetime=x>", "<meta name=author content='>", "<select><option>", "<title>", "<template>"),
    *("<p hidden>", "<button>", "\ufeff", PROSE),
]
MARKUP = st.lists(st.sampled_from(TAGS) | st.text(max_size=8))


@settings(max_examples=150)
@given(MARKUP)
def test_any_markup_gives_an_article_or_a_sentence_for_the_user(pieces):
    check(b"<html>" + "".join(pieces).encode("utf-8", "replace"))


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_sentence_for_the_user(content):
    check(b"<html>" + content)
    check(content)


def check(content: bytes) -> None:
    try:
        article = read_bytes(content, "any.html")
    except UserError as refused:
        assert "“any.html”" in refused.message and refused.hint
        return
    words = article.words
    borders = [0, *(zone.end for zone in article.zones)]
    assert [zone.start for zone in article.zones] == borders[:-1] and borders[-1] == len(words)
    cited = "".join(words[start:end] for start, end in article.passages)
    assert re.sub(r"\s", "", cited) == re.sub(r"\s", "", words)
    assert words.encode()
