"""What the paragraphs of a document are, as far as their styles say it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.domain.article import Attribution, ZoneKind
from workbench.places import resource
from workbench.reading.comments import is_prose
from workbench.reading.cues import Mark, any_of
from workbench.reading.extracted import Block
from workbench.reading.headlines import HEADLINE, SUBHEADING
from workbench.reading.one_line import one_line

TABLE = Mark(ZoneKind.BODY, "table")
FOOTNOTE = Mark(ZoneKind.BODY, "footnote")
MARGIN_NOTE = Mark(ZoneKind.COMMENTS, "comments in the margin")
RUNNING_HEAD = Mark(ZoneKind.BOILERPLATE, "running head")
PAGE_FOOT = Mark(ZoneKind.BOILERPLATE, "page foot")

ORIGIN = "document properties"

TRACKED_CHANGES = (
    "The document has tracked changes: what was inserted is in the text, what was deleted is not."
)
HIDDEN_WORDS = "The document has hidden words; they were left out."
STRUCK_WORDS = "The document has words that are struck through; they are in the text like all others."

_NUMBER = re.compile(r"[\s_-]*\d+$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with the names of their style, and of the styles that one is based on.

    `mark` is what the place of the paragraph says: a footnote, a running head, a table's lines.
    """

    words: str
    styles: Sequence[str] = ()
    is_heading: bool = False
    mark: Mark | None = None


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """The paragraphs that have words. The first heading above all prose is the headline."""
    in_head = True
    for paragraph in paragraphs:
        words = paragraph.words.strip()
        if not words:
            continue
        mark = paragraph.mark or _told(paragraph)
        if mark is HEADLINE and not in_head:
            mark = SUBHEADING
        if mark is HEADLINE or (mark is None and is_prose(words)):
            in_head = False
        yield Block(words, mark.kind if mark else None, mark.label if mark else "")


def properties(*, title: str, author: str, language: str = "") -> Attribution:
    """What the properties of a document say of it, without what programs write there unasked."""
    rules = _rules()["properties"]
    values = {
        "title": _unless(rules["no_titles"], title),
        "byline": _unless(rules["no_authors"], author),
        "language": one_line(language),
    }
    return Attribution(**values, origins={field: ORIGIN for field, value in values.items() if value})


def _told(paragraph: Paragraph) -> Mark | None:
    if paragraph.is_heading:
        return HEADLINE
    for style in paragraph.styles:
        name = _NUMBER.sub("", style.replace("_20_", " ").replace("_", " ").strip().lower())
        if name in _rules()["headings"]:
            return HEADLINE
        if name in _marks():
            return _marks()[name]
    return None


def _unless(patterns: Sequence[str], words: str) -> str:
    words = one_line(words)
    return "" if re.fullmatch(any_of(patterns), words, re.IGNORECASE) else words


@cache
def _marks() -> Mapping[str, Mark]:
    return {
        name: Mark(ZoneKind(rule["kind"]), rule.get("label", ""))
        for rule in _rules()["style"]
        for name in rule["names"]
    }


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/styles.toml").read_text("utf-8"))
