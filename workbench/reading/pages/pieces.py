"""The pieces of a page in the order of its markup: paragraphs, headings, captions, rows of tables."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from workbench.domain.article import ZoneKind
from workbench.places import resource
from workbench.reading.cues import Mark

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_AROUND_BREAK = re.compile(r" *\n *")
_SPACES = re.compile(r" {2,}| *\t[ \t]*")
_NAME_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_LARGEST_ROW = 400
"""Characters, and elements, that a row of data may have."""

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the markup sets apart.

    `mark` is what the markup says of them, `tag` the element they are directly in, `around` the number
    of the element around that, `linked` is how many of the characters (without blanks) are links.
    """

    words: str
    mark: Mark | None
    tag: str
    around: int
    linked: int
    hidden: bool = False

    @property
    def is_link(self) -> bool:
        """Whether hardly anything of it is not a link."""
        return self.linked * 10 >= len("".join(self.words.split())) * 9

    @property
    def is_heading(self) -> bool:
        return self.tag in _HEADINGS


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended yet."""

    number: int
    tag: str
    rule: Mapping[str, Any] | None
    hidden: bool
    linked: bool
    is_row: bool = False


def pieces(tree: Any) -> Iterator[Piece]:
    """All pieces that have words, also those that the page hides; scripts and the like are left out."""
    rules = _rules()
    skipped, inline = frozenset(rules["skipped"]), frozenset(rules["inline"])
    collected = _Collected()
    stack: list[_Open] = []
    number = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in skipped and stack:
                walk.skip_subtree()
                stack.append(_Open(0, tag, None, False, False))
                continue
            if tag == "br":
                collected.add_break()
            elif tag in _CELLS and stack and stack[-1].is_row:
                collected.add_cell()
            elif tag not in inline:
                yield from collected.finished(stack)
            number += 1
            stack.append(_opened(element, tag, number, stack))
            if tag == "pre":
                collected.add_lines(element.text, stack)
            else:
                collected.add(element.text, stack)
        else:
            ended = stack.pop()
            is_cell = tag in _CELLS and stack and stack[-1].is_row
            if not is_cell and tag not in inline and tag != "br" and tag not in skipped:
                yield from collected.finished([*stack, ended])
            if stack:
                collected.add(element.tail, stack)
    yield from collected.finished(stack)


class _Collected:
    """Characters that have not become a piece yet."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0
        self._stack: list[_Open] = []

    def add(self, words: str | None, stack: Sequence[_Open]) -> None:
        if words:
            self._add(_BLANKS.sub(" ", words), stack)

    def add_lines(self, words: str | None, stack: Sequence[_Open]) -> None:
        if words:
            self._add(words, stack)

    def add_cell(self) -> None:
        self._parts.append("\t")

    def add_break(self) -> None:
        self._parts.append("\n")

    def _add(self, words: str, stack: Sequence[_Open]) -> None:
        if not self._stack and not words.isspace():
            self._stack = list(stack)
        if stack[-1].linked:
            self._linked += len("".join(words.split()))
        self._parts.append(words)

    def finished(self, stack: Sequence[_Open]) -> Iterator[Piece]:
        """What was collected, if there are words in it."""
        words = _AROUND_BREAK.sub("\n", _SPACES.sub(_space, "".join(self._parts))).strip()
        if words and self._stack:
            yield _piece(words, self._stack, self._linked)
        self._parts, self._linked, self._stack = [], 0, []


def _space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _piece(words: str, stack: Sequence[_Open], linked: int) -> Piece:
    inline = _rules()["inline"]
    blocks = [opened for opened in stack if opened.tag not in inline] or stack[:1]
    return Piece(
        words,
        _mark(words, stack),
        blocks[-1].tag,
        blocks[-2].number if len(blocks) > 1 else blocks[-1].number,
        linked,
        any(opened.hidden for opened in stack),
    )


def _mark(words: str, stack: Sequence[_Open]) -> Mark | None:
    """What the innermost element says that is not too long for it."""
    for opened in reversed(stack):
        rule = opened.rule
        if rule and len(words) <= rule.get("at_most", len(words)):
            return Mark(ZoneKind(rule["kind"]), rule.get("label", ""))
    return None


def _opened(element: Any, tag: str, number: int, stack: Sequence[_Open]) -> _Open:
    names = _names(element)
    hidden = bool(
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (tag != "body" and _HIDING.search(element.get("style") or ""))
        or names & _hidden_names()
    )
    linked = tag in ("a", "button") or bool(stack and stack[-1].linked)
    return _Open(number, tag, _rule(tag, names), hidden, linked, tag == "tr" and _is_row(element))


def _is_row(element: Any) -> bool:
    """Whether a row of a table holds short cells, as tables of data do and tables for layout do not."""
    size = 0
    for count, inner in enumerate(element.iter()):
        size += len((inner.text or "").strip()) + len((inner.tail or "").strip())
        if count > _LARGEST_ROW or size > _LARGEST_ROW or inner.tag in ("table", "p", "ul", "ol", "div"):
            return False
    return True


def _rule(tag: str, names: frozenset[str]) -> Mapping[str, Any] | None:
    if tag in ("html", "body", "main", "article"):
        return None  # “article has-comments” is not the comments
    for tags, telling, rule in _piece_rules():
        if tag in tags or names & telling:
            return rule
    return None


def _names(element: Any) -> frozenset[str]:
    said = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    found = {_NAME_PARTS.sub("-", name).replace("_", "-").lower() for name in said.split()}
    prop = element.get("itemprop")
    return frozenset(found | ({str(prop).lower()} if prop in ("author", "caption") else set()))


@cache
def _piece_rules() -> tuple[tuple[frozenset[str], frozenset[str], Mapping[str, Any]], ...]:
    return tuple((frozenset(rule["tags"]), frozenset(rule["names"]), rule) for rule in _rules()["piece"])


@cache
def _hidden_names() -> frozenset[str]:
    return frozenset(_rules()["hidden_names"])


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/markup.toml").read_text("utf-8"))
