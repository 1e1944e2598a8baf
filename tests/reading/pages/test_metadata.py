"""What a page says about itself, and from where it is known."""

import json

import pytest
from pages import page

from workbench.reading.pages.metadata import page_attribution, saved_from
from workbench.reading.pages.moments import date_in
from workbench.reading.pages.pieces import pieces
from workbench.reading.pages.tree import page_tree


def attribution(markup: str, address: str = ""):
    tree = page_tree(markup)
    return page_attribution(tree, list(pieces(tree)), address)


def linked(**said) -> str:
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


def test_linked_data_goes_before_meta_tags_before_what_is_seen():
    said = attribution(
        page(
            '<span class="byline">By Somebody Else</span>',
            linked(
                **{
                    "@type": "NewsArticle",
                    "headline": "Basin to be widened",
                    "author": {"name": "Ada Quill"},
                },
                publisher={"@type": "Organization", "name": "Island Weekly"},
                datePublished="2019-03-03T23:30:00-05:00",
                dateModified="2019-03-04",
            )
            + '<meta name="author" content="Another One"><meta property="og:site_name" content="Weekly">',
        )
    )
    assert (said.title, said.outlet, said.byline) == ("Basin to be widened", "Island Weekly", "Ada Quill")
    assert (said.published, said.updated, said.language) == ("2019-03-03", "2019-03-04", "en")
    assert said.origins == {
        "title": "JSON-LD headline",
        "outlet": "JSON-LD publisher",
        "byline": "JSON-LD author",
        "published": "JSON-LD datePublished, 2019-03-03T23:30:00-05:00",
        "updated": "JSON-LD dateModified, 2019-03-04",
        "language": "html lang",
    }


@pytest.mark.parametrize(
    ("head", "field", "value", "origin"),
    [
        (
            '<meta property="og:site_name" content="The Weekly">',
            "outlet",
            "The Weekly",
            "meta tag og:site_name",
        ),
        ('<meta name="author" content="By Ada Quill">', "byline", "Ada Quill", "meta tag author"),
        (
            '<meta name="dc.creator" content="Ada Quill"><meta name="dc.creator" content="J. Loon">',
            "byline",
            "Ada Quill, J. Loon",
            "meta tag dc.creator",
        ),
        (
            '<meta property="article:published_time" content="2020-01-06T18:20:00Z">',
            "published",
            "2020-01-06",
            "meta tag article:published_time, 2020-01-06T18:20:00Z",
        ),
        ('<meta name="pubdate" content="20200106">', "published", "2020-01-06", "meta tag pubdate, 20200106"),
        (
            '<meta name="date" content="January 6, 2020">',
            "published",
            "2020-01-06",
            "meta tag date, January 6, 2020",
        ),
        ('<link rel="canonical" href="https://a.example/x">', "url", "https://a.example/x", "canonical link"),
        (
            '<meta property="og:url" content="https://a.example/y">',
            "url",
            "https://a.example/y",
            "meta tag og:url",
        ),
    ],
)
def test_meta_tags_are_read_with_their_names(head, field, value, origin):
    said = attribution(page("", head))
    assert getattr(said, field) == value
    assert said.origins[field] == origin


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ('<p class="byline">By Ada Quill | 3 March 2019</p>', "Ada Quill"),
        ('<a rel="author" href="/ada">Ada Quill</a>', "Ada Quill"),
        ('<div itemprop="author"><span itemprop="name">Ada Quill</span> Reporter</div>', "Ada Quill"),
        ('<div class="author">Ada Quill March 3, 2019 5:30 pm</div>', "Ada Quill"),
        ('<div class="author">3 March 2019</div>', ""),
        ('<meta name="author" content="https://facebook.example/weekly">', ""),
    ],
)
def test_a_byline_is_a_name_without_what_stands_around_it(body, byline):
    assert attribution(page(body)).byline == byline


def test_the_site_is_cut_from_the_title_only_when_it_is_the_outlet():
    named = '<meta property="og:site_name" content="Island Weekly">'
    assert attribution(f"<html><title>Who pays? | Island Weekly</title>{named}<p>x").title == "Who pays?"
    assert attribution("<html><title>Basin – the sequel</title><p>x").title == "Basin – the sequel"


def test_the_heading_is_the_title_where_the_bar_of_the_browser_says_it_too():
    assert attribution(page()).title == "Basin to be widened"
    other = attribution("<html><title>Basin to be widened</title><h1>Island Weekly</h1><p>x</p>")
    assert (other.title, other.origins["title"]) == ("Basin to be widened", "title of the page")


def test_an_address_tells_the_outlet_when_nothing_else_does():
    said = attribution("<html><p>x", "https://www.island.example/basin")
    assert (said.url, said.outlet) == ("https://www.island.example/basin", "island.example")
    assert said.origins["outlet"] == "address of the page"


def test_both_addresses_are_told_when_a_page_was_saved_from_another_than_its_own():
    said = attribution(
        page("", '<link rel="canonical" href="https://a.example/x">'), "https://m.a.example/x?y"
    )
    assert said.url == "https://a.example/x"
    assert said.origins["url"] == "canonical link, saved from https://m.a.example/x?y"


def test_a_canonical_link_to_the_front_page_is_not_believed():
    said = attribution(page("", '<link rel="canonical" href="https://a.example/">'), "https://a.example/x")
    assert said.url == "https://a.example/x"


@pytest.mark.parametrize(
    ("comment", "address"),
    [
        ("<!-- saved from url=(0031)https://a.example/basin -->", "https://a.example/basin"),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: Mon Jan 06\n-->",
            "https://a.example/b",
        ),
        ("<!-- saved from url=(0011)about:blank -->", ""),
        ("", ""),
    ],
)
def test_the_address_is_found_that_programs_write_into_pages_they_save(comment, address):
    assert saved_from(f"<!DOCTYPE html>\n{comment}<html><p>x") == address


@pytest.mark.parametrize(
    ("moment", "date"),
    [
        ("2020-01-06T23:59:00-05:00", "2020-01-06"),
        ("2020-01-06 18:20", "2020-01-06"),
        ("2020-01", "2020-01"),
        ("20200106T182000Z", "2020-01-06"),
        ("Mon, 06 Jan 2020 18:20:00 GMT", "2020-01-06"),
        ("January 6, 2020 5:30 pm", "2020-01-06"),
        ("6 January 2020", "2020-01-06"),
        ("2020-13-45", ""),
        ("2019-06-31", ""),
        ("01/06/2020", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_moment_is_the_day_that_its_writer_had(moment, date):
    assert date_in(moment) == date


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[[[[",
        "null",
        '"x"',
        "[]",
        '{"@type": 5}',
        '{"@type": ["Article", null]}',
        "[" * 9000,
        '{"@graph": [[{}]]}',
    ],
)
def test_linked_data_that_is_broken_costs_nothing(script):
    markup = page("", f'<script type="application/ld+json">{script}</script>')
    assert attribution(markup).title == "Basin to be widened"


@pytest.mark.parametrize(
    "said",
    [
        {
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {"@type": "NewsArticle", "headline": "Basin to be widened!"},
            ]
        },
        {"@type": ["NewsArticle"], "headline": ["Basin to be widened!"]},
        {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Basin to be widened!"}},
        {"@type": "Article", "headline": "Basin to be widened&#33;"},
    ],
)
def test_the_article_is_found_wherever_the_linked_data_has_it(said):
    assert attribution(page("", linked(**said))).title == "Basin to be widened!"


def test_an_author_may_be_named_elsewhere_in_the_linked_data():
    graph = [
        {"@type": "Person", "@id": "#ada", "name": "Ada Quill"},
        {"@type": "Article", "headline": "Basin to be widened", "author": [{"@id": "#ada"}, "J. Loon"]},
    ]
    assert attribution(page("", linked(**{"@graph": graph}))).byline == "Ada Quill, J. Loon"


@pytest.mark.parametrize("address", ["http://[news/basin", "https://[<!ENTITY>]/", "https://ne\u2100ws.org/"])
def test_an_address_that_cannot_be_taken_apart_is_none(address):
    markup = page("", f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">')
    assert attribution(markup, address).url == ""
    assert attribution(markup, "https://island.example/basin").url == "https://island.example/basin"
