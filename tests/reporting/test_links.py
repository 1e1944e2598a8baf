"""A report links to the web and to nothing else."""

from urllib.parse import unquote

import pytest

from workbench.reporting.links import address_of_quote, web_address


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//herald.example/x",
        "herald.example",
        "http:",
        "https://",
        "https:///path",
        "http://[::1",
        "https://herald.example/\x00",
        "https://herald.example\\@evil.example",
        "",
    ],
)
def test_only_addresses_of_the_web_are_linked(url):
    assert web_address(url) == ""
    assert address_of_quote(url, "Some words.") == ""


def test_an_address_of_the_web_is_linked_as_it_stands():
    assert web_address(" https://herald.example/a?b=1&c=2 ") == "https://herald.example/a?b=1&c=2"
    assert web_address("HTTP://herald.example/") == "HTTP://herald.example/"


def test_a_short_quote_is_named_whole_and_nothing_in_it_is_taken_for_a_command():
    address = address_of_quote("https://herald.example/a", "closed – re-opened, & “safe”")
    page, _, fragment = address.partition("#:~:text=")
    assert page == "https://herald.example/a"
    assert not set(fragment) & set(",-&#“ ")
    assert unquote(fragment) == "closed – re-opened, & “safe”"


def test_a_long_quote_is_named_by_its_edges():
    words = " ".join(f"word{number}" for number in range(30))
    fragment = address_of_quote("https://herald.example/a", words).partition("text=")[2]
    first, last = map(unquote, fragment.split(","))
    assert words.startswith(first) and words.endswith(last)


def test_a_quote_over_several_lines_is_named_by_words_that_stand_in_one_line_each():
    fragment = address_of_quote("https://herald.example/a", "One line.\n\nAnother line.").partition("text=")[
        2
    ]
    assert [unquote(edge) for edge in fragment.split(",")] == ["One line.", "Another line."]


def test_an_address_that_goes_to_a_place_already_keeps_it():
    assert address_of_quote("https://herald.example/a#part-2", "Yes.").endswith("/a#part-2:~:text=Yes.")
