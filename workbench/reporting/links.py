"""Addresses that a report may link to: the web's, and nothing that could run or read a file."""

import re
from urllib.parse import quote, urlsplit

_WORDS_AT_AN_EDGE = 6
_LONG = 2 * _WORDS_AT_AN_EDGE


def web_address(url: str) -> str:
    """`url` when it is an http or https address with a host, else an empty string."""
    url = url.strip()
    if re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and host else ""


def address_of_quote(url: str, passage: str) -> str:
    """The address of a page with a text fragment, on which a browser goes to the quote and marks it.

    A long quote is named by its first and last words: what stands between may be broken by markup.
    Empty when `url` is not one of the web.
    """
    address = web_address(url)
    lines = [line.split() for line in passage.splitlines() if line.strip()]
    if not address or not lines:
        return address
    if len(lines) == 1 and len(lines[0]) <= _LONG:
        fragment = _encoded(lines[0])
    else:
        fragment = f"{_encoded(lines[0][:_WORDS_AT_AN_EDGE])},{_encoded(lines[-1][-_WORDS_AT_AN_EDGE:])}"
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    # a hyphen next to a comma would be read as the mark of a prefix or a suffix
    return quote(" ".join(words), safe="").replace("-", "%2D")
