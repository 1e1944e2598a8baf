"""How things are laid out as lines of text, and as JSON."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Any

from workbench.cli.terminal import BOLD, NOT_BOLD, UNPRINTABLE
from workbench.domain.anchor import Anchor
from workbench.domain.article import ZoneKind
from workbench.domain.dates import readable_date
from workbench.domain.overview import Source

ID_SHOWN = 8
"""Characters of an id that are shown; any beginning that is unique is understood."""

_WIDEST = 100
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\u2028\u2029"}
"""What some programs take for the end of a line, though it is none in JSON Lines."""

_PLAIN_ZONES = (ZoneKind.HEADLINE, ZoneKind.DATELINE, ZoneKind.BODY)


def width() -> int:
    return min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)


def wrapped(words: str, indent: str = "", first: str | None = None) -> Iterator[str]:
    """The words in lines that fit, paragraph by paragraph; `first` stands before the first line."""
    begin = indent if first is None else first
    room = max(width(), len(indent) + 30)
    for paragraph in words.strip().splitlines():
        yield from textwrap.wrap(
            paragraph, room, initial_indent=begin, subsequent_indent=indent, break_on_hyphens=False
        ) or [""]
        begin = indent


def table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> Iterator[str]:
    """Columns as wide as what is in them; the last one is cut where the line ends."""
    lines = [tuple(heads), *map(tuple, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads) - 1)]
    room = max(width() - sum(widths) - 2 * len(widths), 20)
    for line in lines:
        cells = [cell.ljust(size) for cell, size in zip(line, widths, strict=False)]
        yield "  ".join([*cells, cut(line[-1], room)]).rstrip()


def cut(words: str, room: int) -> str:
    """The words in one line of at most `room` characters."""
    words = " ".join(words.split())
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"


def source_line(source: Source) -> str:
    """`Politico · 6 Jan 2020 · page 3`: where something stands; with the zone when that matters."""
    said = [source.name, readable_date(source.attribution.published)]
    if source.page_number:
        said.append(f"page {source.page_number:,}")
    if source.zone not in _PLAIN_ZONES:
        said.append(source.zone)
    return " · ".join(filter(None, said))


def emphasised(words: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The words with the stretches in bold, where a terminal shows them."""
    if not sys.stdout.isatty() or "NO_COLOR" in os.environ:
        return words
    for start, end in sorted(stretches, reverse=True):
        words = f"{words[:start]}{BOLD}{words[start:end]}{NOT_BOLD}{words[end:]}"
    return words


def as_json(value: Any) -> str:
    """The value over several lines, for commands that tell one thing."""
    return _without_controls(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def json_line(value: Mapping[str, Any]) -> str:
    """The object in one line, for commands that tell many: what they print is JSON Lines."""
    told = json.dumps(value, ensure_ascii=False, default=_plain)
    return _without_controls(told).translate(_LINE_ENDS)


def place_told(anchor: Anchor, source: Source) -> dict[str, Any]:
    """Where words stand, under the same keys for all commands that print JSON Lines.

    `article` is our id and `known_id` the one that the article had in its collection, "" for none; `start`
    and `end` count code points of the article's words, from 0.
    """
    return {
        "article": source.article_id,
        "known_id": source.text.known_id,
        "outlet": source.attribution.outlet,
        "published": source.attribution.published,
        "zone": source.zone,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
    }


def _without_controls(told: str) -> str:
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
