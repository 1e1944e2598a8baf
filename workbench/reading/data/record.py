"""From the fields of a record to an article."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from workbench.domain.article import Attribution
from workbench.domain.errors import UserError
from workbench.places import resource
from workbench.reading.extracted import Block, Extracted
from workbench.reading.one_line import one_line
from workbench.reading.pages.moments import date_in
from workbench.reading.pages.whole import whole_page

_ATTRIBUTION = ("title", "outlet", "byline", "published", "updated", "url", "language")
_DATES = ("published", "updated")
_MARKUP = re.compile(
    r"\s*<(?:!doctype|html|head|body|p|div|article|section|main|h[1-6]|span|br|b|i|em|strong|a|ul|ol|blockquote|figure|img|table)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\s_-]+|^.*\.")
_LONGEST_NAME = 200
_NAMES = ("name", "title", "id")

Named = Mapping[str, tuple[str, ...]]
"""For each field of an article, the names under which a record has it, the best first."""


def named(names: Iterable[str]) -> Named:
    """Which of these names stand for which fields."""
    plain = [(_NO_NAME.sub("", name[:_LONGEST_NAME].strip().lower()), name) for name in names]
    return {
        field: tuple(name for known in knowns for said, name in plain if said == known)
        for field, knowns in _rules()["fields"].items()
    }


def article(record: Mapping[str, Any], fields: Named, place: str) -> Extracted:
    """The article that a record holds; `place` names it in sentences. Raises UserError without a text."""
    text = _first(record, fields["text"], _words)
    if not text.strip():
        known = ", ".join(f"“{name}”" for name in fields["text"])
        raise UserError(
            f"There is no text in {place}.",
            f"Its field {known} is empty." if known else "Call the field that holds the words “text”.",
        )
    if _has_half_character(text):
        raise UserError(
            f"There is half a character in the text of {place}.", "Export it as UTF-8 and import it again."
        )
    values = {field: _first(record, fields[field], _line) for field in _ATTRIBUTION}
    notes = []
    for field in _DATES:
        said, values[field] = values[field], date_in(values[field])
        if said and not values[field]:
            notes.append(f"“{said}” was not understood as the date of {place}.")
    origins = {field: f"field “{_used(record, fields[field])}”" for field, value in values.items() if value}
    return Extracted(
        tuple(whole_page(text)) if _MARKUP.match(text) else (Block(text),),
        Attribution(**values, origins=origins),
        known_id=_first(record, fields["id"], _line),
        notes=notes,
    )


def holds_articles(name: str) -> bool:
    """Whether a list of this name in an object is one of articles."""
    return name.strip().lower() in _rules()["collections"]["names"]


def _has_half_character(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return True
    return False


def _first(record: Mapping[str, Any], names: Iterable[str], as_words: Callable[[Any], str]) -> str:
    return next((words for name in names if (words := as_words(record.get(name)))), "")


def _used(record: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((name for name in names if _line(record.get(name))), "")


def _words(value: Any) -> str:
    """The words of a text, whose paragraphs may be a list."""
    if isinstance(value, str):
        return value
    return "\n\n".join(one for one in value if isinstance(one, str)) if isinstance(value, list) else ""


def _line(value: Any) -> str:
    """A value in one line: several authors after each other, the name of an outlet that is an object."""
    if isinstance(value, str):
        return one_line(value)  # nearly all are
    return one_line(", ".join(filter(None, _values(value))))


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield json.dumps(value)
    elif isinstance(value, Mapping):
        yield next((value[name] for name in _NAMES if isinstance(value.get(name), str)), "")
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, str | Mapping):
                yield from _values(one)


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resource("reading/records.toml").read_text("utf-8"))
