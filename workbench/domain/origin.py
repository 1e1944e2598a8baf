"""Where stories come from: sources that have one from the same place are no independent witnesses."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.overview import Source
from workbench.domain.ruling import Ruling


class TieKind(StrEnum):
    """What ties two sources to one origin."""

    OUTLET = "outlet"
    WORDS = "shared words"
    AGENCY = "news agency"
    CREDIT = "credit"
    STATEMENT = "same statement"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two sources seem to have their story from one place: a `reason`, and the words it rests on: those
    that both have, or those in which each of them passes on a statement or says where it has the story
    from; none for a common outlet. `ruling` is what an analyst has said of the two.
    """

    one: Source
    other: Source
    kind: TieKind
    reason: str
    words: tuple[str, ...]
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Sources that seem to have their story from one place, and what ties them; alone it has no ties."""

    sources: tuple[Source, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Independence:
    """The sources whose passages support or refute a claim, by their origins; a proposal with reasons,
    but for what an analyst has said.

    Parts of a page by several outlets are sources of their own. Comments, teasers and boilerplate are no
    sources. `set_apart` are the ties that an analyst says are none.
    """

    origins: tuple[Origin, ...] = ()
    set_apart: tuple[Tie, ...] = ()

    @property
    def sources(self) -> int:
        return sum(len(origin.sources) for origin in self.origins)

    @property
    def shared(self) -> tuple[Origin, ...]:
        """The origins that several sources share."""
        return tuple(origin for origin in self.origins if len(origin.sources) > 1)

    @property
    def told(self) -> str:
        """“5 articles, 2 independent origins”; “sources” instead where some are parts of a page."""
        if not self.sources:
            return ""
        has_parts = any(source.page for origin in self.origins for source in origin.sources)
        noun = "source" if has_parts else "article"
        origins = len(self.origins)
        said = f"{self.sources:,} {noun}{'s' * (self.sources > 1)}"
        return f"{said}, {origins:,} independent origin{'s' * (origins > 1)}" if self.sources > 1 else said
