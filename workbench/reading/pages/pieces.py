"""The pieces of a page in the order of its markup: paragraphs, headings, captions, rows of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from lxml import etree

from workbench.domain.article import ZoneKind
from workbench.reading.cues import Mark
from workbench.reading.pages.naming import Rule, is_hidden, names_of, rule_for, tags

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_AROUND_BREAK = re.compile(r" *\n *")
_SPACES = re.compile(r" {2,}| *\t[ \t]*")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_NO_DATA = ("table", "p", "ul", "ol", "div")
_LARGEST_ROW = 400
"""Characters, and elements, that a row of data may have."""


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
    rule: Rule | None
    hidden: bool
    linked: bool
    is_row: bool
    is_cell: bool
    parts: bool
    """Whether it sets its words apart from those before and behind it."""


def pieces(tree: Any, *, everything: bool = False) -> Iterator[Piece]:
    """All pieces that have words, those that the page hides among them; scripts and the like are left out.

    What is hidden within a line is left out too, unless `everything` is asked for.
    """
    skipped, inline = tags("skipped"), tags("inline")
    collected = _Collected()
    stack: list[_Open] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for number, (event, element) in enumerate(walk):
        tag = element.tag
        if event == "end":
            ended = stack.pop()
            if ended.parts:
                yield from collected.finished()
            if stack:
                collected.add(element.tail, stack)
            continue
        opened = _opened(element, number, stack, is_inline=tag in inline)
        if tag in skipped or (opened.hidden and tag in inline and not everything):
            walk.skip_subtree()
            opened.parts = False
            stack.append(opened)
            continue
        if tag == "br":
            collected.add_mark("\n")
        elif opened.is_cell:
            collected.add_mark("\t")
        elif opened.parts:
            yield from collected.finished()
        stack.append(opened)
        collected.add(element.text, stack)
    yield from collected.finished()


class _Collected:
    """Characters that have not become a piece yet."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._linked = 0
        self._around: list[_Open] = []

    def add(self, words: str | None, stack: Sequence[_Open]) -> None:
        """Add the words that stand in the innermost element of the stack."""
        if not words:
            return
        if not words.isspace():
            # what the piece is, only those elements say that are around all of it
            self._around = _shared(self._around, stack) if self._around else list(stack)
        if stack[-1].linked:
            self._linked += len("".join(words.split()))
        self._parts.append(words if stack[-1].tag == "pre" else _BLANKS.sub(" ", words))

    def add_mark(self, mark: str) -> None:
        self._parts.append(mark)

    def finished(self) -> Iterator[Piece]:
        """What was collected, if there are words in it."""
        words = _AROUND_BREAK.sub("\n", _SPACES.sub(_space, "".join(self._parts))).strip()
        if words and self._around:
            yield _piece(words, self._around, self._linked)
        self._parts, self._linked, self._around = [], 0, []


def _shared(one: Sequence[_Open], other: Sequence[_Open]) -> list[_Open]:
    pairs = zip(one, other, strict=False)
    return [opened for opened, _ in takewhile(lambda pair: pair[0] is pair[1], pairs)]


def _space(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _piece(words: str, around: Sequence[_Open], linked: int) -> Piece:
    inline = tags("inline")
    blocks = [opened for opened in around if opened.tag not in inline] or around[:1]
    return Piece(
        words,
        _mark(words, around),
        blocks[-1].tag,
        blocks[-2].number if len(blocks) > 1 else blocks[-1].number,
        linked,
        any(opened.hidden for opened in around),
    )


def _mark(words: str, around: Sequence[_Open]) -> Mark | None:
    """What the innermost element says that is not too long for it."""
    for opened in reversed(around):
        rule = opened.rule
        if rule and len(words) <= rule.get("at_most", len(words)):
            return Mark(ZoneKind(rule["kind"]), rule.get("label", ""))
    return None


def _opened(element: Any, number: int, stack: Sequence[_Open], *, is_inline: bool) -> _Open:
    tag, names = element.tag, names_of(element)
    is_cell = tag in _CELLS and bool(stack) and stack[-1].is_row
    return _Open(
        number,
        tag,
        rule_for(tag, names),
        hidden=is_hidden(element, names),
        linked=tag in ("a", "button") or bool(stack and stack[-1].linked),
        is_row=tag == "tr" and _is_row(element),
        is_cell=is_cell,
        parts=not is_inline and not is_cell and tag != "br",
    )


def _is_row(element: Any) -> bool:
    """Whether a row of a table holds short cells, as tables of data do and tables for layout do not."""
    size = 0
    for count, inner in enumerate(element.iter()):
        size += len((inner.text or "").strip()) + len((inner.tail or "").strip())
        if count > _LARGEST_ROW or size > _LARGEST_ROW or inner.tag in _NO_DATA:
            return False
    return True
