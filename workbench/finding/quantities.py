"""The quantities of a text: how many of what, how exactly, and where it stands.

A quantity is a number that counts or measures: “all but 3,000 U.S. troops”, “$2.5bn in aid”, “one in
four voters”. Numbers in dates, names and addresses are none (see `unquantified`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.finding.amounts import amounts
from workbench.finding.counting import Reading
from workbench.finding.folding import lower, same_look
from workbench.finding.quantity import Quantity

__all__ = ["Quantity", "each_quantity", "quantities"]

_CACHED = 4000
"""Texts up to this length are remembered: the same passage is compared with many claims."""

_PIECE = 40_000
"""Characters that are looked at together; see `_pieces`."""

_MAYBE = re.compile(r"\d|[½-⅞]|[a-z]{3}")


def quantities(words: str) -> tuple[Quantity, ...]:
    """The quantities in their order. Positions are code points of `words`."""
    return _remembered(words) if len(words) <= _CACHED else tuple(each_quantity(words))


@lru_cache(maxsize=1024)
def _remembered(words: str) -> tuple[Quantity, ...]:
    return tuple(each_quantity(words))


def each_quantity(words: str) -> Iterator[Quantity]:
    """The same one by one, for long texts: each is looked for when it is asked for."""
    for start, piece in _pieces(words):
        for found in _in_piece(piece):
            yield found.moved(start) if start else found


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """The words in pieces of whole lines, each with its place; a line is cut only where it is very long.

    Nothing reaches from one line to another, and no step should hold up other threads for long.
    """
    start = 0
    while start < len(words):
        end = start + _PIECE
        if end < len(words):
            cut = words.rfind("\n", start, end)
            cut = cut if cut >= 0 else words.rfind(" ", start, end)
            end = cut + 1 if cut >= 0 else end
        yield start, words[start:end]
        start = end


def _in_piece(words: str) -> Iterator[Quantity]:
    looks = "\n".join(map(same_look, lower(words).split("\n")))
    if not _MAYBE.search(looks):
        return
    before: Quantity | None = None
    for amount in amounts(looks):
        if before is None or amount.start >= before.phrase_end:
            found = Reading(words, looks, amount).quantity(before)
            if found is not None:
                before = found
                yield found
