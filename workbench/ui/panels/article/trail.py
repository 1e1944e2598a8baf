"""Where the analyst has been: the articles that were open, and how far each was scrolled."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stop:
    """An article that was open; `position` is the code point at which its view began."""

    text_id: str
    position: int = 0


class Trail:
    """The way through the articles, back and forth, like the pages of a browser."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._here = -1
        self._positions: dict[str, int] = {}

    @property
    def here(self) -> Stop | None:
        return self._stops[self._here] if self._here >= 0 else None

    @property
    def can_go_back(self) -> bool:
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        return self._here < len(self._stops) - 1

    def leave_at(self, position: int) -> None:
        """Remember how far the present article is scrolled."""
        if self.here:
            self._stops[self._here] = replace(self.here, position=position)
            self._positions[self.here.text_id] = position

    def visit(self, text_id: str) -> Stop:
        """Go on to an article; what lay ahead is forgotten. It is where it was left when seen last."""
        stop = Stop(text_id, self._positions.get(text_id, 0))
        self._stops[self._here + 1 :] = [stop]
        self._here += 1
        return stop

    def go(self, by: int) -> Stop | None:
        """One stop back (-1) or forward (1), if there is one."""
        if not 0 <= self._here + by < len(self._stops):
            return None
        self._here += by
        return self.here

    def forget(self, text_id: str) -> None:
        """The article is gone."""
        kept = [stop for stop in self._stops[: self._here + 1] if stop.text_id != text_id]
        ahead = [stop for stop in self._stops[self._here + 1 :] if stop.text_id != text_id]
        self._stops, self._here = [*kept, *ahead], len(kept) - 1
