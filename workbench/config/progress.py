"""How far the analyst has read: which stretches of a text have been on screen.

Kept outside the case, because reading changes nothing in it and is one person's own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.config import keeping
from workbench.domain.span import Span


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same code points in as few spans as possible, in order; those that touch become one."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def with_span(spans: list[Span], start: int, end: int) -> list[Span]:
    """`spans` (merged) and one more, merged again; looks only at the spans it touches."""
    if start >= end:
        return spans
    first = bisect_left(spans, start, key=lambda span: span[1])
    last = bisect_right(spans, end, key=lambda span: span[0])
    touched = [*spans[first:last], (start, end)]
    whole = (min(span[0] for span in touched), max(span[1] for span in touched))
    return [*spans[:first], whole, *spans[last:]]


class Progress:
    """What was read of one case. Changes stay in memory until `save`, which is cheap when there are none."""

    def __init__(self, folder: Path, case_id: str) -> None:
        self._file = folder / "progress" / f"{case_id}.json"
        self._read = {
            text_id: spans
            for text_id, kept in keeping.load(self._file).items()
            if (spans := _spans(kept)) is not None
        }
        self._changed = False

    def see(self, text_id: str, start: int, end: int) -> bool:
        """The code points from `start` to `end` are on screen; whether any of them is new."""
        before = self._read.get(text_id, [])
        after = with_span(before, start, end)
        if after == before:
            return False
        self._read[text_id] = after
        self._changed = True
        return True

    def read(self, text_id: str) -> list[Span]:
        return list(self._read.get(text_id, ()))

    def save(self) -> None:
        if not self._changed:
            return
        kept = {text_id: [list(span) for span in spans] for text_id, spans in self._read.items()}
        self._changed = not keeping.save(self._file, kept)


def _spans(kept: Any) -> list[Span] | None:
    """The spans a line of the file means, or None for one that somebody has spoilt."""
    if not isinstance(kept, list):
        return None
    spans: list[Span] = []
    for span in kept:
        match span:
            case [int(start), int(end)] if 0 <= start < end:
                spans.append((start, end))
            case _:
                return None
    return merged(spans)
