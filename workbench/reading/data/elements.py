"""The records of a file of JSON, each with the characters it is written in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.domain.errors import UserError
from workbench.reading.data.record import holds_articles

_BLANKS = re.compile(r"[ \t\r\n]*")
_decoder = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Element:
    """A value of JSON, and where it is written: in characters, and in which line, counted from 1."""

    value: Any
    start: int
    end: int
    line: int


def lines(characters: str) -> Iterator[Element | int]:
    """The values of JSON Lines; for a line that is no JSON, its number."""
    start, number = 0, 0
    while start < len(characters):
        number += 1
        end = characters.find("\n", start)
        end = len(characters) if end < 0 else end
        if characters[start:end].strip():
            try:
                value = json.loads(characters[start:end])
            except (ValueError, RecursionError):
                yield number
            else:
                yield Element(value, start, end, number)
        start = end + 1


def elements(characters: str, file_name: str) -> Iterator[Element]:
    """The articles in one JSON value: an array of them, an object that has such an array, or one.

    Raises UserError, naming the file and the line, where it is broken; what stood before has come.
    """
    walk = _Walk(characters, file_name)
    if walk.sees("["):
        yield from walk.array()
    elif collection := walk.collection():
        walk.position = collection
        yield from walk.array()
    else:
        walk.position = 0
        yield walk.value()


class _Walk:
    """A place in characters of JSON that moves on value by value."""

    def __init__(self, characters: str, file_name: str) -> None:
        self._characters = characters
        self._file_name = file_name
        self._line, self._counted = 1, 0
        self.position = 0

    def sees(self, sign: str) -> bool:
        """Whether the next character that is no blank is this one; it is behind us then."""
        self._pass_blanks()
        found = self._characters.startswith(sign, self.position)
        self.position += len(sign) if found else 0
        return found

    def value(self) -> Element:
        self._pass_blanks()
        start = self.position
        try:
            value, self.position = _decoder.raw_decode(self._characters, start)
        except (ValueError, RecursionError) as error:
            raise self._broken() from error
        return Element(value, start, self.position, self._line_at(start))

    def array(self) -> Iterator[Element]:
        """The elements of an array whose bracket is behind us."""
        if self.sees("]"):
            return
        while True:
            yield self.value()
            if self.sees("]"):
                return
            if not self.sees(","):
                raise self._broken()

    def collection(self) -> int:
        """Where, in the object that begins here, the array of articles begins; 0 when it has none."""
        if not self.sees("{") or self.sees("}"):
            return 0
        while True:
            name = self.value().value
            if not isinstance(name, str) or not self.sees(":"):
                raise self._broken()
            if holds_articles(name) and self.sees("["):
                return self.position
            self.value()
            if not self.sees(","):
                return 0

    def _pass_blanks(self) -> None:
        found = _BLANKS.match(self._characters, self.position)
        self.position = found.end() if found else self.position

    def _line_at(self, position: int) -> int:
        self._line += self._characters.count("\n", self._counted, position)
        self._counted = max(position, self._counted)
        return self._line

    def _broken(self) -> UserError:
        line = self._characters.count("\n", 0, self.position) + 1
        return UserError(
            f"“{self._file_name}” is not valid JSON from line {line:,} on.",
            "Export it again from the program it comes from.",
        )
