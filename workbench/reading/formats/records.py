"""Articles as JSON: a line for each, an array of them, or an object that has one."""

import json
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.errors import UserError
from workbench.reading.data.elements import Element, elements, lines
from workbench.reading.data.encoded import within
from workbench.reading.data.record import Named, article, named
from workbench.reading.data.refusing import one_sentence_if_all_bad
from workbench.reading.decoding import as_written, decode
from workbench.reading.extracted import Extracted

_LINES = "application/jsonl"
_VALUE = "application/json"


def read(content: bytes, file_name: str) -> Iterator[Extracted | UserError]:
    """The articles one by one; a line or an element that holds none is a UserError that names it.

    The original of an article are the bytes between its braces, or of its line. Raises UserError,
    naming the file, when it is no text, or no JSON at all.
    """
    return one_sentence_if_all_bad(_records(content, file_name), file_name)


def _records(content: bytes, file_name: str) -> Iterator[Extracted | UserError]:
    characters, encoding = decode(content, file_name)
    written = as_written(content, characters, encoding).removeprefix("\ufeff")
    characters = characters.removeprefix("\ufeff")
    piecewise = within(content, encoding)
    is_lines = _has_lines(characters)
    names: tuple[str, ...] = ()
    fields = named(names)
    for element in lines(characters) if is_lines else elements(characters, file_name):
        if isinstance(element, int):
            yield UserError(f"Line {element:,} of “{file_name}” is not JSON.", "Correct it, or leave it out.")
            continue
        place = f"line {element.line:,} of “{file_name}”"
        if isinstance(element.value, dict) and tuple(element.value) != names:
            names = tuple(element.value)
            fields = named(names)
        try:
            found = _article(element, fields, place)
        except UserError as problem:
            yield problem
            continue
        said = written[element.start : element.end].removesuffix("\r")
        yield replace(
            found,
            encoding=encoding,
            media_type=_LINES if is_lines else _VALUE,
            original=said.encode(piecewise, "surrogateescape"),
            file_name=f"{file_name}, line {element.line:,}",
        )


def _article(element: Element, fields: Named, place: str) -> Extracted:
    if not isinstance(element.value, dict):
        raise UserError(
            f"There is only a bare value in {place}, not an article.", "Write an object with a “text”."
        )
    return article(element.value, fields, place)


def _has_lines(characters: str) -> bool:
    """Whether each line is a value of its own; the first one shows it."""
    start = len(characters) - len(characters.lstrip())
    end = characters.find("\n", start)
    if end < 0 or characters[start] == "[":
        return False
    first = characters[start:end].rstrip()
    try:
        json.loads(first)
    except (ValueError, RecursionError):  # a broken line, or the beginning of one value over many lines
        return first.endswith("}") or not first.startswith("{") or characters.startswith("{", end + 1)
    return characters.find("{", end) >= 0
