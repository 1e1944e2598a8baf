"""What is told of paragraphs that were set apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.domain.counting import counted

LABEL = "Set apart "
"""How the labels of these change sets begin."""

REPEATED = "repeated in "
"""How the labels of zones begin that are set apart."""

_SHOWN, _LONGEST = 3, 60
"""So many paragraphs are quoted to the analyst, and so many characters of each."""


@dataclass(frozen=True, slots=True)
class SetApart:
    """What was set apart: the `paragraphs` as the first article has them, and the ids of the `articles`.

    `titles` are those of articles whose headline is another line now, by id.
    """

    paragraphs: tuple[str, ...]
    articles: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    place: int = 0

    def __str__(self) -> str:
        count, more = len(self.paragraphs), len(self.paragraphs) - _SHOWN
        quoted = [f"“{_short(words)}”" for words in self.paragraphs[:_SHOWN]]
        listed = ", ".join(quoted) + (f" and {more:,} more" if more > 0 else "")
        was = "was" if count == 1 else "were"
        return f"{self.heading} {was} set apart as boilerplate: {listed}. Undo takes it back."

    @property
    def heading(self) -> str:
        """`2 repeated paragraphs in 14 articles`"""
        paragraphs = counted(len(self.paragraphs), "repeated paragraph")
        return f"{paragraphs} in {counted(len(self.articles), 'article')}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
