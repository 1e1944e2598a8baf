"""Articles as rows of a table (CSV, TSV), with the names of the columns in the first row."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.errors import UserError
from workbench.reading.data.encoded import within
from workbench.reading.data.record import Named, article, named
from workbench.reading.data.refusing import one_sentence_if_all_bad
from workbench.reading.decoding import LARGEST, as_written, decode
from workbench.reading.extracted import Extracted

_MEDIA_TYPE = "text/csv"
_SEPARATORS = (",", ";", "\t", "|")
_MOST_NAMED = 8
_LONGEST_HEAD = 10_000
_ANNOUNCEMENT = re.compile(r"\"?sep=([,;\t|])\"?", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def read(content: bytes, file_name: str) -> Iterator[Extracted | UserError]:
    """The articles row by row; a row that holds none is a UserError that names its line.

    The original of an article are the bytes of its row. Raises UserError, naming the file, when it is
    no text, or when no column is one of texts.
    """
    return one_sentence_if_all_bad(_rows(content, file_name), file_name)


def _rows(content: bytes, file_name: str) -> Iterator[Extracted | UserError]:
    characters, encoding = decode(content, file_name)
    piecewise = within(content, encoding)
    written = as_written(content, characters, encoding)
    lines = _Lines(characters.removeprefix("\ufeff"), written.removeprefix("\ufeff"))
    separator = lines.announced_separator() or _separator(lines.first)
    csv.field_size_limit(LARGEST)  # by itself, Python refuses a text of 128 kB
    rows = csv.reader(lines, delimiter=separator, strict=True)
    names, _, _ = _row(rows, lines)
    fields = named(names or ())
    if not names or not fields["text"]:
        raise _no_text(file_name, names or [])
    while True:
        row, line, said = _row(rows, lines)
        if not said:
            return
        place = f"line {line:,} of “{file_name}”"
        if row == []:  # a blank line
            continue
        try:
            found = _article(names, row, fields, place)
        except UserError as problem:
            yield problem
            continue
        yield replace(
            found,
            encoding=encoding,
            media_type=_MEDIA_TYPE,
            original=said.rstrip("\r\n").encode(piecewise, "surrogateescape"),
            file_name=f"{file_name}, line {line:,}",
        )


class _Lines:
    """The lines of a text one by one, which remembers how those are `written` that belong to one row."""

    def __init__(self, characters: str, written: str) -> None:
        self._characters = characters
        self._written = written
        self._position = 0
        self._begun = 0
        self.number = 0

    @property
    def first(self) -> str:
        return next(iter(self._characters[:_LONGEST_HEAD].splitlines()), "")

    def announced_separator(self) -> str:
        """The sign that a line above the table names, as spreadsheets write it: `sep=;`. Passed over then."""
        announced = _ANNOUNCEMENT.fullmatch(self.first)
        if not announced:
            return ""
        next(self)
        self.taken()
        return announced[1]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._position >= len(self._characters):
            raise StopIteration
        found = _LINE.match(self._characters, self._position)
        self._position = found.end() if found else len(self._characters)
        self.number += 1
        return found[0] if found else ""

    def taken(self) -> str:
        """The characters since this was asked last."""
        start, self._begun = self._begun, self._position
        return self._written[start : self._position]


def _row(rows: Iterator[list[str]], lines: _Lines) -> tuple[list[str] | None, int, str]:
    """The next row, the line it begins in, and how it is written: nothing at the end of the file.

    The row is None where its quotation marks are not closed or stand within words.
    """
    first = lines.number + 1
    try:
        row = next(rows, None)
    except csv.Error:
        row = None
    return row, first, lines.taken()


def _article(names: list[str], row: list[str] | None, fields: Named, place: str) -> Extracted:
    if row is None:
        raise UserError(f"The quotation marks in {place} do not match.", "Correct the row, or leave it out.")
    if len(row) > len(names):
        raise UserError(
            f"There are {len(row)} values in {place}, but {len(names)} columns have a name.",
            "Put values with separators in them into quotation marks.",
        )
    return article(dict(zip(names, row, strict=False)), fields, place)


def _separator(first: str) -> str:
    """What stands between the names of columns: the one by which most of them are known."""

    def known(separator: str) -> tuple[int, int]:
        try:
            names = next(csv.reader([first], delimiter=separator), [])
        except csv.Error:
            names = []
        return sum(map(len, named(names).values())), first.count(separator)

    return max(_SEPARATORS, key=known)


def _no_text(file_name: str, names: list[str]) -> UserError:
    listed = ", ".join(f"“{name[:40]}”" for name in names[:_MOST_NAMED]) or "nothing"
    return UserError(
        f"No column of “{file_name}” is called “text”; its first row says {listed}.",
        "Put the names of the columns into the first row, “text” for the words of the articles.",
    )
