"""What the names of elements say: the rules in `resources/reading/markup.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from workbench.places import resource

Rule = Mapping[str, Any]
"""A row of the table: the `kind` and `label` of what is in an element, and how much that may be."""

_NAME_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE_PAGE = ("html", "body", "main", "article")
"""“article has-comments” is not the comments."""

_LONGEST_NAME = 400


@cache
def tags(which: str) -> frozenset[str]:
    """The tags that the table lists as `skipped` or as `inline`."""
    return frozenset(_table()[which])


def names_of(element: Any) -> frozenset[str]:
    """The words that a page calls an element, in one way of writing: `photo-caption`."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST_NAME]
    found = {_NAME_PARTS.sub("-", name).replace("_", "-").lower() for name in said.split()}
    prop = element.get("itemprop")
    return frozenset(found | ({prop} if prop in ("author", "caption") else set()))


def rule_for(tag: str, names: frozenset[str]) -> Rule | None:
    if tag in _WHOLE_PAGE:
        return None
    return next((rule for tags, telling, rule in _rules() if tag in tags or names & telling), None)


def is_hidden(element: Any, names: frozenset[str]) -> bool:
    """Whether a page keeps an element from its readers, as far as its markup tells."""
    return bool(
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (element.tag != "body" and _HIDING.search(element.get("style") or ""))
        or names & _hidden_names()
    )


@cache
def _rules() -> tuple[tuple[frozenset[str], frozenset[str], Rule], ...]:
    return tuple((frozenset(rule["tags"]), frozenset(rule["names"]), rule) for rule in _table()["piece"])


@cache
def _hidden_names() -> frozenset[str]:
    return frozenset(_table()["hidden_names"])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/markup.toml").read_text("utf-8"))
