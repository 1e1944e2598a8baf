"""JSON-LD: what a page says of its article in schema.org's words."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLES = re.compile(
    r"article|newsarticle|reportage|blogposting|posting|report|review|webpage|claimreview|creativework",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_CDATA = re.compile(
    r"^\s*(?:/\*\s*)?(?://\s*)?<!\[CDATA\[(?:\s*\*/)?|(?://\s*)?(?:/\*\s*)?\]\]>(?:\s*\*/)?\s*$"
)
_DEEPEST = 8
_LARGEST = 2_000_000
"""Characters of JSON; what is longer is a shop's catalogue and no description of an article."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of the article; empty where nothing is. Moments as the page writes them."""

    title: str = ""
    name: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    url: str = ""
    language: str = ""


def described(tree: Any) -> Described:
    """The first thing on the page that is an article, or at least a page with a headline."""
    things = [thing for data in _scripts(tree) for thing in _things(data)]
    names = {str(thing["@id"]): thing for thing in things if "@id" in thing}
    articles = sorted((thing for thing in things if _rank(thing)), key=_rank, reverse=True)
    if not articles:
        return Described()
    first = articles[0]
    return Described(
        title=_text(first.get("headline")),
        name=_text(first.get("name")) if _rank(first) > 1 else "",
        outlet=next(
            filter(None, (_name(first.get(part), names) for part in ("publisher", "sourceOrganization"))), ""
        ),
        authors=tuple(dict.fromkeys(_names_of(first.get("author") or first.get("creator"), names))),
        published=_text(first.get("datePublished") or first.get("dateCreated")),
        updated=_text(first.get("dateModified")),
        url=_text(first.get("url")),
        language=_text(first.get("inLanguage")),
    )


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= _LARGEST:
            words = _CONTROL.sub(" ", _CDATA.sub("", script.text or ""))
            try:
                yield json.loads(words)
            except (ValueError, RecursionError):  # a page’s mistake; the other sources stand
                continue


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            yield from _things(data.get(key), depth + 1)


def _rank(thing: dict[str, Any]) -> int:
    """How surely a thing is the article of the page; 0 for things that are none."""
    kinds = thing.get("@type")
    said = (
        " ".join(kinds) if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds) else kinds
    )
    if not isinstance(said, str) or not _ARTICLES.search(said):
        return 0
    if "headline" in thing or "articleBody" in thing:
        return 3
    return 1 if "webpage" in said.lower() or "creativework" in said.lower() else 2


def _names_of(value: Any, names: dict[str, dict[str, Any]]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if (name := _name(item, names)) and not name.startswith("http"):
            yield name


def _name(value: Any, names: dict[str, dict[str, Any]]) -> str:
    if isinstance(value, list):
        return next(filter(None, (_name(item, names) for item in value)), "")
    if isinstance(value, dict):
        other = names.get(str(value.get("@id")), {})
        return _text(value.get("name")) or _text(other.get("name"))
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("alternateName"))
    # pages escape their JSON as if it were markup
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
