"""Ascending places in a batch of 65,536 as bytes: those of a frequent term one byte each.

A byte is the distance from the place before, or 0 for 255 places more; the first counts from -1. Where
that is not shorter, which is so for rare terms, each place is two bytes. The number of places tells which
way it is.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.integer[Any]]

_FAR = 255

_FEW = 8
"""Fewer places than these are two bytes each, whatever their distances."""


def packed(places: Integers) -> bytes:
    if len(places) < _FEW:
        return places.astype(np.uint16).tobytes()
    distances = np.diff(places, prepend=-1)
    skips = (distances - 1) // _FAR
    ends = np.cumsum(skips + 1)
    if ends[-1] >= 2 * len(places):
        return places.astype(np.uint16).tobytes()
    data = np.zeros(ends[-1], np.uint8)
    data[ends - 1] = distances - _FAR * skips
    return data.tobytes()


def unpacked(data: bytes, count: int) -> Integers:
    if len(data) == 2 * count:
        return np.frombuffer(data, np.uint16).astype(np.int64)
    distances = np.frombuffer(data, np.uint8)
    if len(data) == count:
        return np.cumsum(distances, dtype=np.int64) - 1
    there = distances > 0
    return np.cumsum(np.where(there, distances, _FAR), dtype=np.int64)[there] - 1
