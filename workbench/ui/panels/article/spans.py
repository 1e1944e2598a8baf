"""Very many places in a text, in little room."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import overload

from workbench.domain.span import Span


class Spans(Sequence[Span]):
    """Spans in order, like a list of pairs of numbers that takes a tenth of the room.

    Made of chunks, so that more can be joined without copying those there are.
    """

    def __init__(self, chunks: Iterable["Chunk"] = ()) -> None:
        self._chunks = [chunk for chunk in chunks if chunk.starts]
        self._counts = [0, *accumulate(len(chunk.starts) for chunk in self._chunks)]

    def __len__(self) -> int:
        return self._counts[-1]

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        place = bisect_right(self._counts, number) - 1
        chunk, within = self._chunks[place], number - self._counts[place]
        return chunk.starts[within], chunk.ends[within]


class Chunk:
    """Some spans that lie behind each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts, self.ends = array("I"), array("I")
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)
